import type { AnswerOf } from '#kernel/operation.ts'
import type { colleagues } from '#modules/identity/contract.ts'
import { useQueryNamed } from '#ui/query.ts'

interface Person {
  id: string
  name: string
}

/** The people of the park, to choose an owner from. */
export function useColleagues(): { options: Record<string, { zh: string; en: string }>; personOf: (id: unknown) => Person | undefined } {
  const found = useQueryNamed<AnswerOf<typeof colleagues>>({ name: 'identity.colleagues', kind: 'query', scope: 'park' }, {})
  const rows = found.data?.rows ?? []
  return {
    options: Object.fromEntries(rows.map(({ id, displayName }) => [id, { zh: displayName, en: displayName }])),
    personOf: (id) => {
      const row = rows.find((one) => one.id === id)
      return row && { id: row.id, name: row.displayName }
    },
  }
}
