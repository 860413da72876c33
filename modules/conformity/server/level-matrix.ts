import { sql } from 'kysely'
import type { Handler } from '#kernel/server/module.ts'
import type { Outcome } from '#standard/finding.ts'
import type { levelMatrix } from '../contract-levels.ts'
import { type Engine, standardOf } from './engine.ts'

const NONE: Readonly<Record<Outcome, number>> = { met: 0, notMet: 0, unknown: 0, notApplicable: 0, waitingForReview: 0 }

export function levelMatrixHandler(engine: Engine): Handler<typeof levelMatrix> {
  return async ({ parkId, standard, requirements }, { db }) => {
    const { id } = standardOf(engine, standard)
    const { rows } = await sql<{ level_id: string; building_id: string | null; requirement: string; counts: Partial<Record<Outcome, number>> }>`
      select level_id, building_id, requirement, jsonb_object_agg(outcome, total) as counts
      from (select level_id, building_id, requirement, outcome, count(*)::int as total from conformity.finding
        where park_id = ${parkId} and standard = ${id} and level_id is not null and requirement = any (${requirements}::text[]) group by 1, 2, 3, 4) as counted
      group by 1, 2, 3 order by 1, 3`.execute(db)
    return {
      cells: rows.map((row) => ({ levelId: row.level_id, buildingId: row.building_id, requirement: row.requirement, counts: { ...NONE, ...row.counts } })),
    }
  }
}
