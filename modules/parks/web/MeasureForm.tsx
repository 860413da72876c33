import { useMemo } from 'react'
import { ledgerName } from '#kernel/ledger.ts'
import { Form } from '#ui/form/Form.tsx'
import { useText } from '#ui/i18n.ts'
import { commandOf, type DetailAnswer, detailOf } from '#ui/ledger/ledger-calls.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { useCommandNamed, useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { toast } from '#ui/toast.ts'
import type { LevelPart } from './level-parts.ts'
import { measuredFields, withMeasurements } from './measured-fields.ts'

/** Measurements of a room, opening or wall, saved where they are seen. Without the right to save nothing is shown. */
export function MeasureForm({ ledger, feature, onSaved }: LevelPart & { onSaved: () => void }) {
  const t = useText()
  const name = ledgerName(ledger)
  const found = useQueryNamed<DetailAnswer>(detailOf(name), { id: feature.id })
  const save = useCommandNamed<Record<string, unknown>, { version: number }>(commandOf('save', name))
  const fields = useMemo(() => measuredFields(ledger, feature.properties), [ledger, feature.properties])
  if (Object.keys(fields).length === 0) return null
  if (found.isError) return <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
  const detail = found.data?.record.id === feature.id ? found.data : undefined
  if (!detail) return <Skeleton lines={4} />
  if (!detail.can.save) return null
  const { record } = detail
  return (
    <section>
      <h3>{t({ zh: '实测数据', en: 'Measurements' })}</h3>
      <Form
        key={`${record.id} ${record.version}`}
        fields={fields}
        start={record}
        submitLabel={t({ zh: '保存实测', en: 'Save measurements' })}
        onSubmit={async (values) => {
          await save.run({ id: record.id, version: record.version, record: withMeasurements(ledger, record, values) })
          toast({ text: t({ zh: '已保存，正在重新判定', en: 'Saved; being judged again' }) })
          onSaved()
        }}
      />
    </section>
  )
}
