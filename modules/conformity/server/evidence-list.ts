import { sql } from 'kysely'
import type { Handler } from '#kernel/server/module.ts'
import type { evidenceList } from '../contract-tasks.ts'
import { type Engine, standardOf, todayAt } from './engine.ts'
import { evidenceViews } from './evidence-rows.ts'

export function evidenceListHandler(engine: Engine): Handler<typeof evidenceList> {
  return async ({ parkId, standard, requirement, decision, expiresBefore }, { db, actor, now }) => {
    const conditions = [sql`park_id = ${parkId}`, sql`standard = ${standardOf(engine, standard).id}`]
    if (requirement !== undefined) conditions.push(sql`requirement = ${requirement}`)
    if (decision !== undefined) conditions.push(sql`decision = ${decision}`)
    if (expiresBefore !== undefined) conditions.push(sql`valid_until < ${expiresBefore}`)
    return { rows: await evidenceViews(db, conditions, actor, todayAt(now)) }
  }
}
