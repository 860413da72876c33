import { type Ledger, ledger } from '#kernel/ledger.ts'
import { PARK_POSTS, type Role } from '#kernel/operation.ts'

const READ: readonly Role[] = [...PARK_POSTS, 'supervisor']
const roles = { read: READ, write: ['parkDirector', 'investmentOfficer'] as readonly Role[] }

/** Service categories by the clause that demands them (8.2–8.17). */
export const SERVICE_CATEGORIES = {
  governmentAgency: { zh: '8.2 政务代办', en: '8.2 Government-affairs agency' },
  policyLaw: { zh: '8.3 政策法律', en: '8.3 Policy and law' },
  information: { zh: '8.4 信息服务', en: '8.4 Information' },
  supplyChain: { zh: '8.5 产业链对接', en: '8.5 Supply-chain matching' },
  incubation: { zh: '8.6 产业孵化', en: '8.6 Incubation' },
  personnel: { zh: '8.7 人事代理', en: '8.7 Personnel agency' },
  startup: { zh: '8.8 创业辅导', en: '8.8 Start-up coaching' },
  roadshow: { zh: '8.9 项目路演', en: '8.9 Roadshows' },
  exhibition: { zh: '8.10 展览展示', en: '8.10 Exhibition' },
  bookkeeping: { zh: '8.11 财务代理', en: '8.11 Bookkeeping' },
  talent: { zh: '8.12 人才服务', en: '8.12 Talent' },
  finance: { zh: '8.13 金融服务', en: '8.13 Finance' },
  intellectualProperty: { zh: '8.14 知识产权', en: '8.14 Intellectual property' },
  research: { zh: '8.15 研发设计', en: '8.15 R&D and design' },
  testing: { zh: '8.16 质量检测', en: '8.16 Quality testing' },
  ecommerce: { zh: '8.17 电商培育', en: '8.17 E-commerce' },
} as const

/** What a plan may foresee to be built (规划设施类别). */
export const PLANNED_FACILITY_CATEGORIES = {
  plant: { zh: '厂房', en: 'Plant' },
  warehouse: { zh: '仓储', en: 'Storage' },
  logistics: { zh: '物流', en: 'Logistics' },
  dormitory: { zh: '住宿', en: 'Dormitory' },
  catering: { zh: '餐饮', en: 'Catering' },
  office: { zh: '办公', en: 'Office' },
  business: { zh: '商务', en: 'Business' },
  road: { zh: '道路', en: 'Roads' },
  parking: { zh: '停车', en: 'Parking' },
  water: { zh: '供水', en: 'Water' },
  power: { zh: '供电', en: 'Power' },
  heat: { zh: '供热', en: 'Heat' },
  gas: { zh: '供气', en: 'Gas' },
  communication: { zh: '通信与网络', en: 'Communication and network' },
  fire: { zh: '消防', en: 'Fire protection' },
  flood: { zh: '防汛', en: 'Flood protection' },
  environment: { zh: '环保', en: 'Environment' },
  sanitation: { zh: '环卫', en: 'Sanitation' },
  other: { zh: '其他', en: 'Other' },
} as const

const planVersionReference = { type: 'reference', ledger: 'planning.planVersion', zh: '规划版本', en: 'Plan version', required: true } as const

export const planVersion = ledger({
  module: 'planning',
  kind: 'planVersion',
  table: 'planning.plan_version',
  page: 'OP-12',
  roles,
  clauses: ['5.1', '6.3.1.1', '6.3.2.2'],
  title: { zh: '规划版本', en: 'Plan version' },
  rules: {
    planning_current_version_exists: {
      code: 'planning.current_version_exists',
      zh: '已有现行规划版本，请先将其废止。',
      en: 'Another plan version is current. Supersede it first.',
    },
  },
  fields: {
    versionNo: { type: 'integer', zh: '版次', en: 'Version', required: true, min: 1, max: 1000 },
    state: {
      type: 'choice',
      zh: '状态',
      en: 'State',
      required: true,
      options: { draft: { zh: '编制中', en: 'Draft' }, current: { zh: '现行', en: 'Current' }, superseded: { zh: '已废止', en: 'Superseded' } },
    },
    adoptedOn: { type: 'date', zh: '批准日期', en: 'Adopted on' },
    approvalNo: { type: 'text', zh: '批准文号', en: 'Approval number', max: 100 },
    leadingIndustries: {
      type: 'text',
      zh: '主导产业',
      en: 'Leading industries',
      max: 500,
      help: { zh: 'GB/T 4754 代码，逗号分隔，如 18,1819', en: 'Codes of GB/T 4754, separated by commas, e.g. 18,1819' },
    },
    dormitoryRatioMin: { type: 'number', zh: '宿舍与厂房面积比下限', en: 'Dormitory : plant area, lower', min: 0, max: 10, decimals: 3, detailOnly: true },
    dormitoryRatioMax: { type: 'number', zh: '宿舍与厂房面积比上限', en: 'Dormitory : plant area, upper', min: 0, max: 10, decimals: 3, detailOnly: true },
    cateringRatioMin: { type: 'number', zh: '餐饮与厂房面积比下限', en: 'Catering : plant area, lower', min: 0, max: 10, decimals: 3, detailOnly: true },
    cateringRatioMax: { type: 'number', zh: '餐饮与厂房面积比上限', en: 'Catering : plant area, upper', min: 0, max: 10, decimals: 3, detailOnly: true },
  },
})

