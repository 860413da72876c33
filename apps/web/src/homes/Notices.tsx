import { AppLink } from '#ui/AppLink.tsx'
import { formatNumber, formatRelative } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { addressIn, pathIn, usePlace } from '#ui/park.ts'
import { useQueryNamed } from '#ui/query.ts'
import './homes.css'

interface Inbox {
  rows: { id: string; title: { zh: string; en: string }; path: string | null; at: string; readAt: string | null }[]
  unread: { count: number }
}
interface Todos {
  items: { id: string; title: { zh: string; en: string }; path: string | null; dueOn: string | null }[]
  counts: { mine: number }
}

const MOST = 5

/** What waits for the person, by its own list. */
export function TodoLines() {
  const t = useText()
  const place = usePlace()
  const found = useQueryNamed<Todos>({ name: 'workbench.todo', kind: 'query', scope: 'park' }, { limit: MOST })
  const items = found.data?.items ?? []
  return (
    <section className="panel stack">
      <h2>
        <AppLink to={pathIn(place, 'tasks')}>{t({ zh: '我的待办（{n}）', en: 'My to-dos ({n})' }, { n: formatNumber(found.data?.counts.mine ?? 0) })}</AppLink>
      </h2>
      {items.length === 0 && <p className="quiet">{t({ zh: '目前没有需要你办理的事项。', en: 'Nothing needs your attention right now.' })}</p>}
      <ul className="notice-lines">
        {items.map((item) => (
          <li key={item.id}>
            {item.path ? <AppLink to={addressIn(place, item.path)}>{t(item.title)}</AppLink> : t(item.title)}
            {item.dueOn && <span className="quiet">{t({ zh: '{day} 到期', en: 'due {day}' }, { day: item.dueOn })}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The latest notices of the park. */
export function NoticeLines() {
  const t = useText()
  const place = usePlace()
  const found = useQueryNamed<Inbox>({ name: 'notifications.inbox', kind: 'query', scope: 'park' }, { limit: MOST })
  const rows = found.data?.rows ?? []
  return (
    <section className="panel stack">
      <h2>
        <AppLink to={pathIn(place, 'messages')}>
          {t({ zh: '园区通知（未读 {n}）', en: 'Notices of the park ({n} unread)' }, { n: formatNumber(found.data?.unread.count ?? 0) })}
        </AppLink>
      </h2>
      {rows.length === 0 && <p className="quiet">{t({ zh: '园区发给你们的通知会列在这里。', en: 'What the park tells you is listed here.' })}</p>}
      <ul className="notice-lines">
        {rows.map((row) => (
          <li key={row.id}>
            {row.path ? <AppLink to={addressIn(place, row.path)}>{t(row.title)}</AppLink> : t(row.title)}
            <time dateTime={row.at}>{formatRelative(row.at)}</time>
          </li>
        ))}
      </ul>
    </section>
  )
}
