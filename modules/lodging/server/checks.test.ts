import { describe, expect, test } from 'vitest'
import type { Check, Fact } from '#standard/check.ts'
import type { Finding } from '#standard/finding.ts'
import { corridorClearWidth, corridorSmokeVent } from './checks/corridor.ts'
import { doorClearWidth } from './checks/door.ts'
import { dormitoryRatio } from './checks/park.ts'
import { escapeDistance } from './checks/room-escape.ts'
import { doorToCorridor, roomWindow } from './checks/room-opening.ts'
import { pitchedRoof } from './checks/room-roof.ts'
import { separation } from './checks/room-separation.ts'
import { occupants, usableArea } from './checks/room-space.ts'
import { roomWalls, wallConstruction } from './checks/wall.ts'
import { lodgingChecks } from './checks.ts'
import type { CorridorFact } from './facts/corridor.ts'
import { isEvacuationDoor } from './facts/door.ts'
import type { LevelGeometry } from './facts/level-geometry.ts'
import type { BuildingArea, PlannedRatio } from './facts/park.ts'
import { type RoomFact, roofAbove } from './facts/room.ts'
import { separates } from './facts/wall.ts'
import type { OpeningRow, UnitRow, WallRow } from './level-rows.ts'
import type { Stay } from './rules.ts'

const TODAY = '2026-11-23'
const subject = { kind: 'x', id: 'x', name: 'x', ledger: 'parks.unit' }

function unit(values: Partial<UnitRow> = {}): UnitRow {
  return {
    id: 'r',
    level: 'l',
    name: '101',
    category: 'lodgingRoom',
    capacity: 2,
    floorAreaM2: 16,
    lowHeadroomAreaM2: null,
    clearWidthM: null,
    underPitchedRoof: false,
    ceilingKind: null,
    ceilingHeightM: null,
    wiringInConduit: null,
    finishClass: null,
    surveyedOn: '2026-01-01',
    geometry: null,
    ...values,
  }
}

function opening(values: Partial<OpeningRow> = {}): OpeningRow {
  return {
    id: 'o',
    level: 'l',
    name: 'o',
    kind: 'door',
    unit: 'r',
    otherUnit: 'c',
    clearWidthM: null,
    sillHeightM: null,
    areaM2: null,
    opens: null,
    surveyedOn: '2026-01-01',
    geometry: null,
    ...values,
  }
}

function wall(values: Partial<WallRow> = {}): WallRow {
  return {
    id: 'w',
    level: 'l',
    name: 'w',
    unit: 'r',
    otherUnit: 'c',
    wallType: 'solidBrick',
    reachesSlab: true,
    isGapFree: true,
    isPlastered: true,
    finishClass: 'A',
    surveyedOn: '2026-01-01',
    geometry: null,
    ...values,
  }
}

const noGeometry: LevelGeometry = { walks: new Map(), undrawn: [], exitIds: [], undrawnExitIds: [], farthestExits: null, contradicted: new Set() }

function room(values: Partial<RoomFact> = {}): RoomFact {
  return {
    subject,
    today: TODAY,
    room: unit(),
    stays: [],
    keepsOccupancy: true,
    openings: [],
    walls: [],
    separationLines: [],
    crossed: [],
    openingsOfLevel: new Map(),
    level: { id: 'l', name: '1F', storeyKind: 'normal', buildingId: 'b', buildingName: 'B', roofKind: 'flat', isTop: true },
    categories: new Map([
      ['c', 'corridor'],
      ['g', 'gallery'],
      ['r2', 'lodgingRoom'],
      ['s', 'stair'],
      ['t', 'toilet'],
    ]),
    geometry: noGeometry,
    roof: 'notPitched',
    ...values,
  }
}

function outcome<F extends Fact>(check: Check<F>, fact: F, values = {}): string | null {
  const finding = check.decide(fact, { ...check.parameters, ...values })
  if (finding === null) return null
  expect(finding.outcome === 'unknown').toBe(finding.missing.length > 0)
  return `${finding.outcome} ${finding.because.code.replace('lodging.', '')}`
}

