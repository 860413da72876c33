import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import { refusalOf } from '#kernel/server/database.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { Outcome } from '#standard/finding.ts'
import type { openTask } from '../contract-tasks.ts'
import { type Engine, requirementOf, standardOf, todayAt } from './engine.ts'
import { recordTaskEvent } from './task-rows.ts'

export function openTaskHandler(engine: Engine): Handler<typeof openTask> {
  return async ({ parkId, standard, id, requirement, subject, title, description, owner, dueOn }, { db, actor, now }) => {
    const loaded = standardOf(engine, standard)
    requirementOf(loaded, requirement)
    if (dueOn < todayAt(now)) throw new Refusal('conformity.due_in_past')
    const gap = subject ? await subjectGap(db, parkId, loaded.id, requirement, subject) : await requirementGap(db, parkId, loaded.id, requirement)
    if (!gap || gap.outcome === 'met' || gap.outcome === 'notApplicable') throw new Refusal('conformity.nothing_to_mend')
    try {
      await sql`
        insert into conformity.task (id, park_id, standard, requirement, subject_kind, subject_id, subject_name, title, description, owner, owner_name, due_on, opened_by, opened_by_name, opened_at)
        values (${id}, ${parkId}, ${loaded.id}, ${requirement}, ${subject?.kind ?? null}, ${subject?.id ?? null}, ${gap.name}, ${title}, ${description}, ${owner?.id ?? null}, ${owner?.name ?? null},
          ${dueOn}, ${actor.userId}, ${actor.displayName}, ${now})`.execute(db)
    } catch (error) {
      throw refusalOf(error, { task_one_per_gap: 'conformity.task_exists' })
    }
    await recordTaskEvent(db, parkId, id, actor, now, { kind: 'opened', text: title })
    return { id }
  }
}

interface GapFound {
  outcome: Outcome
  name: string | null
}

async function requirementGap(db: Db, parkId: string, standard: string, requirement: string): Promise<GapFound | undefined> {
  const { rows } =
    await sql<GapFound>`select outcome, null as name from conformity.requirement_state where park_id = ${parkId} and standard = ${standard} and requirement = ${requirement}`.execute(
      db,
    )
  return rows[0]
}

async function subjectGap(db: Db, parkId: string, standard: string, requirement: string, subject: { kind: string; id: string }): Promise<GapFound | undefined> {
  const { rows } = await sql<GapFound>`
    select outcome, subject_name as name from conformity.finding where park_id = ${parkId} and standard = ${standard} and requirement = ${requirement}
      and subject_kind = ${subject.kind} and subject_id = ${subject.id} order by rank limit 1`.execute(db)
  return rows[0]
}
