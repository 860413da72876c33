import { turn } from '#geometry/plane.ts'
import { type LocalPolygon, type LocalRing, ringEdges } from '#geometry/polygon.ts'
import type { LocalPoint } from '#geometry/projection.ts'

/** Area two polygons share, in square metres, and the middle of it. */
export interface Overlap {
  areaM2: number
  at: LocalPoint
}

/**
 * Each polygon is the signed sum of the triangles between one corner and its edges; the shared area is the signed sum of the shared
 * areas of all pairs of triangles. Exact for any simple polygons with holes, and two convex ones need one clipping only.
 */
export function overlapOf(a: LocalPolygon, b: LocalPolygon): Overlap {
  if (a.isConvex && b.isConvex) return sum([{ sign: 1, ring: clip(a.rings[0] ?? [], b.rings[0] ?? []) }])
  const left = triangles(a)
  const right = triangles(b)
  return sum(left.flatMap((one) => right.map((other) => ({ sign: one.sign * other.sign, ring: clip(one.ring, other.ring) }))))
}

interface Signed {
  sign: number
  ring: LocalRing
}

function triangles(polygon: LocalPolygon): Signed[] {
  if (polygon.isConvex) return [{ sign: 1, ring: polygon.rings[0] ?? [] }]
  const corner = polygon.rings[0]?.[0]
  if (!corner) return []
  return polygon.edges.flatMap(({ a, b }): Signed[] => {
    const area = turn(corner, a, b)
    if (area === 0) return []
    return [area > 0 ? { sign: 1, ring: [corner, a, b] } : { sign: -1, ring: [corner, b, a] }]
  })
}

/** Sutherland and Hodgman: the part of one convex anticlockwise ring inside another. */
function clip(subject: LocalRing, by: LocalRing): LocalRing {
  let ring = subject
  for (const { a, b } of ringEdges(by)) {
    if (ring.length === 0) return ring
    const kept: LocalPoint[] = []
    for (const { a: from, b: to } of ringEdges(ring)) {
      const before = turn(a, b, from)
      const after = turn(a, b, to)
      if (before * after < 0) {
        const t = before / (before - after)
        kept.push({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t })
      }
      if (after >= 0) kept.push(to)
    }
    ring = kept
  }
  return ring
}

function sum(parts: readonly Signed[]): Overlap {
  let [area, x, y] = [0, 0, 0]
  for (const { sign, ring } of parts) {
    const origin = ring[0]
    if (!origin) continue
    for (const { a, b } of ringEdges(ring)) {
      const weight = (sign * turn(origin, a, b)) / 2
      area += weight
      x += (weight * (origin.x + a.x + b.x)) / 3
      y += (weight * (origin.y + a.y + b.y)) / 3
    }
  }
  return { areaM2: area, at: area > 0 ? { x: x / area, y: y / area } : { x: 0, y: 0 } }
}