const corridor = (values: Partial<UnitRow>, rest: Partial<CorridorFact> = {}): CorridorFact => ({
  subject,
  today: TODAY,
  corridor: unit({ category: 'corridor', ...values }),
  smokeVents: [],
  walls: [],
  drawnWidth: null,
  ...rest,
})
const line = {
  type: 'LineString' as const,
  coordinates: [
    [120, 30],
    [120.001, 30],
  ] as [number, number][],
}

test.each([
  [1.1, null, 'met corridor_wide_enough'],
  [1.095, null, 'notMet corridor_too_narrow'],
  [null, null, 'unknown corridor_width_missing'],
  [1.2, 1.06, 'met corridor_wide_enough'],
  [1.2, 0.9, 'unknown corridor_width_contradictory'],
  [1, 0.9, 'notMet corridor_too_narrow'],
])('corridor recorded as %s m, drawn as %s m: %s', (clearWidthM, drawn, expected) => {
  expect(outcome(corridorClearWidth, corridor({ clearWidthM }, { drawnWidth: drawn === null ? null : { widthM: drawn, line } }))).toBe(expected)
})

test.each<[Partial<OpeningRow>[], string | null, string]>([
  [[{ areaM2: 1 }], null, 'met vent_large_enough'],
  [[{ areaM2: 0.4 }, { areaM2: 0.6 }], null, 'met vent_large_enough'],
  [[{ areaM2: 0.1 }, { areaM2: 0.2 }, { areaM2: 0.7 }], null, 'met vent_large_enough'],
  [[{ areaM2: 0.999 }], null, 'notMet vent_too_small'],
  [[{ areaM2: 2, opens: false }], null, 'notMet vent_too_small'],
  [[{ areaM2: 0.5 }, { areaM2: null }], null, 'unknown vent_area_missing'],
  [[{ areaM2: 1 }, { areaM2: null }], null, 'met vent_large_enough'],
  [[], null, 'unknown vent_not_recorded'],
  [[], '2026-01-01', 'notMet vent_too_small'],
])('smoke vents %j, surveyed %s: %s', (vents, surveyedOn, expected) => {
  expect(outcome(corridorSmokeVent, corridor({ surveyedOn }, { smokeVents: vents.map((vent) => opening({ kind: 'smokeVent', ...vent })) }))).toBe(expected)
})

test.each([
  [0.9, 'met door_wide_enough'],
  [0.899, 'notMet door_too_narrow'],
  [null, 'unknown door_width_missing'],
])('door of %s m: %s', (clearWidthM, expected) => {
  expect(outcome(doorClearWidth, { subject, today: TODAY, door: opening({ clearWidthM }) })).toBe(expected)
})

test("evacuation doors are exits and doors of rooms, not those to a room's own side rooms", () => {
  expect(isEvacuationDoor('exit', 'corridor', null)).toBe(true)
  expect(isEvacuationDoor('door', 'lodgingRoom', 'corridor')).toBe(true)
  expect(isEvacuationDoor('door', 'corridor', 'lodgingRoom')).toBe(true)
  expect(isEvacuationDoor('door', 'lodgingRoom', 'toilet')).toBe(false)
  expect(isEvacuationDoor('door', 'toilet', 'lodgingRoom')).toBe(false)
  expect(isEvacuationDoor('door', 'corridor', 'stair')).toBe(false)
  expect(isEvacuationDoor('window', 'lodgingRoom', null)).toBe(false)
})

