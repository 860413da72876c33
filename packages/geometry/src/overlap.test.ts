import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cover, coveredShare } from './coverage.ts'
import { overhangs, overlaps, touchingFootprints } from './footprints.ts'
import type { MultiPolygon, Polygon } from './geojson.ts'
import { areaM2 } from './measurement.ts'
import { overlapArea } from './overlap.ts'
import { frameAt } from './projection.ts'

type XY = [number, number]
const frame = frameAt([120.137, 30.867])
const at = ([x, y]: XY) => frame.toWgs84({ x, y })
const polygon = (...points: XY[]): Polygon => ({ type: 'Polygon', coordinates: [[...points, ...points.slice(0, 1)].map(at)] })
const box = (x: number, y: number, width: number, height: number) => polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height])
const point = (x: number, y: number) => ({ type: 'Point' as const, coordinates: at([x, y]) })

const side = fc.integer({ min: 1, max: 12 })
const boxes = fc.record({ x: fc.integer({ min: 0, max: 12 }), y: fc.integer({ min: 0, max: 12 }), width: side, height: side })

describe('overlap', () => {
  it('is width times height for rectangles, however their edges coincide', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x))
        const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))
        const found = overlapArea(box(a.x, a.y, a.width, a.height), box(b.x, b.y, b.width, b.height))
        expect(found.areaM2).toBeCloseTo(width * height, 3)
        expect(found.geometry === null).toBe(width * height === 0)
        if (found.geometry) expect(areaM2(found.geometry)).toBeCloseTo(found.areaM2, 2)
      }),
    )
  })

  it('bears careless drawing: turned rectangles with corners a centimetre off', () => {
    const careless = fc.array(fc.double({ min: -0.01, max: 0.01, noNaN: true }), { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(boxes, boxes, fc.integer({ min: 0, max: 89 }), careless, (a, b, degrees, errors) => {
        const angle = (degrees * Math.PI) / 180
        const off = [...errors]
        const drawn = ({ x, y, width, height }: typeof a) => {
          const corners: XY[] = [
            [x, y],
            [x + width, y],
            [x + width, y + height],
            [x, y + height],
          ]
          return polygon(
            ...corners.map(
              ([px, py]): XY => [
                px * Math.cos(angle) - py * Math.sin(angle) + (off.pop() ?? 0),
                px * Math.sin(angle) + py * Math.cos(angle) + (off.pop() ?? 0),
              ],
            ),
          )
        }
        const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x))
        const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))
        // Each corner off by at most 1.5 cm moves the shared outline, at most 48 m long, by at most twice that.
        expect(Math.abs(overlapArea(drawn(a), drawn(b)).areaM2 - width * height)).toBeLessThan(48 * 0.03)
      }),
      { numRuns: 300 },
    )
  })

  it('respects holes', () => {
    const ring: Polygon = { type: 'Polygon', coordinates: [...box(0, 0, 10, 10).coordinates, ...box(3, 3, 4, 4).coordinates] }
    expect(overlapArea(ring, box(4, 4, 2, 2)).areaM2).toBe(0)
    expect(overlapArea(ring, box(2, 4, 2, 2)).areaM2).toBeCloseTo(2, 4)
  })
})

