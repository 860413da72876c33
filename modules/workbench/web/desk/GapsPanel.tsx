import { AppLink } from '#ui/AppLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/i18n.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { StatusTag } from '#ui/Tag.tsx'
import { useAsk } from '../calls.ts'
import { areasOf, gapsFor } from '../desk-order.ts'
import { Panel } from './Panel.tsx'

const MOST = 7

/** What the park lacks, worst first. */
export function GapsPanel() {
  const t = useText()
  const place = usePlace()
  const found = useAsk('conformity.gapList')
  const gaps = gapsFor(place.roles, found.data?.gaps ?? [])
  const hasArea = areasOf(place.roles).length > 0
  return (
    <Panel
      title={hasArea ? { zh: '条款差距（本岗位优先）', en: 'Gaps, my post first' } : { zh: '条款差距', en: 'Gaps, worst first' }}
      more={{ to: `${pathIn(place, 'conformity')}?outcome=gap`, text: { zh: '全部差距', en: 'All gaps' } }}
      of={found}
      lines={10}
    >
      {gaps.length === 0 && <EmptyState kind="finished" hint={{ zh: '没有不满足、缺资料或待审核的条款。', en: 'Nothing is unmet, unknown or waiting.' }} />}
      <ul className="desk-lines">
        {gaps.slice(0, MOST).map((gap) => (
          <li key={gap.id}>
            <div>
              <p>
                <AppLink className="desk-title" to={pathIn(place, `conformity/${gap.id}`)}>
                  <span className="desk-clause">{gap.id}</span> {t(gap.title)}
                </AppLink>
              </p>
              <p className="quiet">{gap.worst ? `${gap.worst.subject.name}：${t(gap.worst.because)}` : t(gap.reason.text)}</p>
            </div>
            <StatusTag outcome={gap.outcome} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
