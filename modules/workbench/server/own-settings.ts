import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import { decryptField, encryptField } from '#kernel/server/field-encryption.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { draft, preferences, removeDraft, saveDraft, setPreference } from '../contract.ts'

const MOST_PREFERENCES = 1_000
const PREFERENCE_BYTES = 16_384
const DRAFT_BYTES = 262_144

export const readPreferences: Handler<typeof preferences> = async ({ keys }, { db, actor }) => {
  const chosen = keys ? sql`and key = any (${keys}::text[])` : sql``
  const { rows } = await sql<{
    key: string
    value: unknown
  }>`select key, value from workbench.preference where user_id = ${actor.userId} ${chosen} order by key limit ${MOST_PREFERENCES}`.execute(db)
  return { values: Object.fromEntries(rows.map(({ key, value }) => [key, value])) }
}

export const writePreference: Handler<typeof setPreference> = async ({ key, value }, { db, actor }) => {
  if (value === null) {
    await sql`delete from workbench.preference where user_id = ${actor.userId} and key = ${key}`.execute(db)
    return { ok: true }
  }
  const json = JSON.stringify(value)
  const { rows } = await sql<{ count: string }>`select count(*) from workbench.preference where user_id = ${actor.userId} and key <> ${key}`.execute(db)
  if (json.length > PREFERENCE_BYTES || Number(rows[0]?.count) >= MOST_PREFERENCES) throw new Refusal('workbench.too_many_preferences')
  await sql`insert into workbench.preference (user_id, key, value) values (${actor.userId}, ${key}, ${json})
    on conflict (user_id, key) do update set value = excluded.value, updated_at = now()`.execute(db)
  return { ok: true }
}

function placeOf(userId: string, form: string) {
  return { table: 'workbench.draft', column: 'content', id: `${userId}/${form}` }
}

export const readDraft: Handler<typeof draft> = async ({ parkId, form }, { db, actor }) => {
  const { rows } = await sql<{
    content: string
    updated_at: Date
  }>`select content, updated_at from workbench.draft where park_id = ${parkId} and user_id = ${actor.userId} and form = ${form}`.execute(db)
  const row = rows[0]
  return { draft: row ? { at: row.updated_at.toISOString(), values: JSON.parse(decryptField(parkId, placeOf(actor.userId, form), row.content)) } : null }
}

export const writeDraft: Handler<typeof saveDraft> = async ({ parkId, form, values }, { db, actor, now }) => {
  const json = JSON.stringify(values)
  if (json.length > DRAFT_BYTES) throw new Refusal('workbench.draft_too_large')
  const content = encryptField(parkId, placeOf(actor.userId, form), json)
  await sql`insert into workbench.draft (id, park_id, user_id, form, content, updated_at) values (${randomUUID()}, ${parkId}, ${actor.userId}, ${form}, ${content}, ${now})
    on conflict (park_id, user_id, form) do update set content = excluded.content, updated_at = excluded.updated_at`.execute(db)
  return { at: now.toISOString() }
}

export const discardDraft: Handler<typeof removeDraft> = async ({ parkId, form }, { db, actor }) => {
  await sql`delete from workbench.draft where park_id = ${parkId} and user_id = ${actor.userId} and form = ${form}`.execute(db)
  return { ok: true }
}
