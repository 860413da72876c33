import type { Page, PublicPage } from '#ui/page.ts'
import { ledgerPages } from './ledger-pages.ts'

const SETTINGS = {
  path: 'settings',
  title: { zh: '设置', en: 'Settings' },
  clauses: [],
  load: () => import('./homes/SettingsPage.tsx').then((m) => m.SettingsPage),
}

/** Pages of the shell itself. */
const SHELL_PAGES: readonly Page[] = [
  {
    path: 'account',
    code: 'OP-A2',
    title: { zh: '我的账号', en: 'My account' },
    group: 'system',
    clauses: ['7.3.1'],
    audiences: ['operator', 'company', 'phone', 'supervisor', 'developer'],
    isHidden: true,
    load: () => import('./account/AccountPage.tsx').then((m) => m.AccountPage),
  },
  {
    path: 'ledgers/$ledger',
    code: 'OP-00',
    title: { zh: '台账', en: 'Ledger' },
    group: 'space',
    clauses: [],
    audiences: ['operator', 'supervisor'],
    isHidden: true,
    load: () => import('./AnyLedgerPage.tsx').then((m) => m.AnyLedgerPage),
  },
  {
    path: 'transfers',
    code: 'OP-A4',
    title: { zh: '导入导出中心', en: 'Imports and exports' },
    group: 'system',
    clauses: ['4.3', '7.3.2'],
    audiences: ['operator'],
    load: () => import('./homes/TransfersPage.tsx').then((m) => m.TransfersPage),
  },
  { ...SETTINGS, code: 'OP-A6', group: 'system', audiences: ['operator', 'developer'] },
  { ...SETTINGS, code: 'EN-90', group: 'portal', audiences: ['company'] },
  { ...SETTINGS, code: 'SV-90', group: 'oversight', audiences: ['supervisor'] },
  {
    path: 'me',
    code: 'MO-24',
    title: { zh: '我的', en: 'Me' },
    group: 'residents',
    clauses: ['6.3.4.2'],
    audiences: ['phone'],
    load: () => import('./homes/SettingsPage.tsx').then((m) => m.SettingsPage),
  },
]

/** What the modules contribute: `pages` of every `modules/<m>/web/pages.ts`. A module's folder deleted, its pages are gone. */
const CONTRIBUTIONS = import.meta.glob<{ pages: readonly Page[] }>('../../../modules/*/web/pages.ts', { eager: true })
const MODULE_PAGES: readonly Page[] = Object.values(CONTRIBUTIONS).flatMap(({ pages }) => pages)

/** Pages for everybody: `publicPages` of a module's `web/public-pages.ts`, reached under `/p/`. */
const PUBLIC = import.meta.glob<{ publicPages: readonly PublicPage[] }>('../../../modules/*/web/public-pages.ts', { eager: true })
export const PUBLIC_PAGES: readonly PublicPage[] = Object.values(PUBLIC).flatMap(({ publicPages }) => publicPages)

/** Every page of the product. */
export const PAGES: readonly Page[] = [...SHELL_PAGES, ...MODULE_PAGES, ...ledgerPages(MODULE_PAGES)]
