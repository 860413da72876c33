import { sql } from 'kysely'
import { encodeArchive } from '#imdf/encode.ts'
import { emptyPassThrough, type ParkPlan, type PlanRecord } from '#imdf/plan.ts'
import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import type { Db } from '#kernel/server/database.ts'
import { allLedgers, type Row, shownRecord } from '#kernel/server/ledger-rows.ts'

/** Ledgers whose records travel in an IMDF archive, in the order in which references resolve. */
export function planLedgers(): Ledger[] {
  return allLedgers().filter((ledger) => ledger.imdf)
}

function planRecord(ledger: Ledger, row: Row): PlanRecord {
  const shown = shownRecord(ledger, row, () => true)
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    extra: row.extra,
    fields: Object.fromEntries(Object.keys(ledger.fields).map((key) => [key, shown[key] ?? null])),
  }
}

/** The park's whole plan as it stands, with what earlier archives held beyond it. */
export async function loadPlan(db: Db, parkId: string): Promise<ParkPlan> {
  const features: ParkPlan['features'] = {}
  for (const ledger of planLedgers()) {
    const { rows } = await sql<Row>`select * from ${sql.raw(ledger.table)} where park_id = ${parkId} and removed_at is null order by code`.execute(db)
    features[ledgerName(ledger)] = rows.map((row) => planRecord(ledger, row))
  }
  const kept = await sql<{
    venue: ParkPlan['venue']
    pass_through: ParkPlan['passThrough']
  }>`select venue, pass_through from parks.plan_remainder where park_id = ${parkId}`.execute(db)
  const park = await sql<{
    name_zh: string
    boundary: NonNullable<ParkPlan['venue']>['geometry']
    address: string | null
  }>`select name_zh, boundary, address from parks.park where id = ${parkId}`.execute(db)
  const own = park.rows[0]
  const venue = kept.rows[0]?.venue ?? null
  return {
    venue: own ? { ...(venue ?? { id: parkId, displayPoint: null, address: null, extra: {} }), name: own.name_zh, geometry: own.boundary } : venue,
    features,
    passThrough: kept.rows[0]?.pass_through ?? emptyPassThrough(),
  }
}

/** The park's plan as an IMDF 1.0.0 archive. */
export async function planArchive(db: Db, parkId: string, now: Date): Promise<Uint8Array> {
  return encodeArchive(await loadPlan(db, parkId), planLedgers(), { created: now.toISOString(), generatedBy: 'Zhiyuan' })
}
