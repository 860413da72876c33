import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import { notFound } from '#kernel/server/errors.ts'
import { type Actor, edgeRoute, type Route, route } from '#kernel/server/module.ts'
import { endSession, sessionList, setPreferences, signOut, switchMembership } from '../contract.ts'
import type { Authenticator } from './authenticate.ts'

/** API tokens have no session, and no say over those of their owner. */
function sessionOf(actor: Actor): string {
  if (!actor.sessionId) throw new Refusal('access.forbidden')
  return actor.sessionId
}

const handlers = [
  route(sessionList, async (_input, { db, actor }) => {
    const { rows } = await sql<{
      id: string
      kind: 'browser' | 'script'
      address: string | null
      user_agent: string | null
      created_at: Date
      seen_at: Date
      expires_at: Date
    }>`
      select id, kind, address, user_agent, created_at, seen_at, expires_at from identity.session
      where user_id = ${actor.userId} and ended_at is null and expires_at > now() and seen_at > now() - interval '30 minutes' order by seen_at desc`.execute(db)
    return {
      rows: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        address: row.address,
        userAgent: row.user_agent,
        isCurrent: row.id === actor.sessionId,
        createdAt: row.created_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
      })),
    }
  }),
  route(setPreferences, async ({ locale, isElderMode }, { db, actor }) => {
    const { rows } = await sql<{
      locale: 'zh' | 'en'
      is_elder_mode: boolean
    }>`update identity.user set locale = coalesce(${locale ?? null}, locale), is_elder_mode = coalesce(${isElderMode ?? null}, is_elder_mode)
      where id = ${actor.userId} returning locale, is_elder_mode`.execute(db)
    const row = rows[0]
    if (!row) throw notFound()
    return { locale: row.locale, isElderMode: row.is_elder_mode }
  }),
]

const ending = [
  route(signOut, async ({ everywhere }, { db, actor }) => {
    const own = sessionOf(actor)
    const ended =
      await sql`update identity.session set ended_at = now() where user_id = ${actor.userId} and ended_at is null and (${everywhere} or id = ${own})`.execute(
        db,
      )
    await sql`select audit.write(null, ${everywhere ? 'signOutEverywhere' : 'signOut'}, 'identity.session', ${own}, null, null)`.execute(db)
    return { ended: Number(ended.numAffectedRows ?? 0) }
  }),
  route(endSession, async ({ id }, { db, actor }) => {
    sessionOf(actor)
    const ended = await sql`update identity.session set ended_at = now() where user_id = ${actor.userId} and id = ${id} and ended_at is null`.execute(db)
    if (!ended.numAffectedRows) throw notFound()
    await sql`select audit.write(null, 'endSession', 'identity.session', ${id}, null, null)`.execute(db)
    return { id }
  }),
  route(switchMembership, async ({ membershipId }, { db, actor }) => {
    const own =
      await sql`select 1 from identity.membership where id = ${membershipId} and user_id = ${actor.userId} and valid_from <= now() and (valid_until is null or valid_until > now())`.execute(
        db,
      )
    if (own.rows.length === 0) throw notFound()
    await sql`update identity.session set active_membership_id = ${membershipId} where id = ${sessionOf(actor)}`.execute(db)
    await sql`select audit.write(null, 'switchMembership', 'identity.membership', ${membershipId}, null, null)`.execute(db)
    return { membershipId }
  }),
]

/** Sessions and preferences of the user's own account. What ends or moves a session is forgotten by the authenticator at once. */
export function ownSessionRoutes(authenticator: Authenticator): Route[] {
  const acting = ending.map(
    ({ operation, handle }): Route => ({
      ...edgeRoute(operation, async (request, reply, input, server) => {
        const answer = await server.run(request, operation, input)
        authenticator.forgetAll()
        if (operation.name === signOut.name) {
          for (const name of ['__Host-sid', 'sid']) reply.clearCookie(name, { path: '/', secure: name !== 'sid' })
          reply.header('clear-site-data', '"cache", "storage"')
        }
        return answer
      }),
      handle,
    }),
  )
  return [...handlers, ...acting]
}