export const planTarget = ledger({
  module: 'planning',
  kind: 'planTarget',
  table: 'planning.plan_target',
  page: 'OP-13',
  roles,
  clauses: ['5.1'],
  title: { zh: '规划目标', en: 'Plan target' },
  fields: {
    planVersion: planVersionReference,
    measure: { type: 'text', zh: '指标', en: 'Measure', required: true, max: 200 },
    targetValue: { type: 'number', zh: '目标值', en: 'Target' },
    unit: { type: 'text', zh: '单位', en: 'Unit', max: 20 },
    dueOn: { type: 'date', zh: '完成期限', en: 'Due on' },
    responsible: { type: 'text', zh: '责任人', en: 'Responsible', max: 60 },
  },
})

export const plannedFacility = ledger({
  module: 'planning',
  kind: 'plannedFacility',
  table: 'planning.planned_facility',
  page: 'OP-12',
  roles,
  clauses: ['5.1'],
  title: { zh: '规划设施', en: 'Planned facility' },
  fields: {
    planVersion: planVersionReference,
    category: { type: 'choice', zh: '设施类别', en: 'Category', required: true, options: PLANNED_FACILITY_CATEGORIES },
    quantity: { type: 'number', zh: '数量', en: 'Quantity', min: 0 },
    areaM2: { type: 'number', zh: '面积', en: 'Area', unit: 'm²', min: 0, decimals: 2 },
    dueOn: { type: 'date', zh: '计划建成日期', en: 'Due on' },
    builtOn: { type: 'date', zh: '建成日期', en: 'Built on' },
    building: { type: 'reference', ledger: 'parks.building', zh: '所在建筑', en: 'Building' },
  },
})

export const plannedService = ledger({
  module: 'planning',
  kind: 'plannedService',
  table: 'planning.planned_service',
  page: 'OP-12',
  roles,
  clauses: ['5.1'],
  title: { zh: '规划服务', en: 'Planned service' },
  fields: {
    planVersion: planVersionReference,
    category: { type: 'choice', zh: '服务类别', en: 'Category', required: true, options: SERVICE_CATEGORIES },
    provider: { type: 'text', zh: '服务机构', en: 'Provider', max: 200 },
    dueOn: { type: 'date', zh: '计划开展日期', en: 'Due on' },
    startedOn: { type: 'date', zh: '开展日期', en: 'Started on' },
    endedOn: { type: 'date', zh: '停止日期', en: 'Ended on' },
  },
})

export const planReview = ledger({
  module: 'planning',
  kind: 'planReview',
  table: 'planning.plan_review',
  page: 'OP-12',
  roles,
  clauses: ['5.1'],
  title: { zh: '规划评估', en: 'Plan review' },
  fields: {
    planVersion: planVersionReference,
    reviewedOn: { type: 'date', zh: '评估日期', en: 'Reviewed on', required: true },
    conclusion: {
      type: 'choice',
      zh: '结论',
      en: 'Conclusion',
      options: { keep: { zh: '维持', en: 'Keep' }, adjust: { zh: '调整', en: 'Adjust' }, rewrite: { zh: '重编', en: 'Rewrite' } },
    },
    remark: { type: 'longText', zh: '评估意见', en: 'Remark', detailOnly: true },
  },
})

export const planAdjustment = ledger({
  module: 'planning',
  kind: 'planAdjustment',
  table: 'planning.plan_adjustment',
  page: 'OP-12',
  roles,
  clauses: ['5.1'],
  title: { zh: '规划调整建议', en: 'Adjustment proposal' },
  fields: {
    planVersion: planVersionReference,
    proposedOn: { type: 'date', zh: '提出日期', en: 'Proposed on', required: true },
    decidedOn: { type: 'date', zh: '决定日期', en: 'Decided on' },
    decision: { type: 'choice', zh: '决定', en: 'Decision', options: { accepted: { zh: '采纳', en: 'Accepted' }, rejected: { zh: '不采纳', en: 'Rejected' } } },
    remark: { type: 'longText', zh: '说明', en: 'Remark', detailOnly: true },
  },
})

/** What a guiding document governs: attraction and admission (5.1 b) or daily management (5.1 e). */
export const DOCUMENT_KINDS = {
  admissionCriteria: { zh: '入园标准', en: 'Admission criteria' },
  scoringSheet: { zh: '打分表', en: 'Scoring sheet' },
  growthTargets: { zh: '增长要求', en: 'Growth targets' },
  managementRule: { zh: '管理制度', en: 'Management rule' },
} as const

export const guidingDocument = ledger({
  module: 'planning',
  kind: 'guidingDocument',
  table: 'planning.guiding_document',
  page: 'OP-12',
  roles,
  clauses: ['5.1'],
  title: { zh: '指导文件', en: 'Guiding document' },
  fields: {
    kind: { type: 'choice', zh: '类别', en: 'Kind', required: true, options: DOCUMENT_KINDS },
    planVersion: { type: 'reference', ledger: 'planning.planVersion', zh: '依据的规划版本', en: 'Refers to plan version' },
    inForceFrom: { type: 'date', zh: '施行日期', en: 'In force from' },
    inForceTo: { type: 'date', zh: '失效日期', en: 'In force to', help: { zh: '长期有效时留空', en: 'Empty when open-ended' } },
    file: { type: 'text', zh: '文件号', en: 'File', max: 64, detailOnly: true },
  },
})

/** The registers of this module (规划台账), in the order in which references are resolved. */
export const PLANNING_LEDGERS: readonly Ledger[] = [planVersion, planTarget, plannedFacility, plannedService, planReview, planAdjustment, guidingDocument]
