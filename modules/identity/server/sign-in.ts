import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { Refusal } from '#kernel/operation.ts'
import { inScope } from '#kernel/server/database.ts'
import { sql } from 'kysely'
import { isPassword } from './passwords.ts'
import { waitSeconds } from './rules.ts'
import { hashToken, newToken } from './tokens.ts'

/** Hours after which a session ends whatever happens; the idle limit is shorter. */
const ABSOLUTE_HOURS = 12
const MAX_SESSIONS = 5

export interface NewSession {
  token: string
  sessionId: string
  userId: string
  expiresAt: Date
}

export interface SignInRequest {
  userName: string
  password: string
  totp?: string | undefined
  address: string
  userAgent: string | null
  kind: 'browser' | 'script'
  requestId: string
}

interface User {
  id: string
  display_name: string
  password_hash: string
  totp_seed: string | null
  totp_last_step: string | null
}

/** Checks the second factor; returns the step used, which is then spent. */
export type TotpCheck = (user: { id: string; totpSeed: string; lastStep: number }, code: string) => number | null

/**
 * Signs a user in with name, password and, where set up, a one-time code. Unknown users cost the same time and get the same
 * answer as wrong passwords; failures by name and address make the next try wait.
 */
export async function signInWith(systemPool: pg.Pool, request: SignInRequest, now: Date, checkTotp: TotpCheck): Promise<NewSession> {
  const userName = request.userName.trim().normalize('NFKC').toLowerCase()
  await refuseIfTooMany(systemPool, userName, request.address, now)
  const { rows } = await systemPool.query<User>('select id, display_name, password_hash, totp_seed, totp_last_step from identity.user where user_name = $1 and not is_disabled', [userName])
  const user = rows[0]
  if (!(await isPassword(user?.password_hash, request.password)) || !user) {
    await noteFailure(systemPool, userName, request)
    throw new Refusal('identity.wrong_credentials')
  }
  let step: number | null = null
  if (user.totp_seed) {
    if (!request.totp) throw new Refusal('identity.totp_needed')
    step = checkTotp({ id: user.id, totpSeed: user.totp_seed, lastStep: Number(user.totp_last_step ?? 0) }, request.totp)
    if (step === null) {
      await noteFailure(systemPool, userName, request)
      throw new Refusal('identity.wrong_credentials')
    }
  }
  return openSession(systemPool, user, step, request, now, userName)
}

async function refuseIfTooMany(systemPool: pg.Pool, userName: string, address: string, now: Date): Promise<void> {
  const { rows } = await systemPool.query<{ failures: number; last: Date | null; from_address: number }>(
    `select count(*) filter (where user_name = $1 and address = $2)::int as failures, max(at) filter (where user_name = $1 and address = $2) as last,
       count(*) filter (where address = $2)::int as from_address
     from identity.attempt where at > $3::timestamptz - interval '10 minutes' and (user_name = $1 or address = $2)`,
    [userName, address, now],
  )
  const row = rows[0]
  if (!row) return
  const seconds = waitSeconds({ failures: row.failures, lastAt: row.last, fromAddress: row.from_address }, now)
  if (seconds > 0) throw new Refusal('identity.too_many_attempts', { seconds })
}

async function noteFailure(systemPool: pg.Pool, userName: string, request: SignInRequest): Promise<void> {
  await systemPool.query('insert into identity.attempt (user_name, address) values ($1, $2)', [userName, request.address])
  await inScope(systemPool, { kind: 'system', parkIds: [], actor: { name: userName, address: request.address, requestId: request.requestId, operation: 'identity.signIn' } }, async (db) => {
    await sql`select audit.write(null, 'signInFailed', 'identity.user', null, null, null)`.execute(db)
  })
}

async function openSession(systemPool: pg.Pool, user: User, step: number | null, request: SignInRequest, now: Date, userName: string): Promise<NewSession> {
  const token = newToken('zs')
  const sessionId = randomUUID()
  const expiresAt = new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000)
  const freshUntil = user.totp_seed ? new Date(now.getTime() + 300_000) : null
  const actor = { userId: user.id, name: user.display_name, sessionId, address: request.address, requestId: request.requestId, operation: 'identity.signIn' }
  await inScope(systemPool, { kind: 'system', parkIds: [], actor }, async (db) => {
    await sql`insert into identity.session (id, user_id, token_hash, kind, active_membership_id, address, user_agent, created_at, seen_at, expires_at, fresh_until)
      values (${sessionId}, ${user.id}, ${hashToken(token)}, ${request.kind}, (select id from identity.membership where user_id = ${user.id} order by valid_from, id limit 1),
        ${request.address}, ${request.userAgent?.slice(0, 300) ?? null}, ${now}, now(), ${expiresAt}, ${freshUntil})`.execute(db)
    if (step !== null) await sql`update identity.user set totp_last_step = ${step} where id = ${user.id}`.execute(db)
    await sql`update identity.session set ended_at = now() where user_id = ${user.id} and ended_at is null and kind = 'browser' and ${request.kind} = 'browser' and id not in
      (select id from identity.session where user_id = ${user.id} and ended_at is null and kind = 'browser' order by created_at desc limit ${MAX_SESSIONS})`.execute(db)
    await sql`delete from identity.attempt where user_name = ${userName} and address = ${request.address}`.execute(db)
    await sql`select audit.write(null, 'signIn', 'identity.session', ${sessionId}, null, null)`.execute(db)
  })
  return { token, sessionId, userId: user.id, expiresAt }
}
