import { sql } from 'kysely'
import { columnOf, type Ledger, ledgerName } from '#kernel/ledger.ts'
import type { Db } from '#kernel/server/database.ts'
import { notFound } from '#kernel/server/errors.ts'
import type { Handler } from '#kernel/server/module.ts'
import { building, gate, opening, parkingArea, road, separationLine, transitStop, unit, walkway, wall, zone } from '../contract.ts'
import type { levelPlan, parkMap } from '../contract-plan.ts'

interface Feature {
  type: 'Feature'
  id: string
  geometry: { type: string; coordinates: unknown } | null
  properties: Record<string, unknown>
}

/** Records of a ledger as GeoJSON features, properties keyed like the ledger's fields. */
async function featuresOf(db: Db, ledger: Ledger, parkId: string, levelId?: string): Promise<Feature[]> {
  const keys = Object.entries(ledger.fields)
    .filter(([, field]) => field.type !== 'geometry' && !field.personal)
    .map(([key]) => key)
  const columns = sql.raw(['code', 'name', ...keys.map((key) => `${columnOf(key)} as "${key}"`)].join(', '))
  const onLevel = levelId ? sql`and level = ${levelId}` : sql``
  const { rows } = await sql<Record<string, unknown> & { id: string; geometry: Feature['geometry'] }>`
    select id, geometry, ${columns} from ${sql.raw(ledger.table)} where park_id = ${parkId} and removed_at is null ${onLevel} order by code`.execute(db)
  return rows.map(({ id, geometry, ...properties }) => ({ type: 'Feature', id, geometry, properties }))
}

const MAP_LEDGERS: readonly Ledger[] = [zone, building, road, walkway, parkingArea, gate, transitStop]

export const handleParkMap: Handler<typeof parkMap> = async ({ parkId }, { db }) => {
  const park = await sql<{ boundary: Feature['geometry'] }>`select boundary from parks.park where id = ${parkId}`.execute(db)
  if (!park.rows[0]) throw notFound()
  const layers = []
  for (const ledger of MAP_LEDGERS) layers.push({ ledger: ledgerName(ledger), features: await featuresOf(db, ledger, parkId) })
  return { boundary: park.rows[0].boundary, layers }
}

export const handleLevelPlan: Handler<typeof levelPlan> = async ({ parkId, levelId }, { db }) => {
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    ordinal: number
    storey_kind: string
    geometry: Feature['geometry']
    building: string
    building_code: string
    building_name: string
  }>`
    select l.id, l.code, l.name, l.ordinal, l.storey_kind, l.geometry, l.building, b.code as building_code, b.name as building_name
    from parks.level l join parks.building b on b.park_id = l.park_id and b.id = l.building where l.park_id = ${parkId} and l.id = ${levelId} and l.removed_at is null`.execute(
    db,
  )
  const row = rows[0]
  if (!row) throw notFound()
  const siblings = await sql<{
    id: string
    name: string
    ordinal: number
  }>`select id, name, ordinal from parks.level where park_id = ${parkId} and building = ${row.building} and removed_at is null order by ordinal`.execute(db)
  return {
    level: { id: row.id, code: row.code, name: row.name, ordinal: row.ordinal, storeyKind: row.storey_kind, geometry: row.geometry },
    building: { id: row.building, code: row.building_code, name: row.building_name },
    siblings: siblings.rows,
    units: await featuresOf(db, unit, parkId, levelId),
    openings: await featuresOf(db, opening, parkId, levelId),
    walls: await featuresOf(db, wall, parkId, levelId),
    separationLines: await featuresOf(db, separationLine, parkId, levelId),
  }
}
