import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { LineString, MultiPolygon, Point, Polygon } from '#geometry/geojson.ts'
import type { Road } from '#geometry/roads.ts'
import type { FactDatabase } from '#standard/check.ts'
import { type GateRow, loadGates, loadParkingAreas, loadRoads, type ParkingRow, type RoadRow } from './park.ts'

export interface BuildingRow {
  id: string
  name: string
  on: string
  geometry: string | null
}

export interface WalkwayRow {
  id: string
  name: string
  geometry: string
}

export interface StopRow {
  id: string
  name: string
  routes: string
  reachesCityStop: boolean | null
  timetableValidUntil: string | null
  on: string
  geometry: string
}

/** Roads, walkways and the places they join, as recorded and as geometry. One object stands for equal contents, so that results can be kept with it. */
export interface Traffic {
  buildings: readonly BuildingRow[]
  roadRows: readonly RoadRow[]
  gateRows: readonly GateRow[]
  stops: readonly StopRow[]
  parkingAreas: readonly ParkingRow[]
  roads: readonly Road[]
  gates: readonly { id: string; geometry: Point }[]
  outlines: readonly { id: string; geometry: Polygon | MultiPolygon }[]
  walkways: readonly { id: string; line: LineString }[]
}

const CACHED_PARKS = 32
const cache = new Map<string, Traffic>()

async function loadRows(db: FactDatabase, parkId: string) {
  const buildings = await sql<BuildingRow>`
    select id, name, updated_at::date::text as "on", geometry::text as geometry from parks.published_building where park_id = ${parkId} order by id`.execute(db)
  const walkways = await sql<WalkwayRow>`
    select id, name, geometry::text as geometry from parks.published_walkway where park_id = ${parkId} order by id`.execute(db)
  const stops = await sql<StopRow>`
    select id, name, routes, reaches_city_stop as "reachesCityStop", timetable_valid_until::text as "timetableValidUntil", updated_at::date::text as "on",
      geometry::text as geometry
    from parks.published_transit_stop where park_id = ${parkId} order by id`.execute(db)
  return {
    buildings: buildings.rows,
    walkwayRows: walkways.rows,
    stops: stops.rows,
    roadRows: await loadRoads(db, parkId),
    gateRows: (await loadGates(db, parkId)).filter(({ isOpen }) => isOpen),
    parkingAreas: await loadParkingAreas(db, parkId),
  }
}

/** Everything that moves in the park; equal contents give the same object. */
export async function loadTraffic(db: FactDatabase, parkId: string): Promise<Traffic> {
  const { walkwayRows, ...rows } = await loadRows(db, parkId)
  const key = createHash('sha1')
    .update(JSON.stringify({ parkId, walkwayRows, ...rows }))
    .digest('base64')
  const known = cache.get(key)
  if (known) return known
  const traffic: Traffic = {
    ...rows,
    roads: rows.roadRows.map(({ id, roadClass, widthM, geometry }) => ({ id, roadClass, widthM, line: JSON.parse(geometry) as LineString })),
    gates: rows.gateRows.map(({ id, geometry }) => ({ id, geometry: JSON.parse(geometry) as Point })),
    outlines: rows.buildings.flatMap(({ id, geometry }) => (geometry === null ? [] : [{ id, geometry: JSON.parse(geometry) as Polygon | MultiPolygon }])),
    walkways: walkwayRows.map(({ id, geometry }) => ({ id, line: JSON.parse(geometry) as LineString })),
  }
  const [oldest] = cache.keys()
  if (cache.size >= CACHED_PARKS && oldest !== undefined) cache.delete(oldest)
  cache.set(key, traffic)
  return traffic
}

/**
 * Keeps what a function computes of a traffic picture and a few numbers for as long as the picture lives: one computation serves every
 * building of the park, and every later evaluation until something in the picture changes.
 */
export function perTraffic<Args extends readonly number[], Result>(
  compute: (traffic: Traffic, ...args: Args) => Result,
): (traffic: Traffic, ...args: Args) => Result {
  const results = new WeakMap<Traffic, Map<string, Result>>()
  return (traffic, ...args) => {
    const key = args.join(' ')
    const ofTraffic = results.get(traffic) ?? new Map<string, Result>()
    results.set(traffic, ofTraffic)
    const known = ofTraffic.get(key)
    if (known !== undefined) return known
    const computed = compute(traffic, ...args)
    ofTraffic.set(key, computed)
    return computed
  }
}
