import type { LocalPoint } from './projection.ts'

/** A straight piece from a to b in a metric frame. */
export interface Edge {
  readonly a: LocalPoint
  readonly b: LocalPoint
}

export interface Box {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

/** Two shapes' closest places and how far they are apart, in metres. */
export interface Nearest {
  readonly a: LocalPoint
  readonly b: LocalPoint
  readonly distanceM: number
}

/** Lengths below this count as nothing: far above the noise of double degrees (2e-9 m), far below what anybody can measure. */
export const EPSILON_M = 1e-6

export function distanceBetween(a: LocalPoint, b: LocalPoint): number {
  return Math.hypot(b.x - a.x, b.y - a.y)
}

export function lengthOf(edge: Edge): number {
  return distanceBetween(edge.a, edge.b)
}

export function middleOf(edge: Edge): LocalPoint {
  return { x: (edge.a.x + edge.b.x) / 2, y: (edge.a.y + edge.b.y) / 2 }
}

/** The point at share t (0 = a, 1 = b) of an edge. */
export function pointAlong(edge: Edge, t: number): LocalPoint {
  return { x: edge.a.x + (edge.b.x - edge.a.x) * t, y: edge.a.y + (edge.b.y - edge.a.y) * t }
}

/** Twice the signed area of the triangle a b c: positive when c lies left of a→b. */
export function turn(a: LocalPoint, b: LocalPoint, c: LocalPoint): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/** Share along the edge (0…1) of the place nearest to a point. */
export function shareNearest(edge: Edge, point: LocalPoint): number {
  const dx = edge.b.x - edge.a.x
  const dy = edge.b.y - edge.a.y
  const length2 = dx * dx + dy * dy
  if (length2 === 0) return 0
  const t = ((point.x - edge.a.x) * dx + (point.y - edge.a.y) * dy) / length2
  return t < 0 ? 0 : t > 1 ? 1 : t
}

export function nearestOn(edge: Edge, point: LocalPoint): LocalPoint {
  return pointAlong(edge, shareNearest(edge, point))
}

/** Distance from a point to a straight piece, in metres. */
export function distanceToEdge(edge: Edge, point: LocalPoint): number {
  return distanceBetween(nearestOn(edge, point), point)
}

/** Where two pieces cross in the inside of both; null when they only touch, run along each other or miss. */
export function properCrossing(e: Edge, f: Edge): LocalPoint | null {
  const a = turn(f.a, f.b, e.a)
  const b = turn(f.a, f.b, e.b)
  const c = turn(e.a, e.b, f.a)
  const d = turn(e.a, e.b, f.b)
  if (!((a > 0 && b < 0) || (a < 0 && b > 0)) || !((c > 0 && d < 0) || (c < 0 && d > 0))) return null
  return pointAlong(e, a / (a - b))
}

/** The closest places of two straight pieces; distance 0 where they meet. */
export function nearestBetweenEdges(e: Edge, f: Edge): Nearest {
  const crossing = properCrossing(e, f)
  if (crossing) return { a: crossing, b: crossing, distanceM: 0 }
  const pairs: [LocalPoint, LocalPoint][] = [
    [e.a, nearestOn(f, e.a)],
    [e.b, nearestOn(f, e.b)],
    [nearestOn(e, f.a), f.a],
    [nearestOn(e, f.b), f.b],
  ]
  let best: Nearest | null = null
  for (const [a, b] of pairs) {
    const distanceM = distanceBetween(a, b)
    if (!best || distanceM < best.distanceM) best = { a, b, distanceM }
  }
  return best as Nearest
}

/** The straight pieces of a polyline; one empty piece for a single point. */
export function edgesOf(points: readonly LocalPoint[]): Edge[] {
  const edges: Edge[] = []
  let before: LocalPoint | null = null
  for (const point of points) {
    if (before) edges.push({ a: before, b: point })
    before = point
  }
  if (edges.length === 0 && before) edges.push({ a: before, b: before })
  return edges
}

export function boxOf(points: Iterable<LocalPoint>): Box {
  let minX = Number.POSITIVE_INFINITY
  let minY = Number.POSITIVE_INFINITY
  let maxX = Number.NEGATIVE_INFINITY
  let maxY = Number.NEGATIVE_INFINITY
  for (const { x, y } of points) {
    if (x < minX) minX = x
    if (x > maxX) maxX = x
    if (y < minY) minY = y
    if (y > maxY) maxY = y
  }
  return { minX, minY, maxX, maxY }
}

/** Distance between two boxes, a lower bound for what is in them. */
export function distanceBetweenBoxes(a: Box, b: Box): number {
  const dx = Math.max(0, a.minX - b.maxX, b.minX - a.maxX)
  const dy = Math.max(0, a.minY - b.maxY, b.minY - a.maxY)
  return Math.hypot(dx, dy)
}
