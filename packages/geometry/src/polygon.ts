import type { Position } from './geojson.ts'
import { type Box, boxOf, distanceToEdge, type Edge, EPSILON_M, lengthOf, nearestOn, pointAlong, turn } from './plane.ts'
import type { Frame, LocalPoint } from './projection.ts'

/** Points of a ring without the repeated last one. Outlines run anticlockwise, holes clockwise: the inside is always on the left. */
export type LocalRing = readonly LocalPoint[]

/** An area with holes in a metric frame. */
export interface LocalPolygon {
  readonly rings: readonly LocalRing[]
  readonly edges: readonly Edge[]
  readonly box: Box
  readonly isConvex: boolean
}

/** Twice the signed area of a ring, positive when it runs anticlockwise. */
function doubleArea(ring: LocalRing): number {
  const origin = ring[0]
  if (!origin) return 0
  let sum = 0
  for (const { a, b } of ringEdges(ring)) sum += turn(origin, a, b)
  return sum
}

export function ringEdges(ring: LocalRing): Edge[] {
  const edges: Edge[] = []
  let before = ring.at(-1)
  for (const point of ring) {
    if (before) edges.push({ a: before, b: point })
    before = point
  }
  return edges
}

function withoutRepeats(points: readonly LocalPoint[]): LocalPoint[] {
  const ring: LocalPoint[] = []
  for (const point of points) {
    const before = ring.at(-1)
    if (!before || Math.abs(before.x - point.x) > EPSILON_M || Math.abs(before.y - point.y) > EPSILON_M) ring.push(point)
  }
  const [first] = ring
  const last = ring.at(-1)
  if (first && last && ring.length > 1 && Math.abs(first.x - last.x) <= EPSILON_M && Math.abs(first.y - last.y) <= EPSILON_M) ring.pop()
  return ring
}

/** A polygon from rings of points; orientation and repeated points are put right, crossings are not (see `geometryProblems`). */
export function polygonOf(rings: readonly (readonly LocalPoint[])[]): LocalPolygon {
  const oriented = rings.map((points, index) => {
    const ring = withoutRepeats(points)
    return doubleArea(ring) > 0 === (index === 0) ? ring : ring.reverse()
  })
  const edges = oriented.flatMap(ringEdges)
  const polygon = { rings: oriented, edges, box: boxOf(oriented[0] ?? []), isConvex: false }
  return { ...polygon, isConvex: oriented.length === 1 && reflexCorners(polygon).length === 0 }
}

export function localPolygon(frame: Frame, rings: readonly (readonly Position[])[]): LocalPolygon {
  return polygonOf(rings.map((ring) => ring.map(frame.toLocal)))
}

/** Corners that point into the area: where a shortest path bends. Straight corners are none. */
export function reflexCorners(polygon: Pick<LocalPolygon, 'rings'>): LocalPoint[] {
  const corners: LocalPoint[] = []
  for (const ring of polygon.rings) {
    let before = ring.at(-2)
    let corner = ring.at(-1)
    for (const after of ring) {
      if (before && corner && turn(before, corner, after) < -EPSILON_M * lengthOf({ a: before, b: after })) corners.push(corner)
      before = corner
      corner = after
    }
  }
  return corners
}

/** Area in square metres, holes taken off. */
export function areaOf(polygon: LocalPolygon): number {
  return polygon.rings.reduce((sum, ring) => sum + doubleArea(ring) / 2, 0)
}

/** Centre of area; the middle of the box when there is no area. */
export function centroidOf(polygon: LocalPolygon): LocalPoint {
  const { minX, minY, maxX, maxY } = polygon.box
  const middle = { x: (minX + maxX) / 2, y: (minY + maxY) / 2 }
  let [weight, x, y] = [0, 0, 0]
  for (const { a, b } of polygon.edges) {
    const w = turn(middle, a, b)
    weight += w
    x += (w * (a.x + b.x - 2 * middle.x)) / 3
    y += (w * (a.y + b.y - 2 * middle.y)) / 3
  }
  return Math.abs(weight) < EPSILON_M ** 2 ? middle : { x: middle.x + x / weight, y: middle.y + y / weight }
}

/** Distance to the nearest edge, inside or outside, in metres. */
export function distanceToBoundary(polygon: LocalPolygon, point: LocalPoint): number {
  let best = Number.POSITIVE_INFINITY
  for (const edge of polygon.edges) {
    const distance = distanceToEdge(edge, point)
    if (distance < best) best = distance
  }
  return best
}

