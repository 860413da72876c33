import { describe, expect, it } from 'vitest'
import { energyByYear, waterByMonth } from './supply-figures.ts'

describe('figures of supply', () => {
  it('computes leakage and reuse and says nothing where a figure is missing', () => {
    expect(waterByMonth([{ month: '2026-10-01', suppliedM3: 1000, meteredM3: 940, reusedM3: 250 }])).toEqual([
      { month: '2026-10-01', suppliedM3: 1000, leakage: 0.06, reuse: 0.2 },
    ])
    expect(waterByMonth([{ month: '2026-09-01', suppliedM3: 0, meteredM3: 0, reusedM3: null }])).toMatchObject([{ leakage: null, reuse: null }])
  })
  it('adds records of a source up and counts neither grid nor diesel as renewable', () => {
    const [year, ...others] = energyByYear([
      { year: 2025, kind: 'grid', energyKwh: 600 },
      { year: 2025, kind: 'solar', energyKwh: 100 },
      { year: 2025, kind: 'grid', energyKwh: 200 },
      { year: 2025, kind: 'diesel', energyKwh: 100 },
      { year: 2024, kind: 'grid', energyKwh: null },
    ])
    expect(others).toEqual([])
    expect(year).toMatchObject({ year: 2025, totalKwh: 1000, renewableShare: 0.1 })
    expect(year?.parts[0]).toEqual({ kind: 'grid', from: 0, share: 0.8 })
    expect(year?.parts.at(-1)?.from).toBeCloseTo(0.9)
  })
})
