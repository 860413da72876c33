import { describe, expect, test } from 'vitest'
import { frameAt } from '#geometry/projection.ts'
import type { Check, Fact } from '#standard/check.ts'
import { gatesPerDirection, mainRoadJoinsHighway } from './checks/gates.ts'
import { parkingSpaces } from './checks/parking.ts'
import { profileComplete, rentWithinGuidance } from './checks/profile.ts'
import { buildingRoadAccess } from './checks/road-access.ts'
import { transitStopNear, walkwayConnection } from './checks/walking.ts'
import { parkChecks } from './checks.ts'
import type { GateRow, ParkFact, ParkingRow, ParkProfile, RoadRow } from './facts/park.ts'
import type { BuildingRow, StopRow, Traffic } from './facts/traffic.ts'

const TODAY = '2026-11-23'
const subject = { kind: 'x', id: 'x', name: 'x', ledger: 'parks.park' }
const frame = frameAt([120.266, 30.837])
const at = (x: number, y: number) => frame.toWgs84({ x, y })
const lineText = (...points: [number, number][]) => JSON.stringify({ type: 'LineString', coordinates: points.map(([x, y]) => at(x, y)) })
const pointText = (x: number, y: number) => JSON.stringify({ type: 'Point', coordinates: at(x, y) })
const boxText = (x: number, y: number, width: number, depth: number) =>
  JSON.stringify({ type: 'Polygon', coordinates: [[at(x, y), at(x + width, y), at(x + width, y + depth), at(x, y + depth), at(x, y)]] })

function outcome<F extends Fact>(check: Check<F>, fact: F, values = {}): string | null {
  const finding = check.decide(fact, { ...check.parameters, ...values })
  if (finding === null) return null
  expect(finding.outcome === 'unknown').toBe(finding.missing.length > 0)
  return `${finding.outcome} ${finding.because.code.replace('parks.', '')}`
}

const profile: ParkProfile = {
  id: 'p',
  name: '园区',
  operatorId: 'o',
  developerType: 'government',
  isGovernmentLed: true,
  planningApprovalNo: '1',
  planningApprovedOn: '2020-01-01',
  industryPosition: '童装',
  rentGuidanceYuanM2Month: 15,
  rentGuidanceOn: '2026-01-01',
  averageRentYuanM2Month: 15,
  averageRentOn: '2026-06-01',
  boundary: boxText(0, 0, 400, 300),
  on: TODAY,
}
function park(values: Partial<ParkFact> = {}): ParkFact {
  return { subject, today: TODAY, profile, roads: [], gates: [], parkingAreas: [], ...values }
}
const road = (id: string, roadClass: string, geometry: string, widthM: number | null = 6): RoadRow => ({ id, name: id, roadClass, widthM, on: TODAY, geometry })
const gate = (id: string, x: number, y: number, values: Partial<GateRow> = {}): GateRow => ({
  id,
  name: id,
  gateKind: 'vehicle',
  isOpen: true,
  on: TODAY,
  geometry: pointText(x, y),
  ...values,
})

test('a profile with a gap is unknown and names the field', () => {
  expect(outcome(profileComplete, park())).toBe('met profile_complete')
  const finding = profileComplete.decide(park({ profile: { ...profile, industryPosition: '', operatorId: null } }), {})
  expect(finding).toMatchObject({ outcome: 'unknown', missing: [{ field: 'operatorId' }, { field: 'industryPosition' }] })
})

test.each<[Partial<ParkProfile>, string]>([
  [{}, 'met rent_within_guidance'],
  [{ averageRentYuanM2Month: 15.01 }, 'notMet rent_above_guidance'],
  [{ averageRentYuanM2Month: null }, 'unknown rent_missing'],
  [{ averageRentOn: '2025-11-23' }, 'met rent_within_guidance'],
  [{ averageRentOn: '2025-11-22' }, 'unknown rent_outdated'],
])('rent %j: %s', (values, expected) => {
  expect(outcome(rentWithinGuidance, park({ profile: { ...profile, ...values } }))).toBe(expected)
})

