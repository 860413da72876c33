import { AppLink } from '#ui/AppLink.tsx'
import { formatRelative } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { addressIn, pathIn, recordPath, usePlace } from '#ui/park.ts'
import { useAsk } from '../calls.ts'
import { Panel } from './Panel.tsx'

const MOST = 6

/** Records opened last. */
export function RecentPanel() {
  const t = useText()
  const place = usePlace()
  const found = useAsk('workbench.recentList')
  const hits = found.data?.hits ?? []
  return (
    <Panel title={{ zh: '最近访问', en: 'Recent records' }} of={found}>
      {hits.length === 0 && <p className="quiet">{t({ zh: '打开过的台账记录会列在这里。', en: 'Records you open are listed here.' })}</p>}
      <ul className="desk-lines">
        {hits.slice(0, MOST).map((hit) => (
          <li key={`${hit.ledger} ${hit.id}`}>
            <div>
              <p>
                <AppLink className="desk-title" to={recordPath(place, hit.ledger, hit.id)}>
                  {hit.name}
                </AppLink>
              </p>
              <p className="quiet">{`${t(hit.ledgerTitle)} ${hit.code}`}</p>
            </div>
            <time dateTime={hit.visitedAt}>{formatRelative(hit.visitedAt)}</time>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The latest messages. */
export function MessagesPanel() {
  const t = useText()
  const place = usePlace()
  const found = useAsk('notifications.inbox', { limit: MOST })
  const rows = found.data?.rows ?? []
  return (
    <Panel title={{ zh: '消息', en: 'Messages' }} more={{ to: pathIn(place, 'messages'), text: { zh: '消息中心', en: 'Inbox' } }} of={found}>
      {rows.length === 0 && <p className="quiet">{t({ zh: '没有新消息。', en: 'No new messages.' })}</p>}
      <ul className="desk-lines">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <p>
                {row.path ? (
                  <AppLink className="desk-title" to={addressIn(place, row.path)}>
                    {t(row.title)}
                  </AppLink>
                ) : (
                  t(row.title)
                )}
              </p>
              {row.body && <p className="quiet">{t(row.body)}</p>}
            </div>
            <time dateTime={row.at}>{formatRelative(row.at)}</time>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
