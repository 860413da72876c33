import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Handler } from '#kernel/server/module.ts'
import type { parameterHistory, saveParameter } from '../contract.ts'
import { type Engine, requirementOf, standardOf } from './engine.ts'
import { type Mark, markDirty } from './marks.ts'
import { checkParameter } from './parameter-views.ts'

export function saveParameterHandler(engine: Engine): Handler<typeof saveParameter> {
  return async ({ parkId, standard, requirement: requirementId, name, value, reason }, { db, actor, now }) => {
    const loaded = standardOf(engine, standard)
    const requirement = requirementOf(loaded, requirementId)
    checkParameter(requirement, name, value)
    const id = randomUUID()
    await sql`
      update conformity.parameter_override set is_current = false
      where park_id = ${parkId} and standard = ${loaded.id} and requirement = ${requirementId} and name = ${name} and is_current`.execute(db)
    await sql`
      insert into conformity.parameter_override (id, park_id, standard, requirement, name, value, reason, set_by, set_by_name, set_at)
      values (${id}, ${parkId}, ${loaded.id}, ${requirementId}, ${name}, ${value === null ? null : JSON.stringify(value)}::jsonb, ${reason}, ${actor.userId}, ${actor.displayName}, ${now})`.execute(
      db,
    )
    const kinds = new Set(requirement.checks.flatMap(({ check }) => engine.registry.checks.get(check)?.subject ?? []))
    const marks = [...kinds].map((kind): Mark => ({ kind, ids: null }))
    await markDirty(db, parkId, marks, {
      kind: 'parameter',
      standard: loaded.id,
      requirement: requirementId,
      name,
      value,
      overrideId: id,
      by: actor.displayName,
    })
    return { id }
  }
}

export function parameterHistoryHandler(engine: Engine): Handler<typeof parameterHistory> {
  return async ({ parkId, standard, requirement }, { db }) => {
    const loaded = standardOf(engine, standard)
    const { rows } = await sql<{
      requirement: string
      name: string
      value: number | string | null
      reason: string
      set_by: string
      set_by_name: string
      set_at: Date
      is_current: boolean
    }>`
      select requirement, name, value, reason, set_by, set_by_name, set_at, is_current from conformity.parameter_override
      where park_id = ${parkId} and standard = ${loaded.id} and (${requirement ?? null}::text is null or requirement = ${requirement ?? null}) order by set_at desc, id limit 500`.execute(
      db,
    )
    return {
      rows: rows.map((r) => ({
        requirement: r.requirement,
        name: r.name,
        value: r.value,
        reason: r.reason,
        by: { id: r.set_by, name: r.set_by_name },
        at: r.set_at.toISOString(),
        isCurrent: r.is_current,
      })),
    }
  }
}
