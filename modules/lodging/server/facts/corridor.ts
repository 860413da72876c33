import { type ClearWidth, narrowestWidth } from '#geometry/clear-width.ts'
import type { LineString, Polygon } from '#geometry/geojson.ts'
import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'
import { groupBy } from '#standard/group-by.ts'
import { levelsTouched, loadLevels, loadOpenings, loadUnits, loadWalls, type OpeningRow, recordsOn, type UnitRow, type WallRow } from '../level-rows.ts'
import { groupBySides } from './sides.ts'

/** A public indoor corridor (公共内走道) on a level people live on. */
export interface CorridorFact extends Fact {
  corridor: UnitRow
  smokeVents: readonly OpeningRow[]
  walls: readonly WallRow[]
  /** Narrowest place of the drawn outline; null when it is not drawn. */
  drawnWidth: ClearWidth | null
}

const CACHED_CORRIDORS = 2_048
const cache = new Map<string, ClearWidth | null>()

function drawnWidth({ geometry }: UnitRow, doors: readonly OpeningRow[]): ClearWidth | null {
  if (geometry === null) return null
  const key = `${geometry}${doors.map((door) => door.geometry).join('')}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const lines = doors.flatMap((door) => (door.geometry === null ? [] : [JSON.parse(door.geometry) as LineString]))
  const computed = narrowestWidth(JSON.parse(geometry) as Polygon, lines)
  const [oldest] = cache.keys()
  if (cache.size >= CACHED_CORRIDORS && oldest !== undefined) cache.delete(oldest)
  cache.set(key, computed)
  return computed
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<CorridorFact[]> {
  const wanted = ids && new Set(ids)
  const levels = await loadLevels(db, parkId, ids && (await levelsTouched(db, parkId, 'parks.unit', ids)))
  const levelIds = levels.map(({ id }) => id)
  const buildingOf = new Map(levels.map((level) => [level.id, level.buildingId]))
  const units = await loadUnits(db, parkId, levelIds)
  const openings = await loadOpenings(db, parkId, levelIds, ['smokeVent', 'door', 'exit', 'passage'])
  const vents = groupBySides(openings.filter(({ kind }) => kind === 'smokeVent'))
  const doors = groupBySides(openings.filter(({ kind }) => kind !== 'smokeVent'))
  const walls = groupBySides(await loadWalls(db, parkId, levelIds))
  return (groupBy(units, (unit) => unit.category).get('corridor') ?? [])
    .filter(({ id }) => !wanted || wanted.has(id))
    .map((corridor) => ({
      subject: {
        kind: 'lodging.corridor',
        id: corridor.id,
        name: corridor.name,
        ledger: 'parks.unit',
        buildingId: buildingOf.get(corridor.level) ?? null,
        levelId: corridor.level,
      },
      today,
      corridor,
      smokeVents: vents.get(corridor.id) ?? [],
      walls: walls.get(corridor.id) ?? [],
      drawnWidth: drawnWidth(corridor, doors.get(corridor.id) ?? []),
    }))
}

export const corridorFacts: Facts<CorridorFact> = facts({
  kind: 'lodging.corridor',
  title: { zh: '宿舍公共内走道', en: 'Dormitory corridor' },
  reads: ['parks.building', 'parks.level', 'parks.unit', 'parks.opening', 'parks.wall'],
  load,
  affected: async (db, parkId, ledger, ids) => recordsOn(db, parkId, 'parks.unit', await levelsTouched(db, parkId, ledger, ids)),
})
