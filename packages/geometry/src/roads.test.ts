import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parkSides } from './gates.ts'
import type { LineString, Point, Polygon } from './geojson.ts'
import { lengthM } from './measurement.ts'
import { type CentreLine, networkOf } from './network.ts'
import { frameAt } from './projection.ts'
import { buildingsReachedByRoad, mainRoadMeetsHighway, type Road, roadBalance } from './roads.ts'
import { walksToStops, walkwayLinks } from './walkways.ts'

type XY = [number, number]
const frame = frameAt([120.137, 30.867])
const at = ([x, y]: XY) => frame.toWgs84({ x, y })
const line = (...points: XY[]): LineString => ({ type: 'LineString', coordinates: points.map(at) })
const point = (x: number, y: number): Point => ({ type: 'Point', coordinates: at([x, y]) })
const polygon = (...points: XY[]): Polygon => ({ type: 'Polygon', coordinates: [[...points, ...points.slice(0, 1)].map(at)] })
const box = (x: number, y: number, width: number, height: number) => polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height])
const way = (id: string, ...points: XY[]): CentreLine => ({ id, line: line(...points) })
const road = (id: string, roadClass: string, widthM: number | null, ...points: XY[]): Road => ({ id, roadClass, widthM, line: line(...points) })
const parts = (...lines: CentreLine[]) => new Set(networkOf(frame, lines).partOf).size

describe('network', () => {
  it.each<[string, CentreLine[], number]>([
    ['a crossing joins', [way('a', [0, 0], [10, 0]), way('b', [5, -5], [5, 5])], 1],
    ['a T joins', [way('a', [0, 0], [10, 0]), way('b', [5, 0], [5, 5])], 1],
    ['an end 0.4 m short joins', [way('a', [0, 0], [10, 0]), way('b', [5, 0.4], [5, 5])], 1],
    ['an end 0.6 m short does not', [way('a', [0, 0], [10, 0]), way('b', [5, 0.6], [5, 5])], 2],
    ['ends 0.4 m apart join', [way('a', [0, 0], [10, 0]), way('b', [10.4, 0], [20, 0])], 1],
    ['ends touch', [way('a', [0, 0], [10, 0]), way('b', [10, 0], [20, 0])], 1],
    ['a bend that touches joins', [way('a', [0, 0], [10, 0]), way('b', [0, 5], [5, 0], [10, 5])], 1],
    ['ends beside another line join', [way('a', [0, 0], [10, 0]), way('b', [-5, 0.4], [15, 0.4])], 1],
    ['parallel 1 m apart does not join', [way('a', [0, 0], [10, 0]), way('b', [0, 1], [10, 1])], 2],
  ])('%s', (_, lines, count) => {
    expect(parts(...lines)).toBe(count)
  })

  it('keeps the length of every line and does not depend on their order', () => {
    const lines = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(lines, (drawn) => {
        const ways = drawn.filter(([a, b, c, d]) => Math.hypot(c - a, d - b) > 2).map(([a, b, c, d], i) => way(`${i}`, [a, b], [c, d]))
        const network = networkOf(frame, ways)
        for (const { id, line: drawnLine } of ways) {
          const stretches = network.stretches.filter(({ lineId }) => lineId === id)
          // Splits within the snapping distance fall into one junction: at most that much is lost at each.
          expect(stretches.reduce((sum, { lengthM: metres }) => sum + metres, 0)).toBeLessThanOrEqual(lengthM(drawnLine) + 1e-6)
          expect(stretches.reduce((sum, { lengthM: metres }) => sum + metres, 0)).toBeGreaterThan(lengthM(drawnLine) - 0.51 * (ways.length + 1))
        }
        expect(parts(...[...ways].reverse())).toBe(parts(...ways))
      }),
    )
  })
})

describe('main road and highway', () => {
  it.each<[string, Road[], boolean, number | null]>([
    ['join at a T', [road('h', 'highway', 20, [0, 0], [100, 0]), road('m', 'main', 12, [50, 0], [50, 80])], true, null],
    ['cross', [road('h', 'highway', 20, [0, 0], [100, 0]), road('m', 'main', 12, [50, -10], [50, 80])], true, null],
    ['end apart', [road('h', 'highway', 20, [0, 0], [100, 0]), road('m', 'main', 12, [50, 6], [50, 80])], false, 6],
    [
      'are joined by a branch road only',
      [road('h', 'highway', 20, [0, 0], [100, 0]), road('b', 'branch', 6, [50, 0], [50, 6]), road('m', 'main', 12, [50, 6], [50, 80])],
      false,
      6,
    ],
    ['no highway', [road('m', 'main', 12, [50, 6], [50, 80])], false, null],
  ])('%s', (_, roads, touches, gap) => {
    const found = mainRoadMeetsHighway(roads)
    expect(found.touches).toBe(touches)
    expect(found.at !== null).toBe(touches)
    if (gap === null) expect(found.gap).toBeNull()
    else expect(found.gap?.distanceM).toBeCloseTo(gap, 5)
  })
})

