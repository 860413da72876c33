import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { Ledger } from '#kernel/ledger.ts'
import { type RecordValues, writeRecords } from '#kernel/server/ledger-rows.ts'
import { startTestServer } from '#kernel/testing.ts'
import { company } from '#modules/companies/contract.ts'
import { companiesModule } from '#modules/companies/server/module.ts'
import { building, gate, parkingArea, road, transitStop, walkway, zone } from '#modules/parks/contract.ts'
import { parkChecks } from '#modules/parks/server/checks.ts'
import { parksModule } from '#modules/parks/server/module.ts'
import { guidingDocument, planAdjustment, plannedFacility, plannedService, planReview, planVersion } from '#modules/planning/contract.ts'
import { planningChecks } from '#modules/planning/server/checks.ts'
import { planningModule } from '#modules/planning/server/module.ts'
import type { Fact } from '#standard/check.ts'
import * as ledgers from '../contract.ts'
import { facilityChecks } from './checks.ts'
import { facilitiesModule } from './module.ts'

const server = await startTestServer([companiesModule, facilitiesModule, parksModule, planningModule])
afterAll(() => server[Symbol.asyncDispose]())

const TODAY = '2026-11-23'
const E = 120.266
const N = 30.837
const box = (x: number, y: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [E + x, N + y],
      [E + x + 0.0004, N + y],
      [E + x + 0.0004, N + y + 0.0002],
      [E + x, N + y + 0.0002],
      [E + x, N + y],
    ],
  ],
})
const point = (x: number, y: number) => ({ type: 'Point', coordinates: [E + x, N + y] })
const line = (x1: number, y1: number, x2: number, y2: number) => ({
  type: 'LineString',
  coordinates: [
    [E + x1, N + y1],
    [E + x2, N + y2],
  ],
})

