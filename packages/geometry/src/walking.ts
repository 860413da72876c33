import type { LineString } from './geojson.ts'
import { drawnLine } from './measurement.ts'
import { acrossFrom, type LevelPlan, PASSABLE_KINDS, type PlanOpening, type PlanUnit, safetyExits, WALKABLE_CATEGORIES } from './plan.ts'
import { distanceBetween, type Edge, EPSILON_M, middleOf, nearestOn } from './plane.ts'
import { isInside, type LocalPolygon, localPolygon, nearestOnBoundary, polygonOf, reflexCorners } from './polygon.ts'
import { type Frame, frameAround, type LocalPoint } from './projection.ts'
import { type Floor, type Stand, sees, type Threshold } from './sight.ts'

/** Why a room has no way: what is missing in the plan, or that no way exists. */
export type NoWay = 'noDoor' | 'doorNotDrawn' | 'doorAwayFromFloor' | 'noExit' | 'notConnected'

/** The way from a lodging room's door to the nearest safety exit. */
export interface RoomWalk {
  roomId: string
  /** The door that decides. A room with several doors is judged by the one with the longest way. */
  doorId: string | null
  exitId: string | null
  distanceM: number | null
  path: LineString | null
  reason: NoWay | null
}

export interface LevelWalks {
  rooms: RoomWalk[]
  /** Floors, doors, passages and exits without a geometry: with any of them a distance may be too long, and "no way" is not proved. */
  undrawn: string[]
  /** Openings drawn farther than `WALL_REACH_M` from the floor they are recorded to open on. */
  awayFromFloor: string[]
}

/** How far an opening may be drawn from the floor it opens on: half a metre of wall and its drawing error, in metres. */
export const WALL_REACH_M = 1

/** Distances are compared to the millimetre: drawn plans carry no more, and exactly 10 m passes (6.3.1.5). */
export const COMPARISON_TOLERANCE_M = 0.001

/** Whether a distance is longer than a limit by more than the tolerance of comparison; both in metres. */
export function isLongerThan(distanceM: number, limitM: number): boolean {
  return distanceM > limitM + COMPARISON_TOLERANCE_M
}

/** A place where a shortest way can bend or end, with the way on from it. */
interface Bend extends Stand {
  exitId: string | null
  distanceM: number
  next: Bend | null
  isSettled: boolean
}

interface FloorPlan {
  frame: Frame
  floors: Floor[]
  floorOf: Map<string, number>
  edgeOf: Map<string, Edge>
  bends: Bend[]
  awayFromFloor: Set<string>
}

function bendAt(at: LocalPoint, floors: readonly number[]): Bend {
  return { at, floors, exitId: null, distanceM: Number.POSITIVE_INFINITY, next: null, isSettled: false }
}

/** The place of an opening on a floor: its own point where that lies on the floor, else the nearest point of the floor's edge. */
function placeOnFloor(point: LocalPoint, polygon: LocalPolygon): LocalPoint | null {
  if (isInside(polygon, point)) return point
  const nearest = nearestOnBoundary(polygon, point)
  return nearest && nearest.distanceM <= WALL_REACH_M ? nearest.at : null
}

/** An opening's line moved onto a floor through the thickness of the wall. */
function lineOnFloor(line: Edge, polygon: LocalPolygon): Edge | null {
  if (isInside(polygon, line.a) && isInside(polygon, line.b)) return line
  const nearest = nearestOnBoundary(polygon, middleOf(line))
  if (!nearest || nearest.distanceM > WALL_REACH_M) return null
  return { a: nearestOn(nearest.edge, line.a), b: nearestOn(nearest.edge, line.b) }
}

function samePlace(one: Edge, other: Edge): boolean {
  return distanceBetween(one.a, other.a) <= EPSILON_M && distanceBetween(one.b, other.b) <= EPSILON_M
}

