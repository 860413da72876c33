import type { Geometry, LineString } from './geojson.ts'
import { drawnLine, localShape, nearestBetween } from './measurement.ts'
import { type CentreLine, type Network, networkOf, shapeOfStretches } from './network.ts'
import type { Nearest } from './plane.ts'
import { type Frame, frameAround } from './projection.ts'
import { waysFrom } from './shortest-way.ts'

/** Something people walk to: a building, a stop, a parking area. */
export interface Destination {
  id: string
  geometry: Geometry
}

export interface WalkwayLink {
  id: string
  isConnected: boolean
  /** What is missing to the main part of the walkways; null when connected or when there are no walkways. */
  gapM: number | null
  gap: LineString | null
}

/** Shortest way on foot along walkways to the nearest of several stops. */
export interface WalkToStop {
  id: string
  stopId: string | null
  /** From the building's edge over the walkways to the stop, in metres; null when no way leads to one. */
  distanceM: number | null
  path: LineString | null
}

export interface WalkwayOptions {
  /** How far a destination may lie from a walkway and still be joined to it, in metres. */
  reachM?: number
  /** Ends closer than this to another walkway are joined to it, in metres. */
  snapM?: number
}

const REACH_M = 5

function drawnNetwork(
  walkways: readonly CentreLine[],
  destinations: readonly Destination[],
  { reachM = REACH_M, snapM = 0.5 }: WalkwayOptions,
): { frame: Frame; network: Network } | null {
  const frame = frameAround([...walkways.map(({ line }) => line), ...destinations.map(({ geometry }) => geometry)])
  if (!frame) return null
  const shapes = destinations.map(({ id, geometry }) => ({ id, shape: localShape(frame, geometry) }))
  return { frame, network: networkOf(frame, walkways, { snapM, destinations: shapes, reachM }) }
}

/** The part of the walkways that joins most destinations; of equals the longest. */
function mainPart(network: Network): number | null {
  const joined = new Map<number, number>()
  for (const accesses of network.accesses.values())
    for (const part of new Set(accesses.map(({ junction }) => network.partOf[junction] ?? -1))) joined.set(part, (joined.get(part) ?? 0) + 1)
  const lengths = new Map<number, number>()
  for (const { from, lengthM } of network.stretches) lengths.set(network.partOf[from] ?? -1, (lengths.get(network.partOf[from] ?? -1) ?? 0) + lengthM)
  const [best] = [...lengths].sort((a, b) => (joined.get(b[0]) ?? 0) - (joined.get(a[0]) ?? 0) || b[1] - a[1])
  return best ? best[0] : null
}

/**
 * Which destinations the walkways join, and the straight gap to the main part of the walkways for each that they do not (6.1.2.3). A destination
 * on an isolated walkway gets the gap from that walkway, or from its own edge where that is nearer. Ids must be unique over all kinds.
 */
export function walkwayLinks(walkways: readonly CentreLine[], destinations: readonly Destination[], options: WalkwayOptions = {}): WalkwayLink[] {
  const drawn = drawnNetwork(walkways, destinations, options)
  const main = drawn && mainPart(drawn.network)
  if (!drawn || main === null) return destinations.map(({ id }) => ({ id, isConnected: false, gapM: null, gap: null }))
  const { frame, network } = drawn
  const shapeOfPart = (part: number) => shapeOfStretches(network.stretches.filter(({ from }) => network.partOf[from] === part))
  const target = shapeOfPart(main)
  const fromIsland = new Map<number, Nearest | null>()
  return destinations.map(({ id, geometry }) => {
    const parts = new Set((network.accesses.get(id) ?? []).map(({ junction }) => network.partOf[junction] ?? -1))
    if (parts.has(main)) return { id, isConnected: true, gapM: null, gap: null }
    let best = nearestBetween(localShape(frame, geometry), target)
    for (const part of parts) {
      if (!fromIsland.has(part)) fromIsland.set(part, nearestBetween(shapeOfPart(part), target))
      const nearest = fromIsland.get(part)
      if (nearest && (!best || nearest.distanceM < best.distanceM)) best = nearest
    }
    return { id, isConnected: false, gapM: best?.distanceM ?? null, gap: best && drawnLine(frame, [best.a, best.b]) }
  })
}

/**
 * The shortest way on foot along walkways from each building to the nearest stop, in metres (6.1.2.5). The steps from the building's edge to the
 * walkway and from the walkway to the stop, at most `reachM` each, are counted. Ids must be unique over buildings and stops.
 */
export function walksToStops(
  walkways: readonly CentreLine[],
  buildings: readonly Destination[],
  stops: readonly Destination[],
  options: WalkwayOptions = {},
): WalkToStop[] {
  const drawn = drawnNetwork(walkways, [...buildings, ...stops], options)
  const none = (id: string): WalkToStop => ({ id, stopId: null, distanceM: null, path: null })
  if (!drawn) return buildings.map(({ id }) => none(id))
  const { frame, network } = drawn
  const ends = stops.flatMap(({ id }) => (network.accesses.get(id) ?? []).map((access) => ({ id, ...access })))
  const ways = waysFrom(network, ends)
  return buildings.map(({ id }) => {
    let best: { distanceM: number; junction: number; from: { x: number; y: number } } | null = null
    for (const { junction, distanceM, from } of network.accesses.get(id) ?? []) {
      const whole = distanceM + (ways.distanceM[junction] ?? Number.POSITIVE_INFINITY)
      if (Number.isFinite(whole) && (!best || whole < best.distanceM)) best = { distanceM: whole, junction, from }
    }
    if (!best) return none(id)
    const stopId = ways.start[best.junction] ?? null
    const points = [best.from]
    let last = best.junction
    for (let at = best.junction; at >= 0; at = ways.before[at] ?? -1) {
      points.push(network.junctions[at] ?? best.from)
      last = at
    }
    const end = ends.find((access) => access.id === stopId && access.junction === last)
    return { id, stopId, distanceM: best.distanceM, path: drawnLine(frame, end ? [...points, end.from] : points) }
  })
}
