import type { LineString } from './geojson.ts'
import { acrossFrom, type LevelPlan, type PlanUnit, PUBLIC_CATEGORIES } from './plan.ts'
import { type Edge, lengthOf, middleOf, pointAlong } from './plane.ts'
import { contacts, isInside, type LocalPolygon, localPolygon } from './polygon.ts'
import { frameAround, type LocalPoint } from './projection.ts'

/** What the drawing says of an opening against what is recorded. */
export interface OpeningAgreement {
  openingId: string
  /** `agrees`, `differs`, or `undrawn` when the opening or a recorded unit has no geometry. */
  state: 'agrees' | 'differs' | 'undrawn'
  /** The units found on the two sides of the opening, null = none within reach (outside). */
  drawn: [string | null, string | null]
}

/** Thickest wall that may stand between an opening's line and the units it joins, in metres. */
export const WALL_THICKNESS_M = 0.5
/** A unit met for less than this is not what lies on that side, in metres. */
const DRAWING_NOISE_M = 0.02

/** The unit that takes most of a straight line: what lies on that side, even when the opening is drawn a little off the wall. */
function unitAlong(ray: Edge, units: readonly { id: string; polygon: LocalPolygon }[]): string | null {
  const length = lengthOf(ray)
  let best: { id: string; insideM: number } | null = null
  for (const { id, polygon } of units) {
    const { box } = polygon
    if (Math.max(ray.a.x, ray.b.x) < box.minX || Math.min(ray.a.x, ray.b.x) > box.maxX) continue
    if (Math.max(ray.a.y, ray.b.y) < box.minY || Math.min(ray.a.y, ray.b.y) > box.maxY) continue
    let before = 0
    let insideM = 0
    for (const share of contacts(ray, polygon)) {
      if (isInside(polygon, pointAlong(ray, (before + share) / 2), 0)) insideM += (share - before) * length
      before = share
    }
    if (insideM > DRAWING_NOISE_M && insideM > (best?.insideM ?? 0)) best = { id, insideM }
  }
  return best?.id ?? null
}

function rayFrom(line: Edge, side: 1 | -1, reachM: number): Edge | null {
  const length = lengthOf(line)
  if (length === 0) return null
  const a: LocalPoint = middleOf(line)
  return { a, b: { x: a.x - (side * reachM * (line.b.y - line.a.y)) / length, y: a.y + (side * reachM * (line.b.x - line.a.x)) / length } }
}

/**
 * Which units each opening joins in the drawing, compared with the recorded ones. Looked for from the middle of the opening at right angles to
 * both sides as far as `reachM`: the unit that takes most of this line counts. Order and side do not matter; "outside" is where no unit is met.
 */
export function openingAgreement(plan: LevelPlan, reachM = WALL_THICKNESS_M): OpeningAgreement[] {
  const frame = frameAround([...plan.units.map(({ polygon }) => polygon), ...plan.openings.map(({ line }) => line)])
  const units = plan.units.flatMap(({ id, polygon }) => (frame && polygon ? [{ id, polygon: localPolygon(frame, polygon.coordinates) }] : []))
  const isDrawn = new Set(units.map(({ id }) => id))
  return plan.openings.map(({ id, line, unit, otherUnit }) => {
    const edge = frame && line ? edgeOfEnds(line, frame.toLocal) : null
    const [left, right] = ([1, -1] as const).map((side) => {
      const ray = edge && rayFrom(edge, side, reachM)
      return ray ? unitAlong(ray, units) : null
    })
    const drawn: [string | null, string | null] = [left ?? null, right ?? null]
    if (!edge || [unit, otherUnit].some((recorded) => recorded !== null && !isDrawn.has(recorded))) return { openingId: id, state: 'undrawn', drawn }
    const agrees = (drawn[0] === unit && drawn[1] === otherUnit) || (drawn[0] === otherUnit && drawn[1] === unit)
    return { openingId: id, state: agrees ? 'agrees' : 'differs', drawn }
  })
}

function edgeOfEnds(line: LineString, toLocal: (position: readonly [number, number, ...number[]]) => LocalPoint): Edge | null {
  const [first] = line.coordinates
  const last = line.coordinates.at(-1)
  return first && last ? { a: toLocal(first), b: toLocal(last) } : null
}

/** A lodging room's doors by where they lead. */
export interface RoomDoors {
  roomId: string
  /** Doors to a public corridor or an outdoor gallery. */
  publicDoorIds: string[]
  /** Doors elsewhere: into another room, a lobby, a staircase, outside. */
  otherDoorIds: string[]
}

/** Where the doors of each lodging room lead, as recorded (6.3.1.4: a room door opens to a gallery or a public corridor). */
export function roomDoors(plan: LevelPlan, publicCategories: readonly string[] = PUBLIC_CATEGORIES): RoomDoors[] {
  const category = new Map(plan.units.map((unit: PlanUnit) => [unit.id, unit.category]))
  return plan.units
    .filter((unit) => unit.category === 'lodgingRoom')
    .map(({ id }) => {
      const doors = plan.openings.filter(({ kind, unit, otherUnit }) => ['door', 'passage', 'exit'].includes(kind) && (unit === id || otherUnit === id))
      const isPublic = (door: (typeof doors)[number]) => publicCategories.includes(category.get(acrossFrom(door, id) ?? '') ?? '')
      return {
        roomId: id,
        publicDoorIds: doors.filter(isPublic).map((door) => door.id),
        otherDoorIds: doors.filter((door) => !isPublic(door)).map((door) => door.id),
      }
    })
}
