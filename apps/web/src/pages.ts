import type { Page, PublicPage } from '#ui/page.ts'
import { ledgerPages } from './ledger-pages.ts'

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
]

/** What the modules contribute: `pages` of every `modules/<m>/web/pages.ts`. A module's folder deleted, its pages are gone. */
const CONTRIBUTIONS = import.meta.glob<{ pages: readonly Page[] }>('../../../modules/*/web/pages.ts', { eager: true })
const MODULE_PAGES: readonly Page[] = Object.values(CONTRIBUTIONS).flatMap(({ pages }) => pages)

/** Pages for everybody: `publicPages` of a module's `web/public-pages.ts`, reached under `/p/`. */
const PUBLIC = import.meta.glob<{ publicPages: readonly PublicPage[] }>('../../../modules/*/web/public-pages.ts', { eager: true })
export const PUBLIC_PAGES: readonly PublicPage[] = Object.values(PUBLIC).flatMap(({ publicPages }) => publicPages)

/** Every page of the product. */
export const PAGES: readonly Page[] = [...SHELL_PAGES, ...MODULE_PAGES, ...ledgerPages(MODULE_PAGES)]
