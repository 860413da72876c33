import type { Handler } from '#kernel/server/module.ts'
import { type FindingRow, findingKey, type Overrides } from '#standard/evaluate.ts'
import type { Outcome } from '#standard/finding.ts'
import { type Counts, countOf, decideRequirement, noCounts } from '#standard/outcome.ts'
import type { Requirement } from '#standard/standard-file.ts'
import type { previewParameter } from '../contract.ts'
import { type Engine, requirementOf, standardOf, todayAt } from './engine.ts'
import { currentOverrides, judge, loadFacts } from './evaluate-park.ts'
import type { Mark } from './marks.ts'
import { checkParameter } from './parameter-views.ts'
import { groundsReader } from './requirement-states.ts'

/** Judges one requirement twice on today's facts, with the value in force and with the proposed one, by the code that saves findings. */
export function previewParameterHandler(engine: Engine): Handler<typeof previewParameter> {
  return async ({ parkId, standard, requirement: id, name, value }, { db, now }) => {
    const loaded = standardOf(engine, standard)
    const requirement = requirementOf(loaded, id)
    checkParameter(requirement, name, value)
    const only = { ...loaded, standard: { ...loaded.standard, requirements: [requirement] } }
    const kinds = new Set(requirement.checks.flatMap(({ check }) => engine.registry.checks.get(check)?.subject ?? []))
    const facts = await loadFacts(
      db,
      engine,
      parkId,
      todayAt(now),
      [...kinds].map((kind): Mark => ({ kind, ids: null })),
    )
    const inForce = await currentOverrides(db, parkId, loaded.id)
    const before = judge(engine, only, inForce, facts)
    const after = judge(engine, only, withValue(inForce, id, name, value), facts)

    const decide = async (rows: readonly FindingRow[]): Promise<Outcome> => {
      const grounds = await groundsReader(db, engine, only, parkId, todayAt(now), countsByCheck(requirement, rows))
      return decideRequirement(requirement, grounds(requirement)).outcome
    }
    const changed = differences(before, after)
    return {
      requirement: { before: await decide(before), after: await decide(after) },
      counts: { before: countOf(before.map((r) => r.outcome)), after: countOf(after.map((r) => r.outcome)) },
      changedTotal: changed.length,
      changed: changed.slice(0, 100),
    }
  }
}

function withValue(overrides: Overrides, requirement: string, name: string, value: number | string | null): Overrides {
  const own = { ...overrides.get(requirement) } as Record<string, number | string | boolean>
  if (value === null) delete own[name]
  else own[name] = value
  return new Map([...overrides, [requirement, own]])
}

function countsByCheck(requirement: Requirement, rows: readonly FindingRow[]): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Counts>()
  for (const { check, outcome } of rows) {
    const key = `${requirement.id} ${check}`
    const own = counts.get(key) ?? noCounts()
    own[outcome]++
    counts.set(key, own)
  }
  return counts
}

function differences(
  before: readonly FindingRow[],
  after: readonly FindingRow[],
): { subject: FindingRow['subject']; check: string; before: Outcome | null; after: Outcome | null }[] {
  const old = new Map(before.map((row) => [findingKey(row), row]))
  const found = after.flatMap((row) => {
    const was = old.get(findingKey(row))
    old.delete(findingKey(row))
    return was?.outcome === row.outcome ? [] : [{ subject: row.subject, check: row.check, before: was?.outcome ?? null, after: row.outcome as Outcome | null }]
  })
  return [...found, ...[...old.values()].map((row) => ({ subject: row.subject, check: row.check, before: row.outcome as Outcome | null, after: null }))]
}
