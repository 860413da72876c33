import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { Refusal } from '#kernel/operation.ts'
import { type Db, inScope } from '#kernel/server/database.ts'
import { type FactorOwner, hasTotp, spendCode } from './factors.ts'
import { isPassword } from './passwords.ts'
import { prove } from './proof.ts'
import { hashToken, newToken } from './tokens.ts'

/** Hours after which a session ends whatever happens; the idle limit is shorter. */
const ABSOLUTE_HOURS = 12
const MAX_SESSIONS = { browser: 5, script: 20 }
const FRESH_MINUTES = 5
/** Requests already on their way may still carry the token that a new one replaced. */
const OVERLAP_SECONDS = 10

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

export interface Account extends FactorOwner {
  user_name: string
  display_name: string
  password_hash: string
}

/** An account that may sign in, by name or id. */
export async function accountBy(systemPool: pg.Pool, column: 'id' | 'user_name', value: string): Promise<Account | undefined> {
  const { rows } = await systemPool.query<Account>(
    `select id, user_name, display_name, password_hash, totp_seed, totp_confirmed_at, totp_last_step from identity.user where ${column} = $1 and not is_disabled`,
    [value],
  )
  return rows[0]
}

/**
 * Signs a user in with name, password and, where set up, a one-time code. Unknown users cost the same time and get the same
 * answer as wrong passwords; failures by name and address make the next try wait.
 */
export async function signInWith(systemPool: pg.Pool, request: SignInRequest, now: Date): Promise<NewSession> {
  const userName = request.userName.trim().normalize('NFKC').toLowerCase()
  const claim = { userName, address: request.address, requestId: request.requestId, operation: 'identity.signIn' }
  const user = await prove(systemPool, claim, now, async () => {
    const found = await accountBy(systemPool, 'user_name', userName)
    if (!(await isPassword(found?.password_hash, request.password)) || !found) return null
    if (!hasTotp(found)) return found
    if (!request.totp) throw new Refusal('identity.totp_needed')
    return (await spendCode(systemPool, found, request.totp, now)) ? found : null
  })
  return openSession(systemPool, user, request, now)
}

export function freshUntil(now: Date): Date {
  return new Date(now.getTime() + FRESH_MINUTES * 60_000)
}

async function openSession(systemPool: pg.Pool, user: Account, request: SignInRequest, now: Date): Promise<NewSession> {
  const token = newToken('zs')
  const sessionId = randomUUID()
  const expiresAt = new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000)
  const actor = { userId: user.id, name: user.display_name, sessionId, address: request.address, requestId: request.requestId, operation: 'identity.signIn' }
  await inScope(systemPool, { kind: 'system', parkIds: [], actor }, async (db) => {
    await sql`insert into identity.session (id, user_id, token_hash, kind, active_membership_id, address, user_agent, created_at, seen_at, expires_at, fresh_until)
      values (${sessionId}, ${user.id}, ${hashToken(token)}, ${request.kind},
        (select id from identity.membership where user_id = ${user.id} and valid_from <= now() and (valid_until is null or valid_until > now()) order by valid_from, id limit 1),
        ${request.address}, ${request.userAgent?.slice(0, 300) ?? null}, ${now}, now(), ${expiresAt}, ${hasTotp(user) ? freshUntil(now) : null})`.execute(db)
    await sql`update identity.session set ended_at = now() where user_id = ${user.id} and ended_at is null and kind = ${request.kind} and id not in
      (select id from identity.session where user_id = ${user.id} and ended_at is null and kind = ${request.kind} order by created_at desc, seen_at desc limit ${MAX_SESSIONS[request.kind]})`.execute(
      db,
    )
    await sql`select audit.write(null, 'signIn', 'identity.session', ${sessionId}, null, null)`.execute(db)
  })
  return { token, sessionId, userId: user.id, expiresAt }
}

/** A new token for a session whose rights rise; the old one keeps the old rights for a few seconds. Null: the session has ended. */
export async function renewToken(db: Db, sessionId: string, fresh: Date | null): Promise<string | null> {
  const token = newToken('zs')
  const renewed = await sql`update identity.session set previous_token_hash = token_hash, previous_until = now() + ${OVERLAP_SECONDS} * interval '1 second',
    token_hash = ${hashToken(token)}, fresh_until = coalesce(${fresh}, fresh_until) where id = ${sessionId} and ended_at is null`.execute(db)
  return renewed.numAffectedRows ? token : null
}
