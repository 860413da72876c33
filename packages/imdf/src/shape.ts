import { distanceBetween, EPSILON_M } from '#geometry/plane.ts'
import { type Frame, frameAt, type LocalPoint } from '#geometry/projection.ts'
import type { IssueList, IssuePlace } from './issue.ts'
import { selfCrossing } from './self-crossing.ts'

type Rings = [number, number][][]

/** Reports unclosed, too short and self-crossing shapes; true when the shape is valid. Coordinates are known to be numbers. */
export function checkShape(geometry: { type: string; coordinates: unknown }, place: IssuePlace, issues: IssueList): boolean {
  const at = { ...place, property: 'geometry' }
  if (geometry.type === 'LineString') {
    const line = geometry.coordinates as [number, number][]
    if (distinct(line, frameAt(line[0] as [number, number])).length >= 2) return true
    issues.error('line_too_short', { ...at, ...(line[0] ? { position: line[0] } : {}) })
    return false
  }
  if (geometry.type === 'Polygon') return checkRings(geometry.coordinates as Rings, at, issues)
  if (geometry.type === 'MultiPolygon') return (geometry.coordinates as Rings[]).every((rings) => checkRings(rings, at, issues))
  return true
}

function checkRings(rings: Rings, at: IssuePlace, issues: IssueList): boolean {
  const origin = rings[0]?.[0]
  if (!origin) {
    issues.error('geometry_malformed', at, { type: 'Polygon' })
    return false
  }
  const frame = frameAt(origin)
  const local: LocalPoint[][] = []
  for (const ring of rings) {
    const first = ring[0]
    const last = ring.at(-1)
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
      issues.error('ring_not_closed', { ...at, position: last })
      return false
    }
    const points = distinct(ring, frame)
    if (points.length > 1 && distanceBetween(points[0] as LocalPoint, points.at(-1) as LocalPoint) <= EPSILON_M) points.pop()
    if (points.length < 3) {
      issues.error('ring_too_short', { ...at, ...(first ? { position: first } : {}) })
      return false
    }
    local.push(points)
  }
  const crossing = selfCrossing(local)
  if (crossing) issues.error('self_crossing', { ...at, position: frame.toWgs84(crossing) })
  return !crossing
}

function distinct(points: readonly [number, number][], frame: Frame): LocalPoint[] {
  const kept: LocalPoint[] = []
  for (const point of points.map(frame.toLocal)) {
    const before = kept.at(-1)
    if (!before || distanceBetween(before, point) > EPSILON_M) kept.push(point)
  }
  return kept
}