export function nearestOnBoundary(polygon: LocalPolygon, point: LocalPoint): { at: LocalPoint; edge: Edge; distanceM: number } | null {
  let best: { at: LocalPoint; edge: Edge; distanceM: number } | null = null
  for (const edge of polygon.edges) {
    const at = nearestOn(edge, point)
    const distanceM = lengthOf({ a: at, b: point })
    if (!best || distanceM < best.distanceM) best = { at, edge, distanceM }
  }
  return best
}

/** Even-odd rule; the answer on an edge itself is arbitrary. */
function isWithinRings(polygon: LocalPolygon, { x, y }: LocalPoint): boolean {
  let inside = false
  for (const { a, b } of polygon.edges) {
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside
  }
  return inside
}

/** Inside or within `toleranceM` of an edge. */
export function isInside(polygon: LocalPolygon, point: LocalPoint, toleranceM = EPSILON_M): boolean {
  const { box } = polygon
  if (point.x < box.minX - toleranceM || point.x > box.maxX + toleranceM || point.y < box.minY - toleranceM || point.y > box.maxY + toleranceM) return false
  return isWithinRings(polygon, point) || distanceToBoundary(polygon, point) <= toleranceM
}

/** Inside and farther than `depthM` from every edge. */
export function isDeepInside(polygon: LocalPolygon, point: LocalPoint, depthM = EPSILON_M): boolean {
  return isWithinRings(polygon, point) && distanceToBoundary(polygon, point) > depthM
}

/** Shares (0…1) of a straight line at which it meets or leaves the edges of a polygon, ascending, with `from` and 1 as ends. */
export function contacts(line: Edge, polygon: LocalPolygon, from = 0): number[] {
  const length = lengthOf(line)
  if (length <= EPSILON_M) return [from, 1]
  const reach = EPSILON_M / length
  const found = [from, 1]
  const rx = line.b.x - line.a.x
  const ry = line.b.y - line.a.y
  for (const { a, b } of polygon.edges) {
    const sx = b.x - a.x
    const sy = b.y - a.y
    const dx = a.x - line.a.x
    const dy = a.y - line.a.y
    const slope = rx * sy - ry * sx
    const edgeLength = Math.hypot(sx, sy)
    if (Math.abs(slope) <= 1e-9 * length * edgeLength) {
      if (Math.abs(dx * ry - dy * rx) > EPSILON_M * length) continue
      for (const share of [(dx * rx + dy * ry) / length ** 2, ((dx + sx) * rx + (dy + sy) * ry) / length ** 2]) if (share > from && share < 1) found.push(share)
      continue
    }
    const along = (dx * ry - dy * rx) / slope
    if (along < -EPSILON_M / edgeLength || along > 1 + EPSILON_M / edgeLength) continue
    const share = (dx * sy - dy * sx) / slope
    if (share > from - reach && share < 1 + reach) found.push(Math.min(1, Math.max(from, share)))
  }
  return found.sort((one, other) => one - other)
}

/** The share up to which a straight line stays in the closed area when followed from share `from`; `from` itself when it leaves at once. */
export function staysInsideUntil(line: Edge, polygon: LocalPolygon, from = 0): number {
  if (polygon.isConvex && isInside(polygon, pointAlong(line, from)) && isInside(polygon, line.b)) return 1
  const length = lengthOf(line)
  if (length <= EPSILON_M) return isInside(polygon, line.a) ? 1 : from
  let before = from
  for (const share of contacts(line, polygon, from)) {
    if ((share - before) * length > EPSILON_M && !isInside(polygon, pointAlong(line, (before + share) / 2))) return before
    before = share
  }
  return 1
}

/** A point surely inside: the centre when it lies inside, else the middle of the widest stretch across the polygon. */
export function interiorPoint(polygon: LocalPolygon): LocalPoint {
  const centre = centroidOf(polygon)
  if (isDeepInside(polygon, centre)) return centre
  const { minX, minY, maxX, maxY } = polygon.box
  let best = { point: centre, depth: -1 }
  for (const share of [0.5, 0.31, 0.69, 0.13, 0.87, 0.05, 0.95]) {
    const y = minY + (maxY - minY) * share
    const line = { a: { x: minX, y }, b: { x: maxX, y } }
    let before = 0
    for (const at of contacts(line, polygon)) {
      const point = pointAlong(line, (before + at) / 2)
      const depth = isWithinRings(polygon, point) ? distanceToBoundary(polygon, point) : -1
      if (depth > best.depth) best = { point, depth }
      before = at
    }
  }
  return best.point
}
