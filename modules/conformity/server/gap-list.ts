import type { Handler } from '#kernel/server/module.ts'
import { compareGaps, weightOf } from '#standard/worst-first.ts'
import type { gapList } from '../contract.ts'
import { type Engine, standardOf } from './engine.ts'
import { assessmentRow, requirementRows } from './requirement-rows.ts'

export function gapListHandler(engine: Engine): Handler<typeof gapList> {
  return async ({ parkId, standard, outcomes }, { db }) => {
    const loaded = standardOf(engine, standard)
    const row = await assessmentRow(db, parkId, loaded.id)
    const wanted: readonly string[] = outcomes ?? ['notMet', 'unknown', 'waitingForReview']
    const gaps = (await requirementRows(db, loaded, parkId))
      .filter((gap) => !gap.isRollUp && wanted.includes(gap.outcome))
      .map((gap) => ({
        gap,
        key: { outcome: gap.outcome, weight: weightOf(gap.level), shortfall: gap.worst?.shortfall ?? 0, requirement: gap.id, subject: '' },
      }))
      .sort((a, b) => compareGaps(a.key, b.key))
    return { evaluatedAt: row.evaluated_at.toISOString(), gaps: gaps.map(({ gap }) => gap) }
  }
}
