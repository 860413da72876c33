import { sql } from 'kysely'
import { columnOf, ledgerChanged, ledgerName } from '#kernel/ledger.ts'
import { Refusal } from '#kernel/operation.ts'
import { notFound } from '#kernel/server/errors.ts'
import type { Handler } from '#kernel/server/module.ts'
import { PLAN_LEDGERS } from '../contract.ts'
import { type parkProfile, parkProfileShape, type saveParkProfile } from '../contract-plan.ts'

const KEYS = Object.keys(parkProfileShape.shape)

export const handleParkProfile: Handler<typeof parkProfile> = async ({ parkId }, { db, actor }) => {
  const columns = sql.raw(KEYS.map((key) => `p.${columnOf(key)} as "${key}"`).join(', '))
  const { rows } = await sql<
    Record<string, never> & { id: string; code: string; is_demo: boolean; version: number; updated_at: Date; operator_name: string | null }
  >`
    select p.id, p.code, p.is_demo, p.version, p.updated_at, o.name as operator_name, ${columns}
    from parks.park p left join parks.operator o on o.id = p.operator_id where p.id = ${parkId}`.execute(db)
  const row = rows[0]
  if (!row) throw notFound()
  const counts: Record<string, number> = {}
  for (const ledger of PLAN_LEDGERS) {
    const counted = await sql<{ count: string }>`select count(*) from ${sql.raw(ledger.table)} where park_id = ${parkId} and removed_at is null`.execute(db)
    counts[ledgerName(ledger)] = Number(counted.rows[0]?.count ?? 0)
  }
  const profile = Object.fromEntries(KEYS.map((key) => [key, row[key] ?? null])) as never
  return {
    id: row.id,
    code: row.code,
    isDemo: row.is_demo,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    profile,
    operatorName: row.operator_name,
    counts,
    can: { save: actor.roles.includes('parkDirector') },
  }
}

export const handleSaveParkProfile: Handler<typeof saveParkProfile> = async ({ parkId, version, profile, reason }, { db, emit }) => {
  if (reason) await sql`select set_config('app.reason', ${reason}, true)`.execute(db)
  const assignments = sql.join(Object.entries(profile).map(([key, value]) => sql`${sql.raw(columnOf(key))} = ${value}`))
  const { rows } = await sql<{
    version: number
  }>`update parks.park set ${assignments}, version = version + 1, updated_at = now() where id = ${parkId} and version = ${version} returning version`.execute(
    db,
  )
  if (!rows[0]) throw new Refusal('parks.profile_edit_conflict')
  await emit(ledgerChanged, { parkId, ledger: 'parks.park', ids: [parkId] })
  return { version: rows[0].version }
}
