import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Fact, Values } from '#standard/check.ts'
import { evaluate, evaluateCheck, type FindingRow, type Overrides } from '#standard/evaluate.ts'
import { openReading } from '#standard/reading.ts'
import { boundOf, type Engine, judgedKinds, type LoadedStandard, todayAt } from './engine.ts'
import type { Causes, Mark } from './marks.ts'
import { type StateChange, writeStates } from './requirement-states.ts'
import { openFindings } from './write-findings.ts'

export interface Evaluation {
  standard: string
  findings: number
  requirements: StateChange[]
}

/**
 * Judges a park against every standard, inside the caller's transaction. With marks only their subjects are loaded and judged, by the same
 * code, so that both ways leave byte-equal findings. Evaluations of one park follow each other.
 */
export async function evaluatePark(db: Db, engine: Engine, parkId: string, now: Date, marks: readonly Mark[] | 'all', causes: Causes): Promise<Evaluation[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`conformity:${parkId}`}, 0))`.execute(db)
  const facts = await loadFacts(db, engine, parkId, todayAt(now), marks)
  const done: Evaluation[] = []
  for (const loaded of engine.standards) {
    const overrides = await currentOverrides(db, parkId, loaded.id)
    const stored = await openFindings(db, { parkId, standard: loaded.id, version: loaded.version, now, causes }, marks)
    for (const bound of boundOf(engine, loaded, overrides)) {
      const ofKind = facts.get(bound.check.subject)
      if (ofKind) await stored.replace(bound.requirement, bound.check.name, evaluateCheck(bound, ofKind))
    }
    const findings = await stored.close()
    const requirements = await writeStates(db, engine, loaded, parkId, now, causes.overall)
    done.push({ standard: loaded.id, findings, requirements })
  }
  return done
}

export type FactsByKind = ReadonlyMap<string, readonly Fact[]>

/** Facts of every judged kind in scope of the marks; each kind is loaded once for all standards. */
export async function loadFacts(db: Db, engine: Engine, parkId: string, today: string, marks: readonly Mark[] | 'all'): Promise<FactsByKind> {
  const reader = openReading(db)
  const wanted = [...judgedKinds(engine)].flatMap((kind) => {
    const mark = marks === 'all' ? { ids: null } : marks.find((m) => m.kind === kind)
    const loader = engine.registry.facts.get(kind)
    return mark && loader ? [{ kind, ids: mark.ids, loader }] : []
  })
  // All at once: while the rows of one kind are worked on, the database reads the next.
  const loaded = await Promise.all(
    wanted.map(
      async ({ kind, ids, loader }): Promise<[string, readonly Fact[]]> => [
        kind,
        ids === null ? await loader.load(reader, parkId, today) : await loader.load(reader, parkId, today, ids),
      ],
    ),
  )
  return new Map(loaded)
}

/** The findings of one standard on loaded facts; kinds that were not loaded are left out. */
export function judge(engine: Engine, loaded: LoadedStandard, overrides: Overrides, facts: FactsByKind): FindingRow[] {
  const bound = boundOf(engine, loaded, overrides).filter(({ check }) => facts.has(check.subject))
  return evaluate(bound, (kind) => facts.get(kind) ?? [])
}

/** The park's own parameter values by requirement. */
export async function currentOverrides(db: Db, parkId: string, standard: string): Promise<Overrides> {
  const { rows } = await sql<{ requirement: string; name: string; value: number | string }>`
    select requirement, name, value from conformity.parameter_override
    where park_id = ${parkId} and standard = ${standard} and is_current and value is not null`.execute(db)
  const overrides = new Map<string, Record<string, number | string | boolean>>()
  for (const { requirement, name, value } of rows) overrides.set(requirement, { ...overrides.get(requirement), [name]: value })
  return overrides as ReadonlyMap<string, Values>
}
