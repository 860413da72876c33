import { point } from '#imdf/sample-plan.ts'
import {
  canteen,
  energyYear,
  FACILITY_CATEGORIES,
  facilityDeclaration,
  powerSupplyPoint,
  sanitationPoint,
  WATER_USES,
  warehouse,
  waterBalance,
  waterMeter,
  waterTest,
} from '#modules/facilities/contract.ts'
import { backupFacility, carrierAccess, equipmentRoom, signalSurvey } from '#modules/facilities/contract-network.ts'
import type { Days } from './days.ts'
import type { RecordBook } from './demo-records.ts'
import { mainSite } from './main-park-plan.ts'
import type { Random } from './random.ts'

const PLANTS = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6']
const USED = [...PLANTS, 'S1', 'S2', 'T1', 'B1']
const on = mainSite()

/** The facility ledgers of the main park, safety equipment apart. */
export function mainParkFacilities(book: RecordBook, days: Days, random: Random): void {
  water(book, days, random)
  power(book, days)
  networks(book, days, random)
  signals(book, days, random)
  storageAndCatering(book, days)
  sanitation(book)
  declarations(book, days)
}

function water(book: RecordBook, days: Days, random: Random): void {
  const branches: [string, keyof typeof WATER_USES][] = [
    ...PLANTS.map((code): [string, keyof typeof WATER_USES] => [code, 'production']),
    ...['S1', 'S2', 'T1', 'B1'].map((code): [string, keyof typeof WATER_USES] => [code, 'drinking']),
    ['E1', 'fire'],
    ['K1', 'fire'],
    ['B1', 'greening'],
    ['T1', 'reclaimed'],
  ]
  branches.forEach(([code, useClass], index) => {
    const number = String(index + 1).padStart(2, '0')
    // Plant 5 has no meter, plant 6 was never looked at, the meter of dormitory 2 is past its calibration.
    const isMetered = code === 'P5' ? false : code === 'P6' ? null : true
    waterRecord(book, number, code, useClass, isMetered, days, index === 7 ? days.ago(35) : days.ahead(random.whole(120, 900)))
  })
  for (let back = 1; back <= 12; back++) {
    const suppliedM3 = random.whole(9_800, 13_600)
    const month = days.monthsAgo(back)
    const meteredM3 = Math.round(suppliedM3 * (0.93 + random.next() * 0.04))
    book.add(waterBalance, `SPH-${month.slice(0, 7)}`, `${month.slice(0, 4)} 年 ${Number(month.slice(5, 7))} 月水量平衡`, {
      month,
      suppliedM3,
      meteredM3,
      reusedM3: random.whole(380, 690),
    })
  }
  const test = (code: string, name: string, useClass: string, ago: number, result: string) =>
    book.add(waterTest, code, name, { useClass, sampledOn: days.ago(ago), result, validUntil: days.ahead(365 - ago) })
  test('SJ-01', '生活饮用水水质检测', 'drinking', 48, 'pass')
  test('SJ-02', '再生水水质检测', 'reclaimed', 62, 'pass')
  test('SJ-03', '生活饮用水水质检测（上一次）', 'drinking', 402, 'fail')
}

function waterRecord(
  book: RecordBook,
  number: string,
  building: string,
  useClass: keyof typeof WATER_USES,
  isMetered: boolean | null,
  days: Days,
  verifiedUntil: string,
): void {
  const name = `${book.find('parks.building', building).name}${WATER_USES[useClass].zh}支路`
  const meter = isMetered ? { meterNo: `LXS-${number}`, installedOn: days.ago(820), verifiedUntil } : {}
  book.add(waterMeter, `SB-${number}`, name, { useClass, building: book.id('parks.building', building), isMetered, ...meter })
}

