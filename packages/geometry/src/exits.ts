import type { LineString } from './geojson.ts'
import { distanceM, drawnLine, localShape, nearestBetween } from './measurement.ts'
import { type LevelPlan, safetyExits } from './plan.ts'
import type { Nearest } from './plane.ts'
import { frameAround } from './projection.ts'

export interface ExitPair {
  exitIds: [string, string]
  distanceM: number
  /** Straight line between the nearest edges of the two openings. */
  line: LineString
}

/** Horizontal distance between the nearest edges of two exits, in metres (6.3.1.5; GB 50016-2014 5.5.2). */
export function distanceBetweenExits(one: LineString, other: LineString): { distanceM: number; line: LineString } | null {
  return distanceM(one, other)
}

/** The two safety exits of a level that are farthest apart; null with fewer than two drawn ones. */
export function farthestExits(plan: LevelPlan): ExitPair | null {
  const exits = safetyExits(plan).flatMap(({ id, line }) => (line ? [{ id, line }] : []))
  const frame = frameAround(exits.map(({ line }) => line))
  if (!frame) return null
  const shapes = exits.map(({ id, line }) => ({ id, shape: localShape(frame, line) }))
  let best: { ids: [string, string]; nearest: Nearest } | null = null
  for (const [index, one] of shapes.entries()) {
    for (const other of shapes.slice(index + 1)) {
      const nearest = nearestBetween(one.shape, other.shape)
      if (nearest && (!best || nearest.distanceM > best.nearest.distanceM)) best = { ids: [one.id, other.id], nearest }
    }
  }
  return best && { exitIds: best.ids, distanceM: best.nearest.distanceM, line: drawnLine(frame, [best.nearest.a, best.nearest.b]) }
}
