import { type Ledger, ledger } from '#kernel/ledger.ts'
import { PARK_POSTS, type Role } from '#kernel/operation.ts'
import { backupFacility, CARRIERS, carrierAccess, equipmentRoom, signalSurvey } from './contract-network.ts'

export { backupFacility, CARRIERS, carrierAccess, equipmentRoom, signalSurvey }

const READ: readonly Role[] = [...PARK_POSTS, 'supervisor']
const roles = { read: READ, write: ['parkDirector', 'propertyOfficer'] as readonly Role[] }
const safetyRoles = { read: READ, write: ['parkDirector', 'propertyOfficer', 'safetyOfficer', 'safetyDeputy'] as readonly Role[] }

const building = { type: 'reference', ledger: 'parks.building', zh: '所在建筑', en: 'Building' } as const
const ofBuilding = { ...building, required: true } as const
const place = { type: 'geometry', geometry: ['Point'], zh: '位置', en: 'Position', required: true, detailOnly: true } as const
const validUntil = { type: 'date', zh: '有效期至', en: 'Valid until' } as const

/** Classes of use of water (GB/T 36575: water is supplied, metered and reused by class of use). */
export const WATER_USES = {
  drinking: { zh: '生活饮用', en: 'Drinking' },
  production: { zh: '生产', en: 'Production' },
  fire: { zh: '消防', en: 'Fire fighting' },
  greening: { zh: '绿化', en: 'Greening' },
  reclaimed: { zh: '再生水', en: 'Reclaimed' },
} as const

export const waterMeter = ledger({
  module: 'facilities',
  kind: 'waterMeter',
  table: 'facilities.water_meter',
  page: 'OP-23',
  roles,
  clauses: ['6.1.1.1'],
  title: { zh: '用水点', en: 'Water branch' },
  fields: {
    useClass: { type: 'choice', zh: '用水类别', en: 'Class of use', required: true, options: WATER_USES },
    building,
    isMetered: { type: 'boolean', zh: '已装表计量', en: 'Metered', help: { zh: '该支路装有水表', en: 'A meter is fitted on this branch' } },
    meterNo: { type: 'text', zh: '表号', en: 'Meter number', max: 60 },
    installedOn: { type: 'date', zh: '安装日期', en: 'Installed on' },
    verifiedUntil: { type: 'date', zh: '检定有效期至', en: 'Calibration valid until' },
  },
})

export const waterBalance = ledger({
  module: 'facilities',
  kind: 'waterBalance',
  table: 'facilities.water_balance',
  page: 'OP-23',
  roles,
  clauses: ['6.1.1.1'],
  title: { zh: '水量平衡', en: 'Water balance' },
  fields: {
    month: { type: 'date', zh: '月份', en: 'Month', required: true, help: { zh: '填当月 1 日', en: 'First day of the month' } },
    suppliedM3: { type: 'number', zh: '供水量', en: 'Supplied', unit: 'm³', min: 0, decimals: 1 },
    meteredM3: { type: 'number', zh: '计量用水量', en: 'Metered use', unit: 'm³', min: 0, decimals: 1 },
    reusedM3: { type: 'number', zh: '回用水量', en: 'Reused', unit: 'm³', min: 0, decimals: 1 },
  },
})

export const waterTest = ledger({
  module: 'facilities',
  kind: 'waterTest',
  table: 'facilities.water_test',
  page: 'OP-23',
  roles,
  clauses: ['6.1.1.1'],
  title: { zh: '水质检测', en: 'Water test' },
  fields: {
    useClass: { type: 'choice', zh: '用水类别', en: 'Class of use', required: true, options: WATER_USES },
    sampledOn: { type: 'date', zh: '采样日期', en: 'Sampled on', required: true },
    result: { type: 'choice', zh: '结论', en: 'Result', options: { pass: { zh: '合格', en: 'Passed' }, fail: { zh: '不合格', en: 'Failed' } } },
    validUntil,
    reportFile: { type: 'text', zh: '报告文件号', en: 'Report file', max: 64, detailOnly: true },
  },
})

/** Where power comes from; every kind but `grid` and `diesel` is a renewable source or stores one. */
export const POWER_SOURCES = {
  grid: { zh: '地区电网', en: 'Regional grid' },
  solar: { zh: '太阳能', en: 'Solar' },
  geothermal: { zh: '地热能', en: 'Geothermal' },
  wind: { zh: '风能', en: 'Wind' },
  biomass: { zh: '生物质能', en: 'Biomass' },
  diesel: { zh: '柴油发电', en: 'Diesel' },
  other: { zh: '其他', en: 'Other' },
} as const

