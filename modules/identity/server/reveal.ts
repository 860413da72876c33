import { sql } from 'kysely'
import { columnOf } from '#kernel/ledger.ts'
import { Refusal } from '#kernel/operation.ts'
import { notFound } from '#kernel/server/errors.ts'
import { decryptField } from '#kernel/server/field-encryption.ts'
import { ledgerNamed } from '#kernel/server/ledger-rows.ts'
import { route } from '#kernel/server/module.ts'
import { reveal, revealsExhausted } from '../contract.ts'

const DAILY_LIMIT = 50
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

function startOfDay(now: Date): Date {
  return new Date(Math.floor((now.getTime() + SHANGHAI_OFFSET_MS) / 86_400_000) * 86_400_000 - SHANGHAI_OFFSET_MS)
}

/** Uncovers one field; the audit entry with the reason commits together with the answer. */
export const revealRoute = route(reveal, async ({ parkId, ledger: name, id, field: key, reason }, { db, actor, now, emit }) => {
  const ledger = ledgerNamed(name)
  const field = ledger?.fields[key]
  if (!ledger || !field?.personal) throw notFound()
  if (!actor.roles.some((role) => ledger.roles.write.includes(role))) throw new Refusal('access.forbidden')
  // One after another for one user, so that fifty at once don't become a hundred.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reveal:${actor.userId}`}, 0))`.execute(db)
  const counted = await sql<{ used: number }>`select identity.reveals_since(${actor.userId}, ${startOfDay(now)}) as used`.execute(db)
  const used = counted.rows[0]?.used ?? 0
  if (used >= DAILY_LIMIT) throw new Refusal('identity.reveal_limit', { limit: DAILY_LIMIT })
  const { rows } = await sql<{
    value: string | null
  }>`select ${sql.ref(columnOf(key))} as value from ${sql.table(ledger.table)} where park_id = ${parkId} and id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) throw notFound()
  const value = field.personal === 'sensitive' && row.value ? decryptField(parkId, { table: ledger.table, column: columnOf(key), id }, row.value) : row.value
  await sql`select set_config('app.reason', ${reason}, true)`.execute(db)
  await sql`select audit.write(${parkId}, 'reveal', ${ledger.table}, ${id}, null, ${JSON.stringify({ field: key })}::jsonb)`.execute(db)
  if (used + 1 === DAILY_LIMIT) await emit(revealsExhausted, { parkId, userId: actor.userId })
  return { value }
})
