import Flatbush from 'flatbush'
import { type Geometry, type Polygon, type Position, polygonsOf, positionsOf } from './geojson.ts'
import { boxOf, distanceBetween, type Edge, EPSILON_M, nearestBetweenEdges } from './plane.ts'
import { isInside, polygonOf } from './polygon.ts'
import { type Frame, frameAround, frameAt, type LocalPoint } from './projection.ts'

export type GeometryProblemCode =
  | 'notFinite'
  | 'outOfRange'
  /** Latitude written before longitude. */
  | 'swapped'
  /** Farther than `maxDistanceM` from the place it belongs to. */
  | 'farAway'
  | 'tooFewPoints'
  | 'notClosed'
  | 'selfCrossing'
  | 'noArea'
  | 'holeOutside'
  /** Against RFC 7946 3.1.6 (outline anticlockwise, holes clockwise); measures are not affected. */
  | 'wrongOrientation'

export interface GeometryProblem {
  code: GeometryProblemCode
  /** Where it is, when it can be told. */
  at: [number, number] | null
}

export interface Neighbourhood {
  near: Position
  maxDistanceM: number
}

/** Extent of China in degrees: a swapped pair of coordinates cannot fall into it. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 }

function isInChina(longitude: number, latitude: number): boolean {
  return longitude >= CHINA.west && longitude <= CHINA.east && latitude >= CHINA.south && latitude <= CHINA.north
}

/** What is wrong with a single position, null when nothing is. Without a neighbourhood only swapping within China is noticed. */
export function positionProblem(position: Position, neighbourhood?: Neighbourhood): GeometryProblemCode | null {
  const [longitude, latitude] = position
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return 'notFinite'
  if (isInChina(latitude, longitude)) return 'swapped'
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return 'outOfRange'
  if (!neighbourhood) return null
  const { near, maxDistanceM } = neighbourhood
  return distanceBetween(frameAt(near).toLocal(position), { x: 0, y: 0 }) > maxDistanceM ? 'farAway' : null
}

/** The first place where a ring's edges meet other than at their common corners. */
function selfCrossing(ring: readonly LocalPoint[]): LocalPoint | null {
  const edges: Edge[] = []
  for (const [index, a] of ring.entries()) {
    const b = ring[(index + 1) % ring.length]
    if (b && distanceBetween(a, b) > EPSILON_M) edges.push({ a, b })
  }
  if (edges.length === 0) return null
  const index = new Flatbush(edges.length)
  for (const { a, b } of edges) {
    const box = boxOf([a, b])
    index.add(box.minX, box.minY, box.maxX, box.maxY)
  }
  index.finish()
  for (const [i, edge] of edges.entries()) {
    const box = boxOf([edge.a, edge.b])
    for (const j of index.search(box.minX, box.minY, box.maxX, box.maxY)) {
      const other = edges[j]
      if (j <= i || !other) continue
      const isNext = j === i + 1
      if (isNext || (i === 0 && j === edges.length - 1)) {
        const folded = isNext ? foldsBack(edge.a, edge.b, other.b) : foldsBack(other.a, other.b, edge.b)
        if (folded) return isNext ? edge.b : edge.a
        continue
      }
      const nearest = nearestBetweenEdges(edge, other)
      if (nearest.distanceM <= EPSILON_M) return nearest.a
    }
  }
  return null
}

/** Whether a corner turns straight back on itself. */
function foldsBack(a: LocalPoint, corner: LocalPoint, b: LocalPoint): boolean {
  const [ux, uy, vx, vy] = [a.x - corner.x, a.y - corner.y, b.x - corner.x, b.y - corner.y]
  const reach = Math.max(Math.hypot(ux, uy), Math.hypot(vx, vy))
  return ux * vx + uy * vy > 0 && Math.abs(ux * vy - uy * vx) <= EPSILON_M * reach
}

function signedArea(ring: readonly LocalPoint[]): number {
  let sum = 0
  let before = ring.at(-1)
  for (const point of ring) {
    if (before) sum += before.x * point.y - point.x * before.y
    before = point
  }
  return sum / 2
}

function ringProblems(frame: Frame, positions: readonly Position[], isOutline: boolean): GeometryProblem[] {
  const [first] = positions
  const last = positions.at(-1)
  if (!first || !last || positions.length < 4) return [{ code: 'tooFewPoints', at: null }]
  const problems: GeometryProblem[] = []
  const isClosed = first[0] === last[0] && first[1] === last[1]
  if (!isClosed) problems.push({ code: 'notClosed', at: [last[0], last[1]] })
  const ring = (isClosed ? positions.slice(0, -1) : positions).map(frame.toLocal)
  const crossing = selfCrossing(ring)
  if (crossing) return [...problems, { code: 'selfCrossing', at: frame.toWgs84(crossing) }]
  const area = signedArea(ring)
  if (Math.abs(area) <= EPSILON_M) return [...problems, { code: 'noArea', at: [first[0], first[1]] }]
  if (area > 0 !== isOutline) problems.push({ code: 'wrongOrientation', at: null })
  return problems
}

/**
 * Everything wrong with a geometry that would make a measure wrong or impossible, `wrongOrientation` aside. Positions are judged first:
 * shapes with impossible positions are not looked at further.
 */
export function geometryProblems(geometry: Geometry, neighbourhood?: Neighbourhood): GeometryProblem[] {
  for (const position of positionsOf(geometry)) {
    const code = positionProblem(position, neighbourhood)
    if (code) return [{ code, at: Number.isFinite(position[0]) && Number.isFinite(position[1]) ? [position[0], position[1]] : null }]
  }
  const frame = frameAround([geometry])
  if (!frame) return [{ code: 'tooFewPoints', at: null }]
  if (geometry.type === 'LineString') {
    const points = geometry.coordinates.map(frame.toLocal)
    const [start] = points
    return start && points.some((point) => distanceBetween(start, point) > EPSILON_M) ? [] : [{ code: 'tooFewPoints', at: null }]
  }
  return polygonsOf(geometry).flatMap((rings) => {
    const problems = rings.flatMap((ring, index) => ringProblems(frame, ring, index === 0))
    const [outline, ...holes] = rings
    if (!outline || problems.some(({ code }) => code !== 'wrongOrientation')) return outline ? problems : [{ code: 'tooFewPoints' as const, at: null }]
    const outer = polygonOf([outline.map(frame.toLocal)])
    for (const hole of holes) {
      const outside = hole.find((position) => !isInside(outer, frame.toLocal(position)))
      if (outside) problems.push({ code: 'holeOutside', at: [outside[0], outside[1]] })
    }
    return problems
  })
}

/** The polygon with its rings turned as RFC 7946 wants them: outline anticlockwise, holes clockwise. */
export function rewound(polygon: Polygon): Polygon {
  const frame = frameAround([polygon])
  if (!frame) return polygon
  const coordinates = polygon.coordinates.map((ring, index) => (signedArea(ring.map(frame.toLocal)) > 0 === (index === 0) ? ring : [...ring].reverse()))
  return { type: 'Polygon', coordinates }
}