export const powerSupplyPoint = ledger({
  module: 'facilities',
  kind: 'powerSupplyPoint',
  table: 'facilities.power_supply_point',
  page: 'OP-23',
  roles,
  clauses: ['6.1.1.2'],
  title: { zh: '供电点', en: 'Power supply point' },
  fields: {
    kind: { type: 'choice', zh: '来源', en: 'Source', required: true, options: POWER_SOURCES },
    capacityKva: { type: 'number', zh: '容量', en: 'Capacity', unit: 'kVA', min: 0 },
    building,
    commissionedOn: { type: 'date', zh: '投运日期', en: 'In operation since' },
  },
})

export const energyYear = ledger({
  module: 'facilities',
  kind: 'energyYear',
  table: 'facilities.energy_year',
  page: 'OP-23',
  roles,
  clauses: ['6.1.1.2'],
  title: { zh: '年度用电量', en: 'Energy of a year' },
  fields: {
    year: { type: 'integer', zh: '年度', en: 'Year', required: true, min: 2000, max: 2199 },
    kind: { type: 'choice', zh: '来源', en: 'Source', required: true, options: POWER_SOURCES },
    energyKwh: { type: 'number', zh: '电量', en: 'Energy', unit: 'kWh', min: 0 },
  },
})

export const SAFETY_EQUIPMENT_KINDS = {
  extinguisher: { zh: '灭火器', en: 'Extinguisher' },
  indoorHydrant: { zh: '室内消火栓', en: 'Indoor hydrant' },
  outdoorHydrant: { zh: '室外消火栓', en: 'Outdoor hydrant' },
  sprinkler: { zh: '自动喷水', en: 'Sprinkler' },
  alarmController: { zh: '火灾报警控制器', en: 'Fire alarm controller' },
  detector: { zh: '探测器', en: 'Detector' },
  emergencyLight: { zh: '应急照明', en: 'Emergency light' },
  evacuationSign: { zh: '疏散指示', en: 'Evacuation sign' },
  smokeExtraction: { zh: '防排烟设施', en: 'Smoke extraction' },
  fireDoor: { zh: '防火门', en: 'Fire door' },
  firePump: { zh: '消防水泵', en: 'Fire pump' },
  floodPump: { zh: '排涝泵', en: 'Flood pump' },
  floodBarrier: { zh: '挡水板', en: 'Flood barrier' },
  sandbag: { zh: '沙袋', en: 'Sandbags' },
  lifeSaving: { zh: '救生器材', en: 'Life-saving gear' },
  other: { zh: '其他', en: 'Other' },
} as const

export const safetyEquipment = ledger({
  module: 'facilities',
  kind: 'safetyEquipment',
  table: 'facilities.safety_equipment',
  page: 'OP-28',
  roles: safetyRoles,
  clauses: ['6.1.4.1', '6.1.4.2'],
  title: { zh: '消防防汛设施', en: 'Fire and flood equipment' },
  fields: {
    kind: { type: 'choice', zh: '类别', en: 'Kind', required: true, options: SAFETY_EQUIPMENT_KINDS },
    building,
    location: { type: 'text', zh: '位置', en: 'Location', max: 200 },
    quantity: { type: 'integer', zh: '数量', en: 'Quantity', min: 0, max: 1_000_000 },
    state: {
      type: 'choice',
      zh: '状态',
      en: 'State',
      required: true,
      options: { inService: { zh: '在用', en: 'In service' }, faulty: { zh: '故障', en: 'Faulty' }, retired: { zh: '停用', en: 'Retired' } },
    },
    installedOn: { type: 'date', zh: '安装日期', en: 'Installed on' },
    lastServicedOn: { type: 'date', zh: '上次维保', en: 'Last serviced on' },
    serviceIntervalDays: { type: 'integer', zh: '维保周期', en: 'Service interval', unit: 'day', min: 1, max: 3660 },
    nextServiceOn: {
      type: 'date',
      zh: '下次维保',
      en: 'Next service on',
      help: { zh: '留空时按上次维保加周期推算', en: 'When empty: last service plus interval' },
    },
    expiresOn: { type: 'date', zh: '报废日期', en: 'Expires on' },
  },
})

export const warehouse = ledger({
  module: 'facilities',
  kind: 'warehouse',
  table: 'facilities.warehouse',
  page: 'OP-29',
  roles,
  clauses: ['6.2.1.1', '6.2.1.2'],
  title: { zh: '仓库', en: 'Warehouse' },
  fields: {
    building,
    areaM2: { type: 'number', zh: '面积', en: 'Area', unit: 'm²', min: 0, decimals: 2 },
    acceptanceNo: { type: 'text', zh: '验收文号', en: 'Acceptance number', max: 100 },
    acceptedOn: { type: 'date', zh: '验收日期', en: 'Accepted on' },
    acceptanceFile: { type: 'text', zh: '验收文件号', en: 'Acceptance file', max: 64, detailOnly: true },
  },
})