describe('usable area', () => {
  const stay = (id: string): Stay => ({ id, relation: 'none', dependsOn: null, checkedInOn: '2026-01-01', checkedOutOn: null })
  test.each<[string, Partial<UnitRow>, number, object, string]>([
    ['single, exactly', { capacity: 1, floorAreaM2: 6 }, 0, {}, 'met area_sufficient'],
    ['single, just below', { capacity: 1, floorAreaM2: 5.99 }, 0, {}, 'notMet area_too_small'],
    ['double, exactly per person', { capacity: 2, floorAreaM2: 16 }, 0, {}, 'met area_sufficient'],
    ['double, just below', { capacity: 2, floorAreaM2: 15.99 }, 0, {}, 'notMet area_too_small'],
    ['double, read per room', { capacity: 2, floorAreaM2: 8 }, 0, { areaPer: 'perRoom' }, 'met area_sufficient'],
    ['double, read per room, just below', { capacity: 2, floorAreaM2: 7.99 }, 0, { areaPer: 'perRoom' }, 'notMet area_too_small'],
    ['low headroom taken off', { capacity: 2, floorAreaM2: 17.6, lowHeadroomAreaM2: 1.6 }, 0, {}, 'met area_sufficient'],
    ['low headroom taken off, below', { capacity: 2, floorAreaM2: 17.6, lowHeadroomAreaM2: 1.61 }, 0, {}, 'notMet area_too_small'],
    ['a single room with two people', { capacity: 1, floorAreaM2: 12 }, 2, {}, 'notMet area_too_small'],
    ['three people in a double room', { capacity: 2, floorAreaM2: 16 }, 3, {}, 'notMet area_too_small'],
    ['no capacity', { capacity: null }, 0, {}, 'unknown area_facts_missing'],
    ['no area', { floorAreaM2: null }, 0, {}, 'unknown area_facts_missing'],
    ['more low area than area', { floorAreaM2: 10, lowHeadroomAreaM2: 11 }, 0, {}, 'unknown area_contradictory'],
    ['capacity zero', { capacity: 0 }, 0, {}, 'unknown area_contradictory'],
  ])('%s', (_name, values, people, reading, expected) => {
    const stays = Array.from({ length: people }, (_, index) => stay(String(index)))
    expect(outcome(usableArea, room({ room: unit(values), stays }), reading)).toBe(expected)
  })
  test('under a pitched roof the low part must be known', () => {
    expect(outcome(usableArea, room({ roof: 'pitched' }))).toBe('unknown area_facts_missing')
    expect(outcome(usableArea, room({ roof: 'pitched', room: unit({ lowHeadroomAreaM2: 0 }) }))).toBe('met area_sufficient')
  })
})

test('occupants: two, or dependants of those two; unknown while nobody is ever recorded', () => {
  const stay = (id: string, values: Partial<Stay> = {}): Stay => ({
    id,
    relation: 'none',
    dependsOn: null,
    checkedInOn: '2026-01-01',
    checkedOutOn: null,
    ...values,
  })
  expect(outcome(occupants, room())).toBe('met occupants_within_limit')
  expect(outcome(occupants, room({ keepsOccupancy: false }))).toBe('unknown occupancy_not_kept')
  expect(outcome(occupants, room({ stays: [stay('a'), stay('b')] }))).toBe('met occupants_within_limit')
  expect(outcome(occupants, room({ stays: [stay('a'), stay('b'), stay('c')] }))).toBe('notMet too_many_occupants')
  expect(outcome(occupants, room({ stays: [stay('a'), stay('b'), stay('c', { relation: 'child', dependsOn: 'a' })] }))).toBe('met occupants_within_limit')
  expect(outcome(occupants, room({ stays: [stay('a'), stay('b'), stay('c', { checkedOutOn: TODAY })] }))).toBe('met occupants_within_limit')
})

test.each<[string, Partial<OpeningRow>[], string | null, string]>([
  ['outside window that opens', [{ kind: 'window', opens: true, otherUnit: null }], null, 'met has_outside_window'],
  ['outside window that does not open', [{ kind: 'window', opens: false, otherUnit: null }], null, 'notMet window_not_as_demanded'],
  ['outside window, not known whether it opens', [{ kind: 'window', otherUnit: null }], null, 'unknown window_facts_missing'],
  ['high side window exactly', [{ kind: 'highSideWindow', sillHeightM: 1.5, areaM2: 0.5 }], null, 'met has_high_side_window'],
  ['high side window too low', [{ kind: 'highSideWindow', sillHeightM: 1.49, areaM2: 0.5 }], null, 'notMet window_not_as_demanded'],
  ['high side window too small', [{ kind: 'highSideWindow', sillHeightM: 1.5, areaM2: 0.49 }], null, 'notMet window_not_as_demanded'],
  ['too small whatever the sill', [{ kind: 'highSideWindow', sillHeightM: null, areaM2: 0.4 }], null, 'notMet window_not_as_demanded'],
  ['high side window without its sill', [{ kind: 'highSideWindow', sillHeightM: null, areaM2: 0.5 }], null, 'unknown window_facts_missing'],
  ['nothing recorded, not surveyed', [], null, 'unknown window_not_recorded'],
  ['nothing recorded although surveyed', [], '2026-01-01', 'notMet no_window'],
])('window: %s', (_name, windows, surveyedOn, expected) => {
  expect(outcome(roomWindow, room({ room: unit({ surveyedOn }), openings: windows.map((window, index) => opening({ id: String(index), ...window })) }))).toBe(
    expected,
  )
})

