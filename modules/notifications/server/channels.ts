import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import { notFound } from '#kernel/server/errors.ts'
import { decryptField, encryptField } from '#kernel/server/field-encryption.ts'
import type { Handler } from '#kernel/server/module.ts'
import {
  DEFAULT_LADDER,
  type deliveryLog,
  type ladder,
  type mailSettings,
  type removeWebhook,
  type saveLadder,
  type saveWebhook,
  type setMail,
  type webhookList,
} from '../contract.ts'
import { NO_PARK } from './deliver.ts'
import { isMailOffered } from './mail.ts'
import { checkedAddress, ForbiddenAddress } from './safe-request.ts'

type State = 'pending' | 'sent' | 'failed' | 'dead'

interface Webhook {
  id: string
  name: string
  channel: 'dingtalk' | 'wecom' | 'feishu'
  host: string
  url: string
  secret: string | null
  kinds: string[]
  is_active: boolean
  last_state: State | null
  last_error: string | null
}

export const listWebhooks: Handler<typeof webhookList> = async ({ parkId }, { db }) => {
  const { rows } = await sql<Webhook>`select w.*, d.state as last_state, d.last_error from notifications.webhook w
    left join lateral (select state, last_error from notifications.delivery d where d.park_id = w.park_id and d.webhook_id = w.id order by created_at desc limit 1) d on true where w.park_id = ${parkId} order by w.name`.execute(
    db,
  )
  return {
    webhooks: rows.map((row) => ({
      id: row.id,
      name: row.name,
      channel: row.channel,
      host: row.host,
      hasSecret: row.secret !== null,
      kinds: row.kinds,
      isActive: row.is_active,
      lastState: row.last_state,
      lastError: row.last_error,
    })),
  }
}

async function hostOf(url: string): Promise<string> {
  try {
    return (await checkedAddress(url)).url.host
  } catch (error) {
    if (error instanceof ForbiddenAddress) throw new Refusal('notifications.address_not_allowed')
    // A name that is not known right now may be tomorrow; it is checked again at every call.
    return new URL(url).host
  }
}

export const keepWebhook: Handler<typeof saveWebhook> = async ({ parkId, id, name, channel, url, secret, kinds, isActive }, { db }) => {
  const { rows } = await sql<Webhook>`select * from notifications.webhook where park_id = ${parkId} and id = ${id} for update`.execute(db)
  const before = rows[0]
  if (!before && !url) throw new Refusal('notifications.address_not_allowed')
  const place = (column: string) => ({ table: 'notifications.webhook', column, id })
  const host = url ? await hostOf(url) : String(before?.host)
  const keptUrl = url ? encryptField(parkId, place('url'), url) : String(before?.url)
  const keptSecret = secret === undefined ? (before?.secret ?? null) : secret ? encryptField(parkId, place('secret'), secret) : null
  const saved =
    await sql`insert into notifications.webhook as w (id, park_id, name, channel, host, url, secret, kinds, is_active) values (${id}, ${parkId}, ${name}, ${channel}, ${host}, ${keptUrl}, ${keptSecret}, ${kinds}::text[], ${isActive})
    on conflict (id) do update set name = excluded.name, channel = excluded.channel, host = excluded.host, url = excluded.url, secret = excluded.secret, kinds = excluded.kinds, is_active = excluded.is_active, updated_at = now()
    where w.park_id = excluded.park_id returning id`.execute(db)
  if (saved.rows.length === 0) throw notFound()
  return { id }
}

export const discardWebhook: Handler<typeof removeWebhook> = async ({ parkId, id }, { db }) => {
  const { rows } = await sql`delete from notifications.webhook where park_id = ${parkId} and id = ${id} returning id`.execute(db)
  if (rows.length === 0) throw notFound()
  return { id }
}

function placeOfMail(userId: string) {
  return { table: 'notifications.mail_address', column: 'address', id: userId }
}

export const showMail: Handler<typeof mailSettings> = async (_input, { db, actor }) => {
  const { rows } = await sql<{ address: string }>`select address from notifications.mail_address where user_id = ${actor.userId}`.execute(db)
  return { address: rows[0] ? decryptField(NO_PARK, placeOfMail(actor.userId), rows[0].address) : null, isOffered: isMailOffered() }
}

export const keepMail: Handler<typeof setMail> = async ({ address }, { db, actor }) => {
  if (address === null) await sql`delete from notifications.mail_address where user_id = ${actor.userId}`.execute(db)
  else {
    await sql`insert into notifications.mail_address (user_id, address) values (${actor.userId}, ${encryptField(NO_PARK, placeOfMail(actor.userId), address)})
      on conflict (user_id) do update set address = excluded.address, updated_at = now()`.execute(db)
  }
  return { ok: true }
}

interface Delivery {
  id: string
  channel: string
  target: string
  title: { zh: string; en: string }
  state: State
  attempts: number
  last_error: string | null
  created_at: Date
  sent_at: Date | null
}

export const listDeliveries: Handler<typeof deliveryLog> = async ({ parkId, state, limit }, { db }) => {
  const { rows } =
    await sql<Delivery>`select d.*, coalesce(w.name, 'mail') as target from notifications.delivery d left join notifications.webhook w on w.park_id = d.park_id and w.id = d.webhook_id
    where d.park_id = ${parkId} ${state ? sql`and d.state = ${state}` : sql``} order by d.created_at desc limit ${limit}`.execute(db)
  return {
    deliveries: rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      target: row.target,
      title: row.title,
      state: row.state,
      attempts: row.attempts,
      lastError: row.last_error,
      createdAt: row.created_at.toISOString(),
      sentAt: row.sent_at?.toISOString() ?? null,
    })),
  }
}

export const showLadder: Handler<typeof ladder> = async ({ parkId }, { db }) => {
  const { rows } = await sql<{ days: number[] }>`select days from notifications.ladder where park_id = ${parkId}`.execute(db)
  return { days: rows[0]?.days ?? [...DEFAULT_LADDER], isDefault: rows.length === 0 }
}

export const keepLadder: Handler<typeof saveLadder> = async ({ parkId, days }, { db }) => {
  if (days === null) await sql`delete from notifications.ladder where park_id = ${parkId}`.execute(db)
  else {
    const steps = [...new Set(days)].sort((a, b) => b - a)
    await sql`insert into notifications.ladder (id, park_id, days) values (${randomUUID()}, ${parkId}, ${steps}::integer[]) on conflict (park_id) do update set days = excluded.days`.execute(
      db,
    )
  }
  return { ok: true }
}
