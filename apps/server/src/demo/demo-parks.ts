import { rectangle } from '#imdf/sample-plan.ts'
import { stableId } from '#imdf/stable-id.ts'
import type { Geometry } from '#kernel/ledger.ts'
import { addCompanies, CHILDRENS_WEAR_TRADES } from './companies.ts'
import { Days } from './days.ts'
import { type DemoRecords, RecordBook } from './demo-records.ts'
import { mainParkFacilities } from './main-park-facilities.ts'
import { MAIN_BOUNDARY } from './main-park-outdoors.ts'
import { MAIN_KEY, mainParkPlan, mainSite } from './main-park-plan.ts'
import { mainParkPlanning } from './main-park-planning.ts'
import { addOccupancies } from './occupancies.ts'
import { fictionalCreditCode } from './people.ts'
import { Random } from './random.ts'
import { addSafetyEquipment } from './safety-equipment.ts'
import { SECOND_BOUNDARY, SECOND_KEY, secondPark, secondSite } from './second-park.ts'

export interface DemoOperator {
  id: string
  code: string
  name: string
  name_en: string
  credit_code: string
  phone: string
}

export interface DemoPark {
  id: string
  code: string
  nameZh: string
  key: string
  operator: DemoOperator
  /** Columns of parks.park. */
  row: Record<string, unknown>
  records(): DemoRecords
}

export const MAIN_PARK_ID = stableId(MAIN_KEY, 'parks.park')
export const SECOND_PARK_ID = stableId(SECOND_KEY, 'parks.park')

/** The two demonstration parks as of today; building their records is put off until they are written. */
export function demoParks(now: Date): DemoPark[] {
  const days = new Days(now)
  return [mainPark(days), smallPark(days)]
}

function mainPark(days: Days): DemoPark {
  const operator = operatorOf(MAIN_KEY, 'YY-01', '湖州织云园区运营有限公司（演示）', 'Zhiyun Park Operations (demo)', 901)
  const row = {
    name_en: 'Zhiyun Children’s Wear Park (demo)',
    region_code: '330502',
    address: '织里镇织云大道 1 号（虚构地址）',
    developer_type: 'government',
    is_government_led: true,
    planning_approval_no: '织规〔示例〕21 号',
    planning_approved_on: days.ago(430),
    industry_position: '童装设计、制造与电商一体化园区',
    area_ha: 12.1,
    star_grade: 4,
    rent_guidance_yuan_m2_month: 16,
    rent_guidance_on: days.ago(200),
    average_rent_yuan_m2_month: 14.6,
    average_rent_on: days.ago(40),
    boundary: rectangle(mainSite(), ...MAIN_BOUNDARY) satisfies Geometry,
  }
  const records = () => {
    const book = new RecordBook(MAIN_KEY, mainParkPlan(days))
    const random = new Random(20_261)
    mainParkFacilities(book, days, random)
    const equipped = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'S1', 'S2', 'T1', 'B1', 'K1', 'E1']
    addSafetyEquipment(book, days, random, equipped, { P5: ['sprinkler', 'alarmController'], S2: ['detector'], T1: ['indoorHydrant'] })
    mainParkPlanning(book, days)
    const spaces = (book.all['parks.unit'] ?? []).filter(({ fields }) => fields.category === 'plantArea').map(({ code }) => code)
    addCompanies(book, days, random, { count: 150, firstSerial: 1, trades: CHILDRENS_WEAR_TRADES, place: '织里', spaces, leaving: 9 })
    addOccupancies(book, days, random)
    return book.all
  }
  return parkOf(MAIN_KEY, MAIN_PARK_ID, 'ZY-DEMO', '织云童装产业园', operator, row, records)
}

function smallPark(days: Days): DemoPark {
  const operator = operatorOf(SECOND_KEY, 'YY-02', '南浔木艺园区管理有限公司（演示）', 'Nanxun Woodcraft Park Management (demo)', 902)
  const row = {
    name_en: 'Nanxun Woodcraft Park (demo)',
    region_code: '330503',
    address: '南浔区木艺路 9 号（虚构地址）',
    developer_type: 'collective',
    is_government_led: false,
    industry_position: '木艺家居',
    area_ha: 2.2,
    rent_guidance_yuan_m2_month: 11,
    rent_guidance_on: days.ago(260),
    average_rent_yuan_m2_month: 12.4,
    average_rent_on: days.ago(55),
    boundary: rectangle(secondSite(), ...SECOND_BOUNDARY) satisfies Geometry,
  }
  return parkOf(SECOND_KEY, SECOND_PARK_ID, 'MY-DEMO', '南浔木艺小微园', operator, row, () => secondPark(days, new Random(20_262)).all)
}

function operatorOf(key: string, code: string, name: string, nameEn: string, serial: number): DemoOperator {
  return {
    id: stableId(key, 'parks.operator'),
    code: `DEMO-${code}`,
    name,
    name_en: nameEn,
    credit_code: fictionalCreditCode(serial),
    phone: `0572-0000${serial}`,
  }
}

function parkOf(
  key: string,
  id: string,
  code: string,
  nameZh: string,
  operator: DemoOperator,
  row: Record<string, unknown>,
  records: () => DemoRecords,
): DemoPark {
  return { id, code, nameZh, key, operator, row: { id, code, name_zh: nameZh, is_demo: true, operator_id: operator.id, ...row }, records }
}