function power(book: RecordBook, days: Days): void {
  const pumps = book.id('parks.building', 'E1')
  book.add(powerSupplyPoint, 'GD-01', '10 kV 一号进线', { kind: 'grid', capacityKva: 6_300, building: pumps, commissionedOn: '2019-05-01' })
  book.add(powerSupplyPoint, 'GD-02', '10 kV 二号进线', { kind: 'grid', capacityKva: 4_000, building: pumps, commissionedOn: '2021-09-01' })
  book.add(powerSupplyPoint, 'GD-03', '1、2 号厂房屋顶光伏', {
    kind: 'solar',
    capacityKva: 780,
    building: book.id('parks.building', 'P1'),
    commissionedOn: '2022-06-18',
  })
  for (const back of [1, 2, 3]) {
    const year = days.year - back
    book.add(energyYear, `DL-${year}-DW`, `${year} 年电网用电量`, { year, kind: 'grid', energyKwh: 14_680_000 - back * 412_000 })
    book.add(energyYear, `DL-${year}-GF`, `${year} 年光伏发电量`, { year, kind: 'solar', energyKwh: 742_000 - back * 9_500 })
  }
}

function networks(book: RecordBook, days: Days, random: Random): void {
  for (const building of USED) {
    const name = book.find('parks.building', building).name
    // Dormitory 2 has one carrier only, plant 5 was not asked, for plant 6 nobody knows whether the second one may be chosen.
    const carriers = building === 'P5' ? [] : building === 'S2' ? ['telecom'] : ['telecom', 'mobile', 'unicom']
    const shares = building === 'T1' ? [null, null, null] : [46, 38, 16]
    carriers.forEach((carrier, index) => {
      const isAvailable = building === 'P6' && index > 0 ? null : true
      const label = { telecom: '中国电信', mobile: '中国移动', unicom: '中国联通' }[carrier] ?? carrier
      const fields = {
        building: book.id('parks.building', building),
        carrier,
        isAvailable,
        choiceSharePercent: shares[index],
        surveyedOn: days.ago(random.whole(20, 160)),
      }
      book.add(carrierAccess, `YYS-${building}-${index + 1}`, `${name} ${label}`, fields)
    })
  }
  const office = book.id('parks.building', 'B1')
  book.add(backupFacility, 'BF-01', '运营数据异地备份', {
    kind: 'data',
    building: office,
    capacity: '20 TB',
    testedOn: days.ago(51),
    validUntil: days.ahead(314),
  })
  book.add(backupFacility, 'BF-02', '双路由备用链路', {
    kind: 'link',
    building: office,
    capacity: '2 × 1 Gbit/s',
    testedOn: days.ago(51),
    validUntil: days.ahead(314),
  })
  book.add(backupFacility, 'BF-03', '机房不间断电源', {
    kind: 'power',
    building: office,
    capacity: '40 kVA',
    testedOn: days.ago(51),
    validUntil: days.ahead(130),
  })
  const room = (code: string, name: string, zone: string, building: string, functions: string[], areaM2: number | null, reserveAreaM2: number | null) =>
    book.add(equipmentRoom, code, name, { zone: book.id('parks.zone', zone), building: book.id('parks.building', building), functions, areaM2, reserveAreaM2 })
  room('JF-01', '中心机房', 'GN-4', 'B1', ['access', 'aggregation', 'switching'], 86, 14)
  room('JF-02', '生产一区接入机房', 'GN-1', 'P2', ['access'], 24, 1.5)
  room('JF-03', '生产二区接入机房', 'GN-2', 'P6', ['access'], 22, 3)
  room('JF-04', '生活区接入机房', 'GN-5', 'S1', ['access', 'aggregation'], 18, null)
}

function signals(book: RecordBook, days: Days, random: Random): void {
  const survey = (code: string, name: string, areaKind: string, building: string | null, x: number, y: number, rsrpDbm: number | null, ago: number) => {
    const fields = {
      areaKind,
      building: building && book.id('parks.building', building),
      carrier: 'mobile',
      rsrpDbm,
      surveyedOn: days.ago(ago),
      geometry: point(on, x, y),
    }
    book.add(signalSurvey, code, name, fields)
  }
  const outdoors: [number, number][] = [
    [60, 68],
    [152, 68],
    [60, 150],
    [152, 224],
    [65, 232],
    [230, 120],
    [262, 160],
    [320, 160],
    [260, 206],
    [330, 80],
  ]
  for (const [index, [x, y]] of outdoors.entries()) {
    survey(`XH-W${String(index + 1).padStart(2, '0')}`, `室外测点 ${index + 1}`, 'outdoor', null, x, y, random.whole(-98, -72), random.whole(30, 200))
  }
  const inside: [string, number, number][] = [
    ['P1', 60, 38],
    ['P2', 152, 38],
    ['P3', 60, 108],
    ['P4', 152, 108],
    ['P5', 60, 192],
    ['S1', 258, 176],
    ['S2', 312, 175],
    ['T1', 255, 228],
    ['B1', 241, 32],
  ]
  inside.forEach(([building, x, y], index) => {
    const name = `${book.find('parks.building', building).name}公共区域测点`
    // Plant 5 is too weak, the survey of plant 4 is too old, plant 6 was not surveyed at all.
    survey(
      `XH-N${String(index + 1).padStart(2, '0')}`,
      name,
      'publicIndoor',
      building,
      x,
      y,
      building === 'P5' ? -112 : random.whole(-101, -78),
      building === 'P4' ? 420 : random.whole(20, 180),
    )
  })
  survey('XH-B01', '服务中心二层办公测点', 'office', 'B1', 268, 32, -84, 33)
  survey('XH-B02', '服务中心三层办公测点', 'office', 'B1', 270, 36, null, 33)
}

