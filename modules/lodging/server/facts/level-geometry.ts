import { createHash } from 'node:crypto'
import { openingAgreement } from '#geometry/adjacency.ts'
import { type ExitPair, farthestExits } from '#geometry/exits.ts'
import type { LineString, Polygon } from '#geometry/geojson.ts'
import { type LevelPlan, PASSABLE_KINDS, safetyExits } from '#geometry/plan.ts'
import { type RoomWalk, walksToExits } from '#geometry/walking.ts'
import type { OpeningRow, UnitRow } from '../level-rows.ts'

/** What walking on one level comes to: computed once, read by every room of the level. */
export interface LevelGeometry {
  walks: ReadonlyMap<string, RoomWalk>
  /** Floors, doors and exits that are recorded but not drawn: with any of them a way may be shorter than computed. */
  undrawn: readonly string[]
  exitIds: readonly string[]
  undrawnExitIds: readonly string[]
  farthestExits: Pick<ExitPair, 'distanceM' | 'line'> | null
  /** Doors drawn between other units than recorded. */
  contradicted: ReadonlySet<string>
}

const CACHED_LEVELS = 512
const cache = new Map<string, LevelGeometry>()

/** Plan of a level as the geometry package reads it. */
export function levelPlan(units: readonly UnitRow[], openings: readonly OpeningRow[]): LevelPlan {
  return {
    units: units.map(({ id, category, geometry }) => ({ id, category, polygon: geometry === null ? null : (JSON.parse(geometry) as Polygon) })),
    openings: openings.map(({ id, kind, unit, otherUnit, geometry }) => ({
      id,
      kind,
      unit,
      otherUnit,
      line: geometry === null ? null : (JSON.parse(geometry) as LineString),
    })),
  }
}

function compute(plan: LevelPlan): LevelGeometry {
  const { rooms, undrawn } = walksToExits(plan)
  const exits = safetyExits(plan)
  const doors = { units: plan.units, openings: plan.openings.filter(({ kind }) => PASSABLE_KINDS.includes(kind)) }
  return {
    walks: new Map(rooms.map((walk) => [walk.roomId, walk])),
    undrawn,
    exitIds: exits.map(({ id }) => id),
    undrawnExitIds: exits.filter(({ line }) => !line).map(({ id }) => id),
    farthestExits: farthestExits(plan),
    contradicted: new Set(openingAgreement(doors).flatMap(({ openingId, state }) => (state === 'differs' ? [openingId] : []))),
  }
}

/** Walking on a level, remembered by the hash of everything it depends on. */
export function levelGeometry(units: readonly UnitRow[], openings: readonly OpeningRow[]): LevelGeometry {
  const hash = createHash('sha1')
  for (const { id, category, geometry } of units) hash.update(`u${id}${category}${geometry}`)
  for (const { id, kind, unit, otherUnit, geometry } of openings) hash.update(`o${id}${kind}${unit}${otherUnit}${geometry}`)
  const key = hash.digest('base64')
  const known = cache.get(key)
  if (known) return known
  const computed = compute(levelPlan(units, openings))
  const [oldest] = cache.keys()
  if (cache.size >= CACHED_LEVELS && oldest !== undefined) cache.delete(oldest)
  cache.set(key, computed)
  return computed
}
