import { emptyPassThrough, type ParkPlan, type PlanRecord } from './plan.ts'
import { dormitoryLevel, dormitorySize } from './sample-dormitory.ts'
import { line, merged, type PlainSpace, type PlanFeatures, plainLevel, planRecord, point, rectangle, type Site, site, type XY } from './sample-plan.ts'
import { stableId } from './stable-id.ts'

const SURVEYED_ON = '2026-10-15'
const DORMITORY_ROOMS_PER_SIDE = 5

/** A small fictional park near Zhili: plant, dormitory, canteen, office; the corridor of the dormitory's second storey is too narrow (1.05 m). */
export function samplePark(): ParkPlan {
  const on = site('sample-park', [120.26, 30.87], 6)
  const amenity = {
    id: stableId(on.key, 'amenity', 'information'), type: 'Feature' as const, feature_type: 'amenity', geometry: point(on, 154, 34),
    properties: { category: 'information', accessibility: null, name: { 'zh-Hans': '服务台', en: 'Information desk' }, alt_name: null, hours: null, phone: null, website: null, unit_ids: [stableId(on.key, 'parks.unit', 'B1-1F-MT')], address_id: null, correlation_id: null },
  } // biome-ignore format: row
  return {
    venue: {
      id: stableId(on.key, 'venue'),
      name: '锦绣里小微企业园（示例）',
      geometry: rectangle(on, 0, 0, 260, 150),
      displayPoint: null,
      address: {
        id: stableId(on.key, 'address'),
        address: '织里镇示例路 1 号',
        locality: '湖州市',
        province: 'CN-ZJ',
        country: 'CN',
        postalCode: '313008',
        extra: {},
      },
      extra: { 'imdf:labels': { en: 'Jinxiuli Micro-enterprise Park (sample)' } },
    },
    features: merged(outdoors(on), buildings(on)),
    passThrough: { ...emptyPassThrough(), features: { 'amenity.geojson': [amenity] } },
  }
}

function outdoors(on: Site): PlanFeatures {
  const zone = (code: string, name: string, zoneKind: string, ...box: [number, number, number, number]) =>
    planRecord(on, 'parks.zone', code, name, { zoneKind, geometry: rectangle(on, ...box) })
  const road = (code: string, name: string, roadClass: string, widthM: number, ...points: XY[]) =>
    planRecord(on, 'parks.road', code, name, { roadClass, widthM, geometry: line(on, ...points) })
  const way = (code: string, name: string, walkwayKind: string, ...points: XY[]) =>
    planRecord(on, 'parks.walkway', code, name, { walkwayKind, widthM: 2, geometry: line(on, ...points) })
  const main = road('DL-1', '园区主干路', 'main', 12, [130, -18], [130, 0], [130, 88], [130, 132])
  const east = road('DL-2', '东侧次干路', 'secondary', 9, [235, -18], [235, 0], [235, 88], [235, 132])
  return {
    'parks.zone': [
      zone('GN-1', '生产区', 'production', 10, 10, 120, 140),
      zone('GN-2', '商务区', 'business', 145, 10, 230, 80),
      zone('GN-3', '生活区', 'living', 145, 96, 230, 128),
    ],
    'parks.road': [
      road('GL-1', '318 国道（示意）', 'highway', 24, [-60, -18], [130, -18], [235, -18], [320, -18]),
      main,
      east,
      road('DL-3', '中部次干路', 'secondary', 9, [130, 88], [235, 88]),
      road('DL-4', '厂房北支路', 'branch', 6, [130, 88], [14, 88]),
      road('DL-5', '生活区北支路', 'branch', 6, [130, 132], [235, 132]),
    ],
    'parks.walkway': [
      way('RX-1', '主轴人行道', 'footway', [150, -6], [140, -6], [140, 40], [140, 56], [140, 60], [140, 82], [140, 94], [140, 100], [140, 114]),
      way('RX-2', '厂房人行横道', 'crossing', [140, 40], [120, 40]),
      way('RX-3', '厂房人行道', 'footway', [120, 40], [110, 40]),
      way('RX-4', '办公楼人行道', 'footway', [140, 40], [150, 40]),
      way('RX-5', '停车场人行道', 'footway', [140, 56], [200, 56]),
      way('RX-6', '食堂人行道', 'footway', [140, 114], [146, 114]),
      way('RX-7', '宿舍人行道', 'footway', [140, 100], [191.8, 100], [213.4, 100]),
      way('RX-8', '宿舍西楼梯人行道', 'footway', [191.8, 100], [191.8, 104]),
      way('RX-9', '宿舍东楼梯人行道', 'footway', [213.4, 100], [213.4, 104]),
    ],
    'parks.gate': [
      planRecord(on, 'parks.gate', 'DM-1', '南大门', { gateKind: 'both', isOpen: true, road: main.id, geometry: point(on, 130, 0) }),
      planRecord(on, 'parks.gate', 'DM-2', '东南货运门', { gateKind: 'vehicle', isOpen: true, road: east.id, geometry: point(on, 235, 0) }),
    ],
    'parks.parkingArea': [
      planRecord(on, 'parks.parkingArea', 'TC-1', '东侧停车场', {
        spaces: 64,
        plannedSpaces: 60,
        chargingPoints: 8,
        geometry: rectangle(on, 200, 20, 228, 72),
      }),
    ],
    'parks.transitStop': [
      planRecord(on, 'parks.transitStop', 'GJ-1', '小微园南站', {
        routes: '101 路、103 路',
        reachesCityStop: true,
        timetableValidUntil: '2027-06-30',
        geometry: point(on, 150, -6),
      }),
    ],
  }
}

