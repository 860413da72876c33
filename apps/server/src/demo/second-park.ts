import { line, merged, type PlainSpace, plainLevel, planRecord, point, rectangle, type Site, site, type XY } from '#imdf/sample-plan.ts'
import {
  energyYear,
  FACILITY_CATEGORIES,
  facilityDeclaration,
  powerSupplyPoint,
  sanitationPoint,
  warehouse,
  waterBalance,
  waterMeter,
  waterTest,
} from '#modules/facilities/contract.ts'
import { backupFacility, carrierAccess, equipmentRoom, signalSurvey } from '#modules/facilities/contract-network.ts'
import { guidingDocument, planAdjustment, plannedFacility, plannedService, planReview, planVersion } from '#modules/planning/contract.ts'
import { addCompanies, type Trade } from './companies.ts'
import type { Days } from './days.ts'
import { RecordBook } from './demo-records.ts'
import { plantLevel } from './plant-levels.ts'
import type { Random } from './random.ts'
import { addSafetyEquipment } from './safety-equipment.ts'

export const SECOND_KEY = 'demo-second-park'
export const SECOND_BOUNDARY = [0, 0, 180, 120] as const

const WOOD_TRADES: readonly Trade[] = [
  { code: '2110', name: '木质家具制造', suffix: '木艺', makes: ['实木餐桌椅', '儿童家具'], share: 52 },
  { code: '2032', name: '木门窗制造', suffix: '门窗', makes: ['实木门', '移门'], share: 24 },
  { code: '2039', name: '软木制品及其他木制品制造', suffix: '工艺', makes: ['木雕摆件', '木质礼盒'], share: 24 },
]

export function secondSite(): Site {
  return site(SECOND_KEY, [120.4268, 30.8731], -5)
}

/** A small wood-craft park without dormitory or canteen: where the main park meets a demand made of the whole park, this one fails it, and the other way round. */
export function secondPark(days: Days, random: Random): RecordBook {
  const on = secondSite()
  const book = new RecordBook(SECOND_KEY, plan(on, days))
  facilities(book, on, days)
  networks(book, on, days)
  planning(book, days)
  addSafetyEquipment(book, days, random, ['M1', 'M2', 'M3'], { M3: ['extinguisher', 'indoorHydrant'] })
  const spaces = (book.all['parks.unit'] ?? []).filter(({ fields }) => fields.category === 'plantArea').map(({ code }) => code)
  addCompanies(book, days, random, { count: 18, firstSerial: 500, trades: WOOD_TRADES, place: '南浔', spaces, leaving: 2 })
  return book
}

