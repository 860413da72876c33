import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { reopenTask, waiveTask } from '../contract-tasks.ts'
import { todayAt } from './engine.ts'
import { recordTaskEvent, taskById } from './task-rows.ts'

/** A waiver changes the task and never the outcome. Nobody waives what is his own to mend. */
export const handleWaiveTask: Handler<typeof waiveTask> = async ({ parkId, id, until, reason }, { db, actor, now }) => {
  const task = await taskById(db, parkId, id, true)
  if (task.state === 'closed') throw new Refusal('conformity.task_closed')
  if (task.owner === actor.userId) throw new Refusal('conformity.waiver_own')
  if (until < todayAt(now)) throw new Refusal('conformity.due_in_past')
  await sql`
    update conformity.task set state = 'waived', waived_by = ${actor.userId}, waived_by_name = ${actor.displayName}, waived_until = ${until}, waive_reason = ${reason}, version = version + 1
    where park_id = ${parkId} and id = ${id}`.execute(db)
  await recordTaskEvent(db, parkId, id, actor, now, { kind: 'waived', text: reason })
  return { id }
}

export const handleReopenTask: Handler<typeof reopenTask> = async ({ parkId, id, reason }, { db, actor, now }) => {
  const task = await taskById(db, parkId, id, true)
  if (task.state === 'open') throw new Refusal('conformity.task_not_closed')
  await sql`
    update conformity.task set state = 'open', close_reason = null, closed_at = null, waived_by = null, waived_by_name = null, waived_until = null, waive_reason = null, version = version + 1
    where park_id = ${parkId} and id = ${id}`.execute(db)
  await recordTaskEvent(db, parkId, id, actor, now, { kind: 'reopened', text: reason })
  return { id }
}
