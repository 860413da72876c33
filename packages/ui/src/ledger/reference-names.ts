import { useQueries } from '@tanstack/react-query'
import type { Ledger } from '#kernel/ledger.ts'
import { callNamed } from '../api.ts'
import { usePlace } from '../park.ts'
import { keyOf } from '../query.ts'
import { type ListAnswer, listOf, type Row } from './ledger-calls.ts'

/** Names for the reference fields of a list's rows: those the answer brought along, else from the referenced ledgers. */
export function useReferenceNames(
  ledger: Ledger,
  rows: readonly Row[],
  brought: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  const { parkId } = usePlace()
  const wanted = brought ? new Map<string, string[]>() : referencedIds(ledger, rows)
  const answers = useQueries({
    queries: [...wanted].map(([target, ids]) => {
      const input = { ...(parkId ? { parkId } : {}), filters: [{ field: 'id', op: 'in', value: ids }], limit: ids.length }
      return { queryKey: keyOf(listOf(target), input), queryFn: () => callNamed<ListAnswer>(listOf(target), input), staleTime: 60_000 }
    }),
  })
  return { ...Object.fromEntries(answers.flatMap((answer) => answer.data?.rows.map((row) => [row.id, row.name]) ?? [])), ...brought }
}

/** A filter takes this many values, as many as a page has rows. */
const MOST = 200

/** The records that the shown reference fields point to, by their ledger. */
export function referencedIds(ledger: Ledger, rows: readonly Row[]): Map<string, string[]> {
  const wanted = new Map<string, Set<string>>()
  for (const [key, field] of Object.entries(ledger.fields)) {
    if (field.type !== 'reference' || field.detailOnly) continue
    const ids = wanted.get(field.ledger) ?? new Set<string>()
    for (const row of rows) if (typeof row[key] === 'string') ids.add(row[key])
    if (ids.size > 0) wanted.set(field.ledger, ids)
  }
  return new Map([...wanted].map(([target, ids]) => [target, [...ids].sort().slice(0, MOST)]))
}