/** One record of everything the checks read, all as the standard demands. */
function records(): [Ledger, Record<string, unknown>[]][] {
  const [b1, b2, plan, livingZone] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  return [
    [zone, [{ id: livingZone, zoneKind: 'living', geometry: box(0, 0) }]],
    [
      road,
      [
        { roadClass: 'highway', widthM: 20, geometry: line(-0.001, -0.0003, 0.002, -0.0003) },
        { roadClass: 'main', widthM: 7, geometry: line(0.0005, -0.0003, 0.0005, 0.001) },
      ],
    ],
    [walkway, [{ walkwayKind: 'footway', widthM: 2, geometry: line(0.00045, -0.0002, 0.00045, 0.001) }]],
    [
      gate,
      [
        { gateKind: 'both', isOpen: true, geometry: point(0.0005, -0.0001) },
        { gateKind: 'vehicle', isOpen: true, geometry: point(0.0002, -0.0001) },
      ],
    ],
    [parkingArea, [{ spaces: 50, plannedSpaces: 40, geometry: box(0.0005, 0.0006) }]],
    [transitStop, [{ routes: '1', reachesCityStop: true, timetableValidUntil: '2027-01-01', geometry: point(0.00045, -0.0002) }]],
    [
      building,
      [
        { id: b1, uses: ['plant'], floorAreaM2: 1000, geometry: box(0, 0) },
        { id: b2, uses: ['catering', 'office'], floorAreaM2: 100, geometry: box(0, 0.0006) },
      ],
    ],
    [ledgers.waterMeter, [{ useClass: 'drinking', isMetered: true }]],
    [ledgers.waterBalance, [{ month: '2026-10-01', suppliedM3: 100, meteredM3: 95, reusedM3: 5 }]],
    [ledgers.waterTest, [{ useClass: 'drinking', sampledOn: '2026-10-01', result: 'pass', validUntil: '2027-01-01' }]],
    [ledgers.powerSupplyPoint, [{ kind: 'grid', capacityKva: 800 }]],
    [ledgers.energyYear, [{ year: 2025, kind: 'grid', energyKwh: 1000 }]],
    [
      ledgers.carrierAccess,
      [b1, b2].flatMap((id) => ['telecom', 'mobile'].map((carrier) => ({ building: id, carrier, isAvailable: true, choiceSharePercent: 50 }))),
    ],
    [ledgers.backupFacility, [{ kind: 'data' }, { kind: 'link' }]],
    [
      ledgers.signalSurvey,
      [
        ...[b1, b2].map((id) => ({
          areaKind: 'publicIndoor',
          building: id,
          carrier: 'mobile',
          rsrpDbm: -90,
          surveyedOn: '2026-06-01',
          geometry: point(0.0001, 0.0001),
        })),
        { areaKind: 'office', building: b2, carrier: 'mobile', rsrpDbm: -90, surveyedOn: '2026-06-01', geometry: point(0.0001, 0.0007) },
        { areaKind: 'outdoor', carrier: 'mobile', rsrpDbm: -90, surveyedOn: '2026-06-01', geometry: point(0.0005, 0.0003) },
      ],
    ],
    [ledgers.equipmentRoom, [{ zone: livingZone, functions: ['access', 'aggregation', 'switching'], areaM2: 50, reserveAreaM2: 5 }]],
    [ledgers.safetyEquipment, [{ kind: 'extinguisher', building: b1, state: 'inService', lastServicedOn: '2026-11-01', serviceIntervalDays: 30 }]],
    [ledgers.warehouse, [{ building: b1, areaM2: 200, acceptanceNo: 'A1', acceptedOn: '2021-01-01', acceptanceFile: 'f' }]],
    [ledgers.canteen, [{ building: b2, areaM2: 90, seats: 60 }]],
    [
      ledgers.sanitationPoint,
      [
        { kind: 'collectionPoint', geometry: point(0.0002, 0.0004) },
        { kind: 'publicToilet', geometry: point(0.0002, 0.0004) },
        { kind: 'treatment', geometry: point(0.001, 0.001) },
      ],
    ],
    [
      ledgers.facilityDeclaration,
      [
        ...['logistics', 'business'].map((category) => ({ category, state: 'present', signedBy: '园长', signedOn: '2026-01-01' })),
        ...['heat', 'gas', 'dormitory'].map((category) => ({ category, state: 'notNeeded', reason: '无此需求', signedBy: '园长', signedOn: '2026-01-01' })),
      ],
    ],
    [planVersion, [{ id: plan, versionNo: 1, state: 'current', adoptedOn: '2026-01-01', leadingIndustries: '18' }]],
    [plannedFacility, [{ planVersion: plan, category: 'plant', builtOn: '2024-01-01' }]],
    [plannedService, [{ planVersion: plan, category: 'talent', provider: '甲', startedOn: '2026-01-01' }]],
    [planReview, [{ planVersion: plan, reviewedOn: '2026-05-01' }]],
    [planAdjustment, [{ planVersion: plan, proposedOn: '2026-11-01' }]],
    [
      guidingDocument,
      ['admissionCriteria', 'scoringSheet', 'growthTargets', 'managementRule'].map((kind) => ({ kind, planVersion: plan, inForceFrom: '2026-02-01' })),
    ],
    [company, [{ creditCode: '91330502MA2B0XYZ1Q', industryCode: '1819' }]],
  ]
}

async function furnishedPark() {
  const { parkId } = await server.newPark({
    developer_type: 'government',
    is_government_led: true,
    planning_approval_no: '1',
    planning_approved_on: '2020-01-01',
    industry_position: '童装',
    operator_id: null,
    rent_guidance_yuan_m2_month: 15,
    average_rent_yuan_m2_month: 14,
    average_rent_on: '2026-06-01',
    boundary: {
      type: 'Polygon',
      coordinates: [
        [
          [E - 0.0002, N - 0.0002],
          [E + 0.0015, N - 0.0002],
          [E + 0.0015, N + 0.0012],
          [E - 0.0002, N + 0.0012],
          [E - 0.0002, N - 0.0002],
        ],
      ],
    },
  })
  await server.asSystem([parkId], async (db) => {
    for (const [ledger, rows] of records()) {
      const entries = rows.map(({ id, ...values }, index) => ({
        id: (id as string | undefined) ?? randomUUID(),
        values: { code: String(index), name: `${ledger.title.zh}${index}`, ...values } as RecordValues,
      }))
      await writeRecords(db, ledger, parkId, entries)
    }
  })
  return parkId
}

