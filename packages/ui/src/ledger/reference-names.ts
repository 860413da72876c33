import { useQueries } from '@tanstack/react-query'
import type { Ledger } from '#kernel/ledger.ts'
import { callNamed } from '../api.ts'
import { usePlace } from '../park.ts'
import { keyOf } from '../query.ts'
import { type ListAnswer, listOf, type Row } from './ledger-calls.ts'

/** Most records a park has of the kinds that others refer to (buildings, levels, roads); beyond that the id's start is shown. */
const LIMIT = 200

/** Names for the reference fields of a list's rows: those the answer brought along, else from the referenced ledgers. */
export function useReferenceNames(
  ledger: Ledger,
  rows: readonly Row[],
  brought: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  const { parkId } = usePlace()
  const targets = brought
    ? []
    : [
        ...new Set(
          Object.entries(ledger.fields).flatMap(([key, field]) =>
            field.type === 'reference' && !field.detailOnly && rows.some((row) => row[key]) ? [field.ledger] : [],
          ),
        ),
      ]
  const input = { ...(parkId ? { parkId } : {}), limit: LIMIT, sort: 'code' }
  const answers = useQueries({
    queries: targets.map((target) => ({
      queryKey: keyOf(listOf(target), input),
      queryFn: () => callNamed<ListAnswer>(listOf(target), input),
      staleTime: 60_000,
    })),
  })
  return { ...Object.fromEntries(answers.flatMap((answer) => answer.data?.rows.map((row) => [row.id, row.name]) ?? [])), ...brought }
}
