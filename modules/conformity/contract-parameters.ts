import { z } from 'zod'
import { query } from '#kernel/operation.ts'
import { CONFORMITY_REFUSALS, inStandard, Level, ParameterView, READERS, Text } from './contract.ts'

/** Every parameter and reading of the standard with the value in force, by requirement. */
export const parameterList = query({
  name: 'conformity.parameterList',
  title: { zh: '参数与释义一览', en: 'Parameters and readings' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object(inStandard),
  output: z.object({
    chapters: z.array(z.object({ id: z.string(), title: Text })),
    requirements: z.array(z.object({ id: z.string(), clause: z.string(), chapter: z.string(), level: Level, title: Text, parameters: z.array(ParameterView) })),
    can: z.object({ save: z.boolean(), preview: z.boolean() }),
  }),
})
