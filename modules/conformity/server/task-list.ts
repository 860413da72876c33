import { sql } from 'kysely'
import { PARK_POSTS } from '#kernel/operation.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { task, taskList } from '../contract-tasks.ts'
import { type Engine, standardOf, todayAt } from './engine.ts'
import { mayReview } from './evidence-rows.ts'
import { taskById, taskRows, taskView } from './task-rows.ts'

export function taskListHandler(engine: Engine): Handler<typeof taskList> {
  return async ({ parkId, standard, requirement, state, owner, overdue }, { db, now }) => {
    const today = todayAt(now)
    const conditions = [sql`park_id = ${parkId}`, sql`standard = ${standardOf(engine, standard).id}`]
    if (requirement !== undefined) conditions.push(sql`requirement = ${requirement}`)
    if (state !== undefined) conditions.push(sql`state = ${state}`)
    if (owner !== undefined) conditions.push(sql`owner = ${owner}`)
    if (overdue !== undefined) conditions.push(sql`(state = 'open' and due_on < ${today}) = ${overdue}`)
    return { rows: (await taskRows(db, conditions)).map((row) => taskView(row, today)) }
  }
}

export const handleTask: Handler<typeof task> = async ({ parkId, id }, { db, actor, now }) => {
  const row = await taskById(db, parkId, id, false)
  const { rows: events } = await sql<{ at: Date; by_name: string | null; kind: string; text: string; file_ids: string[] }>`
    select at, by_name, kind, text, file_ids from conformity.task_event where park_id = ${parkId} and task_id = ${id} order by id`.execute(db)
  const isPost = actor.roles.some((role) => (PARK_POSTS as readonly string[]).includes(role))
  return {
    task: taskView(row, todayAt(now)),
    events: events.map((e) => ({ at: e.at.toISOString(), by: e.by_name, kind: e.kind, text: e.text, fileIds: e.file_ids })),
    can: {
      assign: isPost && row.state !== 'closed',
      comment: isPost,
      waive: mayReview(actor) && row.state !== 'closed' && row.owner !== actor.userId,
      reopen: mayReview(actor) && row.state !== 'open',
    },
  }
}
