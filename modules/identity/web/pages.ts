import type { Role } from '#kernel/operation.ts'
import type { Page } from '#ui/page.ts'

const ADMINISTRATORS: readonly Role[] = ['platformAdmin', 'securityAdmin']
const WATCHERS: readonly Role[] = [...ADMINISTRATORS, 'auditReader']
const of = { group: 'system', clauses: [], audiences: ['developer'] } as const

/** Accounts, posts, permissions and parks of the installation; they belong to no park. */
export const pages: Page[] = [
  {
    ...of,
    path: 'users',
    code: 'OP-A2',
    title: { zh: '用户与岗位', en: 'Users and posts' },
    roles: ADMINISTRATORS,
    load: () => import('./UsersPage.tsx').then((m) => m.UsersPage),
  },
  {
    ...of,
    path: 'roles',
    code: 'OP-A2-1',
    title: { zh: '角色与权限', en: 'Roles and permissions' },
    roles: WATCHERS,
    load: () => import('./RolesPage.tsx').then((m) => m.RolesPage),
  },
  {
    ...of,
    path: 'security',
    code: 'OP-A2-2',
    title: { zh: '安全策略', en: 'Security policy' },
    roles: WATCHERS,
    load: () => import('./SecurityPage.tsx').then((m) => m.SecurityPage),
  },
  {
    ...of,
    path: 'parks',
    code: 'OP-A2-3',
    title: { zh: '园区', en: 'Parks' },
    roles: ['platformAdmin'],
    load: () => import('./ParksPage.tsx').then((m) => m.ParksPage),
  },
]
