import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'
import { levelsTouched, loadLevels, loadOpenings, loadUnitHeads, type OpeningRow, recordsOn } from '../level-rows.ts'

/** A safety exit or an evacuation door of a room (安全出口、房间疏散门) on a level people live on. */
export interface DoorFact extends Fact {
  door: OpeningRow
}

/** Spaces that belong to a room: the door between is no evacuation door. */
const PART_OF_ROOM = new Set(['toilet', 'kitchen', 'storage'])

/** Whether a door is one people escape through: every exit, and a door from a lodging room to anything but its own side rooms. */
export function isEvacuationDoor(kind: string, one: string | undefined, other: string | null | undefined): boolean {
  if (kind === 'exit') return true
  if (kind !== 'door') return false
  if (one === 'lodgingRoom') return !other || !PART_OF_ROOM.has(other)
  return other === 'lodgingRoom' && (one === undefined || !PART_OF_ROOM.has(one))
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<DoorFact[]> {
  const wanted = ids && new Set(ids)
  const levels = await loadLevels(db, parkId, ids && (await levelsTouched(db, parkId, 'parks.opening', ids)))
  const levelIds = levels.map(({ id }) => id)
  const buildingOf = new Map(levels.map((level) => [level.id, level.buildingId]))
  const units = await loadUnitHeads(db, parkId, levelIds)
  const doors = await loadOpenings(db, parkId, levelIds, ['door', 'exit'])
  return doors
    .filter(
      (door) =>
        (!wanted || wanted.has(door.id)) &&
        isEvacuationDoor(door.kind, units.get(door.unit)?.category, door.otherUnit === null ? null : units.get(door.otherUnit)?.category),
    )
    .map((door) => ({
      subject: {
        kind: 'lodging.door',
        id: door.id,
        name: door.name,
        ledger: 'parks.opening',
        buildingId: buildingOf.get(door.level) ?? null,
        levelId: door.level,
      },
      today,
      door,
    }))
}

export const doorFacts: Facts<DoorFact> = facts({
  kind: 'lodging.door',
  title: { zh: '安全出口与房间疏散门', en: 'Exit or room door' },
  reads: ['parks.building', 'parks.level', 'parks.unit', 'parks.opening'],
  load,
  affected: async (db, parkId, ledger, ids) =>
    ledger === 'parks.opening' ? ids : recordsOn(db, parkId, 'parks.opening', await levelsTouched(db, parkId, ledger, ids)),
})
