import type { Geometry, LineString, Point } from './geojson.ts'
import { drawnLine, drawnPosition, type LocalShape, localShape, nearestBetween } from './measurement.ts'
import { type CentreLine, type Network, networkOf } from './network.ts'
import { distanceBetweenBoxes } from './plane.ts'
import { frameAround } from './projection.ts'
import { stretchLoads } from './shortest-way.ts'

export interface Road extends CentreLine {
  /** As in the ledger of roads: `highway`, `main`, `secondary`, `branch`. */
  roadClass: string
  widthM: number | null
}

export interface HighwayJunction {
  touches: boolean
  /** A place where a main road meets a highway. */
  at: Point | null
  /** What is missing when none does: the nearest approach. */
  gap: { distanceM: number; line: LineString } | null
}

export interface ReachedBuilding {
  id: string
  /** `unknownWidth`: reached only over roads whose width is not recorded. */
  reach: 'reached' | 'unknownWidth' | 'notReached'
  /** Straight from the footprint to the nearest sufficient road with a way out; null when there is none. */
  distanceM: number | null
  line: LineString | null
}

/** Whether a main road meets a through highway (6.1.2.1): they cross or touch, or one ends within `snapM` of the other. */
export function mainRoadMeetsHighway(roads: readonly Road[], snapM = 0.5): HighwayJunction {
  const mains = roads.filter(({ roadClass }) => roadClass === 'main')
  const highways = roads.filter(({ roadClass }) => roadClass === 'highway')
  const frame = frameAround([...mains, ...highways].map(({ line }) => line))
  if (!frame) return { touches: false, at: null, gap: null }
  const network = networkOf(frame, [...mains, ...highways], { snapM })
  const isHighway = new Set(highways.map(({ id }) => id))
  for (const [junction, numbers] of network.stretchesAt.entries()) {
    const kinds = new Set(numbers.map((number) => isHighway.has(network.stretches[number]?.lineId ?? '')))
    const point = network.junctions[junction]
    if (kinds.size === 2 && point) return { touches: true, at: { type: 'Point', coordinates: drawnPosition(frame, point) }, gap: null }
  }
  const nearest = nearestOfAll(
    mains.map(({ line }) => localShape(frame, line)),
    highways.map(({ line }) => localShape(frame, line)),
  )
  return { touches: false, at: null, gap: nearest && { distanceM: nearest.distanceM, line: drawnLine(frame, [nearest.a, nearest.b]) } }
}

function nearestOfAll(some: readonly LocalShape[], others: readonly LocalShape[]) {
  let best: ReturnType<typeof nearestBetween> = null
  for (const one of some) {
    for (const other of others) {
      if (best && distanceBetweenBoxes(one.box, other.box) >= best.distanceM) continue
      const nearest = nearestBetween(one, other)
      if (nearest && (!best || nearest.distanceM < best.distanceM)) best = nearest
    }
  }
  return best
}

/** The parts of a network that have a way out; the longest part when neither a highway nor a gate tells. */
function partsWithWayOut(network: Network, roads: ReadonlyMap<string, Road>, gates: readonly string[]): Set<number> {
  const parts = new Set<number>()
  const lengths = new Map<number, number>()
  for (const { from, lineId, lengthM } of network.stretches) {
    const part = network.partOf[from] ?? -1
    lengths.set(part, (lengths.get(part) ?? 0) + lengthM)
    if (roads.get(lineId)?.roadClass === 'highway') parts.add(part)
  }
  for (const gate of gates) for (const { junction } of network.accesses.get(gate) ?? []) parts.add(network.partOf[junction] ?? -1)
  if (parts.size > 0) return parts
  const [longest] = [...lengths].sort((a, b) => b[1] - a[1])
  return new Set(longest ? [longest[0]] : [])
}

/**
 * Which buildings a vehicle reaches over roads at least `minWidthM` wide (6.1.2.2): the footprint lies within `maxDistanceM` of such a road
 * that leads out of the park, to a highway or a gate (a gate may lie up to `maxDistanceM` off its road). Without highways and gates the
 * longest connected part counts as leading out.
 */
