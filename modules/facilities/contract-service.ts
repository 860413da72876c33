import { z } from 'zod'
import { inPark, PARK_POSTS, query } from '#kernel/operation.ts'

/** Safety equipment by the date of its next service, longest overdue first; undated equipment is left to its clause. */
export const serviceList = query({
  name: 'facilities.serviceList',
  title: { zh: '维保日程', en: 'Services due' },
  input: z.object({ ...inPark, limit: z.int().min(1).max(200).default(100) }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kind: z.string(),
        buildingName: z.string().nullable(),
        state: z.string(),
        dueOn: z.iso.date(),
        daysLeft: z.int(),
      }),
    ),
    overdue: z.int(),
    total: z.int(),
  }),
  roles: [...PARK_POSTS, 'supervisor'],
  scope: 'park',
})