test.each<[string, Partial<OpeningRow>[], string[], string]>([
  ['to a corridor', [{ otherUnit: 'c' }], [], 'met door_opens_to_corridor'],
  ['to a gallery, recorded from the other side', [{ unit: 'g', otherUnit: 'r' }], [], 'met door_opens_to_corridor'],
  ['outside', [{ otherUnit: null }], [], 'met door_opens_to_corridor'],
  ['into another room', [{ otherUnit: 'r2' }], [], 'notMet door_opens_elsewhere'],
  ['to a staircase', [{ otherUnit: 's' }], [], 'notMet door_opens_elsewhere'],
  ['only a window', [{ kind: 'window', otherUnit: null }], [], 'unknown door_not_recorded'],
  ['recorded otherwise than drawn', [{ otherUnit: 'c' }], ['0'], 'unknown door_contradicts_plan'],
  ['one door right, another contradictory', [{ otherUnit: 'c' }, { otherUnit: 'c' }], ['0'], 'met door_opens_to_corridor'],
])('door: %s', (_name, doors, contradicted, expected) => {
  const fact = room({
    openings: doors.map((door, index) => opening({ id: String(index), ...door })),
    geometry: { ...noGeometry, contradicted: new Set(contradicted) },
  })
  expect(outcome(doorToCorridor, fact)).toBe(expected)
})

describe('escape distance', () => {
  function escaping(
    distanceM: number | null,
    exits: number,
    apartM: number,
    rest: Partial<LevelGeometry> = {},
    reason: 'noDoor' | 'noExit' | 'notConnected' | null = null,
  ): RoomFact {
    const walk = { roomId: 'r', doorId: 'd', exitId: distanceM === null ? null : 'e0', distanceM, path: distanceM === null ? null : line, reason }
    const farthestExits = exits > 1 ? { distanceM: apartM, line } : null
    return room({
      geometry: { ...noGeometry, walks: new Map([['r', walk]]), exitIds: Array.from({ length: exits }, (_, i) => `e${i}`), farthestExits, ...rest },
    })
  }
  test.each<[string, RoomFact, string]>([
    ['exactly 10 m with one exit', escaping(10, 1, 0), 'met exit_near'],
    ['10.0004 m is 10 m on a drawing', escaping(10.0004, 1, 0), 'met exit_near'],
    ['10.01 m with one exit', escaping(10.01, 1, 0), 'notMet second_exit_missing'],
    ['10.01 m, two exits exactly 5 m apart', escaping(10.01, 2, 5), 'met two_exits_apart'],
    ['10.01 m, two exits 4.99 m apart', escaping(10.01, 2, 4.99), 'notMet exits_too_close'],
    ['9 m although something is not drawn', escaping(9, 1, 0, { undrawn: ['x'] }), 'met exit_near'],
    ['11 m, one exit, something not drawn', escaping(11, 1, 0, { undrawn: ['x'] }), 'unknown way_not_measurable'],
    ['no door', escaping(null, 1, 0, {}, 'noDoor'), 'unknown way_not_measurable'],
    ['no exit recorded', escaping(null, 0, 0, {}, 'noExit'), 'unknown way_not_measurable'],
    ['no way on a complete drawing', escaping(null, 1, 0, {}, 'notConnected'), 'notMet no_way_out'],
    ['no way on an incomplete drawing', escaping(null, 1, 0, { undrawn: ['x'] }, 'notConnected'), 'unknown way_not_measurable'],
  ])('%s', (_name, fact, expected) => {
    expect(outcome(escapeDistance, fact)).toBe(expected)
  })
})

