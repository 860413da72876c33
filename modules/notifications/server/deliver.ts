import { sql } from 'kysely'
import { decryptField } from '#kernel/server/field-encryption.ts'
import type { JobContext } from '#kernel/server/module.ts'
import { sendMail } from './mail.ts'
import { robotCall, robotRefusal } from './robots.ts'
import { ForbiddenAddress, postJson } from './safe-request.ts'

const MOST_ATTEMPTS = 5

interface Delivery {
  id: string
  channel: 'mail' | 'dingtalk' | 'wecom' | 'feishu'
  webhook_id: string | null
  user_id: string | null
  title: { zh: string; en: string }
  body: { zh: string; en: string } | null
  path: string | null
  attempts: number
  url: string | null
  secret: string | null
  is_active: boolean | null
  address: string | null
}

export interface DeliverPayload {
  parkId: string
  deliveryId: string
}

/** Sends one message over one channel. A failure is noted and tried again with growing waits; after five the delivery is dead. */
export async function deliver({ parkId, deliveryId }: DeliverPayload, context: JobContext): Promise<void> {
  const delivery = await context.inParks([parkId], async (db) => {
    const { rows } = await sql<Delivery>`select d.*, w.url, w.secret, w.is_active, a.address from notifications.delivery d
      left join notifications.webhook w on w.park_id = d.park_id and w.id = d.webhook_id left join notifications.mail_address a on a.user_id = d.user_id
      where d.park_id = ${parkId} and d.id = ${deliveryId} and d.state in ('pending', 'failed')`.execute(db)
    return rows[0]
  })
  if (!delivery) return
  try {
    await send(parkId, delivery, context.now())
    await context.inParks([parkId], (db) =>
      sql`update notifications.delivery set state = 'sent', sent_at = now(), attempts = attempts + 1, last_error = null where id = ${deliveryId}`.execute(db),
    )
  } catch (error) {
    const attempts = delivery.attempts + 1
    const isDead = attempts >= MOST_ATTEMPTS || error instanceof ForbiddenAddress
    const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
    await context.inParks([parkId], async (db) => {
      await sql`update notifications.delivery set state = ${isDead ? 'dead' : 'failed'}, attempts = ${attempts}, last_error = ${reason} where id = ${deliveryId}`.execute(
        db,
      )
      if (!isDead) await queueDelivery(db, parkId, deliveryId, new Date(Date.now() + 1_000 * 30 * 4 ** (attempts - 1)))
    })
  }
}

export async function queueDelivery(
  db: Parameters<Parameters<JobContext['inParks']>[1]>[0],
  parkId: string,
  deliveryId: string,
  at: Date | null = null,
): Promise<void> {
  await sql`select kernel.add_job('notifications.deliver', ${JSON.stringify({ parkId, deliveryId })}::jsonb, ${`deliver:${deliveryId}:${at?.getTime() ?? 0}`}, ${at})`.execute(
    db,
  )
}

async function send(parkId: string, delivery: Delivery, now: Date): Promise<void> {
  const { channel, title, body, path } = delivery
  const link = path && process.env.PUBLIC_URL ? `\n${process.env.PUBLIC_URL.replace(/\/$/, '')}${path}` : ''
  const text = `${title.zh}${body ? `\n${body.zh}` : ''}${link}`
  if (channel === 'mail') {
    if (!delivery.address) throw new Error('The person has no mail address any more')
    return sendMail(openField(parkId, 'mail_address', 'address', String(delivery.user_id), delivery.address), `【织园】${title.zh}`, text)
  }
  if (!delivery.url || !delivery.is_active) throw new Error('The robot was removed or switched off')
  const id = String(delivery.webhook_id)
  const url = openField(parkId, 'webhook', 'url', id, delivery.url)
  const secret = delivery.secret ? openField(parkId, 'webhook', 'secret', id, delivery.secret) : null
  const call = robotCall(channel, url, secret, text, now)
  const { status, answer } = await postJson(call.url, call.body)
  const refusal = robotRefusal(status, answer)
  if (refusal) throw new Error(refusal)
}

/** Mail addresses belong to the person, not to a park. */
export const NO_PARK = '00000000-0000-0000-0000-000000000000'

function openField(parkId: string, table: string, column: string, id: string, value: string): string {
  return decryptField(table === 'mail_address' ? NO_PARK : parkId, { table: `notifications.${table}`, column, id }, value)
}
