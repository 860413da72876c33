import { z } from 'zod'
import { inPark, PARK_POSTS, query } from '#kernel/operation.ts'

const geometry = z.object({ type: z.string(), coordinates: z.unknown() })
const feature = z.object({ type: z.literal('Feature'), id: z.string(), geometry: geometry.nullable(), properties: z.record(z.string(), z.unknown()) })

/** Facilities that have a place of their own, and how much safety equipment each building holds: layers of the park map. */
export const facilityMap = query({
  name: 'facilities.map',
  title: { zh: '设施图层', en: 'Facilities on the map' },
  input: z.object(inPark),
  output: z.object({
    layers: z.array(z.object({ ledger: z.string(), features: z.array(feature) })),
    equipment: z.array(z.object({ building: z.uuid(), total: z.int(), faulty: z.int(), overdue: z.int() })),
  }),
  roles: [...PARK_POSTS, 'supervisor'],
  scope: 'park',
})
