import { type Ledger, ledger } from '#kernel/ledger.ts'
import { PARK_POSTS, type Role } from '#kernel/operation.ts'

const READ: readonly Role[] = [...PARK_POSTS, 'supervisor']
const WRITE: readonly Role[] = ['parkDirector', 'propertyOfficer']
const WRITE_LODGING: readonly Role[] = [...WRITE, 'dormitoryManager', 'safetyOfficer']
const roles = { read: READ, write: WRITE }

/** Uses of a building (建筑用途). One building may have several. */
export const BUILDING_USES = {
  plant: { zh: '生产厂房', en: 'Plant' },
  warehouse: { zh: '仓储', en: 'Warehouse' },
  dormitory: { zh: '宿舍', en: 'Dormitory' },
  catering: { zh: '餐饮', en: 'Catering' },
  office: { zh: '办公', en: 'Office' },
  service: { zh: '服务配套', en: 'Service' },
  equipment: { zh: '设备用房', en: 'Equipment' },
  sanitation: { zh: '环卫', en: 'Sanitation' },
  other: { zh: '其他', en: 'Other' },
} as const

export const building = ledger({
  module: 'parks',
  kind: 'building',
  table: 'parks.building',
  page: 'OP-22',
  imdf: 'building',
  roles,
  clauses: ['4.1', '6.3.2.1'],
  title: { zh: '建筑', en: 'Building' },
  fields: {
    uses: { type: 'choices', zh: '建筑用途', en: 'Uses', required: true, options: BUILDING_USES },
    storeys: { type: 'integer', zh: '层数', en: 'Storeys', min: 1, max: 200 },
    floorAreaM2: { type: 'number', zh: '建筑面积', en: 'Floor area', unit: 'm²', min: 0, decimals: 2 },
    heightM: { type: 'number', zh: '建筑高度', en: 'Height', unit: 'm', min: 0, max: 1000, decimals: 2 },
    roofKind: { type: 'choice', zh: '屋顶形式', en: 'Roof', options: { flat: { zh: '平屋顶', en: 'Flat' }, pitched: { zh: '尖角屋顶', en: 'Pitched' } } },
    builtOn: { type: 'date', zh: '竣工日期', en: 'Completed on' },
    geometry: { type: 'geometry', geometry: ['Polygon', 'MultiPolygon'], zh: '建筑轮廓', en: 'Footprint', detailOnly: true },
  },
})

export const level = ledger({
  module: 'parks',
  kind: 'level',
  table: 'parks.level',
  page: 'OP-22',
  imdf: 'level',
  roles: { read: READ, write: WRITE_LODGING },
  clauses: ['6.3.1.7'],
  title: { zh: '楼层', en: 'Level' },
  fields: {
    building: { type: 'reference', ledger: 'parks.building', zh: '所属建筑', en: 'Building', required: true },
    ordinal: {
      type: 'integer',
      zh: '层序',
      en: 'Ordinal',
      required: true,
      min: -20,
      max: 200,
      help: { zh: '首层为 0，地下为负', en: 'Ground level is 0, basements are negative' },
    },
    storeyKind: {
      type: 'choice',
      zh: '楼层类别',
      en: 'Storey kind',
      required: true,
      options: {
        normal: { zh: '标准层', en: 'Normal' },
        separation: { zh: '水平分隔层', en: 'Separation layer' },
        roof: { zh: '屋顶层', en: 'Roof storey' },
        basement: { zh: '地下层', en: 'Basement' },
        mezzanine: { zh: '夹层', en: 'Mezzanine' },
      },
    },
    geometry: { type: 'geometry', geometry: ['Polygon', 'MultiPolygon'], zh: '楼层轮廓', en: 'Outline', detailOnly: true },
  },
})

/** Categories of a unit. `corridor` is a public indoor corridor (公共内走道), `gallery` an outdoor one (室外通廊). */
export const UNIT_CATEGORIES = {
  lodgingRoom: { zh: '居室', en: 'Lodging room' },
  corridor: { zh: '公共内走道', en: 'Public corridor' },
  gallery: { zh: '室外通廊', en: 'Outdoor gallery' },
  stair: { zh: '楼梯间', en: 'Staircase' },
  lobby: { zh: '门厅', en: 'Lobby' },
  toilet: { zh: '卫生间', en: 'Toilet' },
  kitchen: { zh: '厨房', en: 'Kitchen' },
  plantArea: { zh: '生产区', en: 'Plant area' },
  storage: { zh: '库房', en: 'Storage' },
  office: { zh: '办公室', en: 'Office' },
  canteen: { zh: '餐厅', en: 'Dining room' },
  equipmentRoom: { zh: '设备间', en: 'Equipment room' },
  other: { zh: '其他', en: 'Other' },
} as const

