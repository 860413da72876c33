import type { PARK_POSTS, Text } from '#kernel/operation.ts'

/** The posts of a park's operator as people call them. */
export const ROLE_NAMES: Readonly<Record<(typeof PARK_POSTS)[number], Text>> = {
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
}