export const canteen = ledger({
  module: 'facilities',
  kind: 'canteen',
  table: 'facilities.canteen',
  page: 'OP-2B',
  roles,
  clauses: ['6.3.2.1', '6.3.2.2'],
  title: { zh: '餐饮场所', en: 'Canteen' },
  fields: {
    building: ofBuilding,
    areaM2: { type: 'number', zh: '面积', en: 'Area', unit: 'm²', min: 0, decimals: 2 },
    seats: { type: 'integer', zh: '座位', en: 'Seats', min: 0, max: 100_000 },
    licenceValidUntil: { type: 'date', zh: '许可证有效期至', en: 'Licence valid until' },
  },
})

export const sanitationPoint = ledger({
  module: 'facilities',
  kind: 'sanitationPoint',
  table: 'facilities.sanitation_point',
  page: 'OP-2C',
  roles,
  clauses: ['6.3.3'],
  title: { zh: '环卫设施', en: 'Sanitation facility' },
  fields: {
    kind: {
      type: 'choice',
      zh: '类别',
      en: 'Kind',
      required: true,
      options: {
        collectionPoint: { zh: '垃圾收集点', en: 'Collection point' },
        publicToilet: { zh: '公共厕所', en: 'Public toilet' },
        treatment: { zh: '垃圾处理设施', en: 'Waste treatment' },
      },
    },
    building,
    areaM2: { type: 'number', zh: '面积', en: 'Area', unit: 'm²', min: 0, decimals: 2 },
    carer: { type: 'text', zh: '看护人', en: 'Carer', max: 60, personal: 'personal' },
    geometry: place,
  },
})

/** The categories of facilities a park has to have or to declare as not needed (4.1), and those the applicability of clause 6 hangs on. */
export const FACILITY_CATEGORIES = {
  transport: { zh: '交通', en: 'Transport' },
  fire: { zh: '消防', en: 'Fire protection' },
  safety: { zh: '安全', en: 'Safety' },
  environment: { zh: '环保', en: 'Environment' },
  storage: { zh: '仓储', en: 'Storage' },
  logistics: { zh: '物流', en: 'Logistics' },
  power: { zh: '供电', en: 'Power' },
  water: { zh: '供水', en: 'Water' },
  heat: { zh: '供热', en: 'Heat' },
  gas: { zh: '供气', en: 'Gas' },
  communication: { zh: '通信', en: 'Communication' },
  network: { zh: '网络', en: 'Network' },
  business: { zh: '商务', en: 'Business' },
  office: { zh: '办公', en: 'Office' },
  dormitory: { zh: '住宿', en: 'Dormitory' },
  catering: { zh: '餐饮', en: 'Catering' },
  flood: { zh: '防汛', en: 'Flood protection' },
  pitchedRoof: { zh: '尖角屋顶', en: 'Pitched roofs' },
  largeLogistics: { zh: '较大仓储物流需求', en: 'Large logistics demand' },
} as const
export type FacilityCategory = keyof typeof FACILITY_CATEGORIES

export const facilityDeclaration = ledger({
  module: 'facilities',
  kind: 'facilityDeclaration',
  table: 'facilities.facility_declaration',
  page: 'OP-11',
  roles: { read: READ, write: ['parkDirector'] },
  clauses: ['4.1'],
  title: { zh: '设施声明', en: 'Facility declaration' },
  fields: {
    category: { type: 'choice', zh: '设施类别', en: 'Category', required: true, options: FACILITY_CATEGORIES },
    state: {
      type: 'choice',
      zh: '声明',
      en: 'Declaration',
      required: true,
      options: { present: { zh: '已具备', en: 'Present' }, notNeeded: { zh: '不需要', en: 'Not needed' } },
    },
    reason: { type: 'longText', zh: '理由', en: 'Reason', help: { zh: '声明不需要时必填', en: 'Needed when declared as not needed' } },
    signedBy: { type: 'text', zh: '签署人', en: 'Signed by', max: 60, personal: 'personal' },
    signedOn: { type: 'date', zh: '签署日期', en: 'Signed on' },
  },
})

/** The registers of this module (设施台账). */
export const FACILITY_LEDGERS: readonly Ledger[] = [
  waterMeter,
  waterBalance,
  waterTest,
  powerSupplyPoint,
  energyYear,
  carrierAccess,
  backupFacility,
  signalSurvey,
  equipmentRoom,
  safetyEquipment,
  warehouse,
  canteen,
  sanitationPoint,
  facilityDeclaration,
]
