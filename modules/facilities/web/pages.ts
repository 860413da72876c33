import type { Page } from '#ui/page.ts'

const space = { group: 'space', audiences: ['operator'] } as const

export const pages: readonly Page[] = [
  {
    ...space,
    path: 'space/supply',
    code: 'OP-23',
    clauses: ['6.1.1.1', '6.1.1.2'],
    title: { zh: '供水供电与新能源', en: 'Water, power, renewables' },
    load: () => import('./console/SupplyPage.tsx').then((m) => m.SupplyPage),
  },
  {
    ...space,
    path: 'space/information',
    code: 'OP-27',
    clauses: ['6.1.3.1', '6.1.3.2', '6.1.3.3'],
    title: { zh: '信息设施', en: 'ICT facilities' },
    load: () => import('./console/InformationPage.tsx').then((m) => m.InformationPage),
  },
  {
    ...space,
    path: 'space/safety-equipment',
    code: 'OP-28',
    clauses: ['6.1.4.1', '6.1.4.2'],
    title: { zh: '消防防汛设施台账与维保', en: 'Fire and flood equipment' },
    load: () => import('./console/SafetyEquipmentPage.tsx').then((m) => m.SafetyEquipmentPage),
  },
  {
    ...space,
    path: 'space/logistics',
    code: 'OP-29',
    clauses: ['6.2.1.1', '6.2.1.2', '6.2.1.3'],
    title: { zh: '仓储物流与配送中心', en: 'Warehousing and logistics' },
    load: () => import('./console/LogisticsPage.tsx').then((m) => m.LogisticsPage),
  },
  {
    ...space,
    path: 'space/catering',
    code: 'OP-2B',
    clauses: ['6.3.2.1', '6.3.2.2'],
    title: { zh: '餐饮设施', en: 'Catering' },
    load: () => import('./console/CateringPage.tsx').then((m) => m.CateringPage),
  },
  {
    ...space,
    path: 'space/sanitation',
    code: 'OP-2C',
    clauses: ['6.3.3', '7.4.5.1'],
    title: { zh: '卫生设施', en: 'Sanitation' },
    load: () => import('./console/SanitationPage.tsx').then((m) => m.SanitationPage),
  },
]
