import type { Days } from '#apps/server/src/demo/days.ts'
import type { RecordBook } from '#apps/server/src/demo/demo-records.ts'
import type { Random } from '#apps/server/src/demo/random.ts'
import { point, type Site, type XY } from '#imdf/sample-plan.ts'
import {
  canteen,
  energyYear,
  FACILITY_CATEGORIES,
  facilityDeclaration,
  powerSupplyPoint,
  SAFETY_EQUIPMENT_KINDS,
  safetyEquipment,
  sanitationPoint,
  WATER_USES,
  warehouse,
  waterBalance,
  waterMeter,
  waterTest,
} from '#modules/facilities/contract.ts'
import { backupFacility, CARRIERS, carrierAccess, equipmentRoom, signalSurvey } from '#modules/facilities/contract-network.ts'

export interface Facilities {
  on: Site
  /** Ids of the buildings, in order of their index. */
  buildings: readonly string[]
  count: number
  cornerOf(index: number): XY
  random: Random
  days: Days
}

/** Shares of the ledgers; what is left over is safety equipment, of which a park has most. */
const SHARES = { waterMeter: 0.12, carrierAccess: 0.02, signalSurvey: 0.08, warehouse: 0.02, sanitationPoint: 0.02, equipmentRoom: 0.005 }

/** `count` facility records of every ledger of the module. */
export function syntheticFacilities(book: RecordBook, of: Facilities): void {
  const before = total(book)
  const part = (share: number) => Math.max(2, Math.round(of.count * share))
  declarations(book, of)
  single(book, of)
  for (let index = 0; index < part(SHARES.waterMeter); index++) meter(book, of, index)
  for (let index = 0; index < part(SHARES.carrierAccess); index++) carrier(book, of, index)
  for (let index = 0; index < part(SHARES.signalSurvey); index++) survey(book, of, index)
  for (let index = 0; index < part(SHARES.warehouse); index++) store(book, of, index)
  for (let index = 0; index < part(SHARES.sanitationPoint); index++) sanitation(book, of, index)
  for (let index = 0; index < part(SHARES.equipmentRoom); index++) networkRoom(book, of, index)
  const left = of.count - (total(book) - before)
  for (let index = 0; index < left; index++) equipment(book, of, index)
}

function total(book: RecordBook): number {
  return Object.entries(book.all).reduce((sum, [ledger, records]) => sum + (ledger.startsWith('facilities.') ? records.length : 0), 0)
}

const at = <T>(values: readonly T[], index: number): T => values[index % values.length] as T
const keys = <T extends object>(of: T) => Object.keys(of)

function declarations(book: RecordBook, { days }: Facilities): void {
  for (const category of keys(FACILITY_CATEGORIES)) {
    if (category === 'gas') continue
    const state = category === 'heat' ? 'notNeeded' : 'present'
    const fields = { category, state, reason: state === 'present' ? null : '无用热需求。', signedBy: '测试', signedOn: days.ago(100) }
    book.add(facilityDeclaration, `SM-${category}`, `${category} 声明`, fields)
  }
}

function single(book: RecordBook, { buildings, days }: Facilities): void {
  for (let back = 1; back <= 12; back++) {
    const month = days.monthsAgo(back)
    book.add(waterBalance, `SPH-${back}`, `${month.slice(0, 7)} 水量平衡`, { month, suppliedM3: 12_000, meteredM3: 11_400, reusedM3: 500 })
  }
  for (const useClass of keys(WATER_USES))
    book.add(waterTest, `SJ-${useClass}`, `${useClass} 水质检测`, { useClass, sampledOn: days.ago(60), result: 'pass', validUntil: days.ahead(300) })
  for (const [index, kind] of ['grid', 'solar'].entries()) {
    book.add(powerSupplyPoint, `GD-${index}`, `${kind} 供电点`, { kind, capacityKva: 4_000, building: buildings[0], commissionedOn: '2020-01-01' })
    book.add(energyYear, `DL-${index}`, `${kind} 年度电量`, { year: days.year - 1, kind, energyKwh: 9_000_000 / (1 + 9 * index) })
  }
  for (const kind of ['data', 'link', 'power'])
    book.add(backupFacility, `BF-${kind}`, `${kind} 备用`, { kind, building: buildings[0], capacity: '1', testedOn: days.ago(30), validUntil: days.ahead(300) })
  book.add(canteen, 'CY-1', '食堂', { building: buildings.at(-1), areaM2: 900, seats: 300, licenceValidUntil: days.ahead(200) })
}

