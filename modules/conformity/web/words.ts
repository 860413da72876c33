import type { Text } from '#kernel/operation.ts'
import type { Level } from './calls.ts'

export const LEVELS: Readonly<Record<Level, Text>> = {
  principle: { zh: '原则', en: 'Principle' },
  shall: { zh: '应', en: 'Shall' },
  should: { zh: '宜', en: 'Should' },
  may: { zh: '可', en: 'May' },
}

/** Subject matter a requirement belongs to, as the standard names it. */
export const MODULES: Readonly<Record<string, Text>> = {
  access: { zh: '门禁与车辆', en: 'Access control' },
  admission: { zh: '入园与退园', en: 'Admission & exit' },
  cases: { zh: '请求与投诉', en: 'Requests & complaints' },
  companies: { zh: '企业台账', en: 'Companies' },
  conformity: { zh: '条款汇总', en: 'Roll-ups' },
  data: { zh: '数据汇聚', en: 'Data' },
  emergency: { zh: '应急处置', en: 'Emergency' },
  evaluation: { zh: '绩效评价', en: 'Evaluation' },
  events: { zh: '活动与路演', en: 'Events' },
  facilities: { zh: '设施', en: 'Facilities' },
  'finance-services': { zh: '金融服务', en: 'Financial services' },
  funds: { zh: '资金管理', en: 'Funds' },
  incubation: { zh: '产业孵化', en: 'Incubation' },
  information: { zh: '信息服务', en: 'Information' },
  integration: { zh: '系统对接', en: 'Integration' },
  lodging: { zh: '宿舍', en: 'Dormitories' },
  logistics: { zh: '物流', en: 'Logistics' },
  matching: { zh: '产业链对接', en: 'Supply-chain matching' },
  operations: { zh: '运营机构', en: 'Operator' },
  parks: { zh: '园区空间', en: 'Park & space' },
  planning: { zh: '规划', en: 'Planning' },
  population: { zh: '人口', en: 'Population' },
  portal: { zh: '对外门户', en: 'Public portal' },
  residents: { zh: '居民服务', en: 'Residents' },
  safety: { zh: '安全管理', en: 'Safety' },
  sanitation: { zh: '保洁与清运', en: 'Cleaning & waste' },
  services: { zh: '园区服务', en: 'Services' },
  statistics: { zh: '统计', en: 'Statistics' },
  talent: { zh: '人才服务', en: 'Talent' },
  telemetry: { zh: '物联监测', en: 'Telemetry' },
  testing: { zh: '检验检测', en: 'Testing' },
  training: { zh: '教育培训', en: 'Training' },
  transport: { zh: '交通', en: 'Transport' },
}

/** Subjects by the last part of their kind: `lodging.room` → 居室. */
const SUBJECTS: Readonly<Record<string, Text>> = {
  room: { zh: '居室', en: 'Room' },
  corridor: { zh: '走道', en: 'Corridor' },
  door: { zh: '门', en: 'Door' },
  wall: { zh: '隔墙', en: 'Wall' },
  park: { zh: '园区', en: 'Park' },
  building: { zh: '建筑', en: 'Building' },
  cateringBuilding: { zh: '餐饮建筑', en: 'Catering building' },
  level: { zh: '楼层', en: 'Level' },
  zone: { zh: '功能区', en: 'Zone' },
  gate: { zh: '出入口', en: 'Gate' },
  road: { zh: '道路', en: 'Road' },
  category: { zh: '设施类别', en: 'Category' },
  company: { zh: '企业', en: 'Company' },
  warehouse: { zh: '仓储', en: 'Warehouse' },
  waterMeter: { zh: '水表', en: 'Water meter' },
  safetyEquipment: { zh: '安防设施', en: 'Safety equipment' },
  signalSurvey: { zh: '信号测点', en: 'Signal survey' },
  equipmentRoom: { zh: '设备间', en: 'Equipment room' },
  plannedFacility: { zh: '规划设施', en: 'Planned facility' },
  plannedService: { zh: '规划服务', en: 'Planned service' },
}

export function subjectKindText(kind: string): Text {
  const own = kind.split('.').at(-1) ?? kind
  return SUBJECTS[own] ?? { zh: own, en: own }
}

export function moduleText(name: string): Text {
  return MODULES[name] ?? { zh: name, en: name }
}

export const WHAT = {
  requirement: { zh: '条款', en: 'requirement' },
  finding: { zh: '判定结果', en: 'finding' },
  evidence: { zh: '佐证', en: 'evidence' },
  task: { zh: '整改任务', en: 'task' },
  snapshot: { zh: '快照', en: 'snapshot' },
  parameter: { zh: '参数', en: 'parameter' },
} as const satisfies Readonly<Record<string, Text>>
