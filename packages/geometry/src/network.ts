import Flatbush from 'flatbush'
import type { LineString } from './geojson.ts'
import { type LocalShape, nearestBetween } from './measurement.ts'
import {
  type Box,
  boxOf,
  distanceBetween,
  distanceBetweenBoxes,
  type Edge,
  edgesOf,
  lengthOf,
  nearestBetweenEdges,
  nearestOn,
  pointAlong,
  shareNearest,
} from './plane.ts'
import type { Frame, LocalPoint } from './projection.ts'

/** A centre line of a road or walkway. */
export interface CentreLine {
  id: string
  line: LineString
}

/** A straight stretch between two junctions or bends. */
export interface Stretch {
  from: number
  to: number
  lengthM: number
  lineId: string
  edge: Edge
}

/** Where a building, stop or area meets the network. */
export interface Access {
  junction: number
  /** From the shape's edge straight to the network, in metres. */
  distanceM: number
  /** The place on the shape from which the network is reached. */
  from: LocalPoint
}

export interface Network {
  junctions: readonly LocalPoint[]
  stretches: readonly Stretch[]
  /** Numbers of the stretches at each junction. */
  stretchesAt: readonly (readonly number[])[]
  /** For every junction the number of its connected part; parts are numbered from 0. */
  partOf: readonly number[]
  accesses: ReadonlyMap<string, readonly Access[]>
}

export interface NetworkOptions {
  /** Ends closer than this to another line are joined to it, in metres. */
  snapM?: number
  /** Shapes that are joined to every line within `reachM` of them. */
  destinations?: readonly { id: string; shape: LocalShape }[]
  reachM?: number
}

/** Lines drawn to meet do so within this distance, in metres. */
const MEETING_M = 0.01

/** A piece of a line with the places where it is split, by share along it. */
interface Piece {
  lineId: string
  lineIndex: number
  edge: Edge
  box: Box
  startsLine: boolean
  endsLine: boolean
  splits: { share: number; place: number }[]
}

/** Places that turn out to be one junction are merged (union–find). */
class Places {
  readonly at: LocalPoint[] = []
  private readonly parent: number[] = []

  add(point: LocalPoint): number {
    this.at.push(point)
    return this.parent.push(this.parent.length) - 1
  }
  root(place: number): number {
    let root = place
    for (let up = this.parent[root] ?? root; up !== root; up = this.parent[root] ?? root) {
      this.parent[root] = this.parent[up] ?? up
      root = up
    }
    return root
  }
  merge(one: number, other: number): void {
    const [a, b] = [this.root(one), this.root(other)]
    this.parent[Math.max(a, b)] = Math.min(a, b)
  }
}

function piecesOf(frame: Frame, lines: readonly CentreLine[], places: Places): Piece[] {
  return lines.flatMap(({ id, line }, lineIndex) => {
    const edges = edgesOf(line.coordinates.map(frame.toLocal)).filter((edge) => lengthOf(edge) > 0)
    let before = edges[0] ? places.add(edges[0].a) : 0
    return edges.map((edge, index): Piece => {
      const end = places.add(edge.b)
      const piece = {
        lineId: id,
        lineIndex,
        edge,
        box: boxOf([edge.a, edge.b]),
        startsLine: index === 0,
        endsLine: index === edges.length - 1,
        splits: [
          { share: 0, place: before },
          { share: 1, place: end },
        ],
      }
      before = end
      return piece
    })
  })
}

/** The place on a piece at a point: its own end when that is near, else a new split. */
function placeOn(piece: Piece, point: LocalPoint, places: Places, nearM: number): number {
  const [start, end] = piece.splits
  if (start && distanceBetween(piece.edge.a, point) <= nearM) return start.place
  if (end && distanceBetween(piece.edge.b, point) <= nearM) return end.place
  const share = shareNearest(piece.edge, point)
  const place = places.add(pointAlong(piece.edge, share))
  piece.splits.push({ share, place })
  return place
}

function endsOf(piece: Piece): { point: LocalPoint; place: number }[] {
  const [start, end] = piece.splits
  const ends: { point: LocalPoint; place: number }[] = []
  if (piece.startsLine && start) ends.push({ point: piece.edge.a, place: start.place })
  if (piece.endsLine && end) ends.push({ point: piece.edge.b, place: end.place })
  return ends
}

function joinPieces(one: Piece, other: Piece, places: Places, snapM: number): void {
  const sameLine = one.lineIndex === other.lineIndex
  const nearest = nearestBetweenEdges(one.edge, other.edge)
  if (nearest.distanceM > Math.max(snapM, MEETING_M)) return
  const shareEnd = one.splits.slice(0, 2).some(({ place }) => other.splits.slice(0, 2).some((split) => places.root(split.place) === places.root(place)))
  if (sameLine && shareEnd) return
  if (nearest.distanceM <= MEETING_M) places.merge(placeOn(one, nearest.a, places, MEETING_M), placeOn(other, nearest.b, places, MEETING_M))
  for (const [end, against] of [...endsOf(one).map((found) => [found, other] as const), ...endsOf(other).map((found) => [found, one] as const)]) {
    const foot = nearestOn(against.edge, end.point)
    if (distanceBetween(foot, end.point) <= snapM) places.merge(end.place, placeOn(against, foot, places, snapM))
  }
}