function buildings(on: Site): PlanFeatures {
  const build = (
    code: string,
    name: string,
    english: string,
    uses: string[],
    storeys: number,
    heightM: number,
    box: [number, number, number, number],
  ): PlanRecord => {
    const floorAreaM2 = Math.round((box[2] - box[0]) * (box[3] - box[1]) * storeys)
    const fields = { uses, storeys, floorAreaM2, heightM, roofKind: 'flat', builtOn: '2021-06-30', geometry: rectangle(on, ...box) }
    return { ...planRecord(on, 'parks.building', code, name, fields), extra: { 'imdf:labels': { en: english } } }
  }
  const size = dormitorySize(DORMITORY_ROOMS_PER_SIDE)
  const plant = build('C1', '1 号厂房', 'Plant 1', ['plant'], 1, 9.6, [20, 20, 110, 74])
  const office = build('B1', '综合办公楼', 'Office building', ['office', 'service'], 2, 8.4, [150, 30, 190, 50])
  const canteen = build('T1', '园区食堂', 'Canteen', ['catering'], 1, 5.4, [146, 104, 176, 124])
  const dormitory = build('S1', '1 号宿舍楼', 'Dormitory 1', ['dormitory'], 3, 9.9, [190, 104, 190 + size.length, 104 + size.depth])
  const at = (building: PlanRecord, ordinal: number, outline: [number, number, number, number]) => ({ building, ordinal, outline, surveyedOn: SURVEYED_ON })
  const officeSpaces = (ordinal: number): PlainSpace[] => [
    { code: 'MT', name: '门厅', category: 'lobby', box: [150, 30, 158, 50], ...(ordinal === 0 ? { doorAt: [[150, 39], [150, 41]], exit: true } : {}) },
    { code: 'LT', name: '楼梯间', category: 'stair', box: [158, 30, 163, 50], doorAt: [[158, 39], [158, 40.5]] },
    { code: 'BG', name: '办公室', category: 'office', box: [163, 30, 190, 50] },
  ] // biome-ignore format: rows
  const level = (ordinal: number) =>
    dormitoryLevel(on, {
      building: dormitory, ordinal, corner: [190, 104], roomsPerSide: DORMITORY_ROOMS_PER_SIDE, surveyedOn: SURVEYED_ON,
      corridorClearWidthM: ordinal === 1 ? 1.05 : 1.5, rooms: { 4: { capacity: 1 } },
    }) // biome-ignore format: row
  return merged(
    { 'parks.building': [plant, office, canteen, dormitory] },
    plainLevel(on, at(plant, 0, [20, 20, 110, 74]), [
      { code: 'CJ', name: '缝制车间', category: 'plantArea', box: [20, 20, 110, 60], doorAt: [[110, 38.5], [110, 41.5]], exit: true },
      { code: 'CK', name: '面料库', category: 'storage', box: [20, 60, 70, 74], doorAt: [[20, 66], [20, 69]] },
      { code: 'BG', name: '车间办公室', category: 'office', box: [70, 60, 110, 74], doorAt: [[110, 66], [110, 67]] },
    ]), // biome-ignore format: rows
    plainLevel(on, at(canteen, 0, [146, 104, 176, 124]), [
      { code: 'CT', name: '餐厅', category: 'canteen', box: [146, 104, 166, 124], doorAt: [[146, 113], [146, 115]], exit: true },
      { code: 'CF', name: '厨房', category: 'kitchen', box: [166, 104, 176, 124], doorAt: [[176, 113], [176, 114.2]] },
    ]), // biome-ignore format: rows
    ...[0, 1].map((ordinal) => plainLevel(on, at(office, ordinal, [150, 30, 190, 50]), officeSpaces(ordinal))),
    ...[0, 1, 2].map(level),
  )
}
