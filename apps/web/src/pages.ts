import type { Page } from '#ui/page.ts'

/** Pages of the shell itself. */
const SHELL_PAGES: readonly Page[] = [
  {
    path: 'ledgers/$ledger', code: 'OP-00', title: { zh: '台账', en: 'Ledger' }, group: 'space', clauses: [], audiences: ['operator', 'supervisor'], isHidden: true,
    load: () => import('./AnyLedgerPage.tsx').then((m) => m.AnyLedgerPage),
  },
]

/** Every page of the product, in menu order. A module adds its `web/pages.ts` here. */
export const PAGES: readonly Page[] = [...SHELL_PAGES]
