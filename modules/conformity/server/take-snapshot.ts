import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Handler } from '#kernel/server/module.ts'
import { canonicalJson, sha256 } from '#standard/canonical.ts'
import { hashFindings, type Overrides, valuesFor } from '#standard/evaluate.ts'
import type { takeSnapshot } from '../contract-snapshots.ts'
import { type Engine, type LoadedStandard, standardOf, todayAt } from './engine.ts'
import { currentOverrides } from './evaluate-park.ts'
import { assessmentRow } from './requirement-rows.ts'

export interface Taker {
  cause: 'daily' | 'onDemand'
  by: { id: string; name: string } | null
  note: string
}

export function takeSnapshotHandler(engine: Engine): Handler<typeof takeSnapshot> {
  return async ({ parkId, standard, id, note }, { db, actor, now }) => {
    const hash = await writeSnapshot(db, engine, standardOf(engine, standard), parkId, id, now, {
      cause: 'onDemand',
      by: { id: actor.userId, name: actor.displayName },
      note,
    })
    return { id, hash }
  }
}

/** Stores outcomes, parameter set, standard version and a hash over the findings, so that any report can be recomputed and proved. */
export async function writeSnapshot(db: Db, engine: Engine, loaded: LoadedStandard, parkId: string, id: string, now: Date, taker: Taker): Promise<string> {
  const assessment = await assessmentRow(db, parkId, loaded.id)
  const findings = await storedHash(db, parkId, loaded.id)
  const parameters = parameterSet(engine, loaded, await currentOverrides(db, parkId, loaded.id))
  const { rows: items } = await sql<{ requirement: string; outcome: string; reason: string; counts: object }>`
    select requirement, outcome, reason, counts from conformity.requirement_state where park_id = ${parkId} and standard = ${loaded.id} order by requirement`.execute(
    db,
  )
  const { rows: last } = await sql<{
    id: string
  }>`select coalesce(max(id), 0) as id from conformity.finding_change where park_id = ${parkId} and standard = ${loaded.id}`.execute(db)
  const hash = sha256(
    canonicalJson({ park: parkId, standard: loaded.id, version: assessment.version, standardHash: loaded.hash, findings: findings.hash, parameters, items }),
  )
  await sql`
    insert into conformity.snapshot (id, park_id, standard, version, taken_at, taken_on, cause, taken_by, taken_by_name, note, evaluated_at, counts, scores, parameters, finding_count, finding_hash, last_change, hash)
    values (${id}, ${parkId}, ${loaded.id}, ${assessment.version}, ${now}, ${todayAt(now)}, ${taker.cause}, ${taker.by?.id ?? null}, ${taker.by?.name ?? null}, ${taker.note}, ${assessment.evaluated_at},
      ${JSON.stringify(assessment.counts)}::jsonb, ${JSON.stringify(assessment.scores)}::jsonb, ${JSON.stringify(parameters)}::jsonb, ${findings.count}, ${findings.hash}, ${last[0]?.id ?? '0'}, ${hash})`.execute(
    db,
  )
  await sql`
    insert into conformity.snapshot_item (park_id, snapshot_id, requirement, outcome, reason, counts)
    select ${parkId}, ${id}, i.requirement, i.outcome, i.reason, i.counts from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i (requirement text, outcome text, reason text, counts jsonb)`.execute(
    db,
  )
  return hash
}

/** The hash over the stored findings of a park, as hashFindings makes it. */
export async function storedHash(db: Db, parkId: string, standard: string): Promise<{ hash: string; count: number }> {
  const { rows } = await sql<{ requirement: string; check_name: string; subject_kind: string; subject_id: string; hash: string }>`
    select requirement, check_name, subject_kind, subject_id, hash from conformity.finding where park_id = ${parkId} and standard = ${standard}`.execute(db)
  const keyed = rows.map((r) => ({ key: `${r.requirement}\u0000${r.check_name}\u0000${r.subject_kind}\u0000${r.subject_id}`, hash: r.hash }))
  return { hash: hashFindings(keyed), count: rows.length }
}

/** Every value the park is judged with, by requirement and check. */
function parameterSet(engine: Engine, loaded: LoadedStandard, overrides: Overrides): Record<string, Record<string, number | string | boolean>> {
  const set: Record<string, Record<string, number | string | boolean>> = {}
  for (const requirement of loaded.standard.requirements) {
    const values: Record<string, number | string | boolean> = {}
    for (const binding of requirement.checks) {
      const check = engine.registry.checks.get(binding.check)
      if (!check) continue
      for (const [name, value] of Object.entries(valuesFor(requirement, binding, check, overrides))) values[binding.values[name] ?? name] = value
    }
    if (Object.keys(values).length > 0) set[requirement.id] = values
  }
  return set
}
