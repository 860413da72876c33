import type { Text } from '#kernel/operation.ts'
import type { Group, Page } from '#ui/page.ts'

interface LedgerGroup {
  code: string
  path: string
  group: Group
  title: Text
  clauses: readonly string[]
  /** Names of the ledgers, one tab each. */
  ledgers: readonly string[]
}

/** Pages that consist of registers only: one tab per ledger. */
export const LEDGER_GROUPS: readonly LedgerGroup[] = [
  {
    code: 'OP-11',
    path: 'planning/profile',
    group: 'planning',
    title: { zh: '园区档案', en: 'Park profile' },
    clauses: ['3.2', '4.1', '5.1.a'],
    ledgers: ['facilities.facilityDeclaration'],
  },
  {
    code: 'OP-12',
    path: 'planning/plans',
    group: 'planning',
    title: { zh: '规划与修编', en: 'Plans and revisions' },
    clauses: ['5.1'],
    ledgers: [
      'planning.planVersion',
      'planning.guidingDocument',
      'planning.plannedFacility',
      'planning.plannedService',
      'planning.planReview',
      'planning.planAdjustment',
    ],
  },
  {
    code: 'OP-13',
    path: 'planning/targets',
    group: 'planning',
    title: { zh: '年度目标与实施方案', en: 'Annual goals' },
    clauses: ['4.3', '5.1.b'],
    ledgers: ['planning.planTarget'],
  },
  {
    code: 'OP-22',
    path: 'space/buildings',
    group: 'space',
    title: { zh: '楼宇房源与面积配比', en: 'Buildings and units' },
    clauses: ['4.1', '6.3.1.1', '6.3.2.1', '6.3.2.2'],
    ledgers: ['parks.building', 'parks.level', 'parks.unit'],
  },
  {
    code: 'OP-23',
    path: 'space/supply',
    group: 'space',
    title: { zh: '供水供电与新能源', en: 'Water, power, renewables' },
    clauses: ['6.1.1.1', '6.1.1.2'],
    ledgers: ['facilities.waterMeter', 'facilities.waterBalance', 'facilities.waterTest', 'facilities.powerSupplyPoint', 'facilities.energyYear'],
  },
  {
    code: 'OP-24',
    path: 'space/roads',
    group: 'space',
    title: { zh: '道路·出入口·步行系统', en: 'Roads, gates, footways' },
    clauses: ['6.1.2.1', '6.1.2.2', '6.1.2.3'],
    ledgers: ['parks.road', 'parks.gate', 'parks.walkway', 'parks.zone'],
  },
  {
    code: 'OP-25',
    path: 'space/parking',
    group: 'space',
    title: { zh: '停车场管理', en: 'Parking' },
    clauses: ['6.1.2.4', '7.3.4'],
    ledgers: ['parks.parkingArea'],
  },
  {
    code: 'OP-26',
    path: 'space/transit',
    group: 'space',
    title: { zh: '公交接驳', en: 'Public transport' },
    clauses: ['6.1.2.5', '7.3.4'],
    ledgers: ['parks.transitStop'],
  },
  {
    code: 'OP-27',
    path: 'space/information',
    group: 'space',
    title: { zh: '信息设施', en: 'ICT facilities' },
    clauses: ['6.1.3.1', '6.1.3.2', '6.1.3.3'],
    ledgers: ['facilities.carrierAccess', 'facilities.signalSurvey', 'facilities.equipmentRoom', 'facilities.backupFacility'],
  },
  {
    code: 'OP-28',
    path: 'space/safety-equipment',
    group: 'space',
    title: { zh: '消防防汛设施台账与维保', en: 'Fire and flood equipment' },
    clauses: ['6.1.4.1', '6.1.4.2'],
    ledgers: ['facilities.safetyEquipment'],
  },
  {
    code: 'OP-29',
    path: 'space/logistics',
    group: 'space',
    title: { zh: '仓储物流与配送中心', en: 'Warehousing and logistics' },
    clauses: ['6.2.1.1', '6.2.1.2', '6.2.1.3'],
    ledgers: ['facilities.warehouse'],
  },
  {
    code: 'OP-2A',
    path: 'space/dormitories',
    group: 'space',
    title: { zh: '宿舍合规核查', en: 'Dormitory compliance' },
    clauses: ['6.3.1.1', '6.3.1.2', '6.3.1.3', '6.3.1.4', '6.3.1.5', '6.3.1.6', '6.3.1.7'],
    ledgers: ['lodging.occupancy', 'parks.opening', 'parks.wall', 'parks.separationLine'],
  },
  {
    code: 'OP-2B',
    path: 'space/catering',
    group: 'space',
    title: { zh: '餐饮设施', en: 'Catering' },
    clauses: ['6.3.2.1', '6.3.2.2'],
    ledgers: ['facilities.canteen'],
  },
  {
    code: 'OP-2C',
    path: 'space/sanitation',
    group: 'space',
    title: { zh: '卫生设施', en: 'Sanitation' },
    clauses: ['6.3.3', '7.4.5.1'],
    ledgers: ['facilities.sanitationPoint'],
  },
  {
    code: 'OP-37',
    path: 'companies',
    group: 'admission',
    title: { zh: '企业台账', en: 'Company register' },
    clauses: ['3.1', '4.3', '7.4.1.1'],
    ledgers: ['companies.company'],
  },
]

/** The registers as pages; a page of a module with the same code takes their place. */
export function ledgerPages(taken: readonly Page[]): Page[] {
  const codes = new Set(taken.filter((page) => !page.isHidden).map((page) => page.code))
  return LEDGER_GROUPS.filter(({ code }) => !codes.has(code)).map(({ code, path, group, title, clauses, ledgers }) => ({
    code,
    path,
    group,
    title,
    clauses,
    audiences: ['operator'],
    load: () => import('./LedgerTabsPage.tsx').then((m) => m.ledgerTabsPage(title, clauses, ledgers)),
  }))
}
