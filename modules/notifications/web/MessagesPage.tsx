import { useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber, formatRelative, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { addressIn, holds, usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { type Tab, Tabs } from '#ui/Tabs.tsx'
import { Tag } from '#ui/Tag.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { Channels } from './Channels.tsx'
import { type Message, useAct, useAsk } from './calls.ts'
import { DeliveryLog } from './DeliveryLog.tsx'
import { Reminders } from './Reminders.tsx'
import './notifications.css'

/** The inbox of a person in a park; for its keepers also reminders, group robots and what was sent. */
export function MessagesPage() {
  const t = useText()
  const place = usePlace()
  const [url, setUrl] = useUrlState()
  const unread = useAsk('inbox', { limit: 1 }).data?.unread.count
  const isKeeper = holds(place, ['parkDirector', 'informationOfficer'])
  const tabs: Tab[] = [
    { key: 'all', title: { zh: '全部消息', en: 'All' } },
    { key: 'unread', title: { zh: '未读', en: 'Unread' }, ...(unread === undefined ? {} : { count: unread }) },
    ...(place.surface === 'operator' ? [{ key: 'reminders', title: { zh: '提醒设置', en: 'Reminders' } }] : []),
    ...(place.surface === 'operator' && isKeeper
      ? [
          { key: 'channels', title: { zh: '群机器人', en: 'Group robots' } },
          { key: 'log', title: { zh: '发送记录', en: 'Sent' } },
        ]
      : []),
  ]
  const tab = tabs.find((one) => one.key === url.tab)?.key ?? 'all'
  const readAll = useAct('markAllRead')
  return (
    <>
      <PageHead title={{ zh: '消息中心', en: 'Messages' }} clauses={place.surface === 'operator' ? ['7.1', '7.2.3'] : []}>
        {(tab === 'all' || tab === 'unread') && (
          <Button icon="check" isBusy={readAll.isBusy} disabled={!unread} onClick={() => void readAll.run({}).catch(() => undefined)}>
            {t({ zh: '全部标为已读', en: 'Mark all as read' })}
          </Button>
        )}
      </PageHead>
      {readAll.problem && <ProblemNotice problem={readAll.problem} />}
      <Tabs label={t({ zh: '消息', en: 'Messages' })} tabs={tabs} selected={tab} onSelect={(key) => setUrl({ tab: key === 'all' ? undefined : key })}>
        {(tab === 'all' || tab === 'unread') && <Inbox key={tab} unreadOnly={tab === 'unread'} />}
        {tab === 'reminders' && <Reminders canSave={isKeeper} />}
        {tab === 'channels' && <Channels />}
        {tab === 'log' && <DeliveryLog />}
      </Tabs>
    </>
  )
}

const PAGE = 20
const LONGEST = 100

function Inbox({ unreadOnly }: { unreadOnly: boolean }) {
  const t = useText()
  const [limit, setLimit] = useState(PAGE)
  const found = useAsk('inbox', { unreadOnly, limit })
  const rows = found.data?.rows ?? []
  return (
    <section className="panel" aria-label={unreadOnly ? t({ zh: '未读', en: 'Unread' }) : t({ zh: '全部消息', en: 'All' })}>
      {found.isPending && <Skeleton lines={8} />}
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && rows.length === 0 && (
        <EmptyState
          kind={unreadOnly ? 'finished' : 'never'}
          what={{ zh: '消息', en: 'message' }}
          hint={
            unreadOnly
              ? { zh: '没有未读消息。', en: 'Everything is read.' }
              : { zh: '到期提醒、待办和公告会发到这里。', en: 'Reminders, to-dos and notices arrive here.' }
          }
        />
      )}
      <ul className="inbox">
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      {found.data?.nextCursor && limit < LONGEST && (
        <p className="inbox-more">
          <Button isBusy={found.isFetching} onClick={() => setLimit(Math.min(LONGEST, limit + 2 * PAGE))}>
            {t({ zh: '更早的消息', en: 'Earlier messages' })}
          </Button>
        </p>
      )}
      {found.data?.nextCursor && limit >= LONGEST && (
        <p className="quiet inbox-more">{t({ zh: '仅列出最近 {n} 条。', en: 'The latest {n} only.' }, { n: formatNumber(LONGEST) })}</p>
      )}
    </section>
  )
}

function Line({ row }: { row: Message }) {
  const t = useText()
  const place = usePlace()
  const read = useAct('markRead')
  const isUnread = row.readAt === null
  const mark = (isRead: boolean) => void read.run({ ids: [row.id], isRead }).catch(() => undefined)
  return (
    <li className={isUnread ? 'unread' : undefined}>
      <div>
        <p>
          {isUnread && <Tag tone="info">{t({ zh: '未读', en: 'New' })}</Tag>}{' '}
          {row.path ? (
            <AppLink className="inbox-title" to={addressIn(place, row.path)} onClick={() => isUnread && mark(true)}>
              {t(row.title)}
            </AppLink>
          ) : (
            <span className="inbox-title">{t(row.title)}</span>
          )}
        </p>
        {row.body && <p className="quiet">{t(row.body)}</p>}
      </div>
      <time dateTime={row.at} title={formatTime(row.at)}>
        {formatRelative(row.at)}
      </time>
      <Button look="quiet" isBusy={read.isBusy} onClick={() => mark(isUnread)}>
        {isUnread ? t({ zh: '标为已读', en: 'Mark read' }) : t({ zh: '标为未读', en: 'Mark unread' })}
      </Button>
    </li>
  )
}
