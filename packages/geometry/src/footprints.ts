import Flatbush from 'flatbush'
import type { Geometry, LineString, MultiPolygon, Polygon } from './geojson.ts'
import { drawnLine, type LocalShape, localShape, nearestBetween } from './measurement.ts'
import { outsideOfShapes, overlapOfShapes } from './overlap.ts'
import { distanceToBoundary, isInside } from './polygon.ts'
import { frameAround } from './projection.ts'

/** A footprint, level outline or unit with the name it has in its ledger. */
export interface Outline {
  id: string
  geometry: Polygon | MultiPolygon
}

/** Two outlines that touch or overlap. */
export interface Contact {
  ids: [string, string]
  distanceM: number
  overlapM2: number
  /** What they share; null when they only touch or come near. */
  overlap: MultiPolygon | null
  /** The straight line between the closest places. */
  line: LineString
}

/** What of an outline lies outside the one it belongs to. */
export interface Overhang {
  id: string
  outsideM2: number
  outside: MultiPolygon | null
}

/** Clearance up to which two footprints count as touching, in metres: the drawing error of two surveyed corners. */
export const TOUCH_TOLERANCE_M = 0.05
/** Overlap or overhang below this is drawing error, in m². */
export const DRAWING_ERROR_M2 = 0.05
/** Overhang no deeper than this is drawing error, in metres. */
export const DRAWING_ERROR_M = 0.02

/** Pairs of indexes whose boxes come within a distance of each other. */
function* nearPairs(shapes: readonly LocalShape[], withinM: number): Generator<[number, number]> {
  if (shapes.length === 0) return
  const index = new Flatbush(shapes.length)
  for (const { box } of shapes) index.add(box.minX, box.minY, box.maxX, box.maxY)
  index.finish()
  for (const [i, { box }] of shapes.entries()) {
    const found = index.search(box.minX - withinM, box.minY - withinM, box.maxX + withinM, box.maxY + withinM)
    for (const j of found.filter((other) => other > i).sort((a, b) => a - b)) yield [i, j]
  }
}

function contactsWithin(outlines: readonly Outline[], toleranceM: number, others?: readonly Outline[]): Contact[] {
  const all = [...outlines, ...(others ?? [])]
  const frame = frameAround(all.map(({ geometry }) => geometry))
  if (!frame) return []
  const shapes = all.map(({ geometry }) => localShape(frame, geometry))
  const contacts: Contact[] = []
  for (const [i, j] of nearPairs(shapes, toleranceM)) {
    if (others && i < outlines.length === j < outlines.length) continue
    const [one, other, a, b] = [all[i], all[j], shapes[i], shapes[j]]
    const nearest = a && b && nearestBetween(a, b)
    if (!one || !other || !a || !b || !nearest || nearest.distanceM > toleranceM) continue
    const shared = overlapOfShapes(frame, a, b)
    const line = drawnLine(frame, [nearest.a, nearest.b])
    contacts.push({ ids: [one.id, other.id], distanceM: nearest.distanceM, overlapM2: shared.areaM2, overlap: shared.geometry, line })
  }
  return contacts
}

/** Footprints of the first group that touch or overlap footprints of the second (6.3.2.1: catering stands apart from production). */
export function touchingFootprints(one: readonly Outline[], other: readonly Outline[], toleranceM = TOUCH_TOLERANCE_M): Contact[] {
  return contactsWithin(one, toleranceM, other)
}

/** Units of one level, or buildings of one park, that overlap by more than drawing error. */
export function overlaps(outlines: readonly Outline[], toleranceM2 = DRAWING_ERROR_M2): Contact[] {
  return contactsWithin(outlines, 0).filter(({ overlapM2 }) => overlapM2 > toleranceM2)
}

/**
 * Outlines that reach out of the one they belong to by more than drawing error: units out of their level, a level out of its building.
 * Corners within `DRAWING_ERROR_M` of the boundary count as inside.
 */
export function overhangs(outlines: readonly Outline[], within: Geometry, toleranceM2 = DRAWING_ERROR_M2): Overhang[] {
  const frame = frameAround([within, ...outlines.map(({ geometry }) => geometry)])
  if (!frame) return []
  const host = localShape(frame, within)
  return outlines.flatMap(({ id, geometry }) => {
    const shape = localShape(frame, geometry)
    const [only] = host.polygons
    const isPlainlyInside = host.polygons.length === 1 && only?.isConvex && shape.edges.every(({ a }) => isInside(only, a))
    if (isPlainlyInside) return []
    const outside = outsideOfShapes(frame, shape, [host])
    if (!outside.geometry || outside.areaM2 <= toleranceM2) return []
    const corners = localShape(frame, outside.geometry).edges.map(({ a }) => a)
    const isDeep = corners.some((corner) =>
      host.polygons.every((polygon) => !isInside(polygon, corner, 0) && distanceToBoundary(polygon, corner) > DRAWING_ERROR_M),
    )
    return isDeep || host.polygons.length === 0 ? [{ id, outsideM2: outside.areaM2, outside: outside.geometry }] : []
  })
}
