import type { Outcome } from '#standard/finding.ts'
import type { Counts } from '../calls.ts'

export interface TrendPoint {
  on: string
  counts: Counts
}

/** From the bottom of the stack to its top. */
export const STACK: readonly Outcome[] = ['met', 'waitingForReview', 'unknown', 'notMet', 'notApplicable']

export interface TrendShape {
  areas: { outcome: Outcome; path: string }[]
  /** Horizontal place of each point in percent. */
  places: number[]
}

const DAY = 86_400_000

/** Stacked areas in a 100 × 100 box, days to scale, every column filled to the top. */
export function trendShape(points: readonly TrendPoint[]): TrendShape {
  const days = points.map((point) => Date.parse(point.on) / DAY)
  const first = days[0] ?? 0
  const span = Math.max(1, (days.at(-1) ?? first) - first)
  const places = days.map((day) => Math.round(((day - first) / span) * 10_000) / 100)
  const totals = points.map(({ counts }) =>
    Math.max(
      1,
      STACK.reduce((sum, outcome) => sum + counts[outcome], 0),
    ),
  )
  let below = points.map(() => 0)
  const areas = STACK.map((outcome) => {
    const above = points.map((point, at) => (below[at] ?? 0) + point.counts[outcome])
    const corner = (heights: readonly number[]) => (at: number) => `${places[at]} ${round(100 - ((heights[at] ?? 0) / (totals[at] ?? 1)) * 100)}`
    const forth = points.map((_, at) => corner(above)(at))
    const back = points.map((_, at) => corner(below)(at)).reverse()
    below = above
    return { outcome, path: `M${[...forth, ...back].join('L')}Z` }
  })
  return { areas, places }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