/** Joins two floors at an opening: at one line where they touch, through a piece of floor as deep as the wall where they do not. */
function joinFloors(plan: FloorPlan, opening: string, one: number, other: number): void {
  const line = plan.edgeOf.get(opening)
  const [floor, otherFloor] = [plan.floors[one], plan.floors[other]]
  if (!line || !floor || !otherFloor) return
  const here = lineOnFloor(line, floor.polygon)
  const there = lineOnFloor(line, otherFloor.polygon)
  if (!here || !there) {
    plan.awayFromFloor.add(opening)
    return
  }
  const join = (edge: Edge, a: number, b: number) => {
    const threshold: Threshold = { edge, floors: [a, b] }
    plan.floors[a]?.thresholds.push(threshold)
    plan.floors[b]?.thresholds.push(threshold)
    plan.bends.push(bendAt(edge.a, [a, b]), bendAt(edge.b, [a, b]))
  }
  if (samePlace(here, there)) {
    join(here, one, other)
    return
  }
  const between = plan.floors.push({ polygon: polygonOf([[here.a, here.b, there.b, there.a]]), thresholds: [] }) - 1
  join(here, one, between)
  join(there, between, other)
}

function edgeOfLine(frame: Frame, line: LineString): Edge | null {
  const [first] = line.coordinates
  const last = line.coordinates.at(-1)
  return first && last ? { a: frame.toLocal(first), b: frame.toLocal(last) } : null
}

function drawFloors(plan: LevelPlan, walkable: readonly PlanUnit[], openings: readonly PlanOpening[], exits: ReadonlySet<string>): FloorPlan | null {
  const frame = frameAround([...walkable.map(({ polygon }) => polygon), ...openings.map(({ line }) => line)])
  if (!frame) return null
  const drawn: FloorPlan = { frame, floors: [], floorOf: new Map(), edgeOf: new Map(), bends: [], awayFromFloor: new Set() }
  for (const { id, polygon } of walkable) {
    if (!polygon) continue
    const floor = localPolygon(frame, polygon.coordinates)
    const index = drawn.floors.push({ polygon: floor, thresholds: [] }) - 1
    drawn.floorOf.set(id, index)
    if (!floor.isConvex) for (const corner of reflexCorners(floor)) drawn.bends.push(bendAt(corner, [index]))
  }
  for (const opening of openings) {
    const edge = opening.line && edgeOfLine(frame, opening.line)
    if (edge) drawn.edgeOf.set(opening.id, edge)
  }
  for (const { id, unit, otherUnit } of plan.openings) {
    const one = unit === null ? undefined : drawn.floorOf.get(unit)
    const other = otherUnit === null ? undefined : drawn.floorOf.get(otherUnit)
    if (one !== undefined && other !== undefined && one !== other && drawn.edgeOf.has(id) && !exits.has(id)) joinFloors(drawn, id, one, other)
  }
  return drawn
}

/** Adds an end of the way for every floor an exit opens on. */
function placeExits(drawn: FloorPlan, exits: readonly PlanOpening[]): void {
  for (const { id, unit, otherUnit } of exits) {
    const line = drawn.edgeOf.get(id)
    if (!line) continue
    for (const side of [unit, otherUnit]) {
      const index = side === null ? undefined : drawn.floorOf.get(side)
      const floor = index === undefined ? undefined : drawn.floors[index]
      if (index === undefined || !floor) continue
      const at = placeOnFloor(middleOf(line), floor.polygon)
      if (at) drawn.bends.push({ ...bendAt(at, [index]), exitId: id, distanceM: 0 })
      else drawn.awayFromFloor.add(id)
    }
  }
}

/** Dijkstra from all exits at once over the places where a way can bend; sight is looked up only where it could shorten a way. */
function settle(drawn: FloorPlan): Bend[] {
  const settled: Bend[] = []
  for (;;) {
    let nearest: Bend | null = null
    for (const bend of drawn.bends) if (!bend.isSettled && bend.distanceM < (nearest?.distanceM ?? Number.POSITIVE_INFINITY)) nearest = bend
    if (!nearest) return settled
    nearest.isSettled = true
    settled.push(nearest)
    for (const bend of drawn.bends) {
      if (bend.isSettled) continue
      const distanceM = nearest.distanceM + distanceBetween(nearest.at, bend.at)
      if (distanceM >= bend.distanceM || !sees(drawn.floors, nearest, bend)) continue
      bend.distanceM = distanceM
      bend.exitId = nearest.exitId
      bend.next = nearest
    }
  }
}

function walkFrom(drawn: FloorPlan, settled: readonly Bend[], start: Stand): Pick<RoomWalk, 'distanceM' | 'exitId' | 'path'> | null {
  const tries = settled.map((bend) => ({ bend, distanceM: bend.distanceM + distanceBetween(start.at, bend.at) })).sort((a, b) => a.distanceM - b.distanceM)
  for (const { bend, distanceM } of tries) {
    if (!sees(drawn.floors, start, bend)) continue
    const points = [start.at]
    for (let at: Bend | null = bend; at; at = at.next) if (at.next === null || distanceBetween(points.at(-1) ?? at.at, at.at) > EPSILON_M) points.push(at.at)
    return { distanceM, exitId: bend.exitId, path: drawnLine(drawn.frame, points) }
  }
  return null
}

