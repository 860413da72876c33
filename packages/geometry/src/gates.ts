import type { MultiPolygon, Point, Polygon } from './geojson.ts'
import { type LocalShape, localShape } from './measurement.ts'
import type { CentreLine } from './network.ts'
import { boxOf, distanceBetweenBoxes, distanceToEdge, type Edge, lengthOf, pointAlong, turn } from './plane.ts'
import { type LocalRing, ringEdges } from './polygon.ts'
import { frameAround, type LocalPoint } from './projection.ts'

export type CompassSide = 'north' | 'east' | 'south' | 'west'

/** One compass side of a park with what lies along it. */
export interface ParkSide {
  side: CompassSide
  /** Length of the boundary on this side, in metres. */
  lengthM: number
  /** Share (0…1) of that length along which a through road runs within reach. */
  borderShare: number
  bordersRoad: boolean
  roadIds: string[]
  gateIds: string[]
}

/** Distance at which the boundary is looked at, in metres. */
const SAMPLE_M = 5
const MOST_SAMPLES = 4_000

/** Convex hull, anticlockwise (monotone chain). */
function hullOf(points: readonly LocalPoint[]): LocalRing {
  const inOrder = [...points].sort((a, b) => a.x - b.x || a.y - b.y)
  const chain = (run: readonly LocalPoint[]) => {
    const kept: LocalPoint[] = []
    for (const point of run) {
      for (;;) {
        const [before, last] = [kept.at(-2), kept.at(-1)]
        if (!before || !last || turn(before, last, point) > 0) break
        kept.pop()
      }
      kept.push(point)
    }
    return kept.slice(0, -1)
  }
  return [...chain(inOrder), ...chain([...inOrder].reverse())]
}

/** The compass side that the outward face of a hull edge looks to; diagonals go to the side nearer to square. */
function sideFaced({ a, b }: Edge): CompassSide {
  const [x, y] = [b.y - a.y, a.x - b.x]
  if (Math.abs(y) >= Math.abs(x)) return y > 0 ? 'north' : 'south'
  return x > 0 ? 'east' : 'west'
}

function sideAt(hull: readonly { edge: Edge; side: CompassSide }[], point: LocalPoint): CompassSide | null {
  let best: { side: CompassSide; distance: number } | null = null
  for (const { edge, side } of hull) {
    const distance = distanceToEdge(edge, point)
    if (!best || distance < best.distance) best = { side, distance }
  }
  return best?.side ?? null
}

function samplesOf(outline: readonly Edge[]): LocalPoint[] {
  const every = Math.max(SAMPLE_M, outline.reduce((sum, edge) => sum + lengthOf(edge), 0) / MOST_SAMPLES)
  return outline.flatMap((edge) => {
    const count = Math.max(1, Math.round(lengthOf(edge) / every))
    return Array.from({ length: count }, (_, i) => pointAlong(edge, (i + 0.5) / count))
  })
}

function roadsWithin(point: LocalPoint, roads: readonly { id: string; shape: LocalShape }[], withinM: number): string[] {
  const here = boxOf([point])
  return roads
    .filter(({ shape }) => distanceBetweenBoxes(here, shape.box) <= withinM && shape.edges.some((edge) => distanceToEdge(edge, point) <= withinM))
    .map(({ id }) => id)
}

/**
 * The gates on each compass side of a park, and on which sides it borders a through road (6.1.2.1).
 *
 * Sides are those of the boundary's convex hull, by the way each hull edge faces (a side is within 45° of its compass point); every place of
 * the boundary and every gate belongs to the nearest hull edge, so notches and rounded corners do not make sides of their own. A side borders
 * a road when roads run within `withinM` of at least `minShare` of its length: a road that only passes a corner does not count.
 * Sides the park does not have are left out.
 */
export function parkSides(
  boundary: Polygon | MultiPolygon,
  gates: readonly { id: string; geometry: Point }[],
  throughRoads: readonly CentreLine[],
  { withinM = 30, minShare = 0.2 }: { withinM?: number; minShare?: number } = {},
): ParkSide[] {
  const frame = frameAround([boundary])
  if (!frame) return []
  const outlines = localShape(frame, boundary).polygons.map(({ rings }) => rings[0] ?? [])
  const hull = ringEdges(hullOf(outlines.flat())).map((edge) => ({ edge, side: sideFaced(edge) }))
  const roads = throughRoads.map(({ id, line }) => ({ id, shape: localShape(frame, line) }))
  const samples = outlines
    .flatMap((outline) => samplesOf(ringEdges(outline)))
    .map((point) => ({ side: sideAt(hull, point), roadIds: roadsWithin(point, roads, withinM) }))
  const wholeM = outlines.flatMap(ringEdges).reduce((sum, edge) => sum + lengthOf(edge), 0)
  return (['north', 'east', 'south', 'west'] as const).flatMap((side): ParkSide[] => {
    const own = samples.filter((sample) => sample.side === side)
    if (own.length === 0) return []
    const near = own.filter(({ roadIds }) => roadIds.length > 0)
    const borderShare = near.length / own.length
    const bordersRoad = near.length > 0 && borderShare >= minShare
    const gateIds = gates.filter(({ geometry }) => sideAt(hull, frame.toLocal(geometry.coordinates)) === side).map(({ id }) => id)
    return [
      {
        side,
        lengthM: (wholeM * own.length) / samples.length,
        borderShare,
        bordersRoad,
        roadIds: bordersRoad ? [...new Set(near.flatMap(({ roadIds }) => roadIds))] : [],
        gateIds,
      },
    ]
  })
}
