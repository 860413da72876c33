import { describe, expect, test } from 'vitest'
import type { Check, Fact } from '#standard/check.ts'
import { categoryPresent } from './checks/category.ts'
import { cateringSeparate } from './checks/catering.ts'
import { safetyEquipmentServiced, warehouseAccepted } from './checks/equipment.ts'
import {
  backupFacility,
  carriersAvailable,
  equipmentRoomFunctions,
  equipmentRoomReserve,
  signalCoverage,
  signalStrength,
  zoneEquipmentRoom,
} from './checks/network.ts'
import { gridShare } from './checks/power.ts'
import { collectionPointNear, publicToiletNear, wasteTreatment } from './checks/sanitation.ts'
import { waterBalance, waterMetered, waterTests } from './checks/water.ts'
import { facilityChecks } from './checks.ts'
import type { BuildingFact, Carrier, SanitationPoint, Survey } from './facts/building.ts'
import type { CategoryFact, DeclarationRow } from './facts/category.ts'
import type { CateringFact } from './facts/catering.ts'
import type { UtilitiesFact } from './facts/park.ts'
import type { EnergyYear, WaterTest } from './facts/park-rows.ts'
import type { SafetyEquipmentFact, SignalSurveyFact, WarehouseFact } from './facts/records.ts'

const TODAY = '2026-11-23'
const subject = { kind: 'x', id: 'x', name: 'x', ledger: 'facilities.warehouse' }
const POINT = '{"type":"Point","coordinates":[120,30]}'
const SQUARE = '{"type":"Polygon","coordinates":[[[120,30],[120.001,30],[120.001,30.001],[120,30.001],[120,30]]]}'

function outcome<F extends Fact>(check: Check<F>, fact: F): string | null {
  const finding = check.decide(fact, check.parameters)
  if (finding === null) return null
  expect(finding.outcome === 'unknown').toBe(finding.missing.length > 0)
  return `${finding.outcome} ${finding.because.code.replace('facilities.', '')}`
}

function utilities(values: Partial<UtilitiesFact> = {}): UtilitiesFact {
  return {
    subject,
    today: TODAY,
    branches: [],
    balances: [],
    tests: [],
    supplyPoints: [],
    energyYears: [],
    backups: [],
    telecomRooms: [],
    treatments: [],
    keepsSanitation: false,
    ...values,
  }
}

test.each<[boolean | null, string | null, string]>([
  [true, null, 'met branch_metered'],
  [true, TODAY, 'met branch_metered'],
  [true, '2026-11-22', 'unknown calibration_expired'],
  [false, null, 'notMet branch_not_metered'],
  [null, null, 'unknown metering_missing'],
])('water branch metered %s, calibrated until %s: %s', (isMetered, verifiedUntil, expected) => {
  expect(outcome(waterMetered, { subject, today: TODAY, isMetered, verifiedUntil, installedOn: null })).toBe(expected)
})

describe('water balance', () => {
  const balance = { id: 'b', name: 'b', month: '2026-09-01', suppliedM3: 1000, meteredM3: 950, reusedM3: 100 }
  test.each<[string, UtilitiesFact['balances'], string]>([
    ['of three months ago', [{ ...balance, month: '2026-08-01' }], 'met balance_drawn_up'],
    ['of four months ago', [{ ...balance, month: '2026-07-01' }], 'unknown balance_outdated'],
    ['more metered than supplied', [{ ...balance, meteredM3: 1001 }], 'unknown balance_contradictory'],
    ['a figure missing', [{ ...balance, reusedM3: null }], 'unknown balance_incomplete'],
    ['none', [], 'unknown balance_missing'],
  ])('%s', (_name, balances, expected) => {
    expect(outcome(waterBalance, utilities({ balances }))).toBe(expected)
  })
  test('leakage and reuse are computed', () => {
    expect(waterBalance.decide(utilities({ balances: [balance] }), waterBalance.parameters)).toMatchObject({
      measured: { value: 5, unit: '%' },
      because: { args: { leakage: 5, reuse: 9.09 } },
    })
  })
})

