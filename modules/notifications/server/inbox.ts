import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { inbox, markAllRead, markRead, unreadCount } from '../contract.ts'

interface Row {
  id: string
  kind: string
  title: { zh: string; en: string }
  body: { zh: string; en: string } | null
  path: string | null
  created_at: Date
  read_at: Date | null
}

// Row-level security shows only the caller's own messages; the user is named as well, because it plans better.
async function unreadOf(db: Db, parkId: string, userId: string): Promise<{ count: number; byKind: Record<string, number> }> {
  const { rows } = await sql<{
    kind: string
    count: string
  }>`select kind, count(*) from notifications.message where park_id = ${parkId} and user_id = ${userId} and read_at is null group by kind`.execute(db)
  const byKind = Object.fromEntries(rows.map((row) => [row.kind, Number(row.count)]))
  return { count: Object.values(byKind).reduce((sum, n) => sum + n, 0), byKind }
}

export const countUnread: Handler<typeof unreadCount> = async ({ parkId }, { db, actor }) => unreadOf(db, parkId, actor.userId)

export const listInbox: Handler<typeof inbox> = async ({ parkId, unreadOnly, kind, cursor, limit }, { db, actor }) => {
  const [at = '', id = ''] = cursor ? Buffer.from(cursor, 'base64url').toString().split('|') : []
  const isUsable = !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)
  const { rows } = await sql<Row>`select id, kind, title, body, path, date_trunc('milliseconds', created_at) as created_at, read_at from notifications.message
    where park_id = ${parkId} and user_id = ${actor.userId} ${unreadOnly ? sql`and read_at is null` : sql``} ${kind ? sql`and kind = ${kind}` : sql``}
      ${isUsable ? sql`and (date_trunc('milliseconds', created_at), id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by date_trunc('milliseconds', created_at) desc, id desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      body: row.body,
      path: row.path,
      at: row.created_at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    })),
    nextCursor: rows.length > limit && last ? Buffer.from(`${last.created_at.toISOString()}|${last.id}`).toString('base64url') : null,
    unread: await unreadOf(db, parkId, actor.userId),
  }
}

export const setRead: Handler<typeof markRead> = async ({ parkId, ids, isRead }, { db, actor, now }) => {
  const { rows } =
    await sql`update notifications.message set read_at = ${isRead ? now : null} where park_id = ${parkId} and user_id = ${actor.userId} and id = any (${ids}::uuid[]) and (read_at is null) = ${isRead} returning id`.execute(
      db,
    )
  return { changed: rows.length }
}

export const setAllRead: Handler<typeof markAllRead> = async ({ parkId }, { db, actor, now }) => {
  const { rows } =
    await sql`update notifications.message set read_at = ${now} where park_id = ${parkId} and user_id = ${actor.userId} and read_at is null returning id`.execute(
      db,
    )
  return { changed: rows.length }
}