const contributions = [facilityChecks, parkChecks, planningChecks]

test('a park with everything as demanded meets every check but the profile without an operator', async () => {
  const parkId = await furnishedPark()
  const found: Record<string, string[]> = {}
  await server.asSystem([parkId], async (db) => {
    for (const { facts: loaders, checks } of contributions) {
      for (const loader of loaders) {
        const facts: Fact[] = await loader.load(db, parkId, TODAY)
        for (const check of checks.filter(({ subject }) => subject === loader.kind)) {
          const outcomes = facts
            .flatMap((fact) => check.decide(fact, check.parameters) ?? [])
            .map(({ outcome, because }) => (outcome === 'met' ? 'met' : `${outcome} ${because.code}`))
          found[check.name] = [...new Set(outcomes)].sort()
        }
      }
    }
  })
  const exceptions = Object.entries(found).filter(([, outcomes]) => outcomes.join() !== 'met')
  expect(Object.fromEntries(exceptions)).toEqual({
    'parks.profileComplete': ['unknown parks.profile_incomplete'],
    'facilities.categoryPresent': ['met', 'notApplicable facilities.category_not_needed'],
  })
  expect(Object.keys(found)).toHaveLength(contributions.reduce((sum, { checks }) => sum + checks.length, 0))
})

test('loading few subjects gives the same facts as loading all, and nothing of another park', async () => {
  const parkId = await furnishedPark()
  const other = await server.newPark()
  await server.asSystem([parkId, other.parkId], async (db) => {
    for (const { facts: loaders } of contributions) {
      for (const loader of loaders) {
        const all: Fact[] = await loader.load(db, parkId, TODAY)
        expect(all.length, loader.kind).toBeGreaterThan(0)
        for (const fact of all) expect(await loader.load(db, parkId, TODAY, [fact.subject.id])).toEqual([fact])
        if (!loader.kind.endsWith('.category'))
          expect(
            await loader.load(
              db,
              other.parkId,
              TODAY,
              all.map(({ subject }) => subject.id),
            ),
          ).toEqual([])
      }
    }
  })
})

test('only signed and dated declarations are in force, and the newest of a category counts', async () => {
  const parkId = await furnishedPark()
  await server.asSystem([parkId], async (db) => {
    const declare = (code: string, values: Record<string, unknown>) =>
      writeRecords(db, ledgers.facilityDeclaration, parkId, [
        { id: randomUUID(), values: { code, name: code, category: 'flood', state: 'notNeeded', reason: '高地', ...values } as RecordValues },
      ])
    await declare('unsigned', { signedOn: '2026-05-01' })
    await declare('tomorrow', { signedBy: '园长', signedOn: '2026-11-24' })
    const before = await facilityChecks.declarations?.load(db, parkId, TODAY)
    expect(before?.map(({ category, exists }) => `${category} ${exists}`).sort()).toEqual([
      'business true',
      'dormitory false',
      'gas false',
      'heat false',
      'logistics true',
    ])
    await declare('older', { signedBy: '园长', signedOn: '2026-02-01', state: 'present' })
    await declare('newer', { signedBy: '园长', signedOn: '2026-03-01' })
    const after = await facilityChecks.declarations?.load(db, parkId, TODAY)
    expect(after?.find(({ category }) => category === 'flood')).toMatchObject({ exists: false, declaredOn: '2026-03-01', reason: '高地' })
    expect(await parkChecks.declarations?.load(db, parkId, TODAY)).toMatchObject([{ category: 'governmentLed', exists: true }])
  })
})
