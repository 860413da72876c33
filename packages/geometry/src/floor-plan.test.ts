import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openingAgreement, roomDoors } from './adjacency.ts'
import { narrowestWidth } from './clear-width.ts'
import { crossesInterior } from './crossing.ts'
import { distanceBetweenExits, farthestExits } from './exits.ts'
import type { LineString, Polygon } from './geojson.ts'
import { lengthM } from './measurement.ts'
import type { LevelPlan, PlanOpening, PlanUnit } from './plan.ts'
import { frameAt } from './projection.ts'

type XY = [number, number]
const frame = frameAt([120.137, 30.867])
const at = ([x, y]: XY) => frame.toWgs84({ x, y })
const polygon = (...points: XY[]): Polygon => ({ type: 'Polygon', coordinates: [[...points, ...points.slice(0, 1)].map(at)] })
const box = (x: number, y: number, width: number, height: number) => polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height])
const line = (...points: XY[]): LineString => ({ type: 'LineString', coordinates: points.map(at) })
const unit = (id: string, category: string, shape: Polygon | null): PlanUnit => ({ id, category, polygon: shape })
const opening = (id: string, kind: string, where: LineString | null, one: string | null, other: string | null = null): PlanOpening => ({
  id,
  kind,
  line: where,
  unit: one,
  otherUnit: other,
})
/** Turns a drawing so that nothing depends on walls running north or east. */
const turned = (degrees: number, [x, y]: XY): XY => {
  const angle = (degrees * Math.PI) / 180
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]
}

describe('exits', () => {
  it('are as far apart as their nearest edges', () => {
    expect(distanceBetweenExits(line([0, 0], [1, 0]), line([6, 0], [7, 0]))?.distanceM).toBeCloseTo(5, 6)
    expect(distanceBetweenExits(line([0, 0], [1, 0]), line([4, 4], [4, 5]))?.distanceM).toBeCloseTo(5, 6)
    expect(distanceBetweenExits(line([0, 0], [1, 0]), line([1, 0], [1, 1]))?.distanceM).toBe(0)
  })

  it('give the pair farthest apart, null with fewer than two', () => {
    const exits = [
      opening('a', 'exit', line([0, 0], [1, 0]), 'c'),
      opening('b', 'exit', line([4, 0], [5, 0]), 'c'),
      opening('c', 'exit', line([20, 0], [21, 0]), 'c'),
      opening('d', 'exit', null, 'c'),
    ]
    const pair = farthestExits({ units: [], openings: exits })
    expect(pair?.exitIds).toEqual(['a', 'c'])
    expect(pair?.distanceM).toBeCloseTo(19, 6)
    expect(farthestExits({ units: [], openings: exits.slice(0, 1) })).toBeNull()
  })
})

describe('a separation line', () => {
  const room = box(0, 0, 6, 4)
  it.each<[string, LineString, boolean, number]>([
    ['through the room', line([-1, 2], [7, 2]), true, 6],
    ['over a corner', line([-1, 1], [1, -1]), false, 0],
    ['across a corner', line([-1, 2], [2, -1]), true, Math.SQRT2],
    ['along the wall', line([-1, 0], [7, 0]), false, 0],
    ['a centimetre inside the wall', line([-1, 0.01], [7, 0.01]), false, 0],
    ['ending at the wall', line([3, -5], [3, 0]), false, 0],
    ['ending in the room', line([3, -5], [3, 1]), true, 1],
    ['wholly in the room', line([1, 1], [2, 1]), true, 1],
    ['beside the room', line([-1, 5], [7, 5]), false, 0],
    ['in and out again', line([-1, 1], [2, 1], [2, -1]), true, 3],
  ])('%s', (_, separation, crosses, insideM) => {
    const found = crossesInterior(separation, room)
    expect(found.crosses).toBe(crosses)
    if (crosses) expect(found.insideM).toBeCloseTo(insideM, 5)
    expect(found.piece === null).toBe(!crosses)
  })

  it('passes through the notch of a U without crossing it', () => {
    const u = polygon([0, 0], [6, 0], [6, 4], [4, 4], [4, 1], [2, 1], [2, 4], [0, 4])
    expect(crossesInterior(line([3, 5], [3, 1]), u).crosses).toBe(false)
    expect(crossesInterior(line([-1, 2], [7, 2]), u).insideM).toBeCloseTo(4, 5)
  })
})

