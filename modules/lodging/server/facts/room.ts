import { sql } from 'kysely'
import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'
import { groupBy } from '#standard/group-by.ts'
import {
  type LevelRow,
  type LineRow,
  levelsTouched,
  loadLevels,
  loadOpenings,
  loadSeparationLines,
  loadUnits,
  loadWalls,
  type OpeningRow,
  recordsOn,
  type UnitRow,
  type WallRow,
} from '../level-rows.ts'
import type { Stay } from '../rules.ts'
import { crossedLines } from './crossing.ts'
import { type LevelGeometry, levelGeometry } from './level-geometry.ts'
import { groupBySides } from './sides.ts'

/** Whether a room lies under a pitched roof (尖角屋顶); `unknown` where neither the room nor its building says so. */
export type RoofAbove = 'pitched' | 'notPitched' | 'unknown'

export interface RoomFact extends Fact {
  room: UnitRow
  level: LevelRow
  /** Stays that are not over on `today`. */
  stays: readonly Stay[]
  /** Whether the park keeps the occupancy ledger at all: only then does "nobody recorded" mean that nobody lives there. */
  keepsOccupancy: boolean
  openings: readonly OpeningRow[]
  walls: readonly WallRow[]
  separationLines: readonly LineRow[]
  /** Ids of the separation lines that run through the room. */
  crossed: readonly string[]
  /** Categories of the spaces of the level, by id. */
  categories: ReadonlyMap<string, string>
  /** Openings of the level, by id: names and dates of doors and exits on the way. */
  openingsOfLevel: ReadonlyMap<string, OpeningRow>
  geometry: LevelGeometry
  roof: RoofAbove
}

interface StayRow extends Stay {
  unit: string
}

async function loadStays(db: FactDatabase, parkId: string, today: string, rooms: readonly string[] | undefined): Promise<Map<string, StayRow[]>> {
  const { rows } = await sql<StayRow>`
    select id, unit, relation, depends_on as "dependsOn", checked_in_on::text as "checkedInOn", checked_out_on::text as "checkedOutOn"
    from lodging.published_occupancy
    where park_id = ${parkId} and (checked_out_on is null or checked_out_on > ${today}::date) and checked_in_on <= ${today}::date
      ${rooms ? sql`and unit = any(${rooms}::uuid[])` : sql``} order by checked_in_on, id`.execute(db)
  return groupBy(rows, (row) => row.unit)
}

async function loadParkTraits(db: FactDatabase, parkId: string): Promise<{ keepsOccupancy: boolean; hasNoPitchedRoof: boolean }> {
  const { rows } = await sql<{ keepsOccupancy: boolean; hasNoPitchedRoof: boolean }>`
    select exists (select from lodging.occupancy where park_id = ${parkId}) as "keepsOccupancy",
      exists (select from facilities.published_facility_declaration
        where park_id = ${parkId} and category = 'pitchedRoof' and state = 'notNeeded' and signed_on is not null) as "hasNoPitchedRoof"`.execute(db)
  return rows[0] ?? { keepsOccupancy: false, hasNoPitchedRoof: false }
}

/** The room's own entry decides; else the building's roof, for rooms of its top storey only. */
export function roofAbove(
  room: Pick<UnitRow, 'underPitchedRoof'>,
  level: Pick<LevelRow, 'roofKind' | 'isTop' | 'storeyKind'>,
  parkHasNone: boolean,
): RoofAbove {
  if (room.underPitchedRoof !== null) return room.underPitchedRoof ? 'pitched' : 'notPitched'
  if (!level.isTop && level.storeyKind !== 'roof') return 'notPitched'
  if (level.roofKind === 'flat' || (level.roofKind === null && parkHasNone)) return 'notPitched'
  return 'unknown'
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<RoomFact[]> {
  const wanted = ids && new Set(ids)
  const levels = await loadLevels(db, parkId, ids && (await levelsTouched(db, parkId, 'parks.unit', ids)))
  const levelIds = levels.map(({ id }) => id)
  const units = groupBy(await loadUnits(db, parkId, levelIds), (unit) => unit.level)
  const openings = groupBy(await loadOpenings(db, parkId, levelIds), (opening) => opening.level)
  const walls = groupBySides(await loadWalls(db, parkId, levelIds))
  const lines = groupBy(await loadSeparationLines(db, parkId, levelIds), (line) => line.level)
  const stays = await loadStays(db, parkId, today, ids)
  const { keepsOccupancy, hasNoPitchedRoof } = await loadParkTraits(db, parkId)
  const found: RoomFact[] = []
  for (const level of levels) {
    const ofLevel = units.get(level.id) ?? []
    const openingsHere = openings.get(level.id) ?? []
    const bySides = groupBySides(openingsHere)
    const shared = {
      today,
      level,
      keepsOccupancy,
      separationLines: lines.get(level.id) ?? [],
      categories: new Map(ofLevel.map((unit) => [unit.id, unit.category])),
      openingsOfLevel: new Map(openingsHere.map((opening) => [opening.id, opening])),
      geometry: levelGeometry(ofLevel, openingsHere),
    }
    const rooms = ofLevel.filter(({ category }) => category === 'lodgingRoom')
    const crossed = crossedLines(rooms, shared.separationLines)
    for (const room of rooms) {
      if (wanted && !wanted.has(room.id)) continue
      found.push({
        ...shared,
        subject: {
          kind: 'lodging.room',
          id: room.id,
          name: `${level.buildingName} ${room.name}`,
          ledger: 'parks.unit',
          buildingId: level.buildingId,
          levelId: level.id,
        },
        room,
        stays: stays.get(room.id) ?? [],
        openings: bySides.get(room.id) ?? [],
        walls: walls.get(room.id) ?? [],
        crossed: crossed.get(room.id) ?? [],
        roof: roofAbove(room, level, hasNoPitchedRoof),
      })
    }
  }
  return found
}

/** Rooms of occupancy records; the first record of a park concerns every room, since only from then on an empty room is known to be empty. */
async function roomsOfStays(db: FactDatabase, parkId: string, ids: readonly string[]): Promise<readonly string[] | 'all'> {
  const { rows } = await sql<{ unit: string | null; others: boolean }>`
    select unit, exists (select from lodging.occupancy where park_id = ${parkId} and id <> all(${ids}::uuid[])) as others
    from lodging.occupancy where park_id = ${parkId} and id = any(${ids}::uuid[])`.execute(db)
  if (rows.some(({ others }) => !others)) return 'all'
  return [...new Set(rows.flatMap(({ unit }) => (unit === null ? [] : [unit])))]
}

export const roomFacts: Facts<RoomFact> = facts({
  kind: 'lodging.room',
  title: { zh: '居室', en: 'Lodging room' },
  reads: [
    'parks.building',
    'parks.level',
    'parks.unit',
    'parks.opening',
    'parks.wall',
    'parks.separationLine',
    'lodging.occupancy',
    'facilities.facilityDeclaration',
  ],
  load,
  async affected(db, parkId, ledger, ids) {
    if (ledger === 'lodging.occupancy') return roomsOfStays(db, parkId, ids)
    if (ledger === 'facilities.facilityDeclaration') return 'all'
    return recordsOn(db, parkId, 'parks.unit', await levelsTouched(db, parkId, ledger, ids))
  },
})