/** Reaction-to-fire class of a lining (GB 8624): A does not burn, B1 hardly, B2 and B3 are combustible. */
export const FIRE_CLASSES = {
  A: { zh: 'A 级（不燃）', en: 'A (non-combustible)' },
  B1: { zh: 'B1 级（难燃）', en: 'B1 (hardly combustible)' },
  B2: { zh: 'B2 级（可燃）', en: 'B2 (combustible)' },
  B3: { zh: 'B3 级（易燃）', en: 'B3 (easily combustible)' },
} as const

export const unit = ledger({
  module: 'parks',
  kind: 'unit',
  table: 'parks.unit',
  page: 'OP-22',
  imdf: 'unit',
  roles: { read: READ, write: WRITE_LODGING },
  clauses: ['6.3.1.2', '6.3.1.3', '6.3.1.6'],
  title: { zh: '房间与空间', en: 'Unit' },
  fields: {
    level: { type: 'reference', ledger: 'parks.level', zh: '所属楼层', en: 'Level', required: true },
    category: { type: 'choice', zh: '空间类别', en: 'Category', required: true, options: UNIT_CATEGORIES },
    capacity: {
      type: 'integer',
      zh: '核定人数',
      en: 'Capacity',
      unit: 'person',
      min: 0,
      max: 1000,
      help: { zh: '居室：1 为单人间，2 为双人间', en: 'Lodging room: 1 = single, 2 = double' },
    },
    floorAreaM2: { type: 'number', zh: '实测面积', en: 'Measured area', unit: 'm²', min: 0, decimals: 2 },
    lowHeadroomAreaM2: { type: 'number', zh: '净高不足 2.2 m 的面积', en: 'Area under 2.2 m headroom', unit: 'm²', min: 0, decimals: 2, detailOnly: true },
    clearWidthM: {
      type: 'number',
      zh: '净宽',
      en: 'Clear width',
      unit: 'm',
      min: 0,
      max: 100,
      decimals: 3,
      help: { zh: '走道最窄处', en: 'Corridors: at the narrowest place' },
    },
    clearHeightM: { type: 'number', zh: '净高', en: 'Clear height', unit: 'm', min: 0, max: 100, decimals: 3 },
    underPitchedRoof: { type: 'boolean', zh: '位于尖角屋顶下', en: 'Under a pitched roof', detailOnly: true },
    ceilingKind: {
      type: 'choice',
      zh: '吊顶做法',
      en: 'Ceiling',
      detailOnly: true,
      options: {
        none: { zh: '无吊顶', en: 'None' },
        gypsumLightSteel: { zh: '石膏板轻钢龙骨', en: 'Gypsum board on light steel' },
        slopeLining: { zh: '沿尖顶敷设板材', en: 'Lining along the slope' },
        other: { zh: '其他吊顶', en: 'Other ceiling' },
      },
    },
    ceilingHeightM: { type: 'number', zh: '吊顶高度', en: 'Ceiling height', unit: 'm', min: 0, max: 50, decimals: 3, detailOnly: true },
    wiringInConduit: { type: 'boolean', zh: '吊顶内线路穿管', en: 'Ceiling wiring in conduit', detailOnly: true },
    finishClass: { type: 'choice', zh: '装修材料燃烧性能', en: 'Finish fire class', options: FIRE_CLASSES, detailOnly: true },
    surveyedOn: { type: 'date', zh: '测量日期', en: 'Surveyed on' },
    geometry: { type: 'geometry', geometry: ['Polygon'], zh: '平面轮廓', en: 'Outline', detailOnly: true },
  },
})