describe('openings', () => {
  const plan = (openings: PlanOpening[], gap = 0): LevelPlan => ({
    units: [
      unit('room', 'lodgingRoom', box(0, -5, 4, 5)),
      unit('next', 'lodgingRoom', box(4, -5, 4, 5)),
      unit('corridor', 'corridor', box(0, gap, 8, 2)),
      unit('undrawn', 'toilet', null),
    ],
    openings,
  })

  it.each<[string, PlanOpening, number, string, [string | null, string | null]]>([
    ['a door as recorded', opening('d', 'door', line([1, 0], [2, 0]), 'room', 'corridor'), 0, 'agrees', ['corridor', 'room']],
    ['recorded the other way round', opening('d', 'door', line([2, 0], [1, 0]), 'corridor', 'room'), 0, 'agrees', ['room', 'corridor']],
    ['in the middle of a wall', opening('d', 'door', line([1, 0.1], [2, 0.1]), 'room', 'corridor'), 0.2, 'agrees', ['corridor', 'room']],
    ['recorded at the next room', opening('d', 'door', line([1, 0], [2, 0]), 'next', 'corridor'), 0, 'differs', ['corridor', 'room']],
    ['an exit to the outside', opening('d', 'exit', line([8, 0.5], [8, 1.5]), 'corridor'), 0, 'agrees', ['corridor', null]],
    ['said to lead outside', opening('d', 'door', line([1, 0], [2, 0]), 'room'), 0, 'differs', ['corridor', 'room']],
    ['without a line', opening('d', 'door', null, 'room', 'corridor'), 0, 'undrawn', [null, null]],
    ['of an undrawn unit', opening('d', 'door', line([1, -5], [2, -5]), 'room', 'undrawn'), 0, 'undrawn', ['room', null]],
  ])('%s', (_, recorded, gap, state, drawn) => {
    expect(openingAgreement(plan([recorded], gap))).toEqual([{ openingId: 'd', state, drawn }])
  })

  it('of a room lead to the public side or elsewhere', () => {
    const doors = [opening('a', 'door', null, 'room', 'corridor'), opening('b', 'door', null, 'next', 'room'), opening('w', 'window', null, 'room')]
    expect(roomDoors(plan(doors))).toEqual([
      { roomId: 'room', publicDoorIds: ['a'], otherDoorIds: ['b'] },
      { roomId: 'next', publicDoorIds: [], otherDoorIds: ['b'] },
    ])
  })
})

describe('clear width of a corridor', () => {
  it.each<[string, Polygon, number]>([
    ['rectangle', box(0, 0, 20, 1.1), 1.1],
    ['short rectangle', box(0, 0, 2, 1.5), 1.5],
    ['square', box(0, 0, 2, 2), 2],
    ['L', polygon([0, 0], [12, 0], [12, 20], [10.2, 20], [10.2, 1.5], [0, 1.5]), 1.5],
    ['L with the narrow arm turned', polygon([0, 0], [12, 0], [12, 20], [11, 20], [11, 1.5], [0, 1.5]), 1],
    ['T', polygon([0, 0], [20, 0], [20, 2], [11, 2], [11, 8], [9.8, 8], [9.8, 2], [0, 2]), 1.2],
    ['pillar in the wall', polygon([0, 0], [9, 0], [9, 0.4], [9.4, 0.4], [9.4, 0], [20, 0], [20, 2], [0, 2]), 1.6],
    ['pointed pillar', polygon([0, 0], [9, 0], [9.2, 0.5], [9.4, 0], [20, 0], [20, 2], [0, 2]), 1.5],
    [
      'pillars on both sides, offset',
      polygon([0, 0], [9, 0], [9, 0.8], [9.4, 0.8], [9.4, 0], [20, 0], [20, 2], [10.2, 2], [10.2, 1.4], [9.8, 1.4], [9.8, 2], [0, 2]),
      Math.hypot(0.4, 0.6),
    ],
    ['door recess', polygon([0, 0], [9, 0], [9, -0.3], [9.9, -0.3], [9.9, 0], [20, 0], [20, 2], [0, 2]), 2],
    ['deep narrow recess without a door', polygon([0, 0], [9, 0], [9, -0.8], [9.4, -0.8], [9.4, 0], [20, 0], [20, 2], [0, 2]), 2],
    ['tapering', polygon([0, 0], [20, 0], [20, 1], [0, 2]), 1],
    ['free column', { type: 'Polygon', coordinates: [...box(0, 0, 20, 3).coordinates, ...box(10, 1, 0.5, 0.5).coordinates] }, 1],
  ])('%s', (_, corridor, metres) => {
    const found = narrowestWidth(corridor)
    expect(found?.widthM).toBeCloseTo(metres, 5)
    expect(lengthM(found?.line as LineString)).toBeCloseTo(found?.widthM ?? 0, 3)
  })

  it('counts a side passage once somebody has a door in it', () => {
    const corridor = polygon([0, 0], [9, 0], [9, -1.05], [9.8, -1.05], [9.8, 0], [20, 0], [20, 2], [0, 2])
    expect(narrowestWidth(corridor)?.widthM).toBeCloseTo(2, 5)
    expect(narrowestWidth(corridor, [line([9.1, -1.05], [9.7, -1.05])])?.widthM).toBeCloseTo(0.8, 5)
  })

  it('does not depend on how the building stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 359 }),
        fc.double({ min: 0.8, max: 3, noNaN: true }),
        fc.double({ min: 0.8, max: 3, noNaN: true }),
        (degrees, one, two) => {
          const corner: XY[] = [
            [0, 0],
            [15, 0],
            [15, 12],
            [15 - two, 12],
            [15 - two, one],
            [0, one],
          ]
          expect(narrowestWidth(polygon(...corner.map((p) => turned(degrees, p))))?.widthM).toBeCloseTo(Math.min(one, two), 5)
        },
      ),
    )
  })
})
