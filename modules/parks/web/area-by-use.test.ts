import { describe, expect, it } from 'vitest'
import { areasOf, ratioOf } from './area-by-use.ts'

describe('floor area by use', () => {
  it('adds up single uses, keeps mixed buildings apart and counts what is not measured', () => {
    const areas = areasOf([
      { uses: ['plant'], floorAreaM2: 8000 },
      { uses: ['plant'], floorAreaM2: 2000 },
      { uses: ['dormitory'], floorAreaM2: 1500 },
      { uses: ['catering', 'office'], floorAreaM2: 500 },
      { uses: ['catering'], floorAreaM2: null },
    ])
    expect(areas.byUse).toEqual([
      { use: 'plant', areaM2: 10_000, buildings: 2 },
      { use: 'dormitory', areaM2: 1500, buildings: 1 },
      { use: 'catering', areaM2: 0, buildings: 1 },
    ])
    expect(areas).toMatchObject({ mixed: { areaM2: 500, buildings: 1 }, unmeasured: 1, total: 12_000 })
  })
  it('counts a building for each of its uses; plant with catering in it is plant', () => {
    const rows = [
      { uses: ['plant'], floorAreaM2: 9000 },
      { uses: ['plant', 'catering'], floorAreaM2: 1000 },
      { uses: ['dormitory', 'service'], floorAreaM2: 1500 },
      { uses: ['catering'], floorAreaM2: 200 },
    ]
    expect(ratioOf(rows)).toEqual({ dormitory: 0.15, catering: 0.02, both: 1 })
    expect(ratioOf([{ uses: ['dormitory'], floorAreaM2: 10 }])).toBeUndefined()
  })
})
