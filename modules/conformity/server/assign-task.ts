import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { assignTask } from '../contract-tasks.ts'
import { todayAt } from './engine.ts'
import { recordTaskEvent, taskById } from './task-rows.ts'

export const handleAssignTask: Handler<typeof assignTask> = async ({ parkId, id, version, owner, dueOn }, { db, actor, now }) => {
  const task = await taskById(db, parkId, id, true)
  if (task.state === 'closed') throw new Refusal('conformity.task_closed')
  if (version !== undefined && version !== task.version) throw new Refusal('conformity.task_edit_conflict')
  if (dueOn !== undefined && dueOn < todayAt(now)) throw new Refusal('conformity.due_in_past')
  await sql`
    update conformity.task set owner = ${owner.id}, owner_name = ${owner.name}, due_on = ${dueOn ?? task.due_on}, reminded_on = null, version = version + 1
    where park_id = ${parkId} and id = ${id}`.execute(db)
  await recordTaskEvent(db, parkId, id, actor, now, { kind: 'assigned', text: owner.name })
  return { id, version: task.version + 1 }
}
