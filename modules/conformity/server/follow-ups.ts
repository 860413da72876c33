import { sql } from 'kysely'
import type { z } from 'zod'
import type { ModuleEvent } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import { todoClosed, todoRaised } from '#modules/workbench/contract-todo.ts'
import type { TaskRow } from './tables.ts'

const TASK = 'conformity.task'
const EVIDENCE = 'conformity.evidence'
/** Posts that may decide on evidence; the uploader is refused by the operation itself. */
const REVIEWERS = ['parkDirector', 'parkAuditor'] as const

/** Emits where no handler's context is at hand: evaluation settles tasks in a job. */
async function emit<P extends z.core.$ZodType>(db: Db, parkId: string, event: ModuleEvent<P>, payload: z.input<P>): Promise<void> {
  await sql`insert into kernel.outbox (park_id, event, payload) values (${parkId}, ${event.name}, ${JSON.stringify(payload)})`.execute(db)
}

type Task = Pick<TaskRow, 'id' | 'requirement' | 'title' | 'subject_name' | 'owner' | 'due_on' | 'state' | 'opened_by' | 'opened_by_name'>

/** Keeps the to-do of each task like the task: raised for its owner (or the director) while open, closed when closed or waived. */
export async function followTasks(db: Db, parkId: string, taskIds: readonly string[]): Promise<void> {
  if (taskIds.length === 0) return
  const { rows } = await sql<Task>`
    select id, requirement, title, subject_name, owner, due_on, state, opened_by, opened_by_name from conformity.task where park_id = ${parkId} and id = any (${[...taskIds]}::uuid[])`.execute(
    db,
  )
  for (const task of rows) {
    if (task.state !== 'open') {
      const outcome = task.state === 'closed' ? { zh: '已满足，自动办结', en: 'Met; closed by itself' } : { zh: '已豁免', en: 'Waived' }
      await emit(db, parkId, todoClosed, { parkId, kind: TASK, source: task.id, outcome })
      continue
    }
    const what = task.subject_name ? `${task.requirement} · ${task.subject_name}` : task.requirement
    await emit(db, parkId, todoRaised, {
      parkId,
      kind: TASK,
      source: task.id,
      title: { zh: `整改：${task.title}`.slice(0, 500), en: `Rectify: ${task.title}`.slice(0, 500) },
      detail: { zh: what, en: what },
      path: `/o/conformity/tasks?open=${task.id}`,
      dueOn: task.due_on,
      handlers: task.owner ? [task.owner] : [],
      handlerRoles: task.owner ? [] : ['parkDirector'],
      raisedBy: task.opened_by,
      raisedByName: task.opened_by_name,
    })
  }
}

/** Asks the reviewing posts to look at evidence that was handed in. */
export async function askForReview(
  db: Db,
  parkId: string,
  evidence: { id: string; requirement: string; title: string; by: string; byName: string },
): Promise<void> {
  await emit(db, parkId, todoRaised, {
    parkId,
    kind: EVIDENCE,
    source: evidence.id,
    title: { zh: `审核佐证：${evidence.title}`.slice(0, 500), en: `Review evidence: ${evidence.title}`.slice(0, 500) },
    detail: { zh: evidence.requirement, en: evidence.requirement },
    path: `/o/conformity/${evidence.requirement}`,
    handlerRoles: [...REVIEWERS],
    raisedBy: evidence.by,
    raisedByName: evidence.byName,
  })
}

export async function endReview(db: Db, parkId: string, evidenceId: string, closedBy: string, decision: string): Promise<void> {
  const words: Record<string, { zh: string; en: string }> = {
    accepted: { zh: '已采纳', en: 'Accepted' },
    returned: { zh: '已退回', en: 'Returned' },
    refuted: { zh: '认定不满足', en: 'Refuted' },
  }
  await emit(db, parkId, todoClosed, { parkId, kind: EVIDENCE, source: evidenceId, closedBy, outcome: words[decision] ?? null })
}
