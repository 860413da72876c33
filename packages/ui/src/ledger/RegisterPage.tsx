import type { ReactNode } from 'react'
import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import type { Text } from '#kernel/operation.ts'
import { ClauseStrip } from '../clauses/ClauseStrip.tsx'
import { useText } from '../i18n.ts'
import { PageHead } from '../PageHead.tsx'
import { type Tab, Tabs } from '../Tabs.tsx'
import { useUrlState } from '../url-state.ts'
import { LedgerPage, type LedgerPageProps } from './LedgerPage.tsx'

/** State of a list in the address line: it belongs to one tab, so changing the tab forgets it. */
const LIST_KEYS = { q: undefined, f: undefined, s: undefined, n: undefined, c: undefined, p: undefined, view: undefined, open: undefined, edit: undefined }

type LedgerTab = Omit<LedgerPageProps, 'isEmbedded' | 'title'> & { title?: Text }
/** A tab is a ledger, or something of the page's own. */
export type RegisterTab = LedgerTab | (Tab & { body: ReactNode })

export interface RegisterPageProps {
  title: Text
  description?: Text
  clauses: readonly string[]
  tabs: readonly RegisterTab[]
  /** At the right of the head. */
  actions?: ReactNode
  /** Between the clauses and the tabs. */
  children?: ReactNode
}

function tabOf(of: RegisterTab): Tab {
  return 'ledger' in of
    ? { key: ledgerName(of.ledger), title: of.title ?? of.ledger.title }
    : { key: of.key, title: of.title, ...(of.count === undefined ? {} : { count: of.count }) }
}

/** A page over registers: its clauses and how they stand, what the page itself shows, then one tab per register. */
export function RegisterPage({ title, description, clauses, tabs, actions, children }: RegisterPageProps) {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const current = tabs.find((tab) => tabOf(tab).key === url.tab) ?? tabs[0]
  if (!current) return null
  const key = tabOf(current).key
  return (
    <>
      <PageHead title={title} clauses={clauses} {...(description ? { description } : {})}>
        {actions}
      </PageHead>
      <ClauseStrip clauses={clauses} />
      {children}
      {tabs.length === 1 ? (
        <TabBody key={key} tab={current} />
      ) : (
        <Tabs label={t(title)} tabs={tabs.map(tabOf)} selected={key} onSelect={(tab) => setUrl({ ...LIST_KEYS, tab })}>
          <TabBody key={key} tab={current} />
        </Tabs>
      )}
    </>
  )
}

function TabBody({ tab }: { tab: RegisterTab }) {
  return 'ledger' in tab ? <LedgerPage {...tab} isEmbedded /> : tab.body
}

/** Page component of registers that need nothing but their declarations. */
export function registerPage(title: Text, clauses: readonly string[], ledgers: readonly Ledger[]) {
  return function PlainRegisterPage() {
    return <RegisterPage title={title} clauses={clauses} tabs={ledgers.map((ledger) => ({ ledger }))} />
  }
}
