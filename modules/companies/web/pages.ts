import type { Page } from '#ui/page.ts'

export const pages: readonly Page[] = [
  {
    path: 'companies',
    code: 'OP-37',
    group: 'admission',
    audiences: ['operator'],
    clauses: ['3.1', '4.3', '7.4.1.1'],
    title: { zh: '企业台账', en: 'Company register' },
    load: () => import('./console/CompaniesPage.tsx').then((m) => m.CompaniesPage),
  },
]
