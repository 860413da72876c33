import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '#kernel/server/database.ts'
import type { Context, Handler } from '#kernel/server/module.ts'
import { notificationsRequested, reminderSet } from '#modules/notifications/contract.ts'
import type { closeTodo, raiseTodo, todo, todoClosed, todoRaised } from '../contract-todo.ts'

type Raised = z.output<typeof todoRaised.payload>
type Closed = z.output<typeof todoClosed.payload>
type Emit = Context['emit']

/** Writes the item, tells its handlers once, and sets the ladder of reminders. */
export async function raise(db: Db, emit: Emit, item: Raised): Promise<string> {
  const { parkId, kind, source, title, path, companyId, handlers, handlerRoles, copies, copyRoles, dueOn } = item
  const { rows } = await sql<{
    id: string
    is_new: boolean
  }>`insert into workbench.todo_item as t (id, park_id, company_id, kind, source, title, detail, path, priority, due_on, handlers, handler_roles, copies, copy_roles, raised_by, raised_by_name)
    values (${randomUUID()}, ${parkId}, ${companyId}, ${kind}, ${source}, ${JSON.stringify(title)}, ${item.detail ? JSON.stringify(item.detail) : null}, ${path}, ${item.priority}, ${dueOn},
      ${handlers}::uuid[], ${handlerRoles}::text[], ${copies}::uuid[], ${copyRoles}::text[], ${item.raisedBy}, ${item.raisedByName})
    on conflict (park_id, kind, source) do update set company_id = excluded.company_id, title = excluded.title, detail = excluded.detail, path = excluded.path, priority = excluded.priority, due_on = excluded.due_on,
      handlers = excluded.handlers, handler_roles = excluded.handler_roles, copies = excluded.copies, copy_roles = excluded.copy_roles, closed_at = null, closed_by = null, outcome = null
    returning id, xmax = 0 as is_new`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('The to-do was not written')
  const people = { parkId, companyId, users: [...handlers, ...copies], roles: [...handlerRoles, ...copyRoles] }
  if (row.is_new && people.users.length + people.roles.length > 0)
    await emit(notificationsRequested, { ...people, kind, title, body: item.detail, path, key: `todo:${row.id}` })
  await emit(reminderSet, { parkId, companyId, source: `todo:${row.id}`, kind, title, path, dueOn, users: handlers, roles: handlerRoles })
  return row.id
}

export async function close(db: Db, emit: Emit, { parkId, kind, source, outcome, closedBy }: Closed, now: Date): Promise<boolean> {
  const { rows } = await sql<{
    id: string
    title: { zh: string; en: string }
  }>`update workbench.todo_item set closed_at = ${now}, closed_by = ${closedBy}, outcome = ${outcome ? JSON.stringify(outcome) : null}
    where park_id = ${parkId} and kind = ${kind} and source = ${source} and closed_at is null returning id, title`.execute(db)
  const row = rows[0]
  if (row) await emit(reminderSet, { parkId, source: `todo:${row.id}`, kind, title: row.title, dueOn: null })
  return row !== undefined
}

export const raiseHandler: Handler<typeof raiseTodo> = async (input, { db, emit, actor }) => ({
  id: await raise(db, emit, {
    ...input,
    companyId: actor.scopeKind === 'company' ? (input.companyId ?? actor.companyId) : input.companyId,
    raisedBy: actor.userId,
    raisedByName: actor.displayName,
  }),
})

export const closeHandler: Handler<typeof closeTodo> = async (input, { db, emit, actor, now }) => ({
  closed: await close(db, emit, { ...input, closedBy: actor.userId }, now),
})

interface Row {
  id: string
  kind: string
  source: string
  title: { zh: string; en: string }
  detail: { zh: string; en: string } | null
  path: string | null
  priority: 'low' | 'normal' | 'high'
  due_on: string | null
  is_overdue: boolean
  raised_by_name: string | null
  raised_at: Date
  closed_at: Date | null
  outcome: { zh: string; en: string } | null
}

export const listTodos: Handler<typeof todo> = async ({ parkId, tab, search, offset, limit }, { db, actor, now }) => {
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const mine = sql`(${actor.userId} = any (t.handlers) or t.handler_roles && ${[...actor.roles]}::text[])`
  const copied = sql`(${actor.userId} = any (t.copies) or t.copy_roles && ${[...actor.roles]}::text[])`
  const open = sql`t.closed_at is null`
  const conditions: Record<typeof tab, RawBuilder<unknown>> = {
    mine: sql`${open} and ${mine}`,
    done: sql`t.closed_by = ${actor.userId}`,
    raised: sql`t.raised_by = ${actor.userId}`,
    copied,
  }
  const order = tab === 'mine' ? sql`t.due_on asc nulls last, t.priority = 'high' desc, t.raised_at` : sql`coalesce(t.closed_at, t.raised_at) desc`
  const matching = search ? sql`and position(lower(${search}) in lower(t.title::text)) > 0` : sql``
  const where = sql`t.park_id = ${parkId} and ${conditions[tab]} ${matching}`
  const { rows } = await sql<
    Row & { total: string }
  >`select t.*, coalesce(t.closed_at is null and t.due_on < ${today}::date, false) as is_overdue, count(*) over () as total
    from workbench.todo_item t where ${where} order by ${order}, t.id limit ${limit} offset ${offset}`.execute(db)
  const counts = await sql<{
    mine: string
    overdue: string
    raised: string
    copied: string
  }>`select count(*) filter (where ${mine}) as mine, count(*) filter (where ${mine} and t.due_on < ${today}::date) as overdue,
    count(*) filter (where t.raised_by = ${actor.userId}) as raised, count(*) filter (where ${copied}) as copied from workbench.todo_item t where t.park_id = ${parkId} and ${open}`.execute(
    db,
  )
  const count = counts.rows[0]
  return {
    items: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      source: row.source,
      title: row.title,
      detail: row.detail,
      path: row.path,
      priority: row.priority,
      dueOn: row.due_on,
      isOverdue: row.is_overdue,
      raisedByName: row.raised_by_name,
      raisedAt: row.raised_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      outcome: row.outcome,
    })),
    total: rows[0] ? Number(rows[0].total) : 0,
    counts: { mine: Number(count?.mine), overdue: Number(count?.overdue), raised: Number(count?.raised), copied: Number(count?.copied) },
  }
}
