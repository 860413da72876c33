import type { Page } from '#ui/page.ts'
import { ledgerPages } from './ledger-pages.ts'

/** Pages of the shell itself. */
const SHELL_PAGES: readonly Page[] = [
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

/** What the modules contribute: a module adds the array of its `web/pages.ts` here. */
const MODULE_PAGES: readonly Page[] = [].flat()

/** Every page of the product. */
export const PAGES: readonly Page[] = [...SHELL_PAGES, ...MODULE_PAGES, ...ledgerPages(MODULE_PAGES)]