describe('footprints', () => {
  const canteen = { id: 'canteen', geometry: box(0, 0, 20, 10) }

  it.each([
    ['apart', box(21, 0, 10, 10), 0],
    ['within the drawing error', box(20.04, 0, 10, 10), 1],
    ['touching in a wall', box(20, 0, 10, 10), 1],
    ['touching in a corner', box(20, 10, 10, 10), 1],
    ['overlapping', box(15, 5, 10, 10), 1],
    ['one in the other', box(5, 5, 2, 2), 1],
  ])('tell production from catering: %s', (_, geometry, contacts) => {
    expect(touchingFootprints([canteen], [{ id: 'plant', geometry }])).toHaveLength(contacts)
  })

  it('compare only across the two groups and give the pair', () => {
    const plants = [
      { id: 'a', geometry: box(15, 5, 10, 10) },
      { id: 'b', geometry: box(16, 6, 10, 10) },
    ]
    const found = touchingFootprints([canteen], plants)
    expect(found.map(({ ids }) => ids)).toEqual([
      ['canteen', 'a'],
      ['canteen', 'b'],
    ])
    expect(found[0]?.overlapM2).toBeCloseTo(25, 3)
  })

  it('find overlapping units but not shared walls', () => {
    const units = [
      { id: '101', geometry: box(0, 0, 4, 6) },
      { id: '102', geometry: box(4, 0, 4, 6) },
      { id: '103', geometry: box(7.5, 0, 4, 6) },
    ]
    expect(overlaps(units).map(({ ids, overlapM2 }) => [...ids, Math.round(overlapM2 * 100) / 100])).toEqual([['102', '103', 3]])
    expect(overlaps([])).toEqual([])
  })

  it('find units out of their level', () => {
    const level = polygon([0, 0], [20, 0], [20, 10], [10, 10], [10, 20], [0, 20])
    const units = [
      { id: 'in', geometry: box(0, 0, 5, 5) },
      { id: 'inUpperArm', geometry: box(2, 12, 8, 8) },
      { id: 'drawnCarelessly', geometry: box(5, -0.015, 5, 5) },
      { id: 'out', geometry: box(8, 8, 4, 4) },
      { id: 'away', geometry: box(40, 40, 2, 2) },
    ]
    expect(overhangs(units, level).map(({ id, outsideM2 }) => [id, Math.round(outsideM2 * 100) / 100])).toEqual([
      ['out', 4],
      ['away', 4],
    ])
  })
})

describe('cover by a radius', () => {
  const building = { id: 'b', geometry: box(0, 0, 40, 20) }

  it.each<[string, number, boolean, boolean, number]>([
    ['near: all of it', 50, true, true, 10],
    ['partly', 100, true, false, 60],
    ['to exactly the radius', 110, true, false, 70],
    ['not at all', 111, false, false, 71],
  ])('%s', (_, x, isCovered, isWhollyCovered, metres) => {
    const [found] = cover([building], [{ id: 'p', geometry: point(x, 10) }], 70)
    expect(found).toMatchObject({ isCovered, isWhollyCovered, nearestId: 'p' })
    expect(found?.distanceM).toBeCloseTo(metres, 5)
    expect(found?.uncovered === null).toBe(isWhollyCovered)
  })

  it('joins discs and never claims more than the true circles cover', () => {
    const zone = { id: 'z', geometry: box(-100, -100, 200, 200) }
    const uncovered = cover([zone], [{ id: 'p', geometry: point(0, 0) }], 70)[0]?.uncoveredM2 ?? 0
    const exact = 40_000 - Math.PI * 4_900
    expect(uncovered).toBeGreaterThan(exact)
    expect(uncovered - exact).toBeLessThan(0.0017 * Math.PI * 4_900)
    const two =
      cover(
        [zone],
        [
          { id: 'p', geometry: point(0, 0) },
          { id: 'q', geometry: point(1, 0) },
        ],
        70,
      )[0]?.uncoveredM2 ?? 0
    expect(two).toBeLessThan(uncovered)
    expect(uncovered - two).toBeLessThan(141)
    expect(coveredShare([zone], [{ id: 'p', geometry: point(0, 0) }], 70)).toBeCloseTo(1 - uncovered / 40_000, 6)
  })

  it('leaves everything uncovered without facilities, and handles areas without corners', () => {
    const none = cover([building], [], 70)[0]
    expect(none).toMatchObject({ isCovered: false, nearestId: null, distanceM: null })
    expect(none?.uncoveredM2).toBeCloseTo(800, 4)
    expect(cover([{ id: 'e', geometry: { type: 'MultiPolygon', coordinates: [] } as MultiPolygon }], [], 70)).toMatchObject([{ isCovered: false }])
    expect(coveredShare([], [], 70)).toBeNull()
  })
})
