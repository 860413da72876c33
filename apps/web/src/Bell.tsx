import { useState } from 'react'
import type { Text } from '#kernel/operation.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatRelative } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { addressIn, usePlace } from '#ui/park.ts'
import { useCommandNamed, useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'

/** Texts of messages come in both languages. */
interface Message {
  id: string
  title: Text
  body: Text | null
  path: string | null
  at: string
  readAt: string | null
}

const COUNT = { name: 'notifications.unreadCount', kind: 'query', scope: 'park' } as const
const INBOX = { name: 'notifications.inbox', kind: 'query', scope: 'park' } as const
const READ = { name: 'notifications.markRead', kind: 'command', scope: 'park' } as const
const READ_ALL = { name: 'notifications.markAllRead', kind: 'command', scope: 'park' } as const
const MOST = 99

/** Messages of the park with the number of unread ones. */
export function Bell() {
  const t = useText()
  const { parkId } = usePlace()
  const [isOpen, setOpen] = useState(false)
  const unread = useQueryNamed<{ count: number }>(COUNT, {}, { isEnabled: parkId !== undefined }).data?.count ?? 0
  if (parkId === undefined) return null
  const label = unread > 0 ? t({ zh: '消息，{n} 条未读', en: 'Messages, {n} unread' }, { n: unread }) : t({ zh: '消息', en: 'Messages' })
  return (
    <span className="bell">
      <Button look="quiet" icon="bell" aria-label={label} onClick={() => setOpen(true)} />
      {unread > 0 && (
        <span className="badge" aria-hidden="true">
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      )}
      {isOpen && <MessageDrawer onClose={() => setOpen(false)} />}
    </span>
  )
}

function MessageDrawer({ onClose }: { onClose: () => void }) {
  const t = useText()
  const place = usePlace()
  const found = useQueryNamed<{ rows: Message[] }>(INBOX, { limit: 50 })
  const read = useCommandNamed<{ ids: string[] }, unknown>(READ)
  const readAll = useCommandNamed<Record<string, never>, unknown>(READ_ALL)
  const rows = found.data?.rows ?? []
  const isUnread = (row: Message) => row.readAt === null
  return (
    <Dialog
      title={t({ zh: '消息', en: 'Messages' })}
      isOpen
      isDrawer
      onClose={onClose}
      headActions={rows.some(isUnread) && <Button onClick={() => void readAll.run({})}>{t({ zh: '全部已读', en: 'Mark all as read' })}</Button>}
    >
      {found.isPending && <Skeleton lines={6} />}
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && <EmptyState kind="finished" hint={{ zh: '没有新消息。', en: 'No new messages.' }} />}
      <ul className="messages">
        {rows.map((row) => (
          <li key={row.id} className={isUnread(row) ? 'unread' : undefined}>
            {row.path ? (
              <AppLink
                to={addressIn(place, row.path)}
                onClick={() => {
                  void read.run({ ids: [row.id] })
                  onClose()
                }}
              >
                {t(row.title)}
              </AppLink>
            ) : (
              <strong>{t(row.title)}</strong>
            )}
            {row.body && <p>{t(row.body)}</p>}
            <time dateTime={row.at}>{formatRelative(row.at)}</time>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