test.each<[string, Partial<WaterTest>[], boolean, string]>([
  ['passed, valid until today', [{ validUntil: TODAY }], false, 'met tests_in_date'],
  ['expired yesterday', [{ validUntil: '2026-11-22' }], false, 'unknown test_missing'],
  ['failed', [{ result: 'fail' }], false, 'notMet test_failed'],
  ['failed earlier, passed now', [{ sampledOn: '2026-10-01' }, { sampledOn: '2026-09-01', result: 'fail' }], false, 'met tests_in_date'],
  ['no result', [{ result: null }], false, 'unknown test_missing'],
  ['reclaimed water is used but not tested', [{}], true, 'unknown test_missing'],
  ['reclaimed water tested too', [{}, { useClass: 'reclaimed' }], true, 'met tests_in_date'],
  ['none', [], false, 'unknown test_missing'],
])('water test: %s', (_name, tests, reclaims, expected) => {
  const rows = tests.map((one, index) => ({
    id: String(index),
    name: '',
    useClass: 'drinking',
    sampledOn: '2026-10-01',
    result: 'pass',
    validUntil: '2027-01-01',
    ...one,
  }))
  expect(outcome(waterTests, utilities({ tests: rows, branches: reclaims ? [{ id: 'r', useClass: 'reclaimed' }] : [] }))).toBe(expected)
})

describe('grid share', () => {
  const point = (kind: string) => ({ id: kind, name: kind, kind, commissionedOn: null })
  const year = (kind: string, energyKwh: number | null, of = 2025): EnergyYear => ({ id: `${kind}${of}`, name: '', year: of, kind, energyKwh })
  test.each<[string, string[], EnergyYear[], string]>([
    ['only grid', ['grid'], [year('grid', 100)], 'met grid_prevails'],
    ['half is not mainly', ['grid', 'solar'], [year('grid', 50), year('solar', 50)], 'notMet grid_does_not_prevail'],
    ['just over half', ['grid', 'solar'], [year('grid', 50.1), year('solar', 49.9)], 'met grid_prevails'],
    ['this year is not over', ['grid'], [year('grid', 1, 2026)], 'unknown energy_missing'],
    ['figures of two years ago', ['grid'], [year('grid', 1, 2024)], 'unknown energy_outdated'],
    ['solar panels without figures', ['grid', 'solar'], [year('grid', 1)], 'unknown energy_incomplete'],
    ['a figure missing', ['grid'], [year('grid', null)], 'unknown energy_incomplete'],
    ['no grid point', ['solar'], [year('solar', 1)], 'unknown grid_point_missing'],
  ])('%s', (_name, points, energyYears, expected) => {
    expect(outcome(gridShare, utilities({ supplyPoints: points.map(point), energyYears }))).toBe(expected)
  })
})

function building(values: Partial<BuildingFact> = {}): BuildingFact {
  return {
    subject,
    today: TODAY,
    building: { id: 'b', hasUsers: true, hasOffices: false, geometry: SQUARE },
    carriers: [],
    surveys: [],
    nearest: { collectionPoint: null, publicToilet: null, outdoorSurveys: [] },
    sanitation: { collectionPoint: [], publicToilet: [] },
    ...values,
  }
}

describe('carriers', () => {
  const carrier = (name: string, values: Partial<Carrier> = {}): Carrier => ({
    id: name,
    name,
    building: 'b',
    carrier: name,
    isAvailable: true,
    choiceSharePercent: 30,
    surveyedOn: null,
    ...values,
  })
  test.each<[string, Carrier[], string]>([
    ['two', [carrier('telecom'), carrier('mobile')], 'met carriers_to_choose'],
    ['one', [carrier('telecom')], 'notMet too_few_carriers'],
    ['the same twice', [carrier('telecom'), carrier('telecom')], 'notMet too_few_carriers'],
    ['one and one not known', [carrier('telecom'), carrier('mobile', { isAvailable: null })], 'unknown availability_missing'],
    ['two, choice not recorded', [carrier('telecom'), carrier('mobile', { choiceSharePercent: null })], 'unknown choice_missing'],
    ['none recorded', [], 'unknown carriers_not_recorded'],
  ])('%s', (_name, carriers, expected) => {
    expect(outcome(carriersAvailable, building({ carriers }))).toBe(expected)
  })
  test('an equipment house needs none', () => {
    expect(outcome(carriersAvailable, building({ building: { ...building().building, hasUsers: false } }))).toBeNull()
  })
})

