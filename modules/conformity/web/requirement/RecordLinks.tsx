import type { ReactNode } from 'react'
import type { Text } from '#kernel/operation.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { useText } from '#ui/i18n.ts'
import { pathIn, recordPath, usePlace } from '#ui/park.ts'
import type { FindingView } from '../calls.ts'

/** The park itself is no record of a register; it has a page of its own. */
const PARK = 'parks.park'
const PROFILE = 'planning/profile'

/** Opens the record in its register. Supervisors read the name only: the registers are the park's. */
export function RecordLink({ ledger, id, children }: { ledger: string; id: string; children: ReactNode }) {
  const place = usePlace()
  const isRecord = /^[0-9a-f-]{36}$/.test(id)
  if (place.surface !== 'operator' || (!isRecord && ledger !== PARK)) return <>{children}</>
  return <AppLink to={ledger === PARK ? pathIn(place, PROFILE) : recordPath(place, ledger, id)}>{children}</AppLink>
}

interface MissingProps {
  missing: FindingView['missing'][number]
  title: Text | undefined
  field: Text | undefined
}

/** The field that is missing or outdated, leading to the form of its record, or to the register's form for a new one. */
export function MissingLink({ missing, title, field }: MissingProps) {
  const t = useText()
  const place = usePlace()
  const ledgerName = t(title ?? (missing.ledger === PARK ? { zh: '园区档案', en: 'Park profile' } : { zh: missing.ledger, en: missing.ledger }))
  const fieldName = t(field ?? { zh: missing.field, en: missing.field })
  const args = { ledger: ledgerName, field: fieldName }
  const what = missing.stale
    ? t({ zh: '{ledger}「{field}」已过期，请更新', en: '{ledger}: "{field}" is out of date' }, args)
    : missing.id === null
      ? t({ zh: '登记{ledger}（{field}）', en: 'Record {ledger} ({field})' }, args)
      : t({ zh: '填写{ledger}「{field}」', en: 'Fill in {ledger}: "{field}"' }, args)
  if (place.surface !== 'operator') return <span>{what}</span>
  const address = recordPath(place, missing.ledger, missing.id ?? '')
  const form = missing.id === null ? address.replace(/open=$/, 'new=1') : address.replace('?open=', '?edit=')
  return <AppLink to={missing.ledger === PARK ? pathIn(place, PROFILE) : form}>{what}</AppLink>
}