describe('gates by side', () => {
  const park = box(0, 0, 400, 300)
  const gates = [
    { id: 'n1', geometry: point(100, 300) },
    { id: 'n2', geometry: point(300, 303) },
    { id: 'e', geometry: point(400, 150) },
  ]
  const highway = way('h', [-200, 320], [600, 320])

  it('counts them where the park borders the road', () => {
    const sides = parkSides(park, gates, [highway])
    expect(sides.map(({ side, bordersRoad, gateIds }) => [side, bordersRoad, gateIds])).toEqual([
      ['north', true, ['n1', 'n2']],
      ['east', false, ['e']],
      ['south', false, []],
      ['west', false, []],
    ])
    expect(sides.map(({ lengthM: metres }) => Math.round(metres))).toEqual([400, 300, 400, 300])
    expect(sides[0]?.roadIds).toEqual(['h'])
  })

  it('does not count a road that runs off at right angles or lies too far', () => {
    expect(parkSides(park, gates, [way('away', [420, 310], [420, 800])]).some(({ bordersRoad }) => bordersRoad)).toBe(false)
    expect(parkSides(park, gates, [highway], { withinM: 15 }).some(({ bordersRoad }) => bordersRoad)).toBe(false)
  })

  it('keeps a gate in a notch on its side, also when the park stands turned', () => {
    const turned = (degrees: number, [x, y]: XY): XY => {
      const angle = (degrees * Math.PI) / 180
      return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]
    }
    const notched: XY[] = [
      [0, 0],
      [400, 0],
      [400, 300],
      [220, 300],
      [220, 270],
      [180, 270],
      [180, 300],
      [0, 300],
    ]
    for (const [degrees, side] of [
      [0, 'north'],
      [30, 'north'],
      [60, 'west'],
      [-60, 'east'],
      [180, 'south'],
    ] as const) {
      const [x, y] = turned(degrees, [181, 285])
      const sides = parkSides(polygon(...notched.map((corner) => turned(degrees, corner))), [{ id: 'g', geometry: point(x, y) }], [])
      expect(sides.find(({ gateIds }) => gateIds.includes('g'))?.side).toBe(side)
    }
  })
})

describe('buildings reached by road', () => {
  const roads = [
    road('h', 'highway', 20, [0, 0], [500, 0]),
    road('m', 'main', 8, [100, 0], [100, 200]),
    road('narrow', 'branch', 3, [100, 200], [300, 200]),
    road('unknown', 'branch', null, [100, 100], [300, 100]),
    road('island', 'branch', 6, [400, 300], [500, 300]),
  ]
  const buildings = [
    { id: 'main', geometry: box(105, 30, 30, 30) },
    { id: 'narrow', geometry: box(250, 205, 30, 30) },
    { id: 'unknown', geometry: box(250, 105, 30, 30) },
    { id: 'island', geometry: box(420, 305, 30, 30) },
  ]
  const reach = (gates: { id: string; geometry: Point }[], minWidthM = 4, of = roads) =>
    buildingsReachedByRoad(buildings, of, gates, { minWidthM, maxDistanceM: 20 }).map(({ reach: found }) => found)

  it('needs wide roads that lead out', () => {
    expect(reach([])).toEqual(['reached', 'notReached', 'unknownWidth', 'notReached'])
    expect(reach([], 3)).toEqual(['reached', 'reached', 'unknownWidth', 'notReached'])
    expect(reach([], 10)).toEqual(['notReached', 'notReached', 'notReached', 'notReached'])
  })

  it('takes a gate for a way out, and the longest part without any', () => {
    expect(reach([{ id: 'g', geometry: point(505, 300) }])[3]).toBe('reached')
    expect(
      reach(
        [],
        4,
        roads.filter(({ id }) => id !== 'h'),
      ),
    ).toEqual(['reached', 'notReached', 'unknownWidth', 'notReached'])
    expect(reach([], 4, [])).toEqual(['notReached', 'notReached', 'notReached', 'notReached'])
  })

  it('gives the distance to the sufficient road', () => {
    expect(buildingsReachedByRoad(buildings, roads, [], { minWidthM: 4, maxDistanceM: 20 })[0]?.distanceM).toBeCloseTo(5, 5)
  })
})

describe('balance of roads', () => {
  it('finds the bridge between two halves', () => {
    const grid = (x: number, name: string) =>
      [0, 50, 100].flatMap((d) => [way(`${name}h${d}`, [x, d], [x + 100, d]), way(`${name}v${d}`, [x + d, 0], [x + d, 100])])
    const balance = roadBalance([...grid(0, 'w'), ...grid(200, 'e'), way('bridge', [100, 50], [200, 50])])
    expect(balance.busiestRoadId).toBe('bridge')
    // 9 junctions on either side: 81 of the 153 pairs must use the bridge.
    expect(balance.loads.find(({ roadId }) => roadId === 'bridge')?.share).toBeCloseTo(81 / 153, 6)
    expect(balance.ratio).toBeGreaterThan(2)
  })

  it('is even on a ring and empty without roads', () => {
    const ring = [way('a', [0, 0], [100, 0]), way('b', [100, 0], [100, 100]), way('c', [100, 100], [0, 100]), way('d', [0, 100], [0, 0])]
    expect(roadBalance(ring).ratio).toBeCloseTo(1, 6)
    expect(roadBalance([])).toEqual({ ratio: null, busiestRoadId: null, loads: [] })
  })
})