test('backup of data and of links, in date', () => {
  const backup = (kind: string, validUntil: string | null = null) => ({ id: kind, name: kind, kind, testedOn: null, validUntil })
  expect(outcome(backupFacility, utilities({ backups: [backup('data'), backup('link', TODAY)] }))).toBe('met backup_present')
  expect(outcome(backupFacility, utilities({ backups: [backup('data'), backup('link', '2026-11-22')] }))).toBe('unknown backup_missing')
  expect(outcome(backupFacility, utilities({ backups: [backup('data')] }))).toBe('unknown backup_missing')
})

test.each<[Partial<SignalSurveyFact>, string]>([
  [{ rsrpDbm: -105 }, 'met signal_strong_enough'],
  [{ rsrpDbm: -105.1 }, 'notMet signal_too_weak'],
  [{ rsrpDbm: null }, 'unknown survey_incomplete'],
  [{ surveyedOn: '2025-11-23' }, 'met signal_strong_enough'],
  [{ surveyedOn: '2025-11-22' }, 'unknown survey_expired'],
  [{ surveyedOn: '2020-01-01', validUntil: TODAY }, 'met signal_strong_enough'],
  [{ validUntil: '2026-11-22' }, 'unknown survey_expired'],
])('signal %j: %s', (values, expected) => {
  expect(
    outcome(signalStrength, { subject, today: TODAY, carrier: 'mobile', rsrpDbm: -90, surveyedOn: '2026-06-01', validUntil: null, geometry: POINT, ...values }),
  ).toBe(expected)
})

test('coverage needs surveys indoors, in offices and outdoors nearby', () => {
  const survey = (areaKind: string, values: Partial<Survey> = {}): Survey => ({
    id: areaKind,
    name: '',
    building: 'b',
    areaKind,
    surveyedOn: '2026-06-01',
    validUntil: null,
    geometry: POINT,
    ...values,
  })
  const outdoors = (distanceM: number, values: Partial<Survey> = {}) => ({
    ...building().nearest,
    outdoorSurveys: [{ id: 'o', distanceM, line: { type: 'LineString' as const, coordinates: [] }, record: survey('outdoor', values) }],
  })
  expect(outcome(signalCoverage, building({ surveys: [survey('publicIndoor')], nearest: outdoors(150) }))).toBe('met coverage_surveyed')
  expect(outcome(signalCoverage, building({ surveys: [survey('publicIndoor')], nearest: outdoors(150.1) }))).toBe('unknown coverage_not_surveyed')
  expect(outcome(signalCoverage, building({ surveys: [survey('publicIndoor')], nearest: outdoors(10, { surveyedOn: '2025-01-01' }) }))).toBe(
    'unknown coverage_not_surveyed',
  )
  expect(outcome(signalCoverage, building({ nearest: outdoors(10) }))).toBe('unknown coverage_not_surveyed')
  const office = { ...building().building, hasOffices: true }
  expect(outcome(signalCoverage, building({ building: office, surveys: [survey('publicIndoor')], nearest: outdoors(10) }))).toBe(
    'unknown coverage_not_surveyed',
  )
  expect(outcome(signalCoverage, building({ building: office, surveys: [survey('publicIndoor'), survey('office')], nearest: outdoors(10) }))).toBe(
    'met coverage_surveyed',
  )
})

test('telecom rooms: one per zone, all functions, a tenth in reserve', () => {
  const zone = { subject, today: TODAY, geometry: SQUARE, rooms: [], keepsRooms: true }
  expect(outcome(zoneEquipmentRoom, zone)).toBe('notMet zone_without_room')
  expect(outcome(zoneEquipmentRoom, { ...zone, keepsRooms: false })).toBe('unknown rooms_not_recorded')
  expect(outcome(zoneEquipmentRoom, { ...zone, rooms: [{ id: 'r', name: 'r', on: TODAY }] })).toBe('met zone_has_room')
  const rooms = (...functions: string[][]) => utilities({ telecomRooms: functions.map((of, index) => ({ id: String(index), name: '', functions: of })) })
  expect(outcome(equipmentRoomFunctions, rooms(['access'], ['aggregation', 'switching']))).toBe('met room_functions_present')
  expect(outcome(equipmentRoomFunctions, rooms(['access'], ['aggregation']))).toBe('notMet room_function_absent')
  expect(outcome(equipmentRoomFunctions, utilities())).toBe('unknown rooms_not_recorded')
  const reserve = (areaM2: number | null, reserveAreaM2: number | null) =>
    outcome(equipmentRoomReserve, { subject, today: TODAY, areaM2, reserveAreaM2, on: TODAY })
  expect(reserve(50, 5)).toBe('met reserve_sufficient')
  expect(reserve(70, 7)).toBe('met reserve_sufficient')
  expect(reserve(50, 4.99)).toBe('notMet reserve_too_small')
  expect(reserve(50, null)).toBe('unknown room_area_missing')
  expect(reserve(5, 6)).toBe('unknown room_area_contradictory')
})

