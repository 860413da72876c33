import type { PlanRecord } from '#imdf/plan.ts'
import { dormitoryLevel, dormitorySize } from '#imdf/sample-dormitory.ts'
import { line, merged, type PlainSpace, type PlanFeatures, plainLevel, planRecord, rectangle, type Site, site } from '#imdf/sample-plan.ts'
import type { Days } from './days.ts'
import { type DemoRecords, RecordBook } from './demo-records.ts'
import { galleryLevel, gallerySize } from './gallery-level.ts'
import { spoilDormitories } from './main-park-dormitory-gaps.ts'
import { mainParkOutdoors } from './main-park-outdoors.ts'
import { plantLevel } from './plant-levels.ts'

export const MAIN_KEY = 'demo-main-park'
const ROOMS_PER_SIDE = 8
const GALLERY_ROOMS = 5
const PLANT_STOREYS = 4

type Box = [number, number, number, number]

const PLANTS: readonly Box[] = [
  [20, 15, 100, 60],
  [112, 15, 192, 60],
  [20, 85, 100, 130],
  [112, 85, 192, 130],
  [20, 170, 100, 215],
  [112, 170, 192, 215],
]

export function mainSite(): Site {
  return site(MAIN_KEY, [120.2573, 30.8682], 7)
}

/** The spatial plan of the main park: twelve buildings with their floor plans, streets and all that is drawn outdoors. */
export function mainParkPlan(days: Days): DemoRecords {
  const on = mainSite()
  const surveyedOn = days.ago(95)
  const build = (
    code: string,
    name: string,
    uses: string[],
    storeys: number,
    heightM: number | null,
    box: Box,
    builtOn: string,
    roofKind: string | null = 'flat',
  ) =>
    planRecord(on, 'parks.building', code, name, {
      uses,
      storeys,
      floorAreaM2: Math.round((box[2] - box[0]) * (box[3] - box[1]) * storeys),
      heightM,
      roofKind,
      builtOn,
      geometry: rectangle(on, ...box),
    })
  const corridorHouse = dormitorySize(ROOMS_PER_SIDE)
  const galleryHouse = gallerySize(GALLERY_ROOMS)
  const plants = PLANTS.map((box, index) =>
    build(
      `P${index + 1}`,
      `${index + 1} 号厂房`,
      index === 2 ? ['plant', 'catering'] : ['plant'],
      PLANT_STOREYS,
      22.4,
      box,
      index < 4 ? '2019-05-20' : '2021-10-12',
    ),
  )
  const s1 = build('S1', '1 号宿舍楼', ['dormitory'], 4, 13.6, [240, 170, 240 + corridorHouse.length, 170 + corridorHouse.depth], '2019-11-08')
  const s2 = build('S2', '2 号宿舍楼', ['dormitory'], 4, 14.2, [300, 170, 300 + galleryHouse.length, 170 + galleryHouse.depth], '2016-03-15', 'pitched')
  const canteen = build('T1', '锦膳食堂', ['catering'], 2, 9.2, [240, 214, 284, 240], '2019-11-08')
  const office = build('B1', '织云服务中心', ['office', 'service'], 3, 13.2, [235, 20, 285, 44], '2019-05-20')
  const store = build('K1', '面辅料中心仓库', ['warehouse'], 2, 11.6, [20, 242, 110, 276], '2021-10-12')
  const pumps = build('E1', '消防泵房与配电间', ['equipment'], 1, null, [380, 258, 400, 276], '2019-05-20', null)
  const levelsOfPlants = plants.flatMap((plant, index) =>
    [0, 1, 2, 3].map((ordinal) => plantLevel(on, plant, ordinal, PLANTS[index] as Box, { south: 4, north: 3 }, surveyedOn)),
  )
  const dormitories = [
    ...[0, 1, 2, 3].map((ordinal) =>
      dormitoryLevel(on, {
        building: s1,
        ordinal,
        corner: [240, 170],
        roomsPerSide: ROOMS_PER_SIDE,
        surveyedOn,
        rooms: { 0: { capacity: 1 }, 15: { capacity: 1 } },
      }),
    ),
    ...[0, 1, 2, 3].map((ordinal) => galleryLevel(on, { building: s2, ordinal, corner: [300, 170], rooms: GALLERY_ROOMS, surveyedOn, ...storeyOf(ordinal) })),
  ]
  const book = new RecordBook(
    MAIN_KEY,
    merged(
      mainParkOutdoors(on, days),
      { 'parks.building': [...plants, s1, s2, canteen, office, store, pumps] },
      ...levelsOfPlants,
      ...dormitories,
      ...otherLevels(on, { canteen, office, store, pumps }, surveyedOn),
      separationLines(on, dormitories[6]),
    ),
  )
  spoilDormitories(book, on)
  return book.all
}

