import { z } from 'zod'
import { query } from '#kernel/operation.ts'
import { CONFORMITY_REFUSALS, Counts, inStandard, READERS, RequirementId } from './contract.ts'

/** Findings by level and requirement, counted by outcome: a building's levels against the clauses they must meet, in one answer. */
export const levelMatrix = query({
  name: 'conformity.levelMatrix',
  title: { zh: '楼层条款矩阵', en: 'Levels against requirements' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object({ ...inStandard, requirements: z.array(RequirementId).min(1).max(60) }),
  output: z.object({ cells: z.array(z.object({ levelId: z.string(), buildingId: z.string().nullable(), requirement: z.string(), counts: Counts })) }),
})
