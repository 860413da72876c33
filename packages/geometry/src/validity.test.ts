import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Geometry, Polygon, Position } from './geojson.ts'
import { frameAt } from './projection.ts'
import { geometryProblems, positionProblem, rewound } from './validity.ts'

type XY = [number, number]
const PARK: Position = [120.137, 30.867]
const frame = frameAt(PARK)
const ring = (...points: XY[]) => points.map(([x, y]) => frame.toWgs84({ x, y }))
const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings })
const square = ring([0, 0], [10, 0], [10, 10], [0, 10], [0, 0])

describe('positions', () => {
  it.each<[Position, string | null]>([
    [[120.137, 30.867], null],
    [[30.867, 120.137], 'swapped'],
    [[30.5, 88.2], 'swapped'],
    [[Number.NaN, 30], 'notFinite'],
    [[120, Number.POSITIVE_INFINITY], 'notFinite'],
    [[200, 30], 'outOfRange'],
    [[120, -95], 'outOfRange'],
    [[0, 0], 'farAway'],
    [[120.137, 31.867], 'farAway'],
  ])('%j is judged %s', (position, expected) => {
    expect(positionProblem(position, { near: PARK, maxDistanceM: 20_000 })).toBe(expected)
  })
})

describe('shapes', () => {
  it.each<[string, Geometry, string[]]>([
    ['a square', polygon(square), []],
    ['a square with a hole', polygon(square, ring([2, 2], [2, 4], [4, 4], [4, 2], [2, 2])), []],
    ['a clockwise outline', polygon([...square].reverse()), ['wrongOrientation']],
    ['a bow tie', polygon(ring([0, 0], [10, 10], [10, 0], [0, 10], [0, 0])), ['selfCrossing']],
    ['a ring touching itself in a corner', polygon(ring([0, 0], [5, 5], [10, 0], [10, 10], [5, 5], [0, 10], [0, 0])), ['selfCrossing']],
    ['a spike', polygon(ring([0, 0], [10, 0], [10, 10], [10, 20], [10, 10], [0, 10], [0, 0])), ['selfCrossing']],
    ['an open ring', polygon(square.slice(0, 4)), ['notClosed']],
    ['three points', polygon(ring([0, 0], [10, 0], [0, 0])), ['tooFewPoints']],
    ['a line for a ring', polygon(ring([0, 0], [5, 0], [10, 0], [0, 0])), ['selfCrossing']],
    ['one spot for a ring', polygon(ring([0, 0], [0, 0], [0, 0], [0, 0])), ['noArea']],
    ['a hole outside', polygon(square, ring([20, 2], [20, 4], [24, 4], [20, 2])), ['holeOutside']],
    ['no rings', polygon(), ['tooFewPoints']],
    ['a line without length', { type: 'LineString', coordinates: [PARK, PARK] }, ['tooFewPoints']],
    ['a line', { type: 'LineString', coordinates: ring([0, 0], [1, 0]) }, []],
    ['swapped', polygon(square.map(([longitude, latitude]): Position => [latitude, longitude])), ['swapped']],
    ['two squares', { type: 'MultiPolygon', coordinates: [[square], [[...square].reverse()]] }, ['wrongOrientation']],
  ])('%s', (_, geometry, codes) => {
    expect(geometryProblems(geometry).map(({ code }) => code)).toEqual(codes)
  })

  it('accepts every star-shaped ring and turns it the right way', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 5, max: 50, noNaN: true }), { minLength: 3, maxLength: 40 }), (radii) => {
        const points = radii.map((r, i): XY => [r * Math.cos((2 * Math.PI * i) / radii.length), r * Math.sin((2 * Math.PI * i) / radii.length)])
        const outline = ring(...points, ...points.slice(0, 1))
        expect(geometryProblems(polygon(outline))).toEqual([])
        expect(rewound(polygon([...outline].reverse()))).toEqual(polygon(outline))
      }),
    )
  })

  it('says where it crosses', () => {
    const [problem] = geometryProblems(polygon(ring([0, 0], [10, 10], [10, 0], [0, 10], [0, 0])))
    const place = frame.toLocal(problem?.at ?? PARK)
    expect([Math.round(place.x * 100) / 100, Math.round(place.y * 100) / 100]).toEqual([5, 5])
  })

  it('looks at ten thousand corners quickly', () => {
    const points = Array.from(
      { length: 10_000 },
      (_, i): XY => [(50 + (i % 2)) * Math.cos((2 * Math.PI * i) / 10_000), (50 + (i % 2)) * Math.sin((2 * Math.PI * i) / 10_000)],
    )
    expect(geometryProblems(polygon(ring(...points, ...points.slice(0, 1))))).toEqual([])
  })
})
