import type { Network } from './network.ts'

/** Junctions with their distance, nearest first: a binary heap. */
class Frontier {
  private readonly heap: { junction: number; distanceM: number }[] = []

  push(junction: number, distanceM: number): void {
    const item = { junction, distanceM }
    let at = this.heap.push(item) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = this.heap[up]
      if (!parent || parent.distanceM <= distanceM) break
      this.heap[at] = parent
      at = up
    }
    this.heap[at] = item
  }
  pop(): { junction: number; distanceM: number } | undefined {
    const [first] = this.heap
    const last = this.heap.pop()
    if (!first || !last || this.heap.length === 0) return first
    let at = 0
    for (;;) {
      const left = this.heap[2 * at + 1]
      const right = this.heap[2 * at + 2]
      const [child, down] = right && left && right.distanceM < left.distanceM ? [right, 2 * at + 2] : [left, 2 * at + 1]
      if (!child || child.distanceM >= last.distanceM) break
      this.heap[at] = child
      at = down
    }
    this.heap[at] = last
    return first
  }
}

/** Shortest ways over a network from several starts at once. */
export interface Ways {
  /** Metres to each junction, infinite where none leads. */
  distanceM: readonly number[]
  /** The junction before each on its way; -1 at a start. */
  before: readonly number[]
  /** The start each junction is nearest to. */
  start: readonly (string | null)[]
}

/** Dijkstra over lengths; a start may lie some metres off the network (`distanceM`). */
export function waysFrom(network: Network, starts: readonly { id: string; junction: number; distanceM: number }[]): Ways {
  const count = network.junctions.length
  const distanceM = new Array<number>(count).fill(Number.POSITIVE_INFINITY)
  const before = new Array<number>(count).fill(-1)
  const start = new Array<string | null>(count).fill(null)
  const frontier = new Frontier()
  for (const from of starts) {
    if (from.distanceM >= (distanceM[from.junction] ?? 0)) continue
    distanceM[from.junction] = from.distanceM
    start[from.junction] = from.id
    frontier.push(from.junction, from.distanceM)
  }
  for (let next = frontier.pop(); next; next = frontier.pop()) {
    const { junction } = next
    if (next.distanceM > (distanceM[junction] ?? 0)) continue
    for (const number of network.stretchesAt[junction] ?? []) {
      const stretch = network.stretches[number]
      if (!stretch) continue
      const other = stretch.from === junction ? stretch.to : stretch.from
      const through = next.distanceM + stretch.lengthM
      if (through >= (distanceM[other] ?? 0)) continue
      distanceM[other] = through
      before[other] = junction
      start[other] = start[junction] ?? null
      frontier.push(other, through)
    }
  }
  return { distanceM, before, start }
}

/** Above this many junctions only as many, evenly spread, serve as starts; the loads are then an estimate. */
const MOST_STARTS = 400

/** How often each stretch lies on a shortest way between two junctions (edge betweenness; Brandes 2001, weighted by length). */
export function stretchLoads(network: Network): number[] {
  const count = network.junctions.length
  const loads = new Array<number>(network.stretches.length).fill(0)
  const every = Math.max(1, Math.ceil(count / MOST_STARTS))
  for (let source = 0; source < count; source += every) addLoads(network, source, loads, every)
  return loads.map((load) => load / 2)
}

function addLoads(network: Network, source: number, loads: number[], weight: number): void {
  const count = network.junctions.length
  const distance = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  const ways = new Float64Array(count)
  const done = new Uint8Array(count)
  const arrivals: number[][] = Array.from({ length: count }, () => [])
  const order: number[] = []
  const frontier = new Frontier()
  distance[source] = 0
  ways[source] = 1
  frontier.push(source, 0)
  for (let next = frontier.pop(); next; next = frontier.pop()) {
    const { junction } = next
    if (done[junction]) continue
    done[junction] = 1
    order.push(junction)
    for (const number of network.stretchesAt[junction] ?? []) {
      const stretch = network.stretches[number]
      if (!stretch) continue
      const other = stretch.from === junction ? stretch.to : stretch.from
      if (done[other]) continue
      const through = next.distanceM + stretch.lengthM
      const slack = 1e-9 * (1 + through)
      const known = distance[other] ?? 0
      if (through < known - slack) {
        distance[other] = through
        ways[other] = ways[junction] ?? 0
        arrivals[other] = [number]
        frontier.push(other, through)
      } else if (through <= known + slack) {
        ways[other] = (ways[other] ?? 0) + (ways[junction] ?? 0)
        arrivals[other]?.push(number)
      }
    }
  }
  const depends = new Float64Array(count)
  for (const junction of order.reverse()) {
    for (const number of arrivals[junction] ?? []) {
      const stretch = network.stretches[number]
      if (!stretch) continue
      const before = stretch.from === junction ? stretch.to : stretch.from
      const share = ((ways[before] ?? 0) / (ways[junction] || 1)) * (1 + (depends[junction] ?? 0))
      loads[number] = (loads[number] ?? 0) + share * weight
      depends[before] = (depends[before] ?? 0) + share
    }
  }
}
