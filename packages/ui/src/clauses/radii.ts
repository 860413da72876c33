import { useMemo } from 'react'
import type { Radii } from '../plan/facility-shapes.ts'
import { useQueryNamed } from '../query.ts'

// Where the park changed nothing: the figures of the standard (6.3.3).
const DEFAULT_RADII: Radii = { collectionPoint: 70, publicToilet: 300 }

interface RequirementParameters {
  parameters: { name: string; value: number | string }[]
}

/** Radii of 6.3.3 as they are in force for this park. */
export function useRadii(isEnabled = true): Radii {
  const found = useQueryNamed<RequirementParameters>({ name: 'conformity.requirement', kind: 'query', scope: 'park' }, { id: '6.3.3' }, { isEnabled })
  return useMemo(() => {
    const value = (name: string) => Number(found.data?.parameters.find((one) => one.name === name)?.value) || undefined
    return { collectionPoint: value('collectionRadiusM') ?? DEFAULT_RADII.collectionPoint, publicToilet: value('toiletRadiusM') ?? DEFAULT_RADII.publicToilet }
  }, [found.data])
}
