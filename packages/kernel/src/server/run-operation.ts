import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import { type Operation, Refusal, type Role } from '../operation.ts'
import { type Db, inScope, type ScopeSettings } from './database.ts'
import { InvalidInput, notFound } from './errors.ts'
import type { Actor, Context, Route } from './module.ts'

/** One post of a user: the roles held in one scope. */
export interface Membership {
  id: string
  scopeKind: 'platform' | 'parks' | 'park' | 'company' | 'provider' | 'person'
  roles: readonly Role[]
  parkIds: readonly string[]
  companyId: string | null
  personId: string | null
}

/** A signed-in user with every membership; the runner picks exactly one for each request. */
export interface SignedIn {
  userId: string
  userName: string
  displayName: string
  sessionId: string | null
  freshUntil: Date | null
  activeMembershipId: string | null
  memberships: readonly Membership[]
  /** Set for API tokens that are limited to some operations. */
  onlyOperations?: readonly string[]
}

export interface Call {
  signedIn: SignedIn | null
  /** The membership the caller asks for; left out: the first that covers the park and may do this. */
  membershipId?: string | undefined
  address: string | null
  requestId: string
  idempotencyKey?: string | undefined
}

export interface Runner {
  routes: ReadonlyMap<string, Route>
  pool: pg.Pool
  now: () => Date
  /** Whether a role holds a permission; the contracts' defaults with the installation's changes. */
  holds: (role: Role, operation: Operation) => boolean
}

const NOBODY = {
  userId: '',
  userName: '',
  displayName: '',
  sessionId: null,
  membershipId: null,
  roles: [],
  parkIds: [],
  companyId: null,
  personId: null,
  freshUntil: null,
} as const

/**
 * The whole path of one request after authentication: membership → permission → parse → transaction with scope →
 * idempotency → handler → parse output → commit.
 */
export async function runOperation(runner: Runner, route: Route, rawInput: unknown, call: Call): Promise<unknown> {
  const { operation } = route
  const { actor, parkId } = chooseActor(runner, operation, rawInput, call)
  const now = runner.now()
  if (operation.fresh && !(actor.freshUntil && actor.freshUntil > now)) throw new Refusal('access.fresh_factor_needed')
  const parsed = z.safeParse(operation.input, rawInput)
  if (!parsed.success) throw new InvalidInput(parsed.error)
  const input = operation.scope === 'park' ? { ...(parsed.data as object), parkId } : parsed.data
  const drillDown = recordLookedInto(operation, actor, input)

  return inScope(
    runner.pool,
    settingsOf(operation, actor, parkId, drillDown !== undefined),
    async (db) => {
      const key = operation.kind === 'command' && actor.userId && !operation.showsSecret ? call.idempotencyKey : undefined
      if (key) {
        const earlier = await claim(db, actor.userId, key, operation.name, rawInput)
        if (earlier) return earlier.response
      }
      const context: Context = {
        db,
        actor,
        now,
        emit: emitter(db, actor, parkId),
        call: (other, otherInput) => callWithin(runner, other, otherInput, context, parkId) as never,
      }
      const output = answerOf(operation, await route.handle(input, context))
      if (drillDown) await sql`select audit.write(${parkId}, 'read', null, ${drillDown}, null, null)`.execute(db)
      if (key) await sql`update kernel.idempotency set response = ${JSON.stringify(output)} where user_id = ${actor.userId} and key = ${key}`.execute(db)
      return output
    },
    operation.kind === 'query' && !drillDown ? 'read' : 'write',
  )
}

/** The record a supervisor opens in one of their parks: the park sees in its audit trail who looked at what. */
function recordLookedInto(operation: Operation, actor: Actor, input: unknown): string | undefined {
  const { id } = (input ?? {}) as { id?: unknown }
  return actor.scopeKind === 'parks' && operation.scope === 'park' && operation.kind === 'query' && typeof id === 'string' ? id : undefined
}

/** An answer that breaks its own contract is our bug, never the caller's invalid input. */
function answerOf(operation: Operation, answer: unknown): unknown {
  const parsed = z.safeParse(operation.output, answer)
  if (!parsed.success) throw new Error(`${operation.name} answered against its contract: ${JSON.stringify(parsed.error.issues.slice(0, 5))}`)
  return parsed.data
}

async function callWithin(runner: Runner, operation: Operation, input: unknown, context: Context, parkId: string | null): Promise<unknown> {
  const route = runner.routes.get(operation.name)
  if (!route) throw new Error(`Nobody answers ${operation.name}`)
  const parsed = z.parse(operation.input, input) as { parkId?: string }
  if (parsed.parkId && parsed.parkId !== parkId) throw notFound()
  return answerOf(operation, await route.handle(operation.scope === 'park' ? { ...parsed, parkId } : parsed, context))
}