test.each<[string, Partial<SafetyEquipmentFact>, string | null]>([
  ['due today', { nextServiceOn: TODAY }, 'met service_on_time'],
  ['due yesterday', { nextServiceOn: '2026-11-22' }, 'notMet service_overdue'],
  ['due by its interval', { lastServicedOn: '2026-10-24', serviceIntervalDays: 30 }, 'met service_on_time'],
  ['overdue by its interval', { lastServicedOn: '2026-10-23', serviceIntervalDays: 30 }, 'notMet service_overdue'],
  ['never serviced, installed lately', { installedOn: '2026-10-24', serviceIntervalDays: 30 }, 'met service_on_time'],
  ['no interval', { lastServicedOn: '2026-10-24' }, 'unknown service_dates_missing'],
  ['no date', { serviceIntervalDays: 30 }, 'unknown service_dates_missing'],
  ['expires today', { nextServiceOn: TODAY, expiresOn: TODAY }, 'met service_on_time'],
  ['expired', { nextServiceOn: TODAY, expiresOn: '2026-11-22' }, 'notMet equipment_expired'],
  ['faulty', { nextServiceOn: TODAY, state: 'faulty' }, 'notMet equipment_faulty'],
  ['retired', { state: 'retired' }, null],
])('safety equipment %s', (_name, values, expected) => {
  const fact = {
    subject,
    today: TODAY,
    state: 'inService',
    installedOn: null,
    lastServicedOn: null,
    serviceIntervalDays: null,
    nextServiceOn: null,
    expiresOn: null,
    ...values,
  }
  expect(outcome(safetyEquipmentServiced, fact)).toBe(expected)
})

test.each<[Partial<WarehouseFact>, string]>([
  [{}, 'met warehouse_accepted'],
  [{ acceptanceFile: null }, 'unknown acceptance_missing'],
  [{ acceptanceNo: '' }, 'unknown acceptance_missing'],
  [{ acceptedOn: '2026-11-24' }, 'notMet not_accepted_yet'],
])('warehouse %j: %s', (values, expected) => {
  expect(outcome(warehouseAccepted, { subject, today: TODAY, acceptanceNo: '1', acceptedOn: TODAY, acceptanceFile: 'f', ...values })).toBe(expected)
})

test('sanitation within its service radius', () => {
  const record: SanitationPoint = { id: 'p', name: '收集点', kind: 'collectionPoint', on: TODAY, geometry: POINT }
  const near = (distanceM: number) => ({ id: 'p', distanceM, line: { type: 'LineString' as const, coordinates: [] }, record })
  const collection = (distanceM: number) =>
    building({ nearest: { ...building().nearest, collectionPoint: near(distanceM) }, sanitation: { collectionPoint: [record], publicToilet: [] } })
  expect(outcome(collectionPointNear, collection(70))).toBe('met collection_point_near')
  expect(outcome(collectionPointNear, collection(70.001))).toBe('notMet collection_point_far')
  expect(outcome(collectionPointNear, building())).toBe('unknown sanitation_not_recorded')
  expect(outcome(collectionPointNear, building({ building: { ...building().building, geometry: null } }))).toBe('unknown building_not_drawn')
  const toilet = (distanceM: number) =>
    building({ nearest: { ...building().nearest, publicToilet: near(distanceM) }, sanitation: { collectionPoint: [], publicToilet: [record] } })
  expect(outcome(publicToiletNear, toilet(300))).toBe('met toilet_near')
  expect(outcome(publicToiletNear, toilet(301))).toBe('notMet toilet_far')
  expect(outcome(publicToiletNear, building({ building: { ...building().building, hasUsers: false } }))).toBeNull()
  expect(outcome(wasteTreatment, utilities())).toBe('unknown sanitation_not_recorded')
  expect(outcome(wasteTreatment, utilities({ keepsSanitation: true }))).toBe('notMet treatment_absent')
  expect(outcome(wasteTreatment, utilities({ keepsSanitation: true, treatments: [{ id: 't', name: '', on: TODAY, geometry: POINT }] }))).toBe(
    'met treatment_present',
  )
})

