import { useState } from 'react'
import { callNamed } from '../api.ts'
import { usePlace } from '../park.ts'
import type { ListPageProps, ListRow } from './list-declaration.ts'

const PAGE = 200
/** More at once would keep the browser busy for minutes; narrow the list down instead. */
const MOST = 2_000

/** The chosen rows of a list. They stay chosen from page to page, and are forgotten when other rows are asked for. */
export function useSelection<R extends ListRow>({ operation, input }: Pick<ListPageProps<R>, 'operation' | 'input'>, query: Readonly<Record<string, unknown>>) {
  const { parkId } = usePlace()
  const [picked, setPicked] = useState<ReadonlyMap<string, R>>(new Map())
  const [isGathering, setGathering] = useState(false)
  const key = JSON.stringify(query)
  const [seen, setSeen] = useState(key)
  if (seen !== key) {
    setSeen(key)
    setPicked(new Map())
  }
  const keep = (rows: readonly R[]) => setPicked(new Map(rows.map((row) => [row.id, row])))
  return {
    picked,
    isGathering,
    keep,
    toggle: (row: R) =>
      setPicked((before) => {
        const next = new Map(before)
        if (!next.delete(row.id)) next.set(row.id, row)
        return next
      }),
    /** All rows of this page, or none of them when all were chosen. */
    togglePage: (rows: readonly R[]) =>
      setPicked((before) => {
        const next = new Map(before)
        const isAll = rows.every((row) => before.has(row.id))
        for (const row of rows) {
          if (isAll) next.delete(row.id)
          else next.set(row.id, row)
        }
        return next
      }),
    /** Every row the list's conditions find, whichever page it is on. */
    takeAll: async () => {
      setGathering(true)
      try {
        const all: R[] = []
        let cursor: string | undefined
        do {
          const page = await callNamed<{ rows: R[]; nextCursor: string | null }>(operation, {
            ...(operation.scope === 'park' && parkId ? { parkId } : {}),
            ...input,
            ...query,
            limit: PAGE,
            cursor,
          })
          all.push(...page.rows)
          cursor = page.nextCursor ?? undefined
        } while (cursor && all.length < MOST)
        keep(all.slice(0, MOST))
      } finally {
        setGathering(false)
      }
    },
  }
}