test.each<[string, [number, number | null][], string]>([
  [
    'as many as planned',
    [
      [80, 60],
      [20, 40],
    ],
    'met parking_sufficient',
  ],
  ['one too few', [[99, 100]], 'notMet parking_short'],
  ['need not stated', [[99, null]], 'unknown parking_need_missing'],
  [
    'short whatever the rest needs',
    [
      [10, 20],
      [5, null],
    ],
    'notMet parking_short',
  ],
  ['none', [], 'unknown parking_not_recorded'],
  ['no space and no need', [[0, 0]], 'notMet parking_short'],
])('parking: %s', (_name, areas, expected) => {
  const parkingAreas: ParkingRow[] = areas.map(([spaces, plannedSpaces], index) => ({
    id: String(index),
    name: '',
    spaces,
    plannedSpaces,
    on: TODAY,
    geometry: boxText(0, 0, 10, 10),
  }))
  expect(outcome(parkingSpaces, park({ parkingAreas }))).toBe(expected)
})

describe('roads and gates', () => {
  const highway = road('h', 'highway', lineText([-50, -10], [450, -10]))
  const main = road('m', 'main', lineText([200, -10], [200, 200]))
  test('the main road joins the highway, or stops short of it', () => {
    expect(outcome(mainRoadJoinsHighway, park({ roads: [highway, main] }))).toBe('met main_road_joins')
    const short = mainRoadJoinsHighway.decide(park({ roads: [highway, road('m', 'main', lineText([200, 0], [200, 200]))] }), {})
    expect(short).toMatchObject({ outcome: 'notMet', measured: { value: 10, unit: 'm' } })
    expect(outcome(mainRoadJoinsHighway, park({ roads: [main] }))).toBe('unknown road_class_missing')
  })
  test.each<[string, GateRow[], string, string]>([
    ['two on the side with the highway', [gate('a', 100, 0), gate('b', 300, 0)], 'perSide', 'met gates_on_every_side'],
    ['one there, one on a side without', [gate('a', 100, 0), gate('b', 200, 300)], 'perSide', 'notMet gates_missing_on_side'],
    ['the same, read for the whole park', [gate('a', 100, 0), gate('b', 200, 300)], 'wholePark', 'met gates_sufficient'],
    ['one closed', [gate('a', 100, 0), gate('b', 300, 0, { isOpen: false })], 'wholePark', 'notMet gates_too_few'],
    ['one for pedestrians', [gate('a', 100, 0), gate('b', 300, 0, { gateKind: 'pedestrian' })], 'perSide', 'notMet gates_missing_on_side'],
    ['none recorded', [], 'perSide', 'unknown gate_not_recorded'],
  ])('gates: %s', (_name, gates, gatesPer, expected) => {
    expect(outcome(gatesPerDirection, park({ roads: [highway, main], gates }), { gatesPer })).toBe(expected)
  })
  test('sides cannot be told without boundary or highway', () => {
    const gates = [gate('a', 100, 0), gate('b', 300, 0)]
    expect(outcome(gatesPerDirection, park({ roads: [highway], gates, profile: { ...profile, boundary: null } }))).toBe('unknown boundary_missing')
    expect(outcome(gatesPerDirection, park({ roads: [main], gates }))).toBe('unknown no_bordering_road')
  })
})

