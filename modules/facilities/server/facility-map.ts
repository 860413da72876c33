import { sql } from 'kysely'
import { columnOf, type Ledger, ledgerName } from '#kernel/ledger.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Handler } from '#kernel/server/module.ts'
import { sanitationPoint, signalSurvey } from '../contract.ts'
import type { facilityMap } from '../contract-map.ts'

const PLACED: readonly Ledger[] = [sanitationPoint, signalSurvey]

async function featuresOf(db: Db, ledger: Ledger, parkId: string) {
  const keys = Object.entries(ledger.fields)
    .filter(([, field]) => field.type !== 'geometry' && !field.personal)
    .map(([key]) => key)
  const columns = sql.raw(['code', 'name', ...keys.map((key) => `${columnOf(key)} as "${key}"`)].join(', '))
  const { rows } = await sql<Record<string, unknown> & { id: string; geometry: { type: string; coordinates: unknown } | null }>`
    select id, geometry, ${columns} from ${sql.raw(ledger.table)} where park_id = ${parkId} and removed_at is null order by code`.execute(db)
  return rows.map(({ id, geometry, ...properties }) => ({ type: 'Feature' as const, id, geometry, properties }))
}

export const handleFacilityMap: Handler<typeof facilityMap> = async ({ parkId }, { db, now }) => {
  const layers = []
  for (const ledger of PLACED) layers.push({ ledger: ledgerName(ledger), features: await featuresOf(db, ledger, parkId) })
  // A service is due on the date that was set, else an interval after the last one.
  const { rows } = await sql<{ building: string; total: number; faulty: number; overdue: number }>`
    select building, count(*)::int as total, count(*) filter (where state = 'faulty')::int as faulty,
      count(*) filter (where coalesce(next_service_on, last_serviced_on + service_interval_days) < (${now}::timestamptz at time zone 'Asia/Shanghai')::date)::int as overdue
    from facilities.safety_equipment where park_id = ${parkId} and removed_at is null and state <> 'retired' and building is not null group by building order by building`.execute(
    db,
  )
  return { layers, equipment: rows }
}