function joinDestinations(
  pieces: readonly Piece[],
  index: Flatbush,
  places: Places,
  options: NetworkOptions,
): Map<string, (Omit<Access, 'junction'> & { place: number })[]> {
  const reachM = options.reachM ?? 0
  const found = new Map<string, (Omit<Access, 'junction'> & { place: number })[]>()
  for (const { id, shape } of options.destinations ?? []) {
    const nearestByLine = new Map<number, { piece: Piece; from: LocalPoint; to: LocalPoint; distanceM: number }>()
    const { minX, minY, maxX, maxY } = shape.box
    for (const number of index.search(minX - reachM, minY - reachM, maxX + reachM, maxY + reachM).sort((a, b) => a - b)) {
      const piece = pieces[number]
      if (!piece || distanceBetweenBoxes(piece.box, shape.box) > reachM) continue
      const nearest = nearestBetween(shape, { edges: [piece.edge], polygons: [], box: piece.box })
      const before = nearestByLine.get(piece.lineIndex)
      if (nearest && nearest.distanceM <= reachM && (!before || nearest.distanceM < before.distanceM))
        nearestByLine.set(piece.lineIndex, { piece, from: nearest.a, to: nearest.b, distanceM: nearest.distanceM })
    }
    found.set(
      id,
      [...nearestByLine.values()].map(({ piece, from, to, distanceM }) => ({ place: placeOn(piece, to, places, MEETING_M), from, distanceM })),
    )
  }
  return found
}

function partsOf(count: number, stretches: readonly Stretch[]): number[] {
  const groups = new Places()
  for (let junction = 0; junction < count; junction++) groups.add({ x: 0, y: 0 })
  for (const { from, to } of stretches) groups.merge(from, to)
  const numbers = new Map<number, number>()
  return Array.from({ length: count }, (_, junction) => {
    const root = groups.root(junction)
    const number = numbers.get(root) ?? numbers.size
    numbers.set(root, number)
    return number
  })
}

/**
 * The network that centre lines form: lines join where they cross or touch, and where an end lies within `snapM` of another line (default
 * 0.5 m). Everything is taken to lie at one level: a bridge joins what it passes over. A destination is joined to the nearest place of each
 * line within `reachM`.
 */
export function networkOf(frame: Frame, lines: readonly CentreLine[], options: NetworkOptions = {}): Network {
  const snapM = options.snapM ?? 0.5
  const places = new Places()
  const pieces = piecesOf(frame, lines, places)
  let accessPlaces = new Map<string, (Omit<Access, 'junction'> & { place: number })[]>((options.destinations ?? []).map(({ id }) => [id, []]))
  if (pieces.length > 0) {
    const index = new Flatbush(pieces.length)
    for (const { box } of pieces) index.add(box.minX, box.minY, box.maxX, box.maxY)
    index.finish()
    for (const [number, piece] of pieces.entries()) {
      const near = index.search(piece.box.minX - snapM, piece.box.minY - snapM, piece.box.maxX + snapM, piece.box.maxY + snapM)
      for (const other of near.sort((a, b) => a - b)) {
        const against = pieces[other]
        if (other > number && against) joinPieces(piece, against, places, snapM)
      }
    }
    accessPlaces = joinDestinations(pieces, index, places, options)
  }
  const junctionOf = new Map<number, number>()
  const junctions: LocalPoint[] = []
  const junctionAt = (place: number): number => {
    const root = places.root(place)
    const known = junctionOf.get(root)
    if (known !== undefined) return known
    const point = places.at[root]
    const junction = point ? junctions.push(point) - 1 : -1
    junctionOf.set(root, junction)
    return junction
  }
  const stretches: Stretch[] = []
  for (const { lineId, edge, splits } of pieces) {
    const inOrder = [...splits].sort((a, b) => a.share - b.share)
    for (const [at, split] of inOrder.entries()) {
      const next = inOrder[at + 1]
      if (!next) continue
      const stretch = { a: pointAlong(edge, split.share), b: pointAlong(edge, next.share) }
      const [from, to] = [junctionAt(split.place), junctionAt(next.place)]
      if (from !== to) stretches.push({ from, to, lengthM: lengthOf(stretch), lineId, edge: stretch })
    }
  }
  const accesses = new Map([...accessPlaces].map(([id, found]) => [id, found.map(({ place, ...access }) => ({ junction: junctionAt(place), ...access }))]))
  const stretchesAt: number[][] = junctions.map(() => [])
  for (const [number, { from, to }] of stretches.entries()) {
    stretchesAt[from]?.push(number)
    stretchesAt[to]?.push(number)
  }
  return { junctions, stretches, stretchesAt, partOf: partsOf(junctions.length, stretches), accesses }
}

/** Shape in the frame of a network, for distances to it. */
export function shapeOfStretches(stretches: readonly Stretch[]): LocalShape {
  const edges = stretches.map(({ edge }) => edge)
  return { edges, polygons: [], box: boxOf(edges.flatMap(({ a, b }) => [a, b])) }
}
