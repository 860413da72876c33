import { useQueries } from '@tanstack/react-query'
import type { Ledger } from '#kernel/ledger.ts'
import type { Text } from '#kernel/operation.ts'
import { ledgerNamed } from '#ui/ledger/ledger-source.ts'

export interface LedgerWords {
  title: (ledger: string) => Text | undefined
  field: (ledger: string, field: string) => Text | undefined
}

const COMMON: Readonly<Record<string, Text>> = { code: { zh: '编号', en: 'Code' }, name: { zh: '名称', en: 'Name' } }

/** What registers and their fields are called; the declarations are loaded when first needed. */
export function useLedgerWords(names: readonly string[]): LedgerWords {
  const wanted = [...new Set(names)].sort()
  const found = useQueries({
    queries: wanted.map((name) => ({
      queryKey: ['ledger declaration', name],
      queryFn: async () => (await ledgerNamed(name)) ?? null,
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  const ledgers = new Map<string, Ledger | null | undefined>(wanted.map((name, at) => [name, found[at]?.data]))
  return {
    title: (ledger) => ledgers.get(ledger)?.title,
    field: (ledger, field) => ledgers.get(ledger)?.fields[field] ?? COMMON[field],
  }
}