describe('walkways', () => {
  const walkways = [way('spine', [0, 0], [200, 0]), way('branch', [100, 0], [100, 80]), way('island', [150, 60], [190, 60])]
  const destinations = [
    { id: 'onSpine', geometry: box(20, 3, 20, 20) },
    { id: 'stop', geometry: point(100, 82) },
    { id: 'onIsland', geometry: box(160, 62, 20, 20) },
    { id: 'far', geometry: box(20, -60, 20, 20) },
  ]

  it('lists what they do not join with the missing piece', () => {
    const links = walkwayLinks(walkways, destinations)
    expect(links.map(({ id, isConnected }) => [id, isConnected])).toEqual([
      ['onSpine', true],
      ['stop', true],
      ['onIsland', false],
      ['far', false],
    ])
    expect(links.map(({ gapM }) => gapM && Math.round(gapM * 1e4) / 1e4)).toEqual([null, null, 50, 40])
    expect(lengthM(links[3]?.gap as LineString)).toBeCloseTo(40, 3)
    expect(walkwayLinks([], destinations).every(({ isConnected, gap }) => !isConnected && gap === null)).toBe(true)
  })

  it('give the way to the nearest stop with its ends', () => {
    const stops = [
      { id: 'north', geometry: point(100, 82) },
      { id: 'east', geometry: point(203, 0) },
    ]
    const [first, island] = walksToStops(
      walkways,
      [destinations[0] ?? { id: '', geometry: point(0, 0) }, { id: 'onIsland', geometry: box(160, 62, 20, 20) }],
      stops,
    )
    // The footprint is joined where it is nearest to the spine, anywhere between x = 20 and x = 40.
    expect(first?.stopId).toBe('north')
    expect(first?.distanceM).toBeGreaterThan(3 + 60 + 80 + 2 - 1e-6)
    expect(first?.distanceM).toBeLessThan(3 + 80 + 80 + 2 + 1e-6)
    expect(lengthM(first?.path as LineString)).toBeCloseTo(first?.distanceM ?? 0, 2)
    expect(island).toEqual({ id: 'onIsland', stopId: null, distanceM: null, path: null })
  })

  it('never give a way shorter than the straight line', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    fc.assert(
      fc.property(place, place, fc.integer({ min: 10, max: 50 }), ([x, y], [sx, sy], mesh) => {
        const lines = Array.from({ length: Math.floor(100 / mesh) + 1 }, (_, i) => [
          way(`h${i}`, [0, i * mesh], [100, i * mesh]),
          way(`v${i}`, [i * mesh, 0], [i * mesh, 100]),
        ]).flat()
        const [walk] = walksToStops(lines, [{ id: 'b', geometry: point(x, y) }], [{ id: 's', geometry: point(sx, sy) }], { reachM: 100 })
        const grid = Math.abs(x - sx) + Math.abs(y - sy)
        expect(walk?.distanceM).toBeGreaterThanOrEqual(Math.hypot(x - sx, y - sy) - 1e-6)
        if (x % mesh === 0 && sx % mesh === 0) expect(walk?.distanceM).toBeLessThanOrEqual(grid + mesh + 1e-6)
      }),
    )
  })
})

describe('speed', () => {
  it('judges the roads and walkways of a large park within a second', () => {
    const lines = Array.from({ length: 21 }, (_, i) => [
      road(`h${i}`, i === 0 ? 'highway' : 'main', 8, [0, i * 60], [1200, i * 60]),
      road(`v${i}`, 'branch', 6, [i * 60, 0], [i * 60, 1200]),
    ]).flat()
    const buildings = Array.from({ length: 100 }, (_, i) => ({ id: `b${i}`, geometry: box((i % 10) * 120 + 8, Math.floor(i / 10) * 120 + 8, 44, 44) }))
    const stops = [
      { id: 's1', geometry: point(600, 2) },
      { id: 's2', geometry: point(0, 600) },
    ]
    const took = (run: () => unknown) => {
      const started = performance.now()
      run()
      return Math.round(performance.now() - started)
    }
    const times = {
      reached: took(() =>
        expect(buildingsReachedByRoad(buildings, lines, [], { minWidthM: 4, maxDistanceM: 20 }).every(({ reach }) => reach === 'reached')).toBe(true),
      ),
      balance: took(() => roadBalance(lines)),
      links: took(() => expect(walkwayLinks(lines, buildings, { reachM: 10 }).every(({ isConnected }) => isConnected)).toBe(true)),
      stops: took(() => expect(walksToStops(lines, buildings, stops, { reachM: 10 }).every(({ distanceM }) => distanceM !== null)).toBe(true)),
      sides: took(() => parkSides(box(0, 0, 1200, 1200), [], lines)),
    }
    console.info('441 junctions, 100 buildings, ms:', JSON.stringify(times))
  })
})
