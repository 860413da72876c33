import type { Page } from '#ui/page.ts'

/** Who did what: for a park's director and auditor, and for the auditor of the installation. */
export const pages: Page[] = [
  {
    path: 'audit',
    code: 'OP-A5',
    title: { zh: '操作审计日志', en: 'Audit log' },
    group: 'system',
    clauses: ['7.4.3.4', '7.3.1'],
    audiences: ['operator'],
    roles: ['parkDirector', 'parkAuditor'],
    load: () => import('./AuditPage.tsx').then((m) => m.ParkAuditPage),
  },
  {
    path: 'audit',
    code: 'OP-A5',
    title: { zh: '平台审计日志', en: 'Audit log' },
    group: 'system',
    clauses: [],
    audiences: ['developer'],
    roles: ['auditReader'],
    load: () => import('./AuditPage.tsx').then((m) => m.PlatformAuditPage),
  },
]
