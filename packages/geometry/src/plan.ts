import type { LineString, Polygon } from './geojson.ts'

/** A room or space of one level. */
export interface PlanUnit {
  id: string
  /** As in the ledger of units: `lodgingRoom`, `corridor`, `gallery`, `lobby`, `stair`, … */
  category: string
  polygon: Polygon | null
}

/** A door, exit, window or passage of one level with the two units it is recorded to join; `otherUnit` null = outside. */
export interface PlanOpening {
  id: string
  /** As in the ledger of openings: `door`, `exit`, `passage`, `window`, … */
  kind: string
  line: LineString | null
  unit: string | null
  otherUnit: string | null
}

/** One level as far as walking needs it. */
export interface LevelPlan {
  units: readonly PlanUnit[]
  openings: readonly PlanOpening[]
}

/** Categories one walks through on the way out. A staircase ends the way: its door is a safety exit. */
export const WALKABLE_CATEGORIES: readonly string[] = ['corridor', 'gallery', 'lobby']

/** Categories a room's door may open to: public indoor corridor or outdoor gallery (6.3.1.4). */
export const PUBLIC_CATEGORIES: readonly string[] = ['corridor', 'gallery']

/** Kinds of opening a person walks through. */
export const PASSABLE_KINDS: readonly string[] = ['door', 'passage', 'exit']

/** Unit across an opening; null when it leads outside. */
export function acrossFrom(opening: PlanOpening, unit: string): string | null {
  return opening.unit === unit ? opening.otherUnit : opening.unit
}

/**
 * The safety exits of a level: openings of kind `exit`, and doors or passages into a staircase. Each staircase door counts as one exit, and
 * an exit that leads on from the staircase itself (its door at ground level) does not count again.
 * An "exit" between a lodging room and another unit is that room's door, not a way out.
 * Source: term 安全出口 in GB 50016-2014 2.1.14 (openings of staircases, or straight to a safe area).
 */
export function safetyExits(plan: LevelPlan): PlanOpening[] {
  const stairs = new Set(plan.units.filter(({ category }) => category === 'stair').map(({ id }) => id))
  const rooms = new Set(plan.units.filter(({ category }) => category === 'lodgingRoom').map(({ id }) => id))
  const isStair = (unit: string | null) => unit !== null && stairs.has(unit)
  const isRoom = (unit: string | null) => unit !== null && rooms.has(unit)
  return plan.openings.filter(({ kind, unit, otherUnit }) => {
    const ends = [unit, otherUnit]
    const insideStair = ends.every((end) => end === null || isStair(end))
    if (ends.some(isStair)) return PASSABLE_KINDS.includes(kind) && !insideStair
    return kind === 'exit' && (ends.includes(null) || !ends.some(isRoom))
  })
}