export const opening = ledger({
  module: 'parks',
  kind: 'opening',
  table: 'parks.opening',
  page: 'OP-2A',
  imdf: 'opening',
  roles: { read: READ, write: WRITE_LODGING },
  clauses: ['6.3.1.4', '6.3.1.5'],
  title: { zh: '门窗洞口', en: 'Opening' },
  fields: {
    level: { type: 'reference', ledger: 'parks.level', zh: '所属楼层', en: 'Level', required: true },
    kind: {
      type: 'choice',
      zh: '洞口类别',
      en: 'Kind',
      required: true,
      options: {
        door: { zh: '门', en: 'Door' },
        exit: { zh: '安全出口', en: 'Safety exit' },
        window: { zh: '外窗', en: 'Outside window' },
        highSideWindow: { zh: '高侧窗（开向走道）', en: 'High side window onto the corridor' },
        smokeVent: { zh: '排烟窗', en: 'Smoke vent' },
        passage: { zh: '无门洞口', en: 'Opening without door' },
      },
    },
    unit: { type: 'reference', ledger: 'parks.unit', zh: '所属空间', en: 'Unit', required: true },
    otherUnit: { type: 'reference', ledger: 'parks.unit', zh: '通向空间', en: 'Leads to', help: { zh: '通向室外时留空', en: 'Empty when it leads outside' } },
    clearWidthM: { type: 'number', zh: '净宽', en: 'Clear width', unit: 'm', min: 0, max: 50, decimals: 3 },
    sillHeightM: { type: 'number', zh: '窗台高度', en: 'Sill height', unit: 'm', min: 0, max: 20, decimals: 3 },
    areaM2: { type: 'number', zh: '开启面积', en: 'Opening area', unit: 'm²', min: 0, max: 200, decimals: 3 },
    opens: { type: 'boolean', zh: '可开启', en: 'Can be opened' },
    surveyedOn: { type: 'date', zh: '测量日期', en: 'Surveyed on' },
    geometry: { type: 'geometry', geometry: ['LineString'], zh: '位置', en: 'Position', detailOnly: true },
  },
})