export function buildingsReachedByRoad(
  buildings: readonly { id: string; geometry: Geometry }[],
  roads: readonly Road[],
  gates: readonly { id: string; geometry: Point }[],
  { minWidthM, maxDistanceM, snapM = 0.5 }: { minWidthM: number; maxDistanceM: number; snapM?: number },
): ReachedBuilding[] {
  const frame = frameAround([...buildings.map(({ geometry }) => geometry), ...roads.map(({ line }) => line)])
  if (!frame) return buildings.map(({ id }) => ({ id, reach: 'notReached', distanceM: null, line: null }))
  const byId = new Map(roads.map((road) => [road.id, road]))
  const destinations = gates.map(({ id, geometry }) => ({ id, shape: localShape(frame, geometry) }))
  const wayOut = (lines: readonly Road[]): LocalShape[] => {
    const network = networkOf(frame, lines, { snapM, destinations, reachM: maxDistanceM })
    const parts = partsWithWayOut(
      network,
      byId,
      gates.map(({ id }) => id),
    )
    return network.stretches.filter(({ from }) => parts.has(network.partOf[from] ?? -1)).map(({ edge }) => localShapeOfEdge(edge))
  }
  const wide = wayOut(roads.filter(({ widthM }) => widthM !== null && widthM >= minWidthM - 1e-9))
  const perhaps = roads.some(({ widthM }) => widthM === null) ? wayOut(roads.filter(({ widthM }) => widthM === null || widthM >= minWidthM - 1e-9)) : []
  return buildings.map(({ id, geometry }) => {
    const footprint = [localShape(frame, geometry)]
    const nearest = nearestOfAll(footprint, wide)
    const isNear = (found: typeof nearest) => found !== null && found.distanceM <= maxDistanceM
    const reach = isNear(nearest) ? 'reached' : isNear(nearestOfAll(footprint, perhaps)) ? 'unknownWidth' : 'notReached'
    return { id, reach, distanceM: nearest?.distanceM ?? null, line: nearest && drawnLine(frame, [nearest.a, nearest.b]) }
  })
}

function localShapeOfEdge(edge: LocalShape['edges'][number]): LocalShape {
  const { a, b } = edge
  return { edges: [edge], polygons: [], box: { minX: Math.min(a.x, b.x), maxX: Math.max(a.x, b.x), minY: Math.min(a.y, b.y), maxY: Math.max(a.y, b.y) } }
}

export interface RoadBalance {
  /** Betweenness of the busiest road over that of the middle one; null with fewer than two roads. */
  ratio: number | null
  busiestRoadId: string | null
  /** Share (0…1) of all shortest ways between junctions that use the busiest stretch of each road. */
  loads: { roadId: string; share: number }[]
}

/** How evenly shortest ways spread over the roads (6.1.2.2): a road counts as its busiest stretch. Cost is bounded for large networks. */
export function roadBalance(roads: readonly CentreLine[], snapM = 0.5): RoadBalance {
  const frame = frameAround(roads.map(({ line }) => line))
  if (!frame) return { ratio: null, busiestRoadId: null, loads: [] }
  const network = networkOf(frame, roads, { snapM })
  const pairs = Math.max(1, (network.junctions.length * (network.junctions.length - 1)) / 2)
  const highest = new Map(roads.map(({ id }) => [id, 0]))
  for (const [number, load] of stretchLoads(network).entries()) {
    const id = network.stretches[number]?.lineId
    if (id !== undefined) highest.set(id, Math.max(highest.get(id) ?? 0, load / pairs))
  }
  const loads = [...highest].map(([roadId, share]) => ({ roadId, share }))
  const ascending = [...loads].sort((a, b) => a.share - b.share)
  const busiest = ascending.at(-1)
  const half = (ascending.length - 1) / 2
  const median = ((ascending[Math.floor(half)]?.share ?? 0) + (ascending[Math.ceil(half)]?.share ?? 0)) / 2
  return { ratio: busiest && loads.length > 1 && median > 0 ? busiest.share / median : null, busiestRoadId: busiest?.roadId ?? null, loads }
}
