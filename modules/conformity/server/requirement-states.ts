import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Declaration } from '#standard/check.ts'
import type { Outcome } from '#standard/finding.ts'
import {
  addCounts,
  type Counts,
  countOf,
  type Decision,
  decideAll,
  decideRollUp,
  type EvidencePiece,
  evidenceStanding,
  type Grounds,
  noCounts,
  scoresOf,
} from '#standard/outcome.ts'
import type { Requirement } from '#standard/standard-file.ts'
import { type Engine, type LoadedStandard, todayAt } from './engine.ts'
import { refreshPublicPage } from './public-content.ts'
import { settleTasks } from './settle-tasks.ts'
import { becauseText } from './texts.ts'

export interface StateChange {
  id: string
  before: Outcome | null
  after: Outcome | null
}

interface Worst {
  subject: { kind: string; id: string; name: string }
  outcome: Outcome
  because: { zh: string; en: string }
  shortfall: number
}

interface StateRow {
  requirement: string
  outcome: Outcome
  reason: string
  counts: Counts
  worst: Worst | null
  automatic: boolean
  missing_checks: string[]
}

/** Decides every requirement from the stored findings, evidence and declarations; writes and logs what changed. */
export async function writeStates(db: Db, engine: Engine, loaded: LoadedStandard, parkId: string, now: Date, cause: object): Promise<StateChange[]> {
  const today = todayAt(now)
  const counts = await findingCounts(db, parkId, loaded.id)
  const worst = await worstFindings(db, engine, parkId, loaded)
  const grounds = await groundsReader(db, engine, loaded, parkId, today, counts)
  const { requirements } = loaded.standard
  const decisions = decideAll(requirements, (id) => grounds(loaded.requirements.get(id) as Requirement))

  const rows = requirements.map((requirement): StateRow => {
    const { outcome, reason } = decisions.get(requirement.id) as Decision
    const own = grounds(requirement)
    const missing = requirement.checks.map(({ check }) => check).filter((check) => !engine.registry.checks.has(check))
    const total = own.checks.reduce((sum, { counts: c }) => addCounts(sum, c), noCounts())
    return {
      requirement: requirement.id,
      outcome,
      reason,
      counts: total,
      worst: worst.get(requirement.id) ?? null,
      automatic: own.checks.length > 0,
      missing_checks: missing,
    }
  })
  const changes = await replaceStates(db, loaded, parkId, now, cause, rows)

  const scores = scoresOf(loaded.standard, decisions)
  const rollUps = Object.fromEntries(loaded.standard.rollUps.map((r) => [r.id, decideRollUp(r.children, requirements, decisions)]))
  const totals = countOf([...decisions.values()].map((d) => d.outcome))
  await sql`
    insert into conformity.assessment (park_id, standard, version, evaluated_at, evaluated_on, counts, scores, roll_ups)
    values (${parkId}, ${loaded.id}, ${loaded.version}, ${now}, ${today}, ${JSON.stringify(totals)}::jsonb, ${JSON.stringify(scores)}::jsonb, ${JSON.stringify(rollUps)}::jsonb)
    on conflict (park_id, standard) do update set version = excluded.version, evaluated_at = excluded.evaluated_at, evaluated_on = excluded.evaluated_on,
      counts = excluded.counts, scores = excluded.scores, roll_ups = excluded.roll_ups`.execute(db)
  await settleTasks(db, parkId, loaded.id, now)
  await refreshPublicPage(db, loaded, parkId, now)
  return changes
}

type CountsByCheck = ReadonlyMap<string, Counts>

async function findingCounts(db: Db, parkId: string, standard: string): Promise<CountsByCheck> {
  const { rows } = await sql<{ requirement: string; check_name: string; outcome: Outcome; count: number }>`
    select requirement, check_name, outcome, count from conformity.finding_count where park_id = ${parkId} and standard = ${standard} and count > 0`.execute(db)
  const counts = new Map<string, Counts>()
  for (const row of rows) {
    const key = `${row.requirement} ${row.check_name}`
    const own = counts.get(key) ?? noCounts()
    own[row.outcome] = row.count
    counts.set(key, own)
  }
  return counts
}

async function worstFindings(db: Db, engine: Engine, parkId: string, { id: standard, requirements: all }: LoadedStandard): Promise<Map<string, Worst>> {
  const requirements = [...all.keys()]
  const { rows } = await sql<{
    requirement: string
    subject_kind: string
    subject_id: string
    subject_name: string
    outcome: Outcome
    shortfall: number
    because: { code: string; args?: Record<string, string | number> }
  }>`
    select r.requirement, w.subject_kind, w.subject_id, w.subject_name, w.outcome, w.shortfall, w.body->'because' as because
    from unnest(${requirements}::text[]) as r (requirement) cross join lateral (
      select subject_kind, subject_id, subject_name, outcome, shortfall, body from conformity.finding
      where park_id = ${parkId} and standard = ${standard} and requirement = r.requirement and rank < 3
      order by rank, shortfall desc, subject_name, subject_id, check_name limit 1
    ) w`.execute(db)
  return new Map(
    rows.map((row) => [
      row.requirement,
      {
        subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
        outcome: row.outcome,
        shortfall: row.shortfall,
        because: becauseText(engine.registry.texts, row.because),
      },
    ]),
  )
}

