import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import { inScope } from './database.ts'
import type { Subscription, SubscriptionContext } from './module.ts'
import type { OutboxRow } from './tables.ts'

const MAX_ATTEMPTS = 5

type Row = Pick<OutboxRow, 'id' | 'park_id' | 'event' | 'payload' | 'attempts'> & { cause: Record<string, unknown> }

/**
 * Delivers up to `limit` events, oldest first; returns how many were taken. Each subscriber's work and its receipt commit
 * together, so a crash repeats only what did not commit. After five failures an event is left for a person to look at.
 */
export async function deliverOutbox(
  systemPool: pg.Pool,
  subscriptions: readonly Subscription[],
  now: () => Date,
  onFailure: (error: unknown, event: string) => void,
  limit = 100,
): Promise<number> {
  const { rows } = await systemPool.query<Row>(
    `update kernel.outbox set next_attempt_at = now() + interval '30 seconds'
     where id in (select id from kernel.outbox where delivered_at is null and next_attempt_at <= now() and attempts < $1 order by id limit $2 for update skip locked)
     returning id, park_id, event, payload, cause, attempts`,
    [MAX_ATTEMPTS, limit],
  )
  rows.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
  for (const row of rows) {
    try {
      for (const subscription of subscriptions) if (subscription.event.name === row.event) await deliverTo(systemPool, subscription, row, now())
      await systemPool.query('update kernel.outbox set delivered_at = now() where id = $1', [row.id])
    } catch (error) {
      onFailure(error, row.event)
      const wait = 2 ** (row.attempts + 1)
      await systemPool.query(
        "update kernel.outbox set attempts = attempts + 1, last_error = $2, next_attempt_at = now() + $3 * interval '1 second' where id = $1",
        [row.id, String(error).slice(0, 2_000), wait],
      )
    }
  }
  return rows.length
}

async function deliverTo(systemPool: pg.Pool, subscription: Subscription, row: Row, now: Date): Promise<void> {
  const scope = { kind: 'system', parkIds: row.park_id ? [row.park_id] : [], actor: { ...row.cause, operation: subscription.subscriber } }
  await inScope(systemPool, scope, async (db) => {
    const receipt =
      await sql`insert into kernel.outbox_receipt (subscriber, outbox_id) values (${subscription.subscriber}, ${row.id}) on conflict do nothing returning outbox_id`.execute(
        db,
      )
    if (receipt.rows.length === 0) return
    const emit: SubscriptionContext['emit'] = async (event, payload) => {
      const body = z.parse(event.payload, payload) as { parkId?: string }
      await sql`insert into kernel.outbox (park_id, event, payload, cause) values (${body.parkId ?? row.park_id}, ${event.name}, ${JSON.stringify(body)}, ${JSON.stringify(row.cause)})`.execute(
        db,
      )
    }
    await subscription.handle(z.parse(subscription.event.payload, row.payload), { db, now, eventId: row.id, cause: row.cause, emit })
  })
}
