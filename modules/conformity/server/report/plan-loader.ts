import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { PlanPart } from './plan-picture.ts'

interface Row {
  id: string
  name: string
  look: string
  geometry: PlanPart['geometry'] | null
}

async function rowsOf(db: Db, query: RawBuilder<Row>): Promise<PlanPart[]> {
  return (await query.execute(db)).rows.flatMap(({ id, name, look, geometry }) => (geometry ? [{ id, name, look, geometry }] : []))
}

/** What a storey's floor plan shows, from below to above. */
export async function levelParts(db: Db, parkId: string, levelId: string): Promise<PlanPart[]> {
  const on = sql`park_id = ${parkId} and level = ${levelId}`
  return [
    ...(await rowsOf(
      db,
      sql<Row>`select id, name, case when category in ('lodgingRoom', 'corridor', 'gallery', 'stair') then category else 'unit' end as look, geometry from parks.published_unit where ${on} order by code`,
    )),
    ...(await rowsOf(db, sql<Row>`select id, '' as name, 'separation' as look, geometry from parks.published_separation_line where ${on} order by code`)),
    ...(await rowsOf(db, sql<Row>`select id, '' as name, 'wall' as look, geometry from parks.published_wall where ${on} order by code`)),
    ...(await rowsOf(
      db,
      sql<Row>`select id, '' as name, case when kind = 'exit' then 'exit' when kind in ('window', 'highSideWindow', 'smokeVent') then 'window' else 'door' end as look, geometry from parks.published_opening where ${on} order by code`,
    )),
  ]
}

/** What the map of the park shows, zones below everything else. */
export async function parkParts(db: Db, parkId: string): Promise<PlanPart[]> {
  const own = sql`park_id = ${parkId} order by code`
  return [
    ...(await rowsOf(db, sql<Row>`select id, '' as name, 'boundary' as look, boundary as geometry from parks.published_park where id = ${parkId}`)),
    ...(await rowsOf(db, sql<Row>`select id, '' as name, 'zone' as look, geometry from parks.published_zone where ${own}`)),
    ...(await rowsOf(db, sql<Row>`select id, name, 'parking' as look, geometry from parks.published_parking_area where ${own}`)),
    ...(await rowsOf(db, sql<Row>`select id, '' as name, 'road' as look, geometry from parks.published_road where ${own}`)),
    ...(await rowsOf(db, sql<Row>`select id, '' as name, 'walkway' as look, geometry from parks.published_walkway where ${own}`)),
    ...(await rowsOf(db, sql<Row>`select id, name, 'building' as look, geometry from parks.published_building where ${own}`)),
    ...(await rowsOf(db, sql<Row>`select id, name, 'gate' as look, geometry from parks.published_gate where ${own}`)),
    ...(await rowsOf(db, sql<Row>`select id, name, 'stop' as look, geometry from parks.published_transit_stop where ${own}`)),
  ]
}
