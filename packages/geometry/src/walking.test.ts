import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LineString, Polygon } from './geojson.ts'
import { lengthM } from './measurement.ts'
import { type LevelPlan, type PlanOpening, type PlanUnit, safetyExits } from './plan.ts'
import { frameAt } from './projection.ts'
import { isLongerThan, walksToExits } from './walking.ts'

type XY = [number, number]
const frame = frameAt([120.137, 30.867])
const at = ([x, y]: XY) => frame.toWgs84({ x, y })
const ring = (points: XY[]) => [...points, ...points.slice(0, 1)].map(at)
const polygon = (...points: XY[]): Polygon => ({ type: 'Polygon', coordinates: [ring(points)] })
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

/** One room west of a door at (x, 0) on the south side of a 2 m wide corridor of 30 m with an exit in its east end. */
function straightLevel(doorX: number): LevelPlan {
  return {
    units: [unit('room', 'lodgingRoom', box(doorX - 2, -5, 4, 5)), unit('corridor', 'corridor', box(0, 0, 30, 2))],
    openings: [
      opening('door', 'door', line([doorX - 0.45, 0], [doorX + 0.45, 0]), 'room', 'corridor'),
      opening('exit', 'exit', line([30, 0.5], [30, 1.5]), 'corridor'),
    ],
  }
}

const distanceOf = (plan: LevelPlan, room = 'room') => walksToExits(plan).rooms.find(({ roomId }) => roomId === room)?.distanceM ?? null