test('what lies beyond every radius is drawn', () => {
  const far: SanitationPoint = { id: 'p', name: '', kind: 'collectionPoint', on: TODAY, geometry: '{"type":"Point","coordinates":[119.99,30]}' }
  const line = { type: 'LineString' as const, coordinates: [] }
  const fact = building({
    nearest: { ...building().nearest, collectionPoint: { id: 'p', distanceM: 964, line, record: far } },
    sanitation: { collectionPoint: [far], publicToilet: [] },
  })
  expect(collectionPointNear.decide(fact, collectionPointNear.parameters)?.drawings?.map(({ role }) => role)).toEqual(['subject', 'uncovered', 'gap'])
})

describe('facility categories', () => {
  const declaration = (values: Partial<DeclarationRow> = {}): DeclarationRow => ({
    id: 'd',
    name: '',
    category: 'heat',
    state: 'notNeeded',
    reason: '无需供热',
    isSigned: true,
    signedOn: '2026-01-01',
    ...values,
  })
  const fact = (one: DeclarationRow | null, count: number | null = null): CategoryFact => ({
    subject,
    today: TODAY,
    category: 'heat',
    declaration: one,
    records: count === null ? null : { ledger: 'x', count },
  })
  test.each<[string, CategoryFact, string]>([
    ['recorded', fact(null, 3), 'met category_recorded'],
    ['declared present', fact(declaration({ state: 'present', reason: null })), 'met category_declared'],
    ['declared as not needed', fact(declaration(), 0), 'notApplicable category_not_needed'],
    ['declared as not needed, yet recorded', fact(declaration(), 1), 'unknown declaration_contradicted'],
    ['without a reason', fact(declaration({ reason: '' })), 'unknown declaration_incomplete'],
    ['not signed', fact(declaration({ isSigned: false })), 'unknown declaration_incomplete'],
    ['nothing', fact(null, 0), 'unknown category_not_declared'],
  ])('%s', (_name, one, expected) => {
    expect(outcome(categoryPresent, one)).toBe(expected)
  })
})

test('catering apart from production', () => {
  const footprint = { id: 'c', name: '食堂', isCatering: true, isPlant: false, on: TODAY, geometry: SQUARE }
  const plant = { ...footprint, id: 'p', name: '厂房', isCatering: false, isPlant: true }
  const fact = (values: Partial<CateringFact> = {}): CateringFact => ({ subject, today: TODAY, building: footprint, plants: [plant], contacts: [], ...values })
  expect(outcome(cateringSeparate, fact())).toBe('met catering_is_separate')
  expect(outcome(cateringSeparate, fact({ building: { ...footprint, isPlant: true } }))).toBe('notMet catering_in_plant')
  const contact = { ids: ['c', 'p'] as [string, string], distanceM: 0, overlapM2: 0, overlap: null, line: { type: 'LineString' as const, coordinates: [] } }
  expect(outcome(cateringSeparate, fact({ contacts: [{ plant, contact }] }))).toBe('notMet catering_touches_plant')
  expect(outcome(cateringSeparate, fact({ plants: [{ ...plant, geometry: null }] }))).toBe('unknown footprint_missing')
})

test('every code a check of this module may emit has a text', async () => {
  const { readdir, readFile } = await import('node:fs/promises')
  const folder = new URL('./checks/', import.meta.url)
  const sources = await Promise.all((await readdir(folder)).map((file) => readFile(new URL(file, folder), 'utf8')))
  const codes = new Set(sources.flatMap((source) => [...source.matchAll(/'(facilities\.[a-z]+(?:_[a-z]+)+)'/g)].map((match) => match[1] ?? '')))
  expect([...codes].filter((code) => !(code in (facilityChecks.texts ?? {})))).toEqual([])
  expect(codes.size).toBeGreaterThan(50)
})
