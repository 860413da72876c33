import { sql } from 'kysely'
import type { Handler } from '#kernel/server/module.ts'
import { bindingProblems } from '#standard/evaluate.ts'
import type { Outcome } from '#standard/finding.ts'
import { countOf } from '#standard/outcome.ts'
import type { assessment, standardList } from '../contract.ts'
import { type Engine, standardOf } from './engine.ts'
import { assessmentRow, headOf, requirementRows } from './requirement-rows.ts'

export function assessmentHandler(engine: Engine): Handler<typeof assessment> {
  return async ({ parkId, standard }, { db }) => {
    const loaded = standardOf(engine, standard)
    const row = await assessmentRow(db, parkId, loaded.id)
    const { rows: parks } = await sql<{ name: string; pending: boolean }>`
      select name_zh as name, exists (select from conformity.dirty where park_id = ${parkId}) as pending from parks.park where id = ${parkId}`.execute(db)
    const requirements = await requirementRows(db, loaded, parkId)
    return {
      park: { id: parkId, name: parks[0]?.name ?? '' },
      standard: { ...headOf(loaded), version: row.version },
      evaluatedAt: row.evaluated_at.toISOString(),
      isPending: parks[0]?.pending ?? false,
      counts: row.counts,
      score: row.scores,
      chapters: loaded.standard.chapters.map(({ id, title }) => ({
        id,
        title,
        counts: countOf(requirements.filter((r) => r.chapter === id).map((r) => r.outcome)),
      })),
      rollUps: loaded.standard.rollUps.map(({ id, title, children }) => ({ id, title, children, outcome: row.roll_ups[id] ?? ('unknown' as Outcome) })),
      requirements,
    }
  }
}

export function standardListHandler(engine: Engine): Handler<typeof standardList> {
  return async () => ({
    standards: engine.standards.map((loaded) => {
      const { requirements } = loaded.standard
      const automatic = requirements.filter(({ checks }) => checks.some(({ check }) => engine.registry.checks.has(check))).length
      return { ...headOf(loaded), requirements: requirements.length, automatic, problems: bindingProblems(loaded.standard, engine.registry) }
    }),
  })
}
