import { useQueryNamed } from '#ui/query.ts'
import type { FindingView } from '../calls.ts'

interface Named {
  rows: { id: string; name: string }[]
}

const MOST = 100

/** Building and storey of a finding's subject, as far as they are known. */
export function usePlaceNames(): (finding: FindingView) => string {
  const buildings = useQueryNamed<Named>({ name: 'parks.buildingList', kind: 'query', scope: 'park' }, { limit: MOST })
  const levels = useQueryNamed<Named>({ name: 'parks.levelList', kind: 'query', scope: 'park' }, { limit: MOST })
  const nameOf = (rows: Named['rows'] | undefined, id: string | null | undefined) => (id ? rows?.find((row) => row.id === id)?.name : undefined)
  return ({ subject }) => {
    const building = nameOf(buildings.data?.rows, subject.buildingId)
    const level = nameOf(levels.data?.rows, subject.levelId)
    // Storeys are often named after their building; it is not said twice.
    if (level && building && level.startsWith(building)) return level
    return [building, level].filter(Boolean).join(' ') || '--'
  }
}
