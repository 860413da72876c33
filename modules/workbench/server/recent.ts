import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { notFound } from '#kernel/server/errors.ts'
import { ledgerNamed } from '#kernel/server/ledger-rows.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { noteVisit, recentList } from '../contract.ts'
import { hitOf } from './search.ts'

const KEPT = 30
const SHOWN = 10

export const keepVisit: Handler<typeof noteVisit> = async ({ parkId, ledger, id }, { db, actor, now }) => {
  const of = ledgerNamed(ledger)
  if (!of?.roles.read.some((role) => actor.roles.includes(role))) throw notFound()
  const { rows } = await sql`select 1 from ${sql.raw(of.table)} where park_id = ${parkId} and id = ${id}`.execute(db)
  if (rows.length === 0) throw notFound()
  await sql`insert into workbench.recent (id, park_id, user_id, ledger, record_id, visited_at) values (${randomUUID()}, ${parkId}, ${actor.userId}, ${ledger}, ${id}, ${now})
    on conflict (park_id, user_id, ledger, record_id) do update set visited_at = excluded.visited_at`.execute(db)
  await sql`delete from workbench.recent where park_id = ${parkId} and user_id = ${actor.userId}
    and id not in (select id from workbench.recent where park_id = ${parkId} and user_id = ${actor.userId} order by visited_at desc limit ${KEPT})`.execute(db)
  return { ok: true }
}

export const listRecent: Handler<typeof recentList> = async ({ parkId }, { db, actor }) => {
  const visits = await sql<{
    ledger: string
    record_id: string
    visited_at: Date
  }>`select ledger, record_id, visited_at from workbench.recent where park_id = ${parkId} and user_id = ${actor.userId} order by visited_at desc limit ${KEPT}`.execute(
    db,
  )
  const hits = []
  for (const { ledger, record_id, visited_at } of visits.rows) {
    const of = ledgerNamed(ledger)
    if (hits.length >= SHOWN || !of?.roles.read.some((role) => actor.roles.includes(role))) continue
    const { rows } = await sql<{
      id: string
      code: string
      name: string
    }>`select id, code, name from ${sql.raw(of.table)} where park_id = ${parkId} and id = ${record_id} and removed_at is null`.execute(db)
    if (rows[0]) hits.push({ ...hitOf(of, rows[0]), visitedAt: visited_at.toISOString() })
  }
  return { hits }
}