function plan(on: Site, days: Days) {
  const surveyedOn = days.ago(210)
  const build = (code: string, name: string, uses: string[], storeys: number, heightM: number, box: [number, number, number, number]) =>
    planRecord(on, 'parks.building', code, name, {
      uses, storeys, heightM, roofKind: 'flat', builtOn: '2017-08-25', floorAreaM2: (box[2] - box[0]) * (box[3] - box[1]) * storeys, geometry: rectangle(on, ...box),
    }) // biome-ignore format: row
  const m1 = build('M1', '1 号木艺厂房', ['plant'], 2, 11.8, [14, 18, 84, 50])
  const m2 = build('M2', '2 号木艺厂房', ['plant', 'warehouse'], 2, 11.8, [14, 72, 84, 104])
  const m3 = build('M3', '综合服务楼', ['office', 'service'], 2, 8.6, [120, 22, 152, 40])
  const road = (code: string, name: string, roadClass: string, widthM: number, ...points: XY[]) =>
    planRecord(on, 'parks.road', code, name, { roadClass, widthM, geometry: line(on, ...points) })
  const main = road('DL-1', '木艺路', 'main', 9, [102, -6], [102, 0], [102, 61], [102, 110])
  const way = (code: string, name: string, ...points: XY[]) =>
    planRecord(on, 'parks.walkway', code, name, { walkwayKind: 'footway', widthM: 1.8, geometry: line(on, ...points) })
  const office = (ordinal: number): PlainSpace[] => [
    { code: 'MT', name: '门厅', category: 'lobby', box: [120, 22, 128, 40], ...(ordinal === 0 ? { doorAt: [[120, 30], [120, 32]] as const, exit: true } : {}) },
    { code: 'BG', name: ordinal === 0 ? '服务窗口' : '运营办公室', category: 'office', box: [128, 22, 152, 40], doorAt: [[128, 30], [128, 31]] },
  ] // biome-ignore format: rows
  return merged(
    {
      'parks.building': [m1, m2, m3],
      'parks.zone': [
        planRecord(on, 'parks.zone', 'GN-1', '生产区', { zoneKind: 'production', geometry: rectangle(on, 8, 10, 94, 112) }),
        planRecord(on, 'parks.zone', 'GN-2', '服务区', { zoneKind: 'business', geometry: rectangle(on, 112, 10, 172, 112) }),
      ],
      'parks.road': [
        // The main road ends short of the highway; its mouth was never taken over.
        road('GL-1', '浔练公路（过境，示意）', 'highway', 18, [-60, -24], [102, -24], [260, -24]),
        main,
        road('DL-2', '刨花巷', 'branch', 5, [102, 61], [14, 61]),
      ],
      'parks.walkway': [
        way('RX-1', '木艺路人行道', [96, -4], [96, 31], [96, 66]),
        way('RX-2', '1 号厂房连接道', [96, 31], [84, 31]),
        way('RX-3', '2 号厂房连接道', [96, 66], [50, 66], [50, 72]),
      ],
      'parks.gate': [
        planRecord(on, 'parks.gate', 'DM-1', '南门', { gateKind: 'both', isOpen: true, road: main.id, geometry: point(on, 102, 0) }),
        planRecord(on, 'parks.gate', 'DM-2', '南货运门', { gateKind: 'vehicle', isOpen: true, geometry: point(on, 30, 0) }),
      ],
      'parks.parkingArea': [
        planRecord(on, 'parks.parkingArea', 'TC-1', '南门停车场', {
          spaces: 46,
          plannedSpaces: 40,
          chargingPoints: 6,
          geometry: rectangle(on, 118, 56, 168, 84),
        }),
      ],
      'parks.transitStop': [
        planRecord(on, 'parks.transitStop', 'GJ-1', '木艺路站', {
          routes: '南浔 11 路',
          reachesCityStop: true,
          timetableValidUntil: days.ahead(90),
          geometry: point(on, 96, -4),
        }),
      ],
    },
    ...[0, 1].flatMap((ordinal) => [
      plantLevel(on, m1, ordinal, [14, 18, 84, 50], { south: 4, north: 3 }, surveyedOn),
      plantLevel(on, m2, ordinal, [14, 72, 84, 104], { south: 4, north: 3 }, surveyedOn),
      plainLevel(on, { building: m3, ordinal, outline: [120, 22, 152, 40], surveyedOn }, office(ordinal)),
    ]),
  )
}

function facilities(book: RecordBook, on: Site, days: Days): void {
  const building = (code: string) => book.id('parks.building', code)
  book.add(waterMeter, 'SB-1', '1 号厂房生产用水', {
    useClass: 'production',
    building: building('M1'),
    isMetered: true,
    meterNo: 'MY-1',
    verifiedUntil: days.ahead(400),
  })
  book.add(waterMeter, 'SB-2', '2 号厂房生产用水', { useClass: 'production', building: building('M2'), isMetered: false })
  book.add(waterMeter, 'SB-3', '服务楼生活用水', {
    useClass: 'drinking',
    building: building('M3'),
    isMetered: true,
    meterNo: 'MY-3',
    verifiedUntil: days.ahead(90),
  })
  const month = days.monthsAgo(7)
  book.add(waterBalance, 'SPH-1', '最近一次水量平衡', { month, suppliedM3: 1_240, meteredM3: 1_105, reusedM3: 0 })
  book.add(waterTest, 'SJ-1', '生活饮用水水质检测', { useClass: 'drinking', sampledOn: days.ago(24), result: 'fail', validUntil: days.ahead(341) })
  book.add(powerSupplyPoint, 'GD-1', '10 kV 进线', { kind: 'grid', capacityKva: 800, building: building('M3'), commissionedOn: '2017-08-01' })
  book.add(powerSupplyPoint, 'GD-2', '木屑热电机组', { kind: 'biomass', capacityKva: 600, building: building('M2'), commissionedOn: '2020-04-01' })
  const year = days.year - 1
  book.add(energyYear, 'DL-1', `${year} 年电网用电量`, { year, kind: 'grid', energyKwh: 1_020_000 })
  book.add(energyYear, 'DL-2', `${year} 年生物质发电量`, { year, kind: 'biomass', energyKwh: 1_310_000 })
  book.add(warehouse, 'CK-1', '板材库', {
    building: building('M2'),
    areaM2: 620,
    acceptanceNo: '浔建验〔示例〕7 号',
    acceptedOn: '2017-09-12',
    acceptanceFile: 'demo-ck-1',
  })
  book.add(sanitationPoint, 'HW-1', '刨花巷垃圾收集点', { kind: 'collectionPoint', carer: '闵棉舟', areaM2: 10, geometry: point(on, 88, 63) })
  book.add(sanitationPoint, 'HW-2', '南门公厕', { kind: 'publicToilet', carer: '闵棉舟', areaM2: 22, geometry: point(on, 112, 6) })
  const notNeeded = {
    dormitory: '职工均居住在周边村镇，园区不设宿舍。',
    catering: '与相邻社区食堂签有供餐协议，园区不设餐饮。',
    heat: '无集中供热需求。',
    gas: '生产不使用燃气。',
    pitchedRoof: '园区无尖角屋顶建筑。',
    largeLogistics: '企业自行组织发货。',
  }
  for (const [category, reason] of Object.entries(notNeeded)) {
    const name = `${FACILITY_CATEGORIES[category as keyof typeof FACILITY_CATEGORIES].zh}设施声明`
    book.add(facilityDeclaration, `SM-${category}`, name, { category, state: 'notNeeded', reason, signedBy: '费锻桥', signedOn: days.ago(75) })
  }
}

