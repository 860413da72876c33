import { type RawBuilder, sql } from 'kysely'
import type { FactDatabase } from '#standard/check.ts'
import { readOnce } from '#standard/reading.ts'

/** A level with lodging rooms, or of a building used as a dormitory. */
export interface LevelRow {
  id: string
  name: string
  storeyKind: string
  buildingId: string
  buildingName: string
  roofKind: string | null
  isTop: boolean
}

export interface UnitRow {
  id: string
  level: string
  name: string
  category: string
  capacity: number | null
  floorAreaM2: number | null
  lowHeadroomAreaM2: number | null
  clearWidthM: number | null
  underPitchedRoof: boolean | null
  ceilingKind: string | null
  ceilingHeightM: number | null
  wiringInConduit: boolean | null
  finishClass: string | null
  surveyedOn: string | null
  /** GeoJSON text: parsed only where it is needed. */
  geometry: string | null
}

export interface OpeningRow {
  id: string
  level: string
  name: string
  kind: string
  unit: string
  otherUnit: string | null
  clearWidthM: number | null
  sillHeightM: number | null
  areaM2: number | null
  opens: boolean | null
  surveyedOn: string | null
  geometry: string | null
}

export interface WallRow {
  id: string
  level: string
  name: string
  unit: string
  otherUnit: string | null
  wallType: string | null
  reachesSlab: boolean | null
  isGapFree: boolean | null
  isPlastered: boolean | null
  finishClass: string | null
  surveyedOn: string | null
  geometry: string | null
}

export interface LineRow {
  id: string
  level: string
  name: string
  geometry: string
}

async function rows<R>(db: FactDatabase, query: RawBuilder<R>): Promise<R[]> {
  return (await query.execute(db)).rows
}

/** Levels people live on, in a stable order; only `levels` when given. */
export function loadLevels(db: FactDatabase, parkId: string, levels?: readonly string[]): Promise<LevelRow[]> {
  return readOnce(db, `levels ${parkId} ${levels}`, () =>
    rows(
      db,
      sql<LevelRow>`
      select l.id, l.name, l.storey_kind as "storeyKind", b.id as "buildingId", b.name as "buildingName", b.roof_kind as "roofKind",
        not exists (select 1 from parks.published_level above where above.park_id = ${parkId} and above.building = l.building and above.ordinal > l.ordinal) as "isTop"
      from parks.published_level l join parks.published_building b on b.park_id = l.park_id and b.id = l.building
      where l.park_id = ${parkId} ${levels ? sql`and l.id = any(${levels}::uuid[])` : sql``}
        and ('dormitory' = any (b.uses)
          or l.id in (select level from parks.published_unit where park_id = ${parkId} and category = 'lodgingRoom' ${levels ? sql`and level = any(${levels}::uuid[])` : sql``}))
      order by l.id`,
    ),
  )
}

export function loadUnits(db: FactDatabase, parkId: string, levels: readonly string[]): Promise<UnitRow[]> {
  return readOnce(db, `units ${parkId} ${levels}`, () =>
    rows(
      db,
      sql<UnitRow>`
      select id, level, name, category, capacity, floor_area_m2 as "floorAreaM2", low_headroom_area_m2 as "lowHeadroomAreaM2", clear_width_m as "clearWidthM",
        under_pitched_roof as "underPitchedRoof", ceiling_kind as "ceilingKind", ceiling_height_m as "ceilingHeightM", wiring_in_conduit as "wiringInConduit",
        finish_class as "finishClass", surveyed_on::text as "surveyedOn", geometry::text as geometry
      from parks.published_unit where park_id = ${parkId} and level = any(${levels}::uuid[]) order by id`,
    ),
  )
}

/** What a check needs of a space beside a wall or door. */
export type UnitHead = Pick<UnitRow, 'id' | 'name' | 'category'>

export async function loadUnitHeads(db: FactDatabase, parkId: string, levels: readonly string[]): Promise<Map<string, UnitHead>> {
  return new Map((await loadUnits(db, parkId, levels)).map((unit) => [unit.id, unit]))
}

export async function loadOpenings(db: FactDatabase, parkId: string, levels: readonly string[], kinds?: readonly string[]): Promise<OpeningRow[]> {
  const openings = await readOnce(db, `openings ${parkId} ${levels}`, () =>
    rows(
      db,
      sql<OpeningRow>`
        select id, level, name, kind, unit, other_unit as "otherUnit", clear_width_m as "clearWidthM", sill_height_m as "sillHeightM", area_m2 as "areaM2",
          opens, surveyed_on::text as "surveyedOn", geometry::text as geometry
        from parks.published_opening where park_id = ${parkId} and level = any(${levels}::uuid[]) order by id`,
    ),
  )
  return kinds ? openings.filter(({ kind }) => kinds.includes(kind)) : openings
}

export function loadWalls(db: FactDatabase, parkId: string, levels: readonly string[]): Promise<WallRow[]> {
  return readOnce(db, `walls ${parkId} ${levels}`, () =>
    rows(
      db,
      sql<WallRow>`
      select id, level, name, unit, other_unit as "otherUnit", wall_type as "wallType", reaches_slab as "reachesSlab", is_gap_free as "isGapFree",
        is_plastered as "isPlastered", finish_class as "finishClass", surveyed_on::text as "surveyedOn", geometry::text as geometry
      from parks.published_wall where park_id = ${parkId} and level = any(${levels}::uuid[]) order by id`,
    ),
  )
}

export function loadSeparationLines(db: FactDatabase, parkId: string, levels: readonly string[]): Promise<LineRow[]> {
  return rows(
    db,
    sql<LineRow>`
      select id, level, name, geometry::text as geometry from parks.published_separation_line
      where park_id = ${parkId} and level = any(${levels}::uuid[]) order by id`,
  )
}

/** The levels a change of plan records touches, removed records included. */
export async function levelsTouched(db: FactDatabase, parkId: string, ledger: string, ids: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ level: string }>`
      select distinct level from parks.published_level_of_record where park_id = ${parkId} and ledger = ${ledger} and id = any(${ids}::uuid[])`,
  )
  return found.map(({ level }) => level)
}

/** All records of one plan ledger on these levels, removed ones included. */
export async function recordsOn(db: FactDatabase, parkId: string, ledger: string, levels: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`
      select id from parks.published_level_of_record where park_id = ${parkId} and ledger = ${ledger} and level = any(${levels}::uuid[])`,
  )
  return found.map(({ id }) => id)
}
