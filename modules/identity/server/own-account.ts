import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { pinyinOf } from '#codes/pinyin.ts'
import { type InputOf, type Operation, Refusal } from '#kernel/operation.ts'
import { type Db, inScope } from '#kernel/server/database.ts'
import { InvalidInput } from '#kernel/server/errors.ts'
import type { HttpContext } from '#kernel/server/http.ts'
import { edgeRoute, type Route } from '#kernel/server/module.ts'
import type { SignedIn } from '#kernel/server/run-operation.ts'
import { changePassword, confirmIdentity, session, signIn } from '../contract.ts'
import { type Authenticator, cookieOf } from './authenticate.ts'
import { hasTotp, spendCode } from './factors.ts'
import { type PasswordProfile, passwordRefusal } from './password-rules.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { prove } from './proof.ts'
import { viewOf } from './session-view.ts'
import { type Account, accountBy, freshUntil, renewToken, signInWith } from './sign-in.ts'

function setSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const { name, secure } = cookieOf(request)
  reply.setCookie(name, token, { httpOnly: true, sameSite: 'lax', path: '/', secure })
}

function inputOf<Op extends Operation>(operation: Op, raw: unknown): InputOf<Op> {
  const parsed = z.safeParse(operation.input, raw)
  if (!parsed.success) throw new InvalidInput(parsed.error)
  return parsed.data as InputOf<Op>
}

interface Owner {
  signedIn: SignedIn
  sessionId: string
  account: Account
}

/** The signed-in user of a session; API tokens have no say over the account they belong to. */
async function ownerOf(request: FastifyRequest, server: HttpContext): Promise<Owner> {
  const signedIn = await server.signedIn(request)
  if (!signedIn) throw new Refusal('access.not_signed_in')
  if (!signedIn.sessionId) throw new Refusal('access.forbidden')
  const account = await accountBy(server.systemPool, 'id', signedIn.userId)
  if (!account) throw new Refusal('access.not_signed_in')
  return { signedIn, sessionId: signedIn.sessionId, account }
}

function asOwner<T>(
  request: FastifyRequest,
  server: HttpContext,
  operation: Operation,
  { signedIn, sessionId }: Owner,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  const actor = { userId: signedIn.userId, name: signedIn.displayName, sessionId, address: request.ip, requestId: request.id, operation: operation.name }
  return inScope(server.systemPool, { kind: 'system', parkIds: [], userId: signedIn.userId, actor }, work)
}

function claimOf(request: FastifyRequest, operation: Operation, { account }: Owner) {
  return { userName: account.user_name, address: request.ip, requestId: request.id, operation: operation.name }
}

/** Puts the new token where the old one was: into the cookie, or into the answer for scripts. */
function handOver(request: FastifyRequest, reply: FastifyReply, token: string): string | null {
  if (request.headers.authorization !== undefined) return token
  setSession(request, reply, token)
  return null
}

async function renew(db: Db, sessionId: string, fresh: Date | null): Promise<string> {
  const token = await renewToken(db, sessionId, fresh)
  if (!token) throw new Refusal('access.not_signed_in')
  return token
}

/** Operations that prove who someone is: answered at the edge, because they set the session's cookie and hash outside a transaction. */
export function provingRoutes(authenticator: Authenticator): Route[] {
  return [
    edgeRoute(signIn, async (request, reply, raw, server) => {
      const input = inputOf(signIn, raw)
      const kind = request.headers['x-requested-with'] === 'zhiyuan' ? 'browser' : 'script'
      const opened = await signInWith(
        server.systemPool,
        { ...input, address: request.ip, userAgent: request.headers['user-agent'] ?? null, kind, requestId: request.id },
        server.now(),
      )
      const signedIn = await authenticator.byToken(opened.token)
      if (!signedIn) throw new Refusal('identity.wrong_credentials')
      setSession(request, reply, opened.token)
      return { accessToken: opened.token, expiresAt: opened.expiresAt.toISOString(), session: await viewOf(server.systemPool, signedIn) }
    }),
    edgeRoute(session, async (request, _reply, _input, server) => {
      const signedIn = await server.signedIn(request)
      if (!signedIn) throw new Refusal('access.not_signed_in')
      return viewOf(server.systemPool, signedIn)
    }),
    edgeRoute(confirmIdentity, async (request, reply, raw, server) => {
      const { password, totp } = inputOf(confirmIdentity, raw)
      const owner = await ownerOf(request, server)
      const now = server.now()
      await prove(server.systemPool, claimOf(request, confirmIdentity, owner), now, async () => {
        const { account } = owner
        const isProven = hasTotp(account)
          ? totp !== undefined && (await spendCode(server.systemPool, account, totp, now))
          : password !== undefined && (await isPassword(account.password_hash, password))
        return isProven || null
      })
      const until = freshUntil(now)
      const token = await asOwner(request, server, confirmIdentity, owner, async (db) => {
        await sql`select audit.write(null, 'confirmIdentity', 'identity.session', ${owner.sessionId}, null, null)`.execute(db)
        return renew(db, owner.sessionId, until)
      })
      authenticator.forgetAll()
      return { freshUntil: until.toISOString(), accessToken: handOver(request, reply, token) }
    }),
    edgeRoute(changePassword, async (request, reply, raw, server) => {
      const { currentPassword, newPassword } = inputOf(changePassword, raw)
      const owner = await ownerOf(request, server)
      await prove(
        server.systemPool,
        claimOf(request, changePassword, owner),
        server.now(),
        async () => (await isPassword(owner.account.password_hash, currentPassword)) || null,
      )
      if (currentPassword === newPassword) throw new Refusal('identity.password_same')
      const refusal = passwordRefusal(newPassword, await passwordContext(server, owner))
      if (refusal) throw refusal
      const hash = await hashPassword(newPassword)
      const { token, ended } = await asOwner(request, server, changePassword, owner, async (db) => {
        await sql`update identity.user set password_hash = ${hash}, password_changed_at = now(), must_change_password = false where id = ${owner.account.id}`.execute(
          db,
        )
        const others =
          await sql`update identity.session set ended_at = now() where user_id = ${owner.account.id} and ended_at is null and id <> ${owner.sessionId}`.execute(
            db,
          )
        return { token: await renew(db, owner.sessionId, null), ended: Number(others.numAffectedRows ?? 0) }
      })
      authenticator.forgetAll()
      return { endedSessions: ended, accessToken: handOver(request, reply, token) }
    }),
  ]
}

async function passwordContext(server: HttpContext, { account, signedIn }: Owner) {
  const [view, state] = await Promise.all([
    viewOf(server.systemPool, signedIn),
    server.systemPool.query<{ profile: PasswordProfile; holds_duty: boolean }>(
      'select p.password_profile as profile, s.holds_duty from identity.security_policy p, lateral identity.account_state($1) s',
      [account.id],
    ),
  ])
  const names = [
    account.user_name,
    account.display_name,
    '织园',
    '小微企业园',
    ...view.memberships.flatMap((m) => [m.companyName ?? '', ...m.parks.flatMap((park) => [park.name, park.nameEn, park.code])]),
  ]
  // The first characters of a name are how people call a place: 织里 for 织里童装小微企业园.
  const words = names
    .flatMap((name) => (/\p{Script=Han}/u.test(name) ? [name, name.slice(0, 4), name.slice(0, 2)] : [name]))
    .flatMap((name) => [name, pinyinOf(name).full])
  return { profile: state.rows[0]?.profile ?? ('asvs' as const), isAdministrator: state.rows[0]?.holds_duty ?? false, words: [...new Set(words)] }
}