function meter(book: RecordBook, { buildings, random, days }: Facilities, index: number): void {
  const isMetered = random.isChance(0.95) ? true : random.isChance(0.5) ? false : null
  const fitted = isMetered ? { meterNo: `LXS-${index}`, installedOn: days.ago(900), verifiedUntil: days.ahead(random.whole(-30, 900)) } : {}
  book.add(waterMeter, `SB-${index}`, `用水支路 ${index}`, { useClass: at(keys(WATER_USES), index), building: at(buildings, index), isMetered, ...fitted })
}

function carrier(book: RecordBook, { buildings, random, days }: Facilities, index: number): void {
  const carrierKey = at(keys(CARRIERS), Math.floor(index / buildings.length))
  const fields = {
    building: at(buildings, index),
    carrier: carrierKey,
    isAvailable: random.isChance(0.97) ? true : null,
    choiceSharePercent: 30,
    surveyedOn: days.ago(100),
  }
  book.add(carrierAccess, `YYS-${index}`, `接入 ${index}`, fields)
}

function survey(book: RecordBook, { on, buildings, cornerOf, random, days }: Facilities, index: number): void {
  const [x, y] = cornerOf(index % buildings.length)
  const areaKind = at(['outdoor', 'publicIndoor', 'office'], Math.floor(index / buildings.length))
  const fields = {
    areaKind,
    building: areaKind === 'outdoor' ? null : at(buildings, index),
    carrier: 'mobile',
    rsrpDbm: random.whole(-108, -70),
    surveyedOn: days.ago(random.whole(10, 400)),
    geometry: point(on, x + random.whole(0, 100), y + random.whole(-10, 40)),
  }
  book.add(signalSurvey, `XH-${index}`, `测点 ${index}`, fields)
}

function store(book: RecordBook, { buildings, random, days }: Facilities, index: number): void {
  const accepted = random.isChance(0.9) ? { acceptanceNo: `验 ${index} 号`, acceptedOn: days.ago(700), acceptanceFile: `f${index}` } : {}
  book.add(warehouse, `CK-${index}`, `仓库 ${index}`, { building: at(buildings, index), areaM2: 300, ...accepted })
}

function sanitation(book: RecordBook, { on, buildings, cornerOf, random }: Facilities, index: number): void {
  const [x, y] = cornerOf(index % buildings.length)
  const kind = at(['collectionPoint', 'publicToilet', 'collectionPoint', 'treatment'], index)
  const geometry = point(on, x + random.whole(-10, 100), y - 8)
  book.add(sanitationPoint, `HW-${index}`, `环卫 ${index}`, { kind, building: at(buildings, index), areaM2: 20, carer: '甲', geometry })
}

function networkRoom(book: RecordBook, { buildings }: Facilities, index: number): void {
  const zones = book.all['parks.zone'] ?? []
  book.add(equipmentRoom, `JF-${index}`, `机房 ${index}`, {
    zone: zones[index % zones.length]?.id,
    building: at(buildings, index),
    functions: ['access'],
    areaM2: 20,
    reserveAreaM2: index % 5 ? 4 : 1,
  })
}

function equipment(book: RecordBook, { buildings, random, days }: Facilities, index: number): void {
  book.add(safetyEquipment, `XF-${index}`, `消防设施 ${index}`, {
    kind: at(keys(SAFETY_EQUIPMENT_KINDS), index),
    building: at(buildings, index),
    location: `${1 + (index % 5)} 层`,
    quantity: random.whole(1, 4),
    state: random.isChance(0.98) ? 'inService' : 'faulty',
    installedOn: days.ago(1_000),
    lastServicedOn: random.isChance(0.97) ? days.ago(random.whole(1, 200)) : null,
    serviceIntervalDays: 180,
    expiresOn: days.ahead(random.whole(-20, 2_000)),
  })
}