describe('a building and its ways', () => {
  const building: BuildingRow = { id: 'b', name: '1#', on: TODAY, geometry: boxText(210, 50, 40, 20) }
  const stop: StopRow = {
    id: 's',
    name: '公交站',
    routes: '1',
    reachesCityStop: true,
    timetableValidUntil: '2027-01-01',
    on: TODAY,
    geometry: pointText(205, 0),
  }
  function traffic(values: { roads?: RoadRow[]; stops?: StopRow[]; walkways?: string[]; buildings?: BuildingRow[] } = {}): Traffic {
    const roadRows = values.roads ?? [road('h', 'highway', lineText([-50, -10], [450, -10])), road('m', 'main', lineText([200, -10], [200, 200]), 4)]
    const buildings = values.buildings ?? [building]
    return {
      buildings,
      roadRows,
      gateRows: [],
      parkingAreas: [],
      gates: [],
      stops: values.stops ?? [stop],
      roads: roadRows.map(({ id, roadClass, widthM, geometry }) => ({ id, roadClass, widthM, line: JSON.parse(geometry) })),
      outlines: buildings.flatMap(({ id, geometry }) => (geometry === null ? [] : [{ id, geometry: JSON.parse(geometry) }])),
      walkways: (values.walkways ?? [lineText([205, 0], [205, 100])]).map((geometry, index) => ({ id: `w${index}`, line: JSON.parse(geometry) })),
    }
  }
  const fact = (values: Parameters<typeof traffic>[0] = {}, one = building) => ({ subject, today: TODAY, building: one, traffic: traffic(values) })

  const highway = road('h', 'highway', lineText([-50, -10], [450, -10]))
  test.each<[string, RoadRow[], string]>([
    ['exactly wide enough', [highway, road('m', 'main', lineText([200, -10], [200, 200]), 4)], 'met road_reaches'],
    ['too narrow', [highway, road('m', 'main', lineText([200, -10], [200, 200]), 3.9)], 'notMet road_does_not_reach'],
    ['width not recorded', [highway, road('m', 'main', lineText([200, -10], [200, 200]), null)], 'unknown road_width_missing'],
    ['too far off', [highway, road('m', 'main', lineText([170, -10], [170, 200]), 6)], 'notMet road_does_not_reach'],
    ['cut off from the highway', [highway, road('m', 'main', lineText([200, 40], [200, 200]), 6)], 'notMet road_does_not_reach'],
    ['no road recorded', [highway], 'unknown road_not_recorded'],
  ])('road %s', (_name, roads, expected) => {
    expect(outcome(buildingRoadAccess, fact({ roads }))).toBe(expected)
  })

  const place = (values: Parameters<typeof traffic>[0] = {}, one = building) => ({
    subject,
    today: TODAY,
    place: { ...one, ledger: 'parks.building' as const },
    traffic: traffic(values),
  })
  test('walkways reach the building, leave a gap, or are not recorded', () => {
    expect(outcome(walkwayConnection, place())).toBe('met walkway_joined')
    expect(walkwayConnection.decide(place({ walkways: [lineText([190, 0], [190, 100])] }), { reachM: 5 })).toMatchObject({
      outcome: 'notMet',
      measured: { value: 20, unit: 'm' },
    })
    expect(outcome(walkwayConnection, place({ walkways: [] }))).toBe('unknown walkway_not_recorded')
    const undrawn = { ...building, geometry: null }
    expect(outcome(walkwayConnection, place({ buildings: [undrawn] }, undrawn))).toBe('unknown building_not_drawn')
  })

  test.each<[string, Partial<StopRow>, number, string]>([
    ['near', {}, 500, 'met stop_near'],
    // 50 m along the walkway and 5 m from it to the wall.
    ['exactly at the limit', {}, 55, 'met stop_near'],
    ['just beyond', {}, 54.9, 'notMet stop_too_far'],
    ['timetable valid until today', { timetableValidUntil: TODAY }, 500, 'met stop_near'],
    ['timetable of yesterday', { timetableValidUntil: '2026-11-22' }, 500, 'unknown stop_facts_missing'],
    ['no word of a city stop', { reachesCityStop: null }, 500, 'unknown stop_facts_missing'],
    ['no city stop', { reachesCityStop: false }, 500, 'notMet no_city_stop'],
    ['off every walkway', { geometry: pointText(300, 0) }, 500, 'notMet no_way_to_stop'],
  ])('stop: %s', (_name, values, maximumWalkM, expected) => {
    expect(outcome(transitStopNear, fact({ stops: [{ ...stop, ...values }] }), { maximumWalkM })).toBe(expected)
  })
  test('without stops or walkways nothing is known', () => {
    expect(outcome(transitStopNear, fact({ stops: [] }))).toBe('unknown stop_not_recorded')
    expect(outcome(transitStopNear, fact({ walkways: [] }))).toBe('unknown walkway_not_recorded')
  })
})

test('every code a check of this module may emit has a text', async () => {
  const { readdir, readFile } = await import('node:fs/promises')
  const folder = new URL('./checks/', import.meta.url)
  const sources = await Promise.all((await readdir(folder)).map((file) => readFile(new URL(file, folder), 'utf8')))
  const codes = new Set(sources.flatMap((source) => [...source.matchAll(/'(parks\.[a-z]+(?:_[a-z]+)+)'/g)].map((match) => match[1] ?? '')))
  expect([...codes].filter((code) => !(code in (parkChecks.texts ?? {})))).toEqual([])
  expect(codes.size).toBeGreaterThan(25)
})
