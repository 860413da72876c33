import { AppLink } from '#ui/AppLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { noteOpened } from '../next-item.ts'
import { useWork } from '../use-work.ts'
import { WorkLine } from '../WorkRow.tsx'
import { Panel } from './Panel.tsx'

const MOST = 6

/** What waits for me, the most urgent first, and how much there is in the other tabs. */
export function TodoPanel() {
  const t = useText()
  const place = usePlace()
  const work = useWork('mine')
  const to = pathIn(place, 'tasks')
  const links = [
    { key: 'raised', text: { zh: '我发起的', en: 'Raised by me' }, count: work.counts.raised },
    { key: 'copied', text: { zh: '抄送我的', en: 'Copied to me' }, count: work.counts.copied },
  ]
  return (
    <Panel
      title={{ zh: '我的待办', en: 'My to-dos' }}
      more={{ to, text: { zh: `全部 ${formatNumber(work.counts.mine)} 项`, en: `All ${formatNumber(work.counts.mine)}` } }}
      of={{ isPending: work.isPending, error: work.problem, refetch: work.retry }}
    >
      {work.items.length === 0 && <EmptyState kind="finished" hint={{ zh: '目前没有需要你处理的事项。', en: 'Nothing waits for you.' }} />}
      <ul className="desk-lines">
        {work.items.slice(0, MOST).map((item) => (
          <WorkLine key={item.id} item={item} place={place} onOpen={() => noteOpened(place.parkId, { id: item.id, title: t(item.title) })} />
        ))}
      </ul>
      <p className="desk-foot">
        {links.map((link) => (
          <AppLink key={link.key} to={`${to}?tab=${link.key}`}>
            {t(link.text)} {formatNumber(link.count)}
          </AppLink>
        ))}
      </p>
    </Panel>
  )
}