function noWay(roomId: string, doorId: string | null, reason: NoWay): RoomWalk {
  return { roomId, doorId, exitId: null, distanceM: null, path: null, reason }
}

function walkFromDoor(drawn: FloorPlan | null, settled: readonly Bend[], room: string, door: PlanOpening, isExit: boolean): RoomWalk {
  const line = drawn?.edgeOf.get(door.id)
  if (!drawn || !line) return noWay(room, door.id, 'doorNotDrawn')
  const middle = middleOf(line)
  if (isExit) return { roomId: room, doorId: door.id, exitId: door.id, distanceM: 0, path: drawnLine(drawn.frame, [middle, middle]), reason: null }
  const across = acrossFrom(door, room)
  const index = across === null ? undefined : drawn.floorOf.get(across)
  const floor = index === undefined ? undefined : drawn.floors[index]
  if (index === undefined || !floor) return noWay(room, door.id, 'notConnected')
  const at = placeOnFloor(middle, floor.polygon)
  if (!at) return noWay(room, door.id, 'doorAwayFromFloor')
  if (settled.length === 0) return noWay(room, door.id, 'noExit')
  const walk = walkFrom(drawn, settled, { at, floors: [index] })
  return walk ? { roomId: room, doorId: door.id, ...walk, reason: null } : noWay(room, door.id, 'notConnected')
}

/**
 * The shortest way on foot from every lodging room to its nearest safety exit on one level, in metres (6.3.1.5).
 *
 * It starts in the middle of the room's door where that meets the public floor, ends in the middle of the exit, and keeps to corridors,
 * galleries and lobbies; from one to the next it goes only through doors, passages and exits, anywhere within their drawn line, through the
 * thickness of the wall. Touching corridors without an opening between them are walled off. The result is the true shortest path: it bends
 * only at corners that point into the floor and at the jambs of openings. A room's own exit gives 0 m.
 * Recorded units decide what an opening joins; `openingAgreement` tells whether the drawing says the same. Never throws on missing geometry.
 */
export function walksToExits(plan: LevelPlan, walkableCategories: readonly string[] = WALKABLE_CATEGORIES): LevelWalks {
  const walkable = plan.units.filter(({ category }) => walkableCategories.includes(category))
  const isWalkable = new Set(walkable.map(({ id }) => id))
  const exits = safetyExits(plan)
  const exitIds = new Set(exits.map(({ id }) => id))
  const passable = plan.openings.filter(({ kind }) => PASSABLE_KINDS.includes(kind))
  const drawn = drawFloors({ units: plan.units, openings: passable }, walkable, passable, exitIds)
  let settled: Bend[] = []
  if (drawn) {
    placeExits(drawn, exits)
    settled = settle(drawn)
  }
  const doorsOf = new Map<string, PlanOpening[]>()
  for (const door of passable) {
    for (const room of [door.unit, door.otherUnit]) {
      const across = room === null ? null : acrossFrom(door, room)
      if (room !== null && (exitIds.has(door.id) || (across !== null && isWalkable.has(across)))) doorsOf.set(room, [...(doorsOf.get(room) ?? []), door])
    }
  }
  const rooms = plan.units
    .filter(({ category }) => category === 'lodgingRoom')
    .map(({ id }) => {
      const walks = (doorsOf.get(id) ?? []).map((door) => walkFromDoor(drawn, settled, id, door, exitIds.has(door.id)))
      return walks.reduce(
        (worst, walk) => (worst.distanceM === null || (walk.distanceM !== null && walk.distanceM <= worst.distanceM) ? worst : walk),
        walks[0] ?? noWay(id, null, 'noDoor'),
      )
    })
  const onTheWay = passable.filter(({ id, unit, otherUnit }) => exitIds.has(id) || [unit, otherUnit].some((side) => side !== null && isWalkable.has(side)))
  const undrawn = [...walkable.filter(({ polygon }) => !polygon), ...onTheWay.filter(({ line }) => !line)].map(({ id }) => id)
  return { rooms, undrawn, awayFromFloor: [...(drawn?.awayFromFloor ?? [])] }
}
