import type { Handler } from '#kernel/server/module.ts'
import type { requestEvaluation } from '../contract.ts'
import { queueEvaluation } from './marks.ts'

export const handleRequestEvaluation: Handler<typeof requestEvaluation> = async ({ parkId }, { db }) => {
  await queueEvaluation(db, parkId, { full: true })
  return {}
}
