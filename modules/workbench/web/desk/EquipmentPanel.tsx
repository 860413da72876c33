import { AppLink } from '#ui/AppLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { pathIn, recordPath, usePlace } from '#ui/park.ts'
import { useQueryNamed } from '#ui/query.ts'
import { DueTag } from '../WorkRow.tsx'
import { Panel } from './Panel.tsx'

const MOST = 6
const LIST = { name: 'facilities.safetyEquipmentList', kind: 'query', scope: 'park' } as const

interface Row {
  id: string
  code: string
  name: string
  nextServiceOn: string | null
}

/** Fire and flood equipment whose service is overdue, longest first. */
export function EquipmentPanel() {
  const t = useText()
  const place = usePlace()
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
  const found = useQueryNamed<{ rows: Row[]; total: number }>(LIST, {
    filters: [
      { field: 'nextServiceOn', op: 'lt', value: today },
      { field: 'state', op: 'ne', value: 'retired' },
    ],
    sort: 'nextServiceOn',
    limit: MOST,
  })
  const rows = found.data?.rows ?? []
  const count = formatNumber(found.data?.total ?? 0)
  return (
    <Panel
      title={{ zh: '设施维保逾期', en: 'Equipment service overdue' }}
      more={{ to: pathIn(place, 'space/safety-equipment'), text: { zh: `全部 ${count} 项`, en: `All ${count}` } }}
      of={found}
    >
      {rows.length === 0 && <EmptyState kind="finished" hint={{ zh: '消防防汛设施没有维保逾期。', en: 'No fire or flood equipment is overdue.' }} />}
      <ul className="desk-lines">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <p>
                <AppLink className="desk-title" to={recordPath(place, 'facilities.safetyEquipment', row.id)}>
                  {row.name}
                </AppLink>
              </p>
              <p className="quiet">{t({ zh: '{code}，应于 {day} 维保', en: '{code}, due {day}' }, { code: row.code, day: row.nextServiceOn ?? '--' })}</p>
            </div>
            <DueTag item={{ dueOn: row.nextServiceOn, isOverdue: true, state: 'open' }} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