function storageAndCatering(book: RecordBook, days: Days): void {
  const store = (code: string, name: string, building: string, areaM2: number, accepted: Record<string, unknown>) =>
    book.add(warehouse, code, name, { building: book.id('parks.building', building), areaM2, ...accepted })
  store('CK-01', '面料库', 'K1', 3_060, { acceptanceNo: '织建验〔2021〕018 号（示例）', acceptedOn: '2021-10-28', acceptanceFile: 'demo-ck-01' })
  store('CK-02', '辅料库', 'K1', 3_060, { acceptanceNo: '织建验〔2021〕019 号（示例）', acceptedOn: '2021-10-28', acceptanceFile: 'demo-ck-02' })
  store('CK-03', '电商云仓（改造中）', 'P4', 860, { acceptanceNo: '织建验〔示例〕待发', acceptedOn: days.ahead(45), acceptanceFile: 'demo-ck-03' })
  store('CK-04', '成衣周转库', 'P6', 640, {})
  book.add(canteen, 'CY-01', '锦膳食堂', { building: book.id('parks.building', 'T1'), areaM2: 2_288, seats: 620, licenceValidUntil: days.ahead(410) })
  book.add(canteen, 'CY-02', '3 号厂房快餐店', { building: book.id('parks.building', 'P3'), areaM2: 180, seats: 60, licenceValidUntil: days.ago(25) })
}

function sanitation(book: RecordBook): void {
  const place = (code: string, name: string, kind: string, x: number, y: number, carer: string | null, areaM2: number) =>
    book.add(sanitationPoint, code, name, { kind, carer, areaM2, geometry: point(on, x, y) })
  place('HW-01', '经纱巷垃圾收集点', 'collectionPoint', 106, 73, '嵇彩菱', 18)
  place('HW-02', '纬纱巷垃圾收集点', 'collectionPoint', 106, 227, '嵇彩菱', 18)
  place('HW-03', '生活区垃圾收集点', 'collectionPoint', 290, 204, '莫素港', 24)
  place('HW-04', '商务区垃圾收集点', 'collectionPoint', 292, 48, null, 12)
  place('HW-05', '西南公共厕所', 'publicToilet', 12, 10, '谈织溇', 46)
  place('HW-06', '垃圾压缩站', 'treatment', 190, 280, '严纹苇', 120)
}

/** What clause 4.1 asks for: most categories show in the ledgers, these are declared; gas is left open. */
function declarations(book: RecordBook, days: Days): void {
  const declare = (category: keyof typeof FACILITY_CATEGORIES, state: 'present' | 'notNeeded', reason: string | null, isSigned = true) =>
    book.add(facilityDeclaration, `SM-${category}`, `${FACILITY_CATEGORIES[category].zh}设施声明`, {
      category,
      state,
      reason,
      ...(isSigned ? { signedBy: '沈锦舟', signedOn: days.ago(140) } : {}),
    })
  declare('heat', 'notNeeded', '童装裁剪、缝制与后整理均用电熨烫，园区无集中供热需求。')
  declare('logistics', 'present', null)
  declare('business', 'present', null)
  declare('dormitory', 'present', null)
  declare('catering', 'present', null)
  declare('pitchedRoof', 'present', null)
  declare('flood', 'present', null)
  declare('largeLogistics', 'present', null, false)
}