describe('way to the exit', () => {
  it('is the straight line where nothing is in the way', () => {
    const [walk] = walksToExits(straightLevel(20)).rooms
    expect(walk).toMatchObject({ doorId: 'door', exitId: 'exit', reason: null })
    expect(walk?.distanceM).toBeCloseTo(Math.hypot(10, 1), 6)
    expect(lengthM(walk?.path as LineString)).toBeCloseTo(Math.hypot(10, 1), 3)
  })

  it('passes at exactly 10 m and fails one centimetre beyond', () => {
    const exactly = distanceOf(straightLevel(30 - Math.sqrt(99))) ?? Number.NaN
    expect(exactly).toBeCloseTo(10, 6)
    expect(isLongerThan(exactly, 10)).toBe(false)
    expect(isLongerThan(distanceOf(straightLevel(29.98 - Math.sqrt(99))) ?? Number.NaN, 10)).toBe(true)
  })

  it('bends round the corner of an L', () => {
    // Arms 2 m wide; the inner corner is (10, 2). Door at (1, 0), exit in the end of the other arm at (11, 20).
    const plan: LevelPlan = {
      units: [unit('room', 'lodgingRoom', box(0, -5, 4, 5)), unit('corridor', 'corridor', polygon([0, 0], [12, 0], [12, 20], [10, 20], [10, 2], [0, 2]))],
      openings: [opening('door', 'door', line([0.5, 0], [1.5, 0]), 'room', 'corridor'), opening('exit', 'exit', line([10.5, 20], [11.5, 20]), 'corridor')],
    }
    const [walk] = walksToExits(plan).rooms
    expect(walk?.distanceM).toBeCloseTo(Math.hypot(9, 2) + Math.hypot(1, 18), 6)
    expect(walk?.path?.coordinates).toHaveLength(3)
  })

  it('never goes through a wall between touching corridors', () => {
    const walled: LevelPlan = {
      units: [unit('room', 'lodgingRoom', box(0, -5, 4, 5)), unit('west', 'corridor', box(0, 0, 10, 2)), unit('east', 'corridor', box(10, 0, 10, 2))],
      openings: [opening('door', 'door', line([1, 0], [2, 0]), 'room', 'west'), opening('exit', 'exit', line([20, 0.5], [20, 1.5]), 'east')],
    }
    expect(walksToExits(walled).rooms[0]).toMatchObject({ distanceM: null, reason: 'notConnected' })
    const passage = opening('passage', 'passage', line([10, 0], [10, 2]), 'west', 'east')
    expect(distanceOf({ ...walled, openings: [...walled.openings, passage] })).toBeCloseTo(Math.hypot(18.5, 1), 6)
    const narrow = opening('passage', 'door', line([10, 1.5], [10, 1.9]), 'west', 'east')
    expect(distanceOf({ ...walled, openings: [...walled.openings, narrow] })).toBeCloseTo(Math.hypot(8.5, 1.5) + Math.hypot(10, 0.5), 6)
  })

  it('goes through the thickness of a wall and round the jambs', () => {
    // A wall of 0.4 m stands between corridor and lobby; the door leaf is drawn in its middle.
    const plan: LevelPlan = {
      units: [unit('room', 'lodgingRoom', box(0, -5, 4, 5)), unit('corridor', 'corridor', box(0, 0, 10, 2)), unit('lobby', 'lobby', box(0, 2.4, 10, 6))],
      openings: [
        opening('door', 'door', line([0.5, 0], [1.5, 0]), 'room', 'corridor'),
        opening('through', 'door', line([8, 2.2], [9, 2.2]), 'corridor', 'lobby'),
        opening('exit', 'exit', line([9.5, 8.4], [9.9, 8.4]), 'lobby'),
      ],
    }
    // The straight line would cross the wall at x = 3, so the way bends at the near jamb (8, 2).
    expect(distanceOf(plan)).toBeCloseTo(Math.hypot(7, 2) + Math.hypot(1.7, 6.4), 6)
    expect(walksToExits(plan).awayFromFloor).toEqual([])
  })

  it('counts a staircase door as an exit, and ends there', () => {
    const plan = straightLevel(20)
    const withStair: LevelPlan = {
      units: [...plan.units, unit('stair', 'stair', box(22, 2, 4, 5))],
      openings: [
        ...plan.openings,
        opening('stairDoor', 'door', line([23, 2], [24, 2]), 'corridor', 'stair'),
        opening('out', 'exit', line([23, 7], [24, 7]), 'stair'),
      ],
    }
    expect(walksToExits(withStair).rooms[0]).toMatchObject({ exitId: 'stairDoor' })
    expect(distanceOf(withStair)).toBeCloseTo(Math.hypot(3.5, 2), 6)
    expect(safetyExits(withStair).map(({ id }) => id)).toEqual(['exit', 'stairDoor'])
  })

  it('does not lead through another room, nor out of its "exit" onto the corridor', () => {
    const plan = straightLevel(20)
    const other = unit('other', 'lodgingRoom', box(10, 2, 5, 5))
    const wrong = opening('wrong', 'exit', line([12, 2], [13, 2]), 'other', 'corridor')
    expect(walksToExits({ units: [...plan.units, other], openings: [...plan.openings, wrong] }).rooms[0]).toMatchObject({ exitId: 'exit' })
    expect(distanceOf({ units: [...plan.units, other], openings: [...plan.openings, wrong] }, 'other')).toBeCloseTo(Math.hypot(17.5, 1), 6)
  })

  it('gives 0 m to a room with an exit of its own', () => {
    const plan = straightLevel(20)
    const own = { ...plan, openings: [opening('own', 'exit', line([19, -5], [20, -5]), 'room'), ...plan.openings.slice(1)] }
    expect(walksToExits(own).rooms[0]).toMatchObject({ distanceM: 0, exitId: 'own', doorId: 'own' })
  })

  it('judges a room with two doors by the longer way', () => {
    const plan = straightLevel(20)
    const second = opening('second', 'door', line([18.1, 0], [18.9, 0]), 'room', 'corridor')
    expect(walksToExits({ ...plan, openings: [...plan.openings, second] }).rooms[0]).toMatchObject({ doorId: 'second' })
  })

  it.each<[string, LevelPlan, Partial<ReturnType<typeof walksToExits>['rooms'][number]>]>([
    ['no door', { ...straightLevel(9), openings: straightLevel(9).openings.slice(1) }, { reason: 'noDoor', doorId: null }],
    ['no exit', { ...straightLevel(9), openings: straightLevel(9).openings.slice(0, 1) }, { reason: 'noExit', doorId: 'door' }],
    [
      'an undrawn door',
      { ...straightLevel(9), openings: straightLevel(9).openings.map((o) => (o.id === 'door' ? { ...o, line: null } : o)) },
      { reason: 'doorNotDrawn' },
    ],
    [
      'a door far away',
      { ...straightLevel(9), openings: straightLevel(9).openings.map((o) => (o.id === 'door' ? { ...o, line: line([9, -4], [10, -4]) } : o)) },
      { reason: 'doorAwayFromFloor' },
    ],
    [
      'nothing drawn',
      { units: straightLevel(9).units.map((u) => ({ ...u, polygon: null })), openings: straightLevel(9).openings.map((o) => ({ ...o, line: null })) },
      { reason: 'doorNotDrawn' },
    ],
  ])('says why there is no way: %s', (_, plan, expected) => {
    expect(walksToExits(plan).rooms[0]).toMatchObject({ distanceM: null, path: null, ...expected })
  })

  it('names what is not drawn', () => {
    const plan = straightLevel(9)
    const undrawn = { ...plan, openings: [...plan.openings, opening('secondExit', 'exit', null, 'corridor'), opening('vent', 'smokeVent', null, 'corridor')] }
    expect(walksToExits(undrawn).undrawn).toEqual(['secondExit'])
  })
})

