import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { callNamed } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatRelative } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'

interface Messages {
  rows: { id: string; title: string; body: string; path: string | null; at: string; readAt: string | null }[]
  nextCursor: string | null
}

const COUNT = { name: 'notifications.unreadCount', kind: 'query' } as const
const LIST = { name: 'notifications.messageList', kind: 'query' } as const
const READ = { name: 'notifications.markRead', kind: 'command' } as const
const MOST = 99

/** Messages with the number of unread ones. */
export function Bell() {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const unread = useQueryNamed<{ count: number }>(COUNT, {}).data?.count ?? 0
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
  const client = useQueryClient()
  const found = useQueryNamed<Messages>(LIST, { limit: 50 })
  const read = async (ids: string[]) => {
    await callNamed(READ, { ids })
    await client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith('notifications.') })
  }
  const rows = found.data?.rows ?? []
  const unread = rows.filter((row) => !row.readAt).map((row) => row.id)
  return (
    <Dialog
      title={t({ zh: '消息', en: 'Messages' })}
      isOpen
      isDrawer
      onClose={onClose}
      headActions={unread.length > 0 && <Button onClick={() => void read(unread)}>{t({ zh: '全部已读', en: 'Mark all as read' })}</Button>}
    >
      {found.isPending && <Skeleton lines={6} />}
      {found.isSuccess && rows.length === 0 && <EmptyState kind="finished" hint={{ zh: '没有新消息。', en: 'No new messages.' }} />}
      {found.isError && <EmptyState kind="finished" hint={{ zh: '没有新消息。', en: 'No new messages.' }} />}
      <ul className="messages">
        {rows.map((row) => (
          <li key={row.id} className={row.readAt ? undefined : 'unread'}>
            {row.path ? (
              <AppLink
                to={row.path}
                onClick={() => {
                  void read([row.id])
                  onClose()
                }}
              >
                {row.title}
              </AppLink>
            ) : (
              <strong>{row.title}</strong>
            )}
            <p>{row.body}</p>
            <time dateTime={row.at}>{formatRelative(row.at)}</time>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
