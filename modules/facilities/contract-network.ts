import { ledger } from '#kernel/ledger.ts'
import { PARK_POSTS, type Role } from '#kernel/operation.ts'

const networkRoles = {
  read: [...PARK_POSTS, 'supervisor'] as readonly Role[],
  write: ['parkDirector', 'propertyOfficer', 'informationOfficer'] as readonly Role[],
}
const building = { type: 'reference', ledger: 'parks.building', zh: '所在建筑', en: 'Building' } as const
const validUntil = { type: 'date', zh: '有效期至', en: 'Valid until' } as const

export const CARRIERS = {
  telecom: { zh: '中国电信', en: 'China Telecom' },
  mobile: { zh: '中国移动', en: 'China Mobile' },
  unicom: { zh: '中国联通', en: 'China Unicom' },
  broadnet: { zh: '中国广电', en: 'China Broadnet' },
  other: { zh: '其他', en: 'Other' },
} as const

export const carrierAccess = ledger({
  module: 'facilities',
  kind: 'carrierAccess',
  table: 'facilities.carrier_access',
  page: 'OP-27',
  roles: networkRoles,
  clauses: ['6.1.3.1'],
  title: { zh: '运营商接入', en: 'Carrier access' },
  fields: {
    building: { ...building, required: true },
    carrier: { type: 'choice', zh: '运营商', en: 'Carrier', required: true, options: CARRIERS },
    isAvailable: { type: 'boolean', zh: '用户可选', en: 'Available' },
    choiceSharePercent: { type: 'number', zh: '入驻企业选用比例', en: 'Share of companies that chose it', unit: '%', min: 0, max: 100, decimals: 1 },
    surveyedOn: { type: 'date', zh: '核查日期', en: 'Surveyed on' },
  },
})

export const backupFacility = ledger({
  module: 'facilities',
  kind: 'backupFacility',
  table: 'facilities.backup_facility',
  page: 'OP-27',
  roles: networkRoles,
  clauses: ['6.1.3.1'],
  title: { zh: '通信与数据备份设施', en: 'Backup facility' },
  fields: {
    kind: {
      type: 'choice',
      zh: '类别',
      en: 'Kind',
      required: true,
      options: { data: { zh: '数据备份', en: 'Data' }, link: { zh: '链路备份', en: 'Link' }, power: { zh: '电源备份', en: 'Power' } },
    },
    building,
    capacity: { type: 'text', zh: '容量', en: 'Capacity', max: 100 },
    testedOn: { type: 'date', zh: '最近演练日期', en: 'Last tested on' },
    validUntil,
  },
})

export const signalSurvey = ledger({
  module: 'facilities',
  kind: 'signalSurvey',
  table: 'facilities.signal_survey',
  page: 'OP-27',
  roles: networkRoles,
  clauses: ['6.1.3.2'],
  title: { zh: '信号测点', en: 'Signal survey point' },
  fields: {
    areaKind: {
      type: 'choice',
      zh: '区域',
      en: 'Area',
      required: true,
      options: {
        outdoor: { zh: '室外', en: 'Outdoor' },
        office: { zh: '办公区域', en: 'Office' },
        publicIndoor: { zh: '室内公共区域', en: 'Indoor public area' },
      },
    },
    building,
    carrier: { type: 'choice', zh: '运营商', en: 'Carrier', required: true, options: CARRIERS },
    rsrpDbm: { type: 'number', zh: '信号强度 RSRP', en: 'RSRP', unit: 'dBm', min: -160, max: 0, decimals: 1 },
    surveyedOn: { type: 'date', zh: '测试日期', en: 'Surveyed on' },
    validUntil,
    geometry: { type: 'geometry', geometry: ['Point'], zh: '位置', en: 'Position', required: true, detailOnly: true },
  },
})

export const equipmentRoom = ledger({
  module: 'facilities',
  kind: 'equipmentRoom',
  table: 'facilities.equipment_room',
  page: 'OP-27',
  roles: networkRoles,
  clauses: ['6.1.3.3'],
  title: { zh: '通信机房', en: 'Telecom room' },
  fields: {
    zone: { type: 'reference', ledger: 'parks.zone', zh: '服务的功能区', en: 'Zone served', required: true },
    building,
    functions: {
      type: 'choices',
      zh: '功能',
      en: 'Functions',
      required: true,
      options: { access: { zh: '用户接入', en: 'Access' }, aggregation: { zh: '汇聚', en: 'Aggregation' }, switching: { zh: '转接', en: 'Switching' } },
    },
    areaM2: { type: 'number', zh: '面积', en: 'Area', unit: 'm²', min: 0, decimals: 2 },
    reserveAreaM2: { type: 'number', zh: '预留面积', en: 'Reserve area', unit: 'm²', min: 0, decimals: 2 },
  },
})