function chooseActor(runner: Runner, operation: Operation, rawInput: unknown, call: Call): { actor: Actor; parkId: string | null } {
  const base = { address: call.address, requestId: call.requestId }
  const { signedIn } = call
  if (!signedIn) {
    if (!operation.roles.includes('anonymous')) throw new Refusal('access.not_signed_in')
    return { actor: { ...NOBODY, ...base, scopeKind: 'none' }, parkId: null }
  }
  if (signedIn.onlyOperations && !signedIn.onlyOperations.includes(operation.name)) throw new Refusal('access.forbidden')
  const person = {
    userId: signedIn.userId,
    userName: signedIn.userName,
    displayName: signedIn.displayName,
    sessionId: signedIn.sessionId,
    freshUntil: signedIn.freshUntil,
    ...base,
  }
  const open = operation.roles.includes('anonymous') || operation.roles.includes('self')
  const asked = call.membershipId ? signedIn.memberships.filter((m) => m.id === call.membershipId) : signedIn.memberships
  if (call.membershipId && asked.length === 0) throw notFound()
  if (operation.scope === 'none' || operation.scope === 'self') {
    const active = asked.find((m) => m.id === signedIn.activeMembershipId) ?? asked[0]
    if (!open && !asked.some((m) => m.roles.some((role) => runner.holds(role, operation)))) throw new Refusal('access.forbidden')
    return { actor: actorOf(person, active, operation.scope), parkId: null }
  }
  const parkId = operation.scope === 'park' ? parkAsked(rawInput, asked, signedIn.activeMembershipId) : null
  const covering = asked.filter((m) => (operation.scope === 'platform' ? m.scopeKind === 'platform' : parkId === null || m.parkIds.includes(parkId)))
  if (operation.scope === 'park' && covering.length === 0) throw notFound()
  const able = covering.filter((m) => open || m.roles.some((role) => runner.holds(role, operation)))
  const membership = able.find((m) => m.id === signedIn.activeMembershipId) ?? able[0]
  if (!membership) throw new Refusal('access.forbidden')
  return { actor: actorOf(person, membership, membership.scopeKind), parkId }
}

function actorOf(
  person: Omit<Actor, 'membershipId' | 'scopeKind' | 'roles' | 'parkIds' | 'companyId' | 'personId'>,
  membership: Membership | undefined,
  scopeKind: string,
): Actor {
  return {
    ...person,
    scopeKind,
    membershipId: membership?.id ?? null,
    roles: membership?.roles ?? [],
    parkIds: membership?.parkIds ?? [],
    companyId: membership?.companyId ?? null,
    personId: membership?.personId ?? null,
  }
}

/** The park of the input, else the first park of the active membership. A malformed id belongs to nobody. */
function parkAsked(rawInput: unknown, memberships: readonly Membership[], activeId: string | null): string {
  const asked = (rawInput as { parkId?: unknown } | null)?.parkId
  if (asked !== undefined) {
    if (typeof asked !== 'string') throw notFound()
    return asked.toLowerCase()
  }
  const active = memberships.find((m) => m.id === activeId && m.parkIds.length > 0) ?? memberships.find((m) => m.parkIds.length > 0)
  const parkId = active?.parkIds[0]
  if (!parkId) throw notFound()
  return parkId
}

function settingsOf(operation: Operation, actor: Actor, parkId: string | null, isRecorded: boolean): ScopeSettings {
  return {
    kind: actor.scopeKind,
    parkIds: parkId ? [parkId] : operation.scope === 'parks' ? actor.parkIds : [],
    companyId: actor.scopeKind === 'company' ? actor.companyId : null,
    personId: actor.scopeKind === 'person' ? actor.personId : null,
    userId: actor.userId || null,
    ...(operation.kind === 'command' || isRecorded ? { actor: auditActor(operation.name, actor) } : {}),
  }
}

/** What the audit trail says of who acted. */
export function auditActor(operation: string, actor: Actor): Record<string, unknown> {
  return {
    userId: actor.userId,
    name: actor.displayName,
    roles: actor.roles.join(','),
    sessionId: actor.sessionId ?? '',
    address: actor.address,
    requestId: actor.requestId,
    operation,
  }
}

function emitter(db: Db, actor: Actor, parkId: string | null): Context['emit'] {
  return async (event, payload) => {
    const body = z.parse(event.payload, payload) as { parkId?: string }
    const cause = { userId: actor.userId || null, name: actor.displayName, requestId: actor.requestId }
    await sql`insert into kernel.outbox (park_id, event, payload, cause) values (${body.parkId ?? parkId}, ${event.name}, ${JSON.stringify(body)}, ${JSON.stringify(cause)})`.execute(
      db,
    )
  }
}

async function claim(db: Db, userId: string, key: string, operation: string, input: unknown): Promise<{ response: unknown } | undefined> {
  if (key.length < 8 || key.length > 200) throw new Refusal('request.idempotency_mismatch')
  const hash = createHash('sha256')
    .update(operation)
    .update('\0')
    .update(JSON.stringify(input ?? null))
    .digest()
  const claimed =
    await sql`insert into kernel.idempotency (user_id, key, operation, request_hash) values (${userId}, ${key}, ${operation}, ${hash}) on conflict do nothing returning key`.execute(
      db,
    )
  if (claimed.rows.length > 0) return undefined
  const { rows } = await sql<{
    request_hash: Buffer
    response: unknown
  }>`select request_hash, response from kernel.idempotency where user_id = ${userId} and key = ${key}`.execute(db)
  const first = rows[0]
  if (!first) throw new Refusal('request.in_progress')
  if (!first.request_hash.equals(hash)) throw new Refusal('request.idempotency_mismatch')
  return { response: first.response }
}