/** Columns of unit cells under a skyline: any such corridor is one simple polygon with many corners. */
const skyline = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 9 })

function skylinePolygon(heights: number[]): Polygon {
  const points: XY[] = [
    [0, 0],
    [heights.length, 0],
  ]
  for (let x = heights.length - 1; x >= 0; x--) points.push([x + 1, heights[x] ?? 1], [x, heights[x] ?? 1])
  return polygon(...points.filter(([px, py], i) => i === 0 || px !== points[i - 1]?.[0] || py !== points[i - 1]?.[1]))
}

/** Shortest 8-connected way on a fine grid inside the skyline: never shorter than the true way, and at most 8.24 % longer plus one cell. */
function gridDistance(heights: number[], from: XY, to: XY, step: number): number {
  const free = (x: number, y: number) => {
    const [px, py] = [x * step, y * step]
    const columns = [Math.floor(px + 1e-9), Math.ceil(px - 1e-9) - 1].map((column) => heights[Math.min(heights.length - 1, Math.max(0, column))] ?? 0)
    return px >= 0 && px <= heights.length && py >= 0 && py <= Math.max(...columns)
  }
  const key = (x: number, y: number) => `${x},${y}`
  const best = new Map([[key(from[0] / step, from[1] / step), 0]])
  const open: [number, number, number][] = [[0, from[0] / step, from[1] / step]]
  const done = new Set<string>()
  while (open.length > 0) {
    open.sort((a, b) => b[0] - a[0])
    const [distance, x, y] = open.pop() ?? [0, 0, 0]
    if (done.has(key(x, y))) continue
    done.add(key(x, y))
    if (x === to[0] / step && y === to[1] / step) return distance * step
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        const next = distance + Math.hypot(dx, dy)
        // Diagonal steps must not cut a corner.
        if (
          (dx === 0 && dy === 0) ||
          !free(x + dx, y + dy) ||
          !free(x + dx, y) ||
          !free(x, y + dy) ||
          next >= (best.get(key(x + dx, y + dy)) ?? Number.POSITIVE_INFINITY)
        )
          continue
        best.set(key(x + dx, y + dy), next)
        open.push([next, x + dx, y + dy])
      }
    }
  }
  return Number.POSITIVE_INFINITY
}