/** Reads what decides a requirement: its checks' counts, its evidence and the park's declarations. */
export async function groundsReader(
  db: Db,
  engine: Engine,
  loaded: LoadedStandard,
  parkId: string,
  today: string,
  counts: CountsByCheck,
): Promise<(requirement: Requirement) => Grounds> {
  const { rows } = await sql<EvidencePiece & { requirement: string }>`
    select requirement, decision, valid_until as "validUntil", to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as "decidedAt"
    from conformity.evidence where park_id = ${parkId} and standard = ${loaded.id}`.execute(db)
  const pieces = new Map<string, EvidencePiece[]>()
  for (const row of rows) pieces.set(row.requirement, [...(pieces.get(row.requirement) ?? []), row])
  const declared: Declaration[] = []
  for (const declarations of engine.registry.declarations) declared.push(...(await declarations.load(db, parkId, today)))
  return (requirement) => {
    const known = requirement.checks.filter(({ check }) => engine.registry.checks.has(check))
    const said = declared.filter(({ category }) => category === requirement.notApplicableWithout)
    return {
      checks: known.map((binding) => ({ binding, counts: counts.get(`${requirement.id} ${binding.check}`) ?? noCounts() })),
      missingChecks: requirement.checks.length - known.length,
      evidence: evidenceStanding(pieces.get(requirement.id) ?? [], today),
      // Declarations that contradict each other declare nothing.
      declaredAbsent: said.length > 0 && said.every(({ exists }) => !exists),
    }
  }
}

async function replaceStates(db: Db, loaded: LoadedStandard, parkId: string, now: Date, cause: object, rows: readonly StateRow[]): Promise<StateChange[]> {
  const { rows: stored } = await sql<StateRow>`
    select requirement, outcome, reason, counts, worst, automatic, missing_checks from conformity.requirement_state where park_id = ${parkId} and standard = ${loaded.id}`.execute(
    db,
  )
  const before = new Map(stored.map((row) => [row.requirement, row]))
  const changed = rows.filter((row) => !isSame(before.get(row.requirement), row))
  const kept = new Set(rows.map((row) => row.requirement))
  const gone = stored.filter((row) => !kept.has(row.requirement))
  if (changed.length > 0) {
    await sql`
      insert into conformity.requirement_state as s (park_id, standard, requirement, outcome, reason, counts, worst, automatic, missing_checks, since)
      select ${parkId}, ${loaded.id}, r.requirement, r.outcome, r.reason, r.counts, r.worst, r.automatic, r.missing_checks, ${now}
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r (requirement text, outcome text, reason text, counts jsonb, worst jsonb, automatic boolean, missing_checks text[])
      on conflict (park_id, standard, requirement) do update set outcome = excluded.outcome, reason = excluded.reason, counts = excluded.counts, worst = excluded.worst,
        automatic = excluded.automatic, missing_checks = excluded.missing_checks, since = case when s.outcome = excluded.outcome then s.since else excluded.since end`.execute(
      db,
    )
  }
  if (gone.length > 0)
    await sql`delete from conformity.requirement_state where park_id = ${parkId} and standard = ${loaded.id} and requirement = any (${gone.map((r) => r.requirement)}::text[])`.execute(
      db,
    )

  const changes = [
    ...changed.map((row) => ({
      id: row.requirement,
      before: before.get(row.requirement)?.outcome ?? null,
      after: row.outcome as Outcome | null,
      reason: row.reason,
    })),
    ...gone.map((row) => ({ id: row.requirement, before: row.outcome as Outcome | null, after: null, reason: row.reason })),
  ].filter((change) => change.before !== change.after)
  if (changes.length > 0) {
    await sql`
      insert into conformity.requirement_change (park_id, at, standard, version, requirement, before_outcome, after_outcome, reason, cause)
      select ${parkId}, ${now}, ${loaded.id}, ${loaded.version}, c.id, c.before, c.after, c.reason, ${JSON.stringify(cause)}::jsonb
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id text, before text, after text, reason text)`.execute(db)
  }
  return changes.map(({ id, before: b, after }) => ({ id, before: b, after }))
}

function isSame(stored: StateRow | undefined, row: StateRow): boolean {
  if (!stored || stored.outcome !== row.outcome || stored.reason !== row.reason || stored.automatic !== row.automatic) return false
  if (stored.missing_checks.join() !== row.missing_checks.join()) return false
  if (Object.entries(row.counts).some(([outcome, count]) => stored.counts[outcome as Outcome] !== count)) return false
  return JSON.stringify(worstKey(stored.worst)) === JSON.stringify(worstKey(row.worst))
}

function worstKey(worst: Worst | null): unknown {
  return worst && [worst.subject.kind, worst.subject.id, worst.subject.name, worst.outcome, worst.shortfall, worst.because.zh, worst.because.en]
}