test.each<[string, Partial<UnitRow>, RoomFact['roof'], string | null]>([
  ['no pitched roof', {}, 'notPitched', null],
  ['roof not known', {}, 'unknown', 'unknown ceiling_facts_missing'],
  ['ceiling exactly 2.2 m', { ceilingKind: 'gypsumLightSteel', ceilingHeightM: 2.2, wiringInConduit: true }, 'pitched', 'met ceiling_as_demanded'],
  ['ceiling 2.19 m', { ceilingKind: 'gypsumLightSteel', ceilingHeightM: 2.19, wiringInConduit: true }, 'pitched', 'notMet ceiling_too_low'],
  ['wiring open', { ceilingKind: 'gypsumLightSteel', ceilingHeightM: 2.3, wiringInConduit: false }, 'pitched', 'notMet wiring_unprotected'],
  ['wiring not known', { ceilingKind: 'gypsumLightSteel', ceilingHeightM: 2.3 }, 'pitched', 'unknown ceiling_facts_missing'],
  ['lined along the slope', { ceilingKind: 'slopeLining', finishClass: 'A' }, 'pitched', 'met slope_lined'],
  ['lined with B1', { ceilingKind: 'slopeLining', finishClass: 'B1' }, 'pitched', 'notMet slope_lining_burns'],
  ['lining not classified', { ceilingKind: 'slopeLining' }, 'pitched', 'unknown ceiling_facts_missing'],
  ['no ceiling', { ceilingKind: 'none' }, 'pitched', 'notMet ceiling_not_as_demanded'],
  ['ceiling not known', {}, 'pitched', 'unknown ceiling_facts_missing'],
])('pitched roof: %s', (_name, values, roof, expected) => {
  expect(outcome(pitchedRoof, room({ room: unit(values), roof }))).toBe(expected)
})

test('a roof is above top rooms only, unless the room says otherwise', () => {
  const top = { roofKind: 'pitched', isTop: true, storeyKind: 'normal' }
  expect(roofAbove({ underPitchedRoof: true }, { ...top, isTop: false }, false)).toBe('pitched')
  expect(roofAbove({ underPitchedRoof: null }, { ...top, isTop: false }, false)).toBe('notPitched')
  expect(roofAbove({ underPitchedRoof: null }, top, true)).toBe('unknown')
  expect(roofAbove({ underPitchedRoof: null }, { ...top, roofKind: null }, false)).toBe('unknown')
  expect(roofAbove({ underPitchedRoof: null }, { ...top, roofKind: null }, true)).toBe('notPitched')
  expect(roofAbove({ underPitchedRoof: null }, { ...top, roofKind: 'flat' }, false)).toBe('notPitched')
})

test('no room at a horizontal separation', () => {
  const separationLines = [{ id: 's1', level: 'l', name: '分隔线', geometry: JSON.stringify(line) }]
  expect(outcome(separation, room())).toBe('met clear_of_separation')
  expect(outcome(separation, room({ level: { ...room().level, storeyKind: 'separation' } }))).toBe('notMet on_separation_storey')
  expect(outcome(separation, room({ separationLines }))).toBe('unknown room_not_drawn')
  const drawn = unit({ geometry: JSON.stringify({ type: 'Polygon', coordinates: [] }) })
  expect(outcome(separation, room({ separationLines, room: drawn }))).toBe('met clear_of_separation')
  expect(outcome(separation, room({ separationLines, room: drawn, crossed: ['s1'] }))).toBe('notMet crosses_separation')
})

test.each<[Partial<WallRow>, 'corridor' | 'rooms', object, string]>([
  [{}, 'corridor', {}, 'met wall_as_demanded'],
  [{ wallType: 'lightBrick' }, 'corridor', {}, 'notMet wall_type_not_allowed'],
  [{ wallType: 'lightBrick' }, 'rooms', {}, 'met wall_as_demanded'],
  [{ wallType: 'board' }, 'rooms', {}, 'notMet wall_type_not_allowed'],
  [{ wallType: 'concrete' }, 'corridor', {}, 'notMet wall_type_not_allowed'],
  [{ wallType: 'concrete' }, 'corridor', { wallMaterial: 'brickOrConcrete' }, 'met wall_as_demanded'],
  [{ reachesSlab: false }, 'rooms', {}, 'notMet wall_below_slab'],
  [{ isGapFree: false }, 'rooms', {}, 'notMet wall_has_gaps'],
  [{ isPlastered: false }, 'rooms', {}, 'notMet wall_not_plastered'],
  [{ finishClass: 'B1' }, 'rooms', {}, 'met wall_as_demanded'],
  [{ finishClass: 'B2' }, 'rooms', {}, 'notMet finish_combustible'],
  [{ isGapFree: null }, 'rooms', {}, 'unknown wall_not_surveyed'],
  [{ isGapFree: null, finishClass: 'B3' }, 'rooms', {}, 'notMet finish_combustible'],
])('wall %j beside %s %j: %s', (values, beside, reading, expected) => {
  expect(outcome(wallConstruction, { subject, today: TODAY, wall: wall(values), separates: beside }, reading)).toBe(expected)
})

