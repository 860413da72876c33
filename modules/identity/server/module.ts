import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '#kernel/operation.ts'
import { InvalidInput, notFound } from '#kernel/server/errors.ts'
import { edgeRoute, type Module, route } from '#kernel/server/module.ts'
import { session, signIn, signOut, switchMembership } from '../contract.ts'
import type { Authenticator } from './authenticate.ts'
import { viewOf } from './session-view.ts'
import { signInWith } from './sign-in.ts'
import { openSeed, stepOf } from './totp.ts'

/** Browsers keep `Secure` cookies only over TLS or on this machine; a plain-http intranet gets the cookie without it. */
function cookieOf(request: FastifyRequest): { name: string; secure: boolean } {
  const secure = request.protocol === 'https' || ['localhost', '127.0.0.1', '[::1]'].includes(request.hostname.replace(/:\d+$/, ''))
  return { name: secure ? '__Host-sid' : 'sid', secure }
}

function setSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const { name, secure } = cookieOf(request)
  reply.setCookie(name, token, { httpOnly: true, sameSite: 'lax', path: '/', secure })
}

/** Accounts, posts, sessions. The authenticator is shared with the HTTP server, so that a sign-out acts at once. */
export function identityModule(authenticator: Authenticator): Module {
  return {
    name: 'identity',
    routes: [
      edgeRoute(signIn, async (request, reply, raw, server) => {
        const parsed = z.safeParse(signIn.input, raw)
        if (!parsed.success) throw new InvalidInput(parsed.error)
        const kind = request.headers['x-requested-with'] === 'zhiyuan' ? 'browser' : 'script'
        const opened = await signInWith(
          server.systemPool,
          { ...parsed.data, address: request.ip, userAgent: request.headers['user-agent'] ?? null, kind, requestId: request.id },
          server.now(),
          (user, code) => stepOf(openSeed(user.id, user.totpSeed), code, user.lastStep, server.now()),
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
      edgeRoute(signOut, async (request, reply, input, server) => {
        const answer = await server.run(request, signOut, input)
        authenticator.forgetAll()
        for (const name of ['__Host-sid', 'sid']) reply.clearCookie(name, { path: '/', secure: name !== 'sid' })
        reply.header('clear-site-data', '"cache", "storage"')
        return answer
      }),
      edgeRoute(switchMembership, async (request, _reply, input, server) => {
        const answer = await server.run(request, switchMembership, input)
        authenticator.forgetAll()
        return answer
      }),
    ].map((edge) => ({ ...edge, handle: HANDLERS[edge.operation.name] ?? edge.handle })),
  }
}

// What runs inside the scoped transaction for operations whose edge also touches the cookie.
const HANDLERS: Record<string, ReturnType<typeof route>['handle']> = {
  [signOut.name]: route(signOut, async ({ everywhere }, { db, actor }) => {
    const ended = await sql`update identity.session set ended_at = now() where user_id = ${actor.userId} and ended_at is null and (${everywhere} or id = ${actor.sessionId})`.execute(db)
    await sql`select audit.write(null, ${everywhere ? 'signOutEverywhere' : 'signOut'}, 'identity.session', ${actor.sessionId}, null, null)`.execute(db)
    return { ended: Number(ended.numAffectedRows ?? 0) }
  }).handle,
  [switchMembership.name]: route(switchMembership, async ({ membershipId }, { db, actor, now }) => {
    const own = await sql`select 1 from identity.membership where id = ${membershipId} and user_id = ${actor.userId} and valid_from <= ${now} and (valid_until is null or valid_until > ${now})`.execute(db)
    if (own.rows.length === 0) throw notFound()
    await sql`update identity.session set active_membership_id = ${membershipId} where id = ${actor.sessionId}`.execute(db)
    await sql`select audit.write(null, 'switchMembership', 'identity.membership', ${membershipId}, null, null)`.execute(db)
    return { membershipId }
  }).handle,
}
