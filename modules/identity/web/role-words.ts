import type { Role, Text } from '#kernel/operation.ts'
import type { Membership } from './calls.ts'

export const ROLE_WORDS: Readonly<Record<Role, Text>> = {
  anonymous: { zh: '未登录', en: 'Anonymous' },
  self: { zh: '本人', en: 'Oneself' },
  platformAdmin: { zh: '平台管理员', en: 'Platform administrator' },
  securityAdmin: { zh: '安全管理员', en: 'Security administrator' },
  auditReader: { zh: '审计员', en: 'Audit reader' },
  supervisor: { zh: '主管部门', en: 'Supervisor' },
  parkDirector: { zh: '园长', en: 'Park director' },
  investmentOfficer: { zh: '招商专员', en: 'Investment officer' },
  financeMaker: { zh: '财务制单', en: 'Finance maker' },
  financeApprover: { zh: '财务复核', en: 'Finance approver' },
  safetyOfficer: { zh: '安全专员', en: 'Safety officer' },
  safetyDeputy: { zh: '安全协管', en: 'Safety deputy' },
  propertyOfficer: { zh: '物业主管', en: 'Property officer' },
  serviceDesk: { zh: '客服专员', en: 'Service desk' },
  dormitoryManager: { zh: '宿管员', en: 'Dormitory manager' },
  informationOfficer: { zh: '信息员', en: 'Information officer' },
  parkAuditor: { zh: '园区审计', en: 'Park auditor' },
  companyAdmin: { zh: '企业管理员', en: 'Company administrator' },
  companyClerk: { zh: '企业经办', en: 'Company clerk' },
  providerStaff: { zh: '服务商', en: 'Provider staff' },
  worker: { zh: '职工', en: 'Worker' },
  resident: { zh: '住户', en: 'Resident' },
}

export const SCOPE_WORDS: Readonly<Record<Membership['scopeKind'], Text>> = {
  platform: { zh: '平台', en: 'Platform' },
  parks: { zh: '多个园区（监管）', en: 'Several parks (oversight)' },
  park: { zh: '园区', en: 'Park' },
  company: { zh: '企业', en: 'Company' },
  provider: { zh: '服务商', en: 'Provider' },
  person: { zh: '个人', en: 'Person' },
}

/** The roles a post of each scope may hold, as far as posts are given here. */
export const ROLES_BY_SCOPE: Readonly<Partial<Record<Membership['scopeKind'], readonly Role[]>>> = {
  platform: ['platformAdmin', 'securityAdmin', 'auditReader'],
  parks: ['supervisor'],
  park: [
    'parkDirector',
    'investmentOfficer',
    'financeMaker',
    'financeApprover',
    'safetyOfficer',
    'safetyDeputy',
    'propertyOfficer',
    'serviceDesk',
    'dormitoryManager',
    'informationOfficer',
    'parkAuditor',
  ],
  company: ['companyAdmin', 'companyClerk'],
}

export function isCurrent({ validFrom, validUntil }: Membership, now = Date.now()): boolean {
  return Date.parse(validFrom) <= now && (validUntil === null || Date.parse(validUntil) > now)
}

export const MODULE_WORDS: Readonly<Record<string, Text>> = {
  audit: { zh: '审计', en: 'Audit' },
  companies: { zh: '企业', en: 'Companies' },
  conformity: { zh: '条款对标', en: 'Conformity' },
  facilities: { zh: '设施', en: 'Facilities' },
  files: { zh: '文件', en: 'Files' },
  identity: { zh: '账号与权限', en: 'Accounts and permissions' },
  lodging: { zh: '宿舍', en: 'Dormitories' },
  notifications: { zh: '消息', en: 'Messages' },
  parks: { zh: '园区空间', en: 'Park and space' },
  planning: { zh: '规划', en: 'Planning' },
  workbench: { zh: '工作台', en: 'Workbench' },
}
