import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Secret } from 'otpauth'
import { Refusal } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import { type Route, route } from '#kernel/server/module.ts'
import { confirmTotp, removeTotp, renewRecoveryCodes, startTotp } from '../contract.ts'
import { newRecoveryCodes } from './factors.ts'
import { hashToken } from './tokens.ts'
import { authenticatorOf, openSeed, sealSeed, stepOf } from './totp.ts'

const ENROLMENT_MINUTES = 30

async function replaceRecoveryCodes(db: Db, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await sql`delete from identity.recovery_code where user_id = ${userId}`.execute(db)
  for (const code of codes)
    await sql`insert into identity.recovery_code (id, user_id, code_hash) values (${randomUUID()}, ${userId}, ${hashToken(code)})`.execute(db)
  return codes
}

/** Setting up, confirming and removing the authenticator of one's own account. */
export const secondFactorRoutes: Route[] = [
  route(startTotp, async (_input, { db, actor, now }) => {
    const secret = new Secret({ size: 20 }).base32
    await sql`insert into identity.totp_enrolment (user_id, seed, created_at) values (${actor.userId}, ${sealSeed(actor.userId, secret)}, ${now})
      on conflict (user_id) do update set seed = excluded.seed, created_at = excluded.created_at`.execute(db)
    return { secret, url: authenticatorOf(secret, actor.userName).toString() }
  }),
  route(confirmTotp, async ({ code }, { db, actor, now }) => {
    const { rows } = await sql<{
      seed: string
    }>`delete from identity.totp_enrolment where user_id = ${actor.userId} and created_at > ${now}::timestamptz - ${ENROLMENT_MINUTES} * interval '1 minute' returning seed`.execute(
      db,
    )
    const seed = rows[0]?.seed
    if (!seed) throw new Refusal('identity.totp_not_started')
    const step = stepOf(openSeed(actor.userId, seed), code, 0, now)
    if (step === null) throw new Refusal('identity.wrong_code')
    await sql`update identity.user set totp_seed = ${seed}, totp_confirmed_at = ${now}, totp_last_step = ${step} where id = ${actor.userId}`.execute(db)
    return { recoveryCodes: await replaceRecoveryCodes(db, actor.userId) }
  }),
  route(renewRecoveryCodes, async (_input, { db, actor }) => {
    await sql`select audit.write(null, 'renewRecoveryCodes', 'identity.user', ${actor.userId}, null, null)`.execute(db)
    return { recoveryCodes: await replaceRecoveryCodes(db, actor.userId) }
  }),
  route(removeTotp, async (_input, { db, actor }) => {
    await sql`update identity.user set totp_seed = null, totp_confirmed_at = null, totp_last_step = null where id = ${actor.userId}`.execute(db)
    await sql`delete from identity.recovery_code where user_id = ${actor.userId}`.execute(db)
    const { rows } = await sql<{ must_enrol: boolean }>`select must_enrol from identity.account_state(${actor.userId})`.execute(db)
    if (rows[0]?.must_enrol) throw new Refusal('identity.totp_compulsory')
    return { hasTotp: false }
  }),
]
