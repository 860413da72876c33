import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { Counts, Scores } from '#standard/outcome.ts'
import type { trend } from '../contract.ts'
import type { snapshotList } from '../contract-snapshots.ts'
import { type Engine, standardOf } from './engine.ts'

export interface StoredSnapshot {
  id: string
  standard: string
  version: string
  taken_at: Date
  taken_on: string
  cause: 'daily' | 'onDemand'
  taken_by_name: string | null
  note: string
  evaluated_at: Date
  counts: Counts
  scores: Scores
  parameters: Record<string, Record<string, number | string | boolean>>
  finding_count: number
  finding_hash: string
  last_change: string
  hash: string
}

export function snapshotView(row: StoredSnapshot) {
  return {
    id: row.id,
    standard: row.standard,
    version: row.version,
    takenAt: row.taken_at.toISOString(),
    cause: row.cause,
    by: row.taken_by_name,
    note: row.note,
    evaluatedAt: row.evaluated_at.toISOString(),
    counts: row.counts,
    score: row.scores,
    findingCount: row.finding_count,
    findingHash: row.finding_hash,
    hash: row.hash,
  }
}

async function snapshots(db: Db, parkId: string, standard: string, from: string | undefined, to: string | undefined, limit: number): Promise<StoredSnapshot[]> {
  const { rows } = await sql<StoredSnapshot>`
    select * from conformity.snapshot where park_id = ${parkId} and standard = ${standard} and (${from ?? null}::date is null or taken_on >= ${from ?? null}::date)
      and (${to ?? null}::date is null or taken_on <= ${to ?? null}::date) order by taken_at desc, id limit ${limit}`.execute(db)
  return rows
}

export async function snapshotById(db: Db, parkId: string, id: string): Promise<StoredSnapshot> {
  const { rows } = await sql<StoredSnapshot>`select * from conformity.snapshot where park_id = ${parkId} and id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal('conformity.snapshot_not_found')
  return rows[0]
}

export function snapshotListHandler(engine: Engine): Handler<typeof snapshotList> {
  return async ({ parkId, standard, from, to, limit }, { db }) => ({
    rows: (await snapshots(db, parkId, standardOf(engine, standard).id, from, to, limit)).map(snapshotView),
  })
}

/** The last snapshot of each day, oldest first. */
export function trendHandler(engine: Engine): Handler<typeof trend> {
  return async ({ parkId, standard, from, to }, { db }) => {
    const byDay = new Map<string, StoredSnapshot>()
    for (const row of await snapshots(db, parkId, standardOf(engine, standard).id, from, to, 2_000)) if (!byDay.has(row.taken_on)) byDay.set(row.taken_on, row)
    return {
      points: [...byDay.values()]
        .reverse()
        .map((row) => ({ on: row.taken_on, version: row.version, counts: row.counts, score: row.scores, snapshotId: row.id })),
    }
  }
}
