import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Actor } from '#kernel/server/module.ts'
import type { TaskRow } from '../contract.ts'
import { followTasks } from './follow-ups.ts'

export interface StoredTask {
  id: string
  standard: string
  requirement: string
  subject_kind: string | null
  subject_id: string | null
  subject_name: string | null
  title: string
  description: string
  owner: string | null
  owner_name: string | null
  due_on: string
  state: 'open' | 'waived' | 'closed'
  close_reason: 'met' | 'notApplicable' | null
  opened_by: string
  opened_by_name: string
  opened_at: Date
  closed_at: Date | null
  waived_by: string | null
  waived_by_name: string | null
  waived_until: string | null
  waive_reason: string | null
  version: number
}

export function taskView(row: StoredTask, today: string): z.output<typeof TaskRow> {
  return {
    id: row.id,
    requirement: row.requirement,
    title: row.title,
    description: row.description,
    dueOn: row.due_on,
    state: row.state,
    closeReason: row.close_reason,
    version: row.version,
    subject: row.subject_kind === null || row.subject_id === null ? null : { kind: row.subject_kind, id: row.subject_id, name: row.subject_name ?? '' },
    owner: row.owner === null ? null : { id: row.owner, name: row.owner_name ?? '' },
    isOverdue: row.state === 'open' && row.due_on < today,
    openedBy: { id: row.opened_by, name: row.opened_by_name },
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    waiver:
      row.waived_by === null || row.waived_until === null
        ? null
        : { by: { id: row.waived_by, name: row.waived_by_name ?? '' }, until: row.waived_until, reason: row.waive_reason ?? '' },
  }
}

/** Tasks that meet all conditions: open ones first, then by due date. */
export async function taskRows(db: Db, conditions: readonly RawBuilder<unknown>[]): Promise<StoredTask[]> {
  const { rows } =
    await sql<StoredTask>`select * from conformity.task where ${sql.join(conditions, sql` and `)} order by (state = 'closed'), due_on, id limit 1000`.execute(
      db,
    )
  return rows
}

/** The task, locked for a change when `lock` is set. */
export async function taskById(db: Db, parkId: string, id: string, lock: boolean): Promise<StoredTask> {
  const { rows } = await sql<StoredTask>`select * from conformity.task where park_id = ${parkId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(db)
  const row = rows[0]
  if (!row) throw new Refusal('conformity.task_not_found')
  return row
}

export interface TaskEvent {
  kind: 'opened' | 'assigned' | 'comment' | 'waived' | 'reopened'
  text?: string
  fileIds?: readonly string[]
}

export async function recordTaskEvent(
  db: Db,
  parkId: string,
  taskId: string,
  actor: Actor,
  now: Date,
  { kind, text = '', fileIds = [] }: TaskEvent,
): Promise<void> {
  await sql`
    insert into conformity.task_event (park_id, task_id, at, by, by_name, kind, text, file_ids)
    values (${parkId}, ${taskId}, ${now}, ${actor.userId}, ${actor.displayName}, ${kind}, ${text}, ${[...fileIds]}::uuid[])`.execute(db)
  if (kind !== 'comment') await followTasks(db, parkId, [taskId])
}
