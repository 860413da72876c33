import { expect, test } from 'vitest'
import { trendShape } from './trend-shape.ts'

const counts = (met: number, notMet: number) => ({ met, notMet, unknown: 0, waitingForReview: 0, notApplicable: 0 })

test('areas are stacked to the full height and days keep their distances', () => {
  const { areas, places } = trendShape([
    { on: '2026-11-01', counts: counts(1, 3) },
    { on: '2026-11-02', counts: counts(2, 2) },
    { on: '2026-11-05', counts: counts(4, 0) },
  ])
  expect(places).toEqual([0, 25, 100])
  expect(areas.find(({ outcome }) => outcome === 'met')?.path).toBe('M0 75L25 50L100 0L100 100L25 100L0 100Z')
  expect(areas.find(({ outcome }) => outcome === 'notMet')?.path).toBe('M0 0L25 0L100 0L100 0L25 50L0 75Z')
})
