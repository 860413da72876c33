import { type Edge, EPSILON_M, lengthOf, turn } from './plane.ts'
import { type LocalPolygon, staysInsideUntil } from './polygon.ts'
import type { LocalPoint } from './projection.ts'

/** A piece of walkable floor. Floors are joined only at thresholds; between touching floors without one stands a wall. */
export interface Floor {
  readonly polygon: LocalPolygon
  readonly thresholds: Threshold[]
}

/** A straight line lying on two floors across which one may step. */
export interface Threshold {
  readonly edge: Edge
  readonly floors: readonly [number, number]
}

/** A place on one floor, or on the several floors that meet in it. */
export interface Stand {
  readonly at: LocalPoint
  readonly floors: readonly number[]
}

/** The stretch (shares of `line`) in which a line meets a threshold; null when it misses. */
function stretchOn(line: Edge, edge: Edge): [number, number] | null {
  const length = lengthOf(line)
  if (length <= EPSILON_M) return [0, 1]
  const a = turn(line.a, line.b, edge.a) / length
  const b = turn(line.a, line.b, edge.b) / length
  const share = (point: LocalPoint) => ((point.x - line.a.x) * (line.b.x - line.a.x) + (point.y - line.a.y) * (line.b.y - line.a.y)) / length ** 2
  const [from, to] = [share(edge.a), share(edge.b)]
  if (Math.abs(a) <= EPSILON_M && Math.abs(b) <= EPSILON_M) return [Math.min(from, to), Math.max(from, to)]
  if (Math.abs(a) <= EPSILON_M) return [from, from]
  if (Math.abs(b) <= EPSILON_M) return [to, to]
  if (a > 0 === b > 0) return null
  const at = from + ((to - from) * a) / (a - b)
  return [at, at]
}

/**
 * Whether one can walk straight from one place to another: the line stays on the floor it is on, and changes floors only at thresholds.
 * Grazing walls and corners is allowed.
 */
export function sees(floors: readonly Floor[], from: Stand, to: Stand): boolean {
  const line = { a: from.at, b: to.at }
  const slack = EPSILON_M / Math.max(EPSILON_M, lengthOf(line))
  const open = from.floors.map((floor) => ({ floor, share: 0 }))
  const crossed = [new Set<Threshold>(), new Set<Threshold>()] as const
  for (let step = open.pop(); step; step = open.pop()) {
    const floor = floors[step.floor]
    if (!floor) continue
    const until = staysInsideUntil(line, floor.polygon, step.share)
    if (until === 1 && to.floors.includes(step.floor)) return true
    for (const threshold of floor.thresholds) {
      const [one, two] = threshold.floors
      const [other, before] = one === step.floor ? [two, crossed[0]] : [one, crossed[1]]
      if (before.has(threshold)) continue
      const stretch = stretchOn(line, threshold.edge)
      if (!stretch || stretch[1] < step.share - slack || stretch[0] > until + slack) continue
      before.add(threshold)
      open.push({ floor: other, share: Math.min(1, Math.max(step.share, stretch[0])) })
    }
  }
  return false
}
