import { sql } from 'kysely'
import type pg from 'pg'
import { Refusal } from '#kernel/operation.ts'
import { inScope } from '#kernel/server/database.ts'
import { inHashingTurn } from './passwords.ts'
import { waitSeconds } from './rules.ts'

export interface Claim {
  /** Lower case, as stored. */
  userName: string
  address: string
  requestId: string
  /** The operation that asks for proof, for the audit trail. */
  operation: string
}

const queues = new Map<string, Promise<unknown>>()

/** One after another for one name and address, so that tries sent all at once count like tries sent in turn. */
async function inTurnOf<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(key) ?? Promise.resolve()
  const mine = before.then(work, work)
  queues.set(key, mine)
  try {
    return await mine
  } finally {
    if (queues.get(key) === mine) queues.delete(key)
  }
}

/**
 * Runs a check of password or code under the lock-out rules; a check that yields null is a failure and counts.
 * Errors: `identity.too_many_attempts` with the seconds to wait, `identity.wrong_credentials`.
 */
export async function prove<T>(systemPool: pg.Pool, claim: Claim, now: Date, check: () => Promise<T | null>): Promise<T> {
  return inTurnOf(`${claim.userName}\0${claim.address}`, () =>
    inHashingTurn(async () => {
      await refuseIfTooMany(systemPool, claim, now)
      const proven = await check()
      if (proven === null) {
        await noteFailure(systemPool, claim, now)
        throw new Refusal('identity.wrong_credentials')
      }
      await systemPool.query('delete from identity.attempt where user_name = $1 and address = $2', [claim.userName, claim.address])
      return proven
    }),
  )
}

async function refuseIfTooMany(systemPool: pg.Pool, { userName, address }: Claim, now: Date): Promise<void> {
  const { rows } = await systemPool.query<{ failures: number; last: Date | null; from_address: number; of_name: number; is_known: boolean }>(
    `select count(*) filter (where user_name = $1 and address = $2)::int as failures, max(at) filter (where user_name = $1 and address = $2) as last,
       count(*) filter (where address = $2)::int as from_address, count(*) filter (where user_name = $1)::int as of_name,
       exists (select from identity.session s join identity.user u on u.id = s.user_id where u.user_name = $1 and s.address = $2 and s.created_at > $3::timestamptz - interval '30 days') as is_known
     from identity.attempt where at > $3::timestamptz - interval '10 minutes' and (user_name = $1 or address = $2)`,
    [userName, address, now],
  )
  const row = rows[0]
  if (!row) return
  const seconds = waitSeconds(
    { failures: row.failures, lastAt: row.last, fromAddress: row.from_address, ofName: row.of_name, isKnownAddress: row.is_known },
    now,
  )
  if (seconds > 0) throw new Refusal('identity.too_many_attempts', { seconds })
}

async function noteFailure(systemPool: pg.Pool, { userName, address, requestId, operation }: Claim, now: Date): Promise<void> {
  await inScope(systemPool, { kind: 'system', parkIds: [], actor: { name: userName, address, requestId, operation } }, async (db) => {
    await sql`insert into identity.attempt (user_name, address, at) values (${userName}, ${address}, ${now})`.execute(db)
    await sql`select audit.write(null, 'signInFailed', 'identity.user', null, null, null)`.execute(db)
  })
}
