import type { FacilityMap } from '#ui/plan/facility-shapes.ts'
import type { ParkMapAnswer } from '#ui/plan/map-shapes.ts'
import { useQueryNamed } from '#ui/query.ts'

export function useFacilityMap() {
  return useQueryNamed<FacilityMap>({ name: 'facilities.map', kind: 'query', scope: 'park' }, {})
}

export function useParkMap() {
  return useQueryNamed<ParkMapAnswer>({ name: 'parks.map', kind: 'query', scope: 'park' }, {})
}