/** The gallery house: plain storeys, a separation storey above the ground floor, and a roof storey below the pitched roof. */
function storeyOf(ordinal: number): { storeyKind?: string; room?: Record<string, unknown> } {
  if (ordinal === 1) return { storeyKind: 'separation' }
  if (ordinal !== 3) return {}
  const ceiling = { ceilingKind: 'gypsumLightSteel', ceilingHeightM: 2.45, wiringInConduit: true }
  return { storeyKind: 'roof', room: { underPitchedRoof: true, lowHeadroomAreaM2: 1.2, ...ceiling } }
}

function separationLines(on: Site, storey: PlanFeatures | undefined): PlanFeatures {
  const level = storey?.['parks.level']?.[0]
  if (!level) return {}
  // Runs through room 303 only.
  const geometry = line(on, [311.5, 171.8], [311.5, 177.4])
  return { 'parks.separationLine': [planRecord(on, 'parks.separationLine', `${level.code}-SP1`, '3F 水平分隔线', { level: level.id, geometry })] }
}

function otherLevels(on: Site, of: Record<'canteen' | 'office' | 'store' | 'pumps', PlanRecord>, surveyedOn: string): PlanFeatures[] {
  const at = (building: PlanRecord, ordinal: number, outline: Box) => ({ building, ordinal, outline, surveyedOn })
  const officeSpaces = (ordinal: number): PlainSpace[] => [
    { code: 'MT', name: ordinal === 0 ? '服务大厅' : '休息厅', category: 'lobby', box: [235, 20, 247, 44], ...(ordinal === 0 ? { doorAt: [[235, 31], [235, 33]], exit: true } : {}) },
    { code: 'LT', name: '楼梯间', category: 'stair', box: [247, 20, 253, 44], doorAt: [[247, 31], [247, 32.5]] },
    { code: 'BG', name: ['政务代办与企业服务', '运营管理办公室', '会议与培训中心'][ordinal] ?? '办公室', category: 'office', box: [253, 20, 285, 44], doorAt: [[253, 31], [253, 32]] },
  ] // biome-ignore format: rows
  const canteenSpaces = (ordinal: number): PlainSpace[] => [
    { code: 'CT', name: ordinal === 0 ? '大众餐厅' : '风味餐厅', category: 'canteen', box: [240, 214, 270, 240], doorAt: [[240, 221], [240, 223]], exit: ordinal === 0 },
    { code: 'CF', name: '厨房', category: 'kitchen', box: [270, 214, 284, 240], doorAt: [[284, 226], [284, 227.4]] },
  ] // biome-ignore format: rows
  const storeSpaces = (): PlainSpace[] => [
    { code: 'ML', name: '面料库', category: 'storage', box: [20, 242, 65, 276], doorAt: [[63, 242], [65, 242]], exit: true },
    { code: 'FL', name: '辅料库', category: 'storage', box: [65, 242, 110, 276], doorAt: [[110, 258], [110, 261]] },
  ] // biome-ignore format: rows
  return [
    ...[0, 1, 2].map((ordinal) => plainLevel(on, at(of.office, ordinal, [235, 20, 285, 44]), officeSpaces(ordinal))),
    ...[0, 1].map((ordinal) => plainLevel(on, at(of.canteen, ordinal, [240, 214, 284, 240]), canteenSpaces(ordinal))),
    ...[0, 1].map((ordinal) => plainLevel(on, at(of.store, ordinal, [20, 242, 110, 276]), storeSpaces())),
    plainLevel(on, at(of.pumps, 0, [380, 258, 400, 276]), [
      { code: 'BF', name: '消防泵房', category: 'equipmentRoom', box: [380, 258, 390, 276], doorAt: [[384, 258], [385.4, 258]] },
      { code: 'PD', name: '配电间', category: 'equipmentRoom', box: [390, 258, 400, 276], doorAt: [[394, 258], [395.4, 258]] },
    ]), // biome-ignore format: rows
  ]
}
