import type { Relation } from '../contract.ts'

/** A stay in a room: from the day of moving in up to, not including, the day of leaving; null while it lasts. */
export interface Stay {
  id: string
  relation: Relation
  dependsOn: string | null
  checkedInOn: string
  checkedOutOn: string | null
}

/** 6.3.1.2: 每个房间居住人数不得超过 2 人（有法定赡养、抚养、扶养义务关系的除外）. */
export const MAXIMUM_INDEPENDENT_OCCUPANTS = 2

export function isPresent(stay: Stay, on: string): boolean {
  return stay.checkedInOn <= on && (stay.checkedOutOn === null || stay.checkedOutOn > on)
}

/** Stays of one room that count towards its two: all but those who depend on somebody present in the room on that day. */
export function independentOn(stays: readonly Stay[], on: string): Stay[] {
  const present = stays.filter((stay) => isPresent(stay, on))
  const ids = new Set(present.map(({ id }) => id))
  return present.filter(({ id, relation, dependsOn }) => relation === 'none' || dependsOn === null || dependsOn === id || !ids.has(dependsOn))
}

/** As the database decides it on saving: dependent is who depended on somebody present on the day of moving in, and stays so. */
function arrivedIndependent(stays: readonly Stay[]): Stay[] {
  return stays.filter((stay) => independentOn(stays, stay.checkedInOn).some(({ id }) => id === stay.id))
}

/** Whether somebody may move in: at no time would more than two independent people share the room. `stays` are those of the same room. */
export function mayCheckIn(stays: readonly Stay[], newcomer: Stay): boolean {
  const after = arrivedIndependent([...stays.filter(({ id }) => id !== newcomer.id), newcomer])
  // The number of people peaks on a day when somebody moves in.
  return after.every(({ checkedInOn }) => after.filter((stay) => isPresent(stay, checkedInOn)).length <= MAXIMUM_INDEPENDENT_OCCUPANTS)
}