test('walls concern corridors and rooms; a room without any recorded wall is not known to be in order', () => {
  expect(separates('lodgingRoom', 'corridor')).toBe('corridor')
  expect(separates('lodgingRoom', 'lodgingRoom')).toBe('rooms')
  expect(separates('lodgingRoom', 'toilet')).toBeNull()
  expect(separates('lodgingRoom', undefined)).toBeNull()
  expect(outcome(roomWalls, room())).toBe('unknown walls_not_recorded')
  expect(outcome(roomWalls, room({ walls: [wall()] }))).toBe('met walls_recorded')
  expect(outcome(roomWalls, room({ walls: [wall()], room: unit({ finishClass: 'B2' }) }))).toBe('notMet finish_combustible')
})

describe('dormitory ratio', () => {
  const dormitory: BuildingArea = { id: 'd', name: 'd', isDormitory: true, isPlant: false, floorAreaM2: 1500, on: TODAY }
  const plant: BuildingArea = { id: 'p', name: 'p', isDormitory: false, isPlant: true, floorAreaM2: 10000, on: TODAY }
  const plan: PlannedRatio = { id: 'v', name: 'v', adoptedOn: null, min: 0.1, max: 0.15 }
  test.each<[string, BuildingArea[], PlannedRatio | null, string | null]>([
    ['at the upper limit', [dormitory, plant], plan, 'met ratio_within_plan'],
    ['above it', [{ ...dormitory, floorAreaM2: 1501 }, plant], plan, 'notMet ratio_outside_plan'],
    ['at the lower limit', [{ ...dormitory, floorAreaM2: 1000 }, plant], plan, 'met ratio_within_plan'],
    ['below it', [{ ...dormitory, floorAreaM2: 999 }, plant], plan, 'notMet ratio_outside_plan'],
    ['only an upper limit', [dormitory, plant], { ...plan, min: null }, 'met ratio_within_plan'],
    ['no dormitory', [plant], plan, null],
    ['no plan', [dormitory, plant], null, 'unknown ratio_facts_missing'],
    ['no ratio planned', [dormitory, plant], { ...plan, min: null, max: null }, 'unknown ratio_facts_missing'],
    ['no plant', [dormitory], plan, 'unknown ratio_facts_missing'],
    ['an area missing', [dormitory, { ...plant, floorAreaM2: null }], plan, 'unknown ratio_facts_missing'],
    ['one building for both', [{ ...dormitory, isPlant: true }, plant], plan, 'unknown ratio_facts_missing'],
  ])('%s', (_name, buildings, planned, expected) => {
    expect(outcome(dormitoryRatio, { subject, today: TODAY, buildings, planned })).toBe(expected)
  })
})

test('every code a check of this module may emit has a text', async () => {
  const { readdir, readFile } = await import('node:fs/promises')
  const folder = new URL('./checks/', import.meta.url)
  const sources = await Promise.all((await readdir(folder)).map((file) => readFile(new URL(file, folder), 'utf8')))
  const codes = new Set(sources.flatMap((source) => [...source.matchAll(/'(lodging\.[a-z]+(?:_[a-z]+)+)'/g)].map((match) => match[1] ?? '')))
  expect([...codes].filter((code) => !(code in (lodgingChecks.texts ?? {})))).toEqual([])
  expect(codes.size).toBeGreaterThan(40)
})

test('a finding keeps the evidence it rests on', () => {
  const finding = corridorClearWidth.decide(corridor({ clearWidthM: 1.095 }), corridorClearWidth.parameters) as Finding
  expect(finding).toMatchObject({
    required: { value: 1.1, unit: 'm' },
    measured: { value: 1.095, unit: 'm' },
    sources: [{ ledger: 'parks.unit', on: '2026-01-01' }],
  })
})
