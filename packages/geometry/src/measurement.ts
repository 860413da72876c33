import { type Geometry, type LineString, type Position, polygonsOf, positionsOf } from './geojson.ts'
import { type Box, boxOf, distanceBetween, distanceBetweenBoxes, type Edge, edgesOf, lengthOf, type Nearest, nearestBetweenEdges } from './plane.ts'
import { areaOf, centroidOf, isInside, type LocalPolygon, localPolygon } from './polygon.ts'
import { type Frame, frameAround, type LocalPoint } from './projection.ts'

/** A geometry in a metric frame, ready to be measured many times. */
export interface LocalShape {
  readonly edges: readonly Edge[]
  readonly polygons: readonly LocalPolygon[]
  readonly box: Box
}

export function localShape(frame: Frame, geometry: Geometry): LocalShape {
  const polygons = polygonsOf(geometry).map((rings) => localPolygon(frame, rings))
  const edges = polygons.length > 0 ? polygons.flatMap((polygon) => polygon.edges) : edgesOf(positionsOf(geometry).map(frame.toLocal))
  return { edges, polygons, box: boxOf(edges.flatMap(({ a, b }) => [a, b])) }
}

/** The closest places of two shapes; distance 0 when they touch, overlap or one lies in the other. Null when one is empty. */
export function nearestBetween(one: LocalShape, other: LocalShape): Nearest | null {
  const [a] = one.edges
  const [b] = other.edges
  if (!a || !b) return null
  if (other.polygons.some((polygon) => isInside(polygon, a.a))) return { a: a.a, b: a.a, distanceM: 0 }
  if (one.polygons.some((polygon) => isInside(polygon, b.a))) return { a: b.a, b: b.a, distanceM: 0 }
  let best: Nearest | null = null
  for (const edge of one.edges) {
    if (best && distanceBetweenBoxes(boxOf([edge.a, edge.b]), other.box) >= best.distanceM) continue
    for (const against of other.edges) {
      const nearest = nearestBetweenEdges(edge, against)
      if (!best || nearest.distanceM < best.distanceM) best = nearest
      if (best.distanceM === 0) return best
    }
  }
  return best
}

/** Distance between two geometries in metres with the straight line between the closest places; 0 when they touch or overlap. */
export function distanceM(one: Geometry, other: Geometry): { distanceM: number; line: LineString } | null {
  const frame = frameAround([one, other])
  const nearest = frame && nearestBetween(localShape(frame, one), localShape(frame, other))
  return frame && nearest ? { distanceM: nearest.distanceM, line: drawnLine(frame, [nearest.a, nearest.b]) } : null
}

/** Area in m², holes taken off; 0 for points and lines. */
export function areaM2(geometry: Geometry): number {
  const frame = frameAround([geometry])
  return frame ? localShape(frame, geometry).polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0) : 0
}

/** Length of a line, or of all edges of an area, in metres. */
export function lengthM(geometry: Geometry): number {
  const frame = frameAround([geometry])
  return frame ? localShape(frame, geometry).edges.reduce((sum, edge) => sum + lengthOf(edge), 0) : 0
}

/** Centre of area, middle of a line by length, or the point itself; null for an empty geometry. */
export function centroid(geometry: Geometry): [number, number] | null {
  const frame = frameAround([geometry])
  if (!frame) return null
  const { polygons, edges } = localShape(frame, geometry)
  const parts: { at: LocalPoint; weight: number }[] =
    polygons.length > 0
      ? polygons.map((polygon) => ({ at: centroidOf(polygon), weight: areaOf(polygon) }))
      : edges.map(({ a, b }) => ({ at: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, weight: distanceBetween(a, b) }))
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0)
  const share = ({ weight }: { weight: number }) => (whole > 0 ? weight / whole : 1 / parts.length)
  return frame.toWgs84({ x: parts.reduce((sum, part) => sum + part.at.x * share(part), 0), y: parts.reduce((sum, part) => sum + part.at.y * share(part), 0) })
}

/** Whether a position lies in an area or within `toleranceM` of its edge. */
export function contains(area: Geometry, position: Position, toleranceM = 0.001): boolean {
  const frame = frameAround([area])
  if (!frame) return false
  const point = frame.toLocal(position)
  return localShape(frame, area).polygons.some((polygon) => isInside(polygon, point, toleranceM))
}

/** Degrees to nine decimals, a tenth of a millimetre: what is drawn needs no more, and stays the same from run to run. */
export function drawnPosition(frame: Frame, point: LocalPoint): [number, number] {
  const [longitude, latitude] = frame.toWgs84(point)
  return [Math.round(longitude * 1e9) / 1e9, Math.round(latitude * 1e9) / 1e9]
}

export function drawnLine(frame: Frame, points: readonly LocalPoint[]): LineString {
  return { type: 'LineString', coordinates: points.map((point) => drawnPosition(frame, point)) }
}