function networks(book: RecordBook, on: Site, days: Days): void {
  for (const [index, carrier] of (['telecom', 'mobile'] as const).entries())
    for (const code of ['M1', 'M3']) {
      const fields = {
        building: book.id('parks.building', code),
        carrier,
        isAvailable: true,
        choiceSharePercent: index === 0 ? 70 : 30,
        surveyedOn: days.ago(80),
      }
      book.add(
        carrierAccess,
        `YYS-${code}-${index + 1}`,
        `${book.find('parks.building', code).name} ${carrier === 'telecom' ? '中国电信' : '中国移动'}`,
        fields,
      )
    }
  const m3 = book.id('parks.building', 'M3')
  book.add(backupFacility, 'BF-1', '财务数据备份', { kind: 'data', building: m3, capacity: '2 TB', testedOn: days.ago(400), validUntil: days.ago(35) })
  book.add(equipmentRoom, 'JF-1', '接入间', { zone: book.id('parks.zone', 'GN-2'), building: m3, functions: ['access'], areaM2: 12, reserveAreaM2: 2 })
  const survey = (code: string, name: string, areaKind: string, building: string | null, x: number, y: number, rsrpDbm: number) =>
    book.add(signalSurvey, code, name, {
      areaKind,
      building: building && book.id('parks.building', building),
      carrier: 'telecom',
      rsrpDbm,
      surveyedOn: days.ago(130),
      geometry: point(on, x, y),
    })
  survey('XH-1', '园区室外测点', 'outdoor', null, 100, 60, -91)
  survey('XH-2', '1 号厂房走道测点', 'publicIndoor', 'M1', 50, 34, -96)
  survey('XH-3', '2 号厂房走道测点', 'publicIndoor', 'M2', 50, 88, -109)
}

function planning(book: RecordBook, days: Days): void {
  const old = book.add(planVersion, 'GH-1', '南浔木艺小微园规划（第一版）', {
    versionNo: 1,
    state: 'superseded',
    adoptedOn: '2017-05-18',
    leadingIndustries: '21',
  })
  const current = book.add(planVersion, 'GH-2', '南浔木艺小微园规划（第二版）', {
    versionNo: 2,
    state: 'current',
    adoptedOn: days.ago(300),
    approvalNo: '浔规〔示例〕3 号',
    leadingIndustries: '21,20',
  })
  book.add(plannedFacility, 'GS-1', '除尘系统改造', { planVersion: current, category: 'environment', dueOn: days.ago(90), builtOn: days.ago(110) })
  book.add(plannedFacility, 'GS-2', '喷漆共享车间', { planVersion: current, category: 'plant', dueOn: days.ago(20) })
  book.add(plannedService, 'FW-1', '企业代办', {
    planVersion: current,
    category: 'governmentAgency',
    provider: '浔南企业服务站（示例）',
    startedOn: days.ago(200),
  })
  book.add(plannedService, 'FW-2', '产品检测', { planVersion: current, category: 'testing', dueOn: days.ago(45) })
  book.add(planReview, 'PG-1', '年度规划评估', { planVersion: current, reviewedOn: days.ago(60), conclusion: 'keep' })
  book.add(planAdjustment, 'TZ-1', '压缩仓储、增加展示用房', { planVersion: current, proposedOn: days.ago(160) })
  const document = (code: string, name: string, kind: string, planVersionId: string) =>
    book.add(guidingDocument, code, name, { kind, planVersion: planVersionId, inForceFrom: days.ago(280) })
  document('WJ-1', '入园标准', 'admissionCriteria', old)
  document('WJ-2', '打分表', 'scoringSheet', current)
  document('WJ-3', '增长要求', 'growthTargets', current)
  document('WJ-4', '日常管理制度', 'managementRule', current)
}
