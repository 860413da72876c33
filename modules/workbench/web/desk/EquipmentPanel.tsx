import { useFindings } from '#ui/clauses/clause-calls.ts'
import { FindingLines } from '#ui/clauses/FindingLines.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { Panel } from './Panel.tsx'

const MOST = 5
const UPKEEP = '6.1.4.2'

/** Fire and flood equipment that is overdue for service or faulty, worst first, as the requirement on upkeep found it. */
export function EquipmentPanel() {
  const place = usePlace()
  const found = useFindings({ requirement: UPKEEP, outcomes: ['notMet'], limit: MOST })
  const count = formatNumber(found.data?.total ?? 0)
  return (
    <Panel
      title={{ zh: '设施维保逾期与故障', en: 'Equipment overdue or faulty' }}
      more={{ to: pathIn(place, 'space/safety-equipment'), text: { zh: `全部 ${count} 项`, en: `All ${count}` } }}
      of={found}
    >
      {found.data?.total === 0 && (
        <EmptyState kind="finished" hint={{ zh: '消防防汛设施没有维保逾期或故障。', en: 'No fire or flood equipment is overdue or faulty.' }} />
      )}
      <FindingLines findings={found.data?.rows ?? []} />
    </Panel>
  )
}
