import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'
import { levelsTouched, loadLevels, loadUnitHeads, loadWalls, recordsOn, type WallRow } from '../level-rows.ts'

/** A partition wall the text makes a demand on: beside a public corridor, or between two rooms. */
export interface WallFact extends Fact {
  wall: WallRow
  separates: 'corridor' | 'rooms'
}

/** What a wall between two spaces is; null where 6.3.1.3 demands nothing (outer walls, walls of a room's own toilet). */
export function separates(one: string | undefined, other: string | undefined): WallFact['separates'] | null {
  if (one === undefined || other === undefined) return null
  if (one === 'corridor' || other === 'corridor') return one === other ? null : 'corridor'
  if (one === 'toilet' || other === 'toilet') return null
  return one === 'lodgingRoom' || other === 'lodgingRoom' ? 'rooms' : null
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<WallFact[]> {
  const wanted = ids && new Set(ids)
  const levels = await loadLevels(db, parkId, ids && (await levelsTouched(db, parkId, 'parks.wall', ids)))
  const levelIds = levels.map(({ id }) => id)
  const buildingOf = new Map(levels.map((level) => [level.id, level.buildingId]))
  const units = await loadUnitHeads(db, parkId, levelIds)
  const found: WallFact[] = []
  for (const wall of await loadWalls(db, parkId, levelIds)) {
    if (wanted && !wanted.has(wall.id)) continue
    const kind = separates(units.get(wall.unit)?.category, wall.otherUnit === null ? undefined : units.get(wall.otherUnit)?.category)
    if (kind === null) continue
    const subject = {
      kind: 'lodging.wall',
      id: wall.id,
      name: wall.name,
      ledger: 'parks.wall',
      buildingId: buildingOf.get(wall.level) ?? null,
      levelId: wall.level,
    }
    found.push({ subject, today, wall, separates: kind })
  }
  return found
}

export const wallFacts: Facts<WallFact> = facts({
  kind: 'lodging.wall',
  title: { zh: '宿舍隔墙', en: 'Dormitory wall' },
  reads: ['parks.building', 'parks.level', 'parks.unit', 'parks.wall'],
  load,
  affected: async (db, parkId, ledger, ids) =>
    ledger === 'parks.wall' ? ids : recordsOn(db, parkId, 'parks.wall', await levelsTouched(db, parkId, ledger, ids)),
})
