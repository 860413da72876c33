import type { Page } from '#ui/page.ts'

export const pages: readonly Page[] = [
  {
    path: 'space/map',
    code: 'OP-21',
    title: { zh: '园区一张图', en: 'Park map' },
    group: 'space',
    clauses: ['6.1.2.1', '6.1.2.2', '6.1.2.3', '6.1.2.4', '6.1.3.2', '7.3.2'],
    audiences: ['operator'],
    load: () => import('./console/ParkMapPage.tsx').then((m) => m.ParkMapPage),
  },
  {
    path: 'space/levels/$levelId',
    code: 'OP-22',
    title: { zh: '楼层平面', en: 'Floor plan' },
    group: 'space',
    clauses: ['6.3.1.1', '6.3.1.3', '6.3.1.4', '6.3.1.5', '6.3.1.7'],
    audiences: ['operator'],
    isHidden: true,
    load: () => import('./console/LevelPlanPage.tsx').then((m) => m.LevelPlanPage),
  },
]
