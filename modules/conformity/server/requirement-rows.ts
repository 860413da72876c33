import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Outcome } from '#standard/finding.ts'
import { type Counts, REASONS, type Reason, type Scores } from '#standard/outcome.ts'
import type { RequirementRow } from '../contract.ts'
import type { LoadedStandard } from './engine.ts'

export interface AssessmentRow {
  version: string
  evaluated_at: Date
  counts: Counts
  scores: Scores
  roll_ups: Record<string, Outcome>
}

export async function assessmentRow(db: Db, parkId: string, standard: string): Promise<AssessmentRow> {
  const { rows } =
    await sql<AssessmentRow>`select version, evaluated_at, counts, scores, roll_ups from conformity.assessment where park_id = ${parkId} and standard = ${standard}`.execute(
      db,
    )
  const row = rows[0]
  if (!row) throw new Refusal('conformity.not_evaluated')
  return row
}

export function reasonText(code: string): { code: string; text: { zh: string; en: string } } {
  return { code, text: REASONS[code as Reason] ?? { zh: code, en: code } }
}

export function headOf(loaded: LoadedStandard): { id: string; version: string; title: { zh: string; en: string }; hash: string } {
  return { id: loaded.id, version: loaded.version, title: loaded.standard.standard.title, hash: loaded.hash }
}

interface StateRow {
  requirement: string
  outcome: Outcome
  reason: string
  counts: Counts
  worst: z.output<typeof RequirementRow>['worst']
  automatic: boolean
  since: Date
  task_id: string | null
  open_tasks: number
}

/** Every requirement as lists show it, in the standard's order; requirements not judged yet are left out. */
export async function requirementRows(db: Db, loaded: LoadedStandard, parkId: string): Promise<z.output<typeof RequirementRow>[]> {
  const { rows } = await sql<StateRow>`
    select s.requirement, s.outcome, s.reason, s.counts, s.worst, s.automatic, s.since, t.task_id, coalesce(t.open_tasks, 0)::int as open_tasks
    from conformity.requirement_state s
    left join (
      select requirement, count(*) as open_tasks, (array_agg(id order by (subject_id is null) desc, due_on, id))[1] as task_id
      from conformity.task where park_id = ${parkId} and standard = ${loaded.id} and state <> 'closed' group by requirement
    ) t on t.requirement = s.requirement
    where s.park_id = ${parkId} and s.standard = ${loaded.id}`.execute(db)
  const states = new Map(rows.map((row) => [row.requirement, row]))
  return loaded.standard.requirements.flatMap((requirement) => {
    const state = states.get(requirement.id)
    if (!state) return []
    const { id, clause, chapter, level, title, module, enteredOn, pages, children } = requirement
    return [
      {
        id,
        clause,
        chapter,
        level,
        title,
        module,
        pages,
        enteredOn: enteredOn ?? null,
        isRollUp: children.length > 0,
        automatic: state.automatic,
        outcome: state.outcome,
        reason: reasonText(state.reason),
        counts: state.counts,
        worst: state.worst,
        since: state.since.toISOString(),
        taskId: state.task_id,
        openTasks: state.open_tasks,
      },
    ]
  })
}
