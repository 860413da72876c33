import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import { type Db, refusalOf } from '#kernel/server/database.ts'
import { notFound } from '#kernel/server/errors.ts'
import { type Actor, type Route, route } from '#kernel/server/module.ts'
import { createUser, disableUser, enableUser, resetPassword, resetTotp } from '../contract-accounts.ts'
import { hashPassword } from './passwords.ts'

/** 100 random bits, to be changed at the first sign-in. */
function temporaryPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  return [...randomBytes(20)].map((byte, index) => `${index > 0 && index % 5 === 0 ? '-' : ''}${letters[byte % 32]}`).join('')
}

function notOneself(actor: Actor, userId: string): void {
  if (actor.userId === userId) throw new Refusal('identity.not_yourself')
}

async function giveReason(db: Db, reason: string): Promise<void> {
  await sql`select set_config('app.reason', ${reason}, true)`.execute(db)
}

async function endSessions(db: Db, userId: string): Promise<void> {
  await sql`update identity.session set ended_at = now() where user_id = ${userId} and ended_at is null`.execute(db)
}

async function changeUser(db: Db, userId: string, change: ReturnType<typeof sql>): Promise<void> {
  const changed = await sql`update identity.user set ${change} where id = ${userId}`.execute(db)
  if (!changed.numAffectedRows) throw notFound()
}

/** Accounts are made, disabled and helped by the platform administrator; a lost authenticator is the security administrator's. */
export const accountRoutes: Route[] = [
  route(createUser, async ({ id, userName, displayName }, { db }) => {
    const password = temporaryPassword()
    const name = userName.normalize('NFKC').toLowerCase()
    try {
      await sql`insert into identity.user (id, user_name, display_name, password_hash, must_change_password) values (${id}, ${name}, ${displayName}, ${await hashPassword(password)}, true)`.execute(
        db,
      )
    } catch (error) {
      throw refusalOf(error, { user_user_name_key: 'identity.user_name_taken', user_pkey: 'identity.user_name_taken' }, { userName })
    }
    return { id, temporaryPassword: password }
  }),
  route(disableUser, async ({ userId, reason }, { db, actor }) => {
    notOneself(actor, userId)
    await giveReason(db, reason)
    await changeUser(db, userId, sql`is_disabled = true`)
    await endSessions(db, userId)
    return { id: userId }
  }),
  route(enableUser, async ({ userId, reason }, { db, actor }) => {
    notOneself(actor, userId)
    await giveReason(db, reason)
    await changeUser(db, userId, sql`is_disabled = false`)
    return { id: userId }
  }),
  route(resetPassword, async ({ userId, reason }, { db, actor }) => {
    notOneself(actor, userId)
    await giveReason(db, reason)
    const password = temporaryPassword()
    await changeUser(db, userId, sql`password_hash = ${await hashPassword(password)}, must_change_password = true, password_changed_at = now()`)
    await endSessions(db, userId)
    return { temporaryPassword: password }
  }),
  route(resetTotp, async ({ userId, reason }, { db, actor }) => {
    notOneself(actor, userId)
    await giveReason(db, reason)
    await changeUser(db, userId, sql`totp_seed = null, totp_confirmed_at = null, totp_last_step = null`)
    await sql`delete from identity.recovery_code where user_id = ${userId}`.execute(db)
    await endSessions(db, userId)
    return { id: userId }
  }),
]
