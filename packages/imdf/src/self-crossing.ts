import Flatbush from 'flatbush'
import { type Edge, EPSILON_M, lengthOf, nearestBetweenEdges, pointAlong, properCrossing, turn } from '#geometry/plane.ts'
import { type LocalRing, ringEdges } from '#geometry/polygon.ts'
import type { LocalPoint } from '#geometry/projection.ts'

interface RingEdge extends Edge {
  ring: number
  place: number
  count: number
}

/** The first place where the rings of one polygon cross themselves or each other; null for a valid polygon. Rings without repeated points. */
export function selfCrossing(rings: readonly LocalRing[]): LocalPoint | null {
  const edges: RingEdge[] = rings.flatMap((ring, index) => ringEdges(ring).map((edge, place) => ({ ...edge, ring: index, place, count: ring.length })))
  if (edges.length === 0) return null
  const tree = new Flatbush(edges.length)
  for (const { a, b } of edges) tree.add(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y))
  tree.finish()
  for (const [index, edge] of edges.entries()) {
    const { a, b } = edge
    const near = tree.search(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y), (other) => other > index)
    for (const other of near) {
      const crossing = meeting(edge, edges[other] as RingEdge)
      if (crossing) return crossing
    }
  }
  return null
}

function meeting(e: RingEdge, f: RingEdge): LocalPoint | null {
  const crossing = properCrossing(e, f)
  if (crossing) return isAtEnd(crossing, e) && isAtEnd(crossing, f) ? null : crossing
  const running = runningAlong(e, f)
  if (running) return running
  // A hole may touch its outline in one point; one ring must not touch itself.
  if (e.ring !== f.ring || isNeighbour(e, f)) return null
  const { a, distanceM } = nearestBetweenEdges(e, f)
  return distanceM < EPSILON_M ? a : null
}

function isNeighbour(e: RingEdge, f: RingEdge): boolean {
  const apart = Math.abs(e.place - f.place)
  return apart === 1 || apart === e.count - 1
}

function isAtEnd(point: LocalPoint, { a, b }: Edge): boolean {
  return lengthOf({ a, b: point }) < EPSILON_M || lengthOf({ a: b, b: point }) < EPSILON_M
}

/** Middle of the stretch which two pieces on the same line share. */
function runningAlong(e: Edge, f: Edge): LocalPoint | null {
  const length = lengthOf(e)
  if (Math.abs(turn(e.a, e.b, f.a)) > EPSILON_M * length || Math.abs(turn(e.a, e.b, f.b)) > EPSILON_M * length) return null
  const share = (point: LocalPoint) => ((point.x - e.a.x) * (e.b.x - e.a.x) + (point.y - e.a.y) * (e.b.y - e.a.y)) / (length * length)
  const [one, two] = [share(f.a), share(f.b)]
  const from = Math.max(0, Math.min(one, two))
  const to = Math.min(1, Math.max(one, two))
  return (to - from) * length > EPSILON_M ? pointAlong(e, (from + to) / 2) : null
}
