import type { Page } from '#ui/page.ts'

export const pages: readonly Page[] = [
  {
    path: 'space/dormitories',
    code: 'OP-2A',
    group: 'space',
    audiences: ['operator'],
    clauses: ['6.3.1.1', '6.3.1.2', '6.3.1.3', '6.3.1.4', '6.3.1.5', '6.3.1.6', '6.3.1.7'],
    title: { zh: '宿舍合规核查', en: 'Dormitory compliance' },
    load: () => import('./console/DormitoryCompliancePage.tsx').then((m) => m.DormitoryCompliancePage),
  },
  {
    path: 'living/occupancy',
    code: 'OP-82',
    group: 'living',
    audiences: ['operator'],
    clauses: ['6.3.1.1', '6.3.1.2'],
    roles: ['parkDirector', 'dormitoryManager', 'safetyOfficer', 'parkAuditor'],
    title: { zh: '宿舍入住管理', en: 'Dormitory occupancy' },
    load: () => import('./console/OccupancyPage.tsx').then((m) => m.OccupancyPage),
  },
]