export const wall = ledger({
  module: 'parks',
  kind: 'wall',
  table: 'parks.wall',
  page: 'OP-2A',
  imdf: 'zy-wall',
  roles: { read: READ, write: WRITE_LODGING },
  clauses: ['6.3.1.3'],
  title: { zh: '隔墙', en: 'Partition wall' },
  fields: {
    level: { type: 'reference', ledger: 'parks.level', zh: '所属楼层', en: 'Level', required: true },
    unit: { type: 'reference', ledger: 'parks.unit', zh: '所属空间', en: 'Unit', required: true },
    otherUnit: { type: 'reference', ledger: 'parks.unit', zh: '相邻空间', en: 'Other side' },
    wallType: {
      type: 'choice',
      zh: '墙体类型',
      en: 'Wall type',
      options: {
        solidBrick: { zh: '实体砖墙', en: 'Solid brick' },
        lightBrick: { zh: '轻质砖墙', en: 'Light brick' },
        concrete: { zh: '混凝土墙', en: 'Concrete' },
        board: { zh: '板材隔墙', en: 'Board' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    reachesSlab: { type: 'boolean', zh: '砌至楼板或梁底', en: 'Built up to slab or beam' },
    isGapFree: { type: 'boolean', zh: '不留缝隙', en: 'Without gaps' },
    isPlastered: { type: 'boolean', zh: '粉刷到位', en: 'Plastered' },
    finishClass: { type: 'choice', zh: '饰面燃烧性能', en: 'Finish fire class', options: FIRE_CLASSES },
    photo: { type: 'text', zh: '照片文件号', en: 'Photo file', max: 64, detailOnly: true },
    surveyedOn: { type: 'date', zh: '核查日期', en: 'Surveyed on' },
    geometry: { type: 'geometry', geometry: ['LineString'], zh: '位置', en: 'Position', detailOnly: true },
  },
})

export const separationLine = ledger({
  module: 'parks',
  kind: 'separationLine',
  table: 'parks.separation_line',
  page: 'OP-2A',
  imdf: 'zy-separation',
  roles: { read: READ, write: WRITE_LODGING },
  clauses: ['6.3.1.7'],
  title: { zh: '水平分隔线', en: 'Horizontal separation line' },
  fields: {
    level: { type: 'reference', ledger: 'parks.level', zh: '所属楼层', en: 'Level', required: true },
    geometry: { type: 'geometry', geometry: ['LineString'], zh: '位置', en: 'Position', required: true, detailOnly: true },
  },
})

export const road = ledger({
  module: 'parks',
  kind: 'road',
  table: 'parks.road',
  page: 'OP-24',
  imdf: 'zy-road',
  roles,
  clauses: ['6.1.2.1', '6.1.2.2'],
  title: { zh: '道路', en: 'Road' },
  fields: {
    roadClass: {
      type: 'choice',
      zh: '道路等级',
      en: 'Class',
      required: true,
      options: {
        highway: { zh: '过境公路', en: 'Through highway' },
        main: { zh: '主干路', en: 'Main road' },
        secondary: { zh: '次干路', en: 'Secondary road' },
        branch: { zh: '支路', en: 'Branch road' },
      },
    },
    widthM: { type: 'number', zh: '路面宽度', en: 'Width', unit: 'm', min: 0, max: 200, decimals: 2 },
    geometry: { type: 'geometry', geometry: ['LineString'], zh: '中心线', en: 'Centre line', required: true, detailOnly: true },
  },
})

export const walkway = ledger({
  module: 'parks',
  kind: 'walkway',
  table: 'parks.walkway',
  page: 'OP-24',
  imdf: 'zy-walkway',
  roles,
  clauses: ['6.1.2.3'],
  title: { zh: '人行道路', en: 'Walkway' },
  fields: {
    walkwayKind: {
      type: 'choice',
      zh: '类别',
      en: 'Kind',
      required: true,
      options: {
        footway: { zh: '人行道', en: 'Footway' },
        crossing: { zh: '人行横道', en: 'Crossing' },
        ramp: { zh: '坡道', en: 'Ramp' },
        stairs: { zh: '台阶', en: 'Stairs' },
      },
    },
    widthM: { type: 'number', zh: '宽度', en: 'Width', unit: 'm', min: 0, max: 100, decimals: 2 },
    geometry: { type: 'geometry', geometry: ['LineString'], zh: '中心线', en: 'Centre line', required: true, detailOnly: true },
  },
})

export const gate = ledger({
  module: 'parks',
  kind: 'gate',
  table: 'parks.gate',
  page: 'OP-24',
  imdf: 'zy-gate',
  roles,
  clauses: ['6.1.2.1'],
  title: { zh: '出入口', en: 'Gate' },
  fields: {
    gateKind: {
      type: 'choice',
      zh: '类别',
      en: 'Kind',
      required: true,
      options: { vehicle: { zh: '车行', en: 'Vehicles' }, pedestrian: { zh: '人行', en: 'Pedestrians' }, both: { zh: '人车共用', en: 'Both' } },
    },
    isOpen: { type: 'boolean', zh: '启用', en: 'In use', required: true },
    road: { type: 'reference', ledger: 'parks.road', zh: '连接道路', en: 'Joins road' },
    geometry: { type: 'geometry', geometry: ['Point'], zh: '位置', en: 'Position', required: true, detailOnly: true },
  },
})

export const parkingArea = ledger({
  module: 'parks',
  kind: 'parkingArea',
  table: 'parks.parking_area',
  page: 'OP-25',
  imdf: 'zy-parking',
  roles,
  clauses: ['6.1.2.4'],
  title: { zh: '停车场', en: 'Parking area' },
  fields: {
    spaces: { type: 'integer', zh: '车位数', en: 'Spaces', min: 0, max: 100_000, required: true },
    plannedSpaces: { type: 'integer', zh: '规划需求车位', en: 'Planned need', min: 0, max: 100_000 },
    chargingPoints: { type: 'integer', zh: '充电桩', en: 'Charging points', min: 0, max: 100_000 },
    geometry: { type: 'geometry', geometry: ['Polygon'], zh: '范围', en: 'Area', required: true, detailOnly: true },
  },
})

export const transitStop = ledger({
  module: 'parks',
  kind: 'transitStop',
  table: 'parks.transit_stop',
  page: 'OP-26',
  imdf: 'zy-transit-stop',
  roles,
  clauses: ['6.1.2.5'],
  title: { zh: '公交站点', en: 'Transit stop' },
  fields: {
    routes: { type: 'text', zh: '线路', en: 'Routes', max: 500, required: true },
    reachesCityStop: { type: 'boolean', zh: '可达城市公交站', en: 'Reaches a city stop' },
    timetableValidUntil: { type: 'date', zh: '时刻表有效期至', en: 'Timetable valid until' },
    geometry: { type: 'geometry', geometry: ['Point'], zh: '位置', en: 'Position', required: true, detailOnly: true },
  },
})

export const zone = ledger({
  module: 'parks',
  kind: 'zone',
  table: 'parks.zone',
  page: 'OP-21',
  imdf: 'zy-zone',
  roles,
  clauses: ['6.1.3.3'],
  title: { zh: '功能区', en: 'Functional zone' },
  fields: {
    zoneKind: {
      type: 'choice',
      zh: '功能',
      en: 'Function',
      required: true,
      options: {
        production: { zh: '生产', en: 'Production' },
        living: { zh: '生活', en: 'Living' },
        business: { zh: '商务', en: 'Business' },
        logistics: { zh: '物流', en: 'Logistics' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    geometry: { type: 'geometry', geometry: ['Polygon', 'MultiPolygon'], zh: '范围', en: 'Area', required: true, detailOnly: true },
  },
})

/** The ledgers that make up the plan of a park, in the order in which references are resolved. */
export const PLAN_LEDGERS: readonly Ledger[] = [zone, road, walkway, gate, parkingArea, transitStop, building, level, unit, opening, wall, separationLine]
