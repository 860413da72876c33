import { useQueries } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { Text } from '#kernel/operation.ts'
import { useText } from '#ui/i18n.ts'
import { LedgerPage } from '#ui/ledger/LedgerPage.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { loadLedger } from './ledgers.ts'

/** State of a list in the address line: belongs to one tab, so changing the tab forgets it. */
const LIST_KEYS = { q: undefined, f: undefined, s: undefined, n: undefined, c: undefined, p: undefined, view: undefined, open: undefined, edit: undefined }

/** A page of registers: one alone, several as tabs. */
export function ledgerTabsPage(title: Text, clauses: readonly string[], names: readonly string[]): ComponentType {
  return function LedgerTabsPage() {
    const t = useText()
    const [url, setUrl] = useUrlState()
    const found = useQueries({
      queries: names.map((name) => ({
        queryKey: ['ledger declaration', name],
        queryFn: async () => (await loadLedger(name)) ?? null,
        staleTime: Number.POSITIVE_INFINITY,
      })),
    })
    const ledgers = found.flatMap((one, at) => (one.data ? [{ name: names[at] ?? '', ledger: one.data }] : []))
    const current = ledgers.find((one) => one.name === url.tab) ?? ledgers[0]
    if (!current) return <Skeleton lines={10} />
    if (names.length === 1) return <LedgerPage key={current.name} ledger={current.ledger} title={title} />
    return (
      <>
        <PageHead title={title} clauses={clauses} />
        <Tabs
          label={t(title)}
          tabs={ledgers.map(({ name, ledger }) => ({ key: name, title: ledger.title }))}
          selected={current.name}
          onSelect={(tab) => setUrl({ ...LIST_KEYS, tab })}
        >
          <LedgerPage key={current.name} ledger={current.ledger} isEmbedded />
        </Tabs>
      </>
    )
  }
}
