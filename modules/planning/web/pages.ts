import type { Page } from '#ui/page.ts'

const planning = { group: 'planning', audiences: ['operator'] } as const

export const pages: readonly Page[] = [
  {
    ...planning,
    path: 'planning/plans',
    code: 'OP-12',
    clauses: ['5.1'],
    title: { zh: '规划与修编', en: 'Plans and revisions' },
    load: () => import('./console/PlansPage.tsx').then((m) => m.PlansPage),
  },
  {
    ...planning,
    path: 'planning/targets',
    code: 'OP-13',
    clauses: ['4.3', '5.1.b'],
    title: { zh: '年度目标与实施方案', en: 'Annual goals' },
    load: () => import('./console/TargetsPage.tsx').then((m) => m.TargetsPage),
  },
  {
    ...planning,
    path: 'planning/industries',
    code: 'OP-14',
    clauses: ['5.1.a', '7.4.1.1'],
    title: { zh: '产业定位', en: 'Industry positioning' },
    load: () => import('./console/IndustryPage.tsx').then((m) => m.IndustryPage),
  },
]