describe('way to the exit, properties', () => {
  const end = (heights: number[], column: number): XY => [column + 0.5, heights[column] ?? 1]
  const skylinePlan = (heights: number[], corridor: PlanUnit[], passages: PlanOpening[], owner: (x: number) => string): LevelPlan => {
    const [x, y] = end(heights, 0)
    const [ex, ey] = end(heights, heights.length - 1)
    return {
      units: [unit('room', 'lodgingRoom', box(x - 0.5, y, 1, 3)), ...corridor],
      openings: [
        opening('door', 'door', line([x - 0.4, y], [x + 0.4, y]), 'room', owner(x)),
        opening('exit', 'exit', line([ex - 0.4, ey], [ex + 0.4, ey]), owner(ex)),
        ...passages,
      ],
    }
  }

  it('agrees with a grid search in crooked corridors', () => {
    fc.assert(
      fc.property(skyline, (heights) => {
        const distance = distanceOf(skylinePlan(heights, [unit('c', 'corridor', skylinePolygon(heights))], [], () => 'c')) ?? Number.NaN
        const grid = gridDistance(heights, end(heights, 0), end(heights, heights.length - 1), 0.25)
        expect(distance).toBeLessThanOrEqual(grid + 1e-6)
        expect(distance).toBeGreaterThanOrEqual(grid / 1.0824 - 0.5)
      }),
      { numRuns: 60 },
    )
  })

  it('is the same when the corridor is recorded in pieces joined by passages', () => {
    fc.assert(
      fc.property(skyline, fc.integer({ min: 1, max: 8 }), (heights, cutAt) => {
        const cut = Math.min(cutAt, heights.length - 1)
        const [left, right] = [heights.slice(0, cut), heights.slice(cut)]
        const shifted: Polygon = {
          type: 'Polygon',
          coordinates: skylinePolygon(right).coordinates.map((points) => points.map((p) => at([frame.toLocal(p).x + cut, frame.toLocal(p).y]))),
        }
        const height = Math.min(left.at(-1) ?? 1, right[0] ?? 1)
        const whole = distanceOf(skylinePlan(heights, [unit('c', 'corridor', skylinePolygon(heights))], [], () => 'c'))
        const passage = opening('p', 'passage', line([cut, 0], [cut, height]), 'l', 'r')
        const pieces = distanceOf(
          skylinePlan(heights, [unit('l', 'corridor', skylinePolygon(left)), unit('r', 'gallery', shifted)], [passage], (x) => (x < cut ? 'l' : 'r')),
        )
        expect(pieces).toBeCloseTo(whole ?? Number.NaN, 5)
      }),
    )
  })

  it('never gets longer by one more exit, nor shorter than the straight line', () => {
    fc.assert(
      fc.property(fc.double({ min: 3, max: 27, noNaN: true }), fc.double({ min: 1, max: 29, noNaN: true }), (doorX, exitX) => {
        const plan = straightLevel(doorX)
        const before = distanceOf(plan) ?? Number.NaN
        const after = distanceOf({ ...plan, openings: [...plan.openings, opening('more', 'exit', line([exitX - 0.5, 2], [exitX + 0.5, 2]), 'corridor')] })
        expect(after).toBeCloseTo(Math.min(before, Math.hypot(exitX - doorX, 2)), 5)
      }),
    )
  })
})

describe('speed', () => {
  it('walks a park of 5000 rooms well within a second', () => {
    // Double-loaded L corridor with ten rooms, a lobby behind a door, two exits.
    const rooms = Array.from({ length: 10 }, (_, i) => i)
    const plan: LevelPlan = {
      units: [
        unit('corridor', 'corridor', polygon([0, 0], [42, 0], [42, 20], [40, 20], [40, 2], [0, 2])),
        unit('lobby', 'lobby', box(-6, -2, 5.8, 6)),
        ...rooms.map((i) => unit(`room${i}`, 'lodgingRoom', box((i % 5) * 7, i < 5 ? -5 : 2, 7, 5))),
      ],
      openings: [
        ...rooms.map((i) => opening(`door${i}`, 'door', line([(i % 5) * 7 + 3, i < 5 ? 0 : 2], [(i % 5) * 7 + 4, i < 5 ? 0 : 2]), `room${i}`, 'corridor')),
        opening('toLobby', 'door', line([-0.1, 0.5], [-0.1, 1.5]), 'corridor', 'lobby'),
        opening('exitWest', 'exit', line([-6, 0.5], [-6, 1.5]), 'lobby'),
        opening('exitEast', 'exit', line([40.5, 20], [41.5, 20]), 'corridor'),
      ],
    }
    const started = performance.now()
    for (let level = 0; level < 500; level++) expect(walksToExits(plan).rooms.every(({ distanceM }) => distanceM !== null)).toBe(true)
    const took = performance.now() - started
    console.info(`500 levels, 5000 rooms: ${took.toFixed(0)} ms`)
  })
})
