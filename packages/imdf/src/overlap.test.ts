import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, polygonOf } from '#geometry/polygon.ts'
import { overlapOf } from './overlap.ts'
import { selfCrossing } from './self-crossing.ts'

type Corner = readonly [number, number]
const points = (corners: readonly Corner[]) => corners.map(([x, y]) => ({ x, y }))
const shape = (...rings: Corner[][]) => polygonOf(rings.map(points))
const box = (x0: number, y0: number, x1: number, y1: number): Corner[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
]
const L_SHAPE: Corner[] = [
  [0, 0],
  [4, 0],
  [4, 1],
  [1, 1],
  [1, 4],
  [0, 4],
]

describe('overlapOf', () => {
  it.each([
    ['boxes side by side', shape(box(0, 0, 2, 2)), shape(box(2, 0, 4, 2)), 0],
    ['boxes that share a quarter', shape(box(0, 0, 2, 2)), shape(box(1, 1, 3, 3)), 1],
    ['a box in the notch of an L', shape(L_SHAPE), shape(box(1, 1, 4, 4)), 0],
    ['a box over an L', shape(L_SHAPE), shape(box(0, 0, 4, 4)), 7],
    ['two L', shape(L_SHAPE), shape(L_SHAPE), 7],
    ['a box in a hole', shape(box(0, 0, 4, 4), box(1, 1, 3, 3)), shape(box(1, 1, 3, 3)), 0],
    ['a box over a hole', shape(box(0, 0, 4, 4), box(1, 1, 3, 3)), shape(box(0, 0, 4, 4)), 12],
  ])('%s', (_, a, b, area) => {
    expect(overlapOf(a, b).areaM2).toBeCloseTo(area, 9)
    expect(overlapOf(b, a).areaM2).toBeCloseTo(area, 9)
  })

  it('agrees with counting for any two stars', () => {
    const star = (corners: number) =>
      fc
        .tuple(fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: corners, maxLength: corners }), fc.double({ min: -1, max: 1, noNaN: true }))
        .map(([radii, shift]) =>
          shape(
            radii.map(
              (radius, index): Corner => [shift + radius * Math.cos((index * 2 * Math.PI) / corners), radius * Math.sin((index * 2 * Math.PI) / corners)],
            ),
          ),
        )
    fc.assert(
      fc.property(star(5), star(7), (a, b) => {
        const both = overlapOf(a, b).areaM2
        const within = overlapOf(a, shape(box(-5, -5, 5, 5))).areaM2
        expect(within).toBeCloseTo(areaOf(a), 6)
        expect(both).toBeGreaterThanOrEqual(-1e-9)
        expect(both).toBeLessThanOrEqual(Math.min(areaOf(a), areaOf(b)) + 1e-9)
        // What the two halves of the plane hold adds up to the whole.
        const west = overlapOf(a, shape(box(-5, -5, 0.3, 5))).areaM2
        expect(west + overlapOf(a, shape(box(0.3, -5, 5, 5))).areaM2).toBeCloseTo(areaOf(a), 6)
      }),
    )
  })
})

describe('selfCrossing', () => {
  it.each([
    ['a box', [box(0, 0, 1, 1)], null],
    [
      'a bow tie',
      [
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
        ],
      ],
      { x: 1, y: 1 },
    ],
    ['an L', [L_SHAPE], null],
    [
      'a ring that touches itself',
      [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [2, 0],
          [0, 4],
        ],
      ],
      { x: 2, y: 0 },
    ],
    [
      'a spike',
      [
        [
          [0, 0],
          [4, 0],
          [2, 0],
          [2, 3],
        ],
      ],
      { x: 3, y: 0 },
    ],
    ['a hole', [box(0, 0, 4, 4), box(1, 1, 2, 2)], null],
    ['a hole through the outline', [box(0, 0, 4, 4), box(3, 1, 5, 2)], { x: 4, y: 1 }],
  ] as [string, Corner[][], { x: number; y: number } | null][])('%s', (_, rings, expected) => {
    expect(selfCrossing(rings.map(points))).toEqual(expected)
  })
})
