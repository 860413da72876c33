import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { type Operation, Refusal, type Role } from '#kernel/operation.ts'
import type { Membership, SignedIn } from '#kernel/server/run-operation.ts'
import { hashToken } from './tokens.ts'

const CACHE_MS = 1_000
const SEEN_EVERY_MS = 60_000
/** Minutes without a request after which a session ends; the shorter one for finance and administrators. */
const IDLE_MINUTES = 30
const IDLE_MINUTES_BRIEF = 15

/** What an account may do while its password must be changed or its second factor set up. */
const FIRST_STEPS = ['changePassword', 'confirmIdentity', 'startTotp', 'confirmTotp', 'signOut', 'session', 'setPreferences', 'switchMembership'].map(
  (name) => `identity.${name}`,
)

interface Row {
  session_id: string | null
  token_id: string | null
  user_id: string
  user_name: string
  display_name: string
  active_membership_id: string | null
  fresh_until: Date | null
  operations: string[] | null
  token_membership_id: string | null
  must_act: boolean
  memberships: {
    id: string
    scope_kind: Membership['scopeKind']
    roles: Role[]
    park_id: string | null
    park_ids: string[]
    company_id: string | null
    person_id: string | null
  }[]
}

const LOOK_UP = {
  name: 'identity_look_up',
  text: `
  with found as (
    select s.id as session_id, null::uuid as token_id, s.user_id, s.active_membership_id, case when s.token_hash = $1 then s.fresh_until end as fresh_until,
      null::text[] as operations, null::uuid as token_membership_id, s.seen_at
    from identity.session s where (s.token_hash = $1 or s.previous_token_hash = $1 and s.previous_until > now()) and s.ended_at is null and s.expires_at > now()
    union all
    select null, t.id, t.user_id, t.membership_id, null, t.operations, t.membership_id, null from identity.api_token t where t.token_hash = $1 and t.revoked_at is null and t.expires_at > now())
  select f.*, u.user_name, u.display_name, f.session_id is not null and (state.must_change or state.must_enrol) as must_act,
    coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'scope_kind', m.scope_kind, 'roles', m.roles, 'park_id', m.park_id, 'park_ids', m.park_ids, 'company_id', m.company_id, 'person_id', m.person_id) order by m.valid_from, m.id)
      from identity.membership m where m.user_id = f.user_id and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
        and (f.token_membership_id is null or m.id = f.token_membership_id)), '[]') as memberships
  from found f join identity.user u on u.id = f.user_id and not u.is_disabled, lateral identity.account_state(u.id) state
  where f.seen_at is null or f.seen_at > now() - (case when state.is_brief then ${IDLE_MINUTES_BRIEF} else ${IDLE_MINUTES} end) * interval '1 minute'`,
}

/** Browsers keep `Secure` cookies only over TLS or on this machine; a plain-http intranet gets the cookie without it. */
export function cookieOf(request: FastifyRequest): { name: string; secure: boolean } {
  const secure = request.protocol === 'https' || ['localhost', '127.0.0.1', '[::1]'].includes(request.hostname.replace(/:\d+$/, ''))
  return { name: secure ? '__Host-sid' : 'sid', secure }
}

/** Finds who asks, by bearer token or session cookie. Changes of roles and sign-outs act within a second. */
export class Authenticator {
  readonly #pool: Pick<pg.Pool, 'query'>
  readonly #known = new Map<string, { at: number; value: SignedIn | null }>()
  readonly #seen = new Map<string, number>()

  constructor(systemPool: Pick<pg.Pool, 'query'>) {
    this.#pool = systemPool
  }

  async signedIn(request: FastifyRequest): Promise<SignedIn | null> {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const bearer = /^Bearer (z[st]_[\w-]{43})$/.exec(authorization)?.[1]
      const value = bearer ? await this.#find(bearer) : null
      if (!value) throw new Refusal('access.not_signed_in')
      return value
    }
    const token = request.cookies[cookieOf(request).name]
    if (!token) return null
    refuseCrossSite(request)
    return this.#find(token)
  }

  byToken(token: string): Promise<SignedIn | null> {
    return this.#find(token)
  }

  /** Forgets what is remembered of a token, so that a sign-out acts at once. */
  forgetAll(): void {
    this.#known.clear()
  }

  async #find(token: string): Promise<SignedIn | null> {
    const at = performance.now()
    const known = this.#known.get(token)
    if (known && at - known.at < CACHE_MS) return known.value
    const { rows } = await this.#pool.query<Row>({ ...LOOK_UP, values: [hashToken(token)] })
    const row = rows[0]
    const value = row ? signedInOf(row) : null
    if (this.#known.size > 10_000) this.#known.clear()
    this.#known.set(token, { at, value })
    if (row) await this.#noteSeen(row, at)
    return value
  }

  async #noteSeen(row: Row, at: number): Promise<void> {
    const id = row.session_id ?? row.token_id ?? ''
    const last = this.#seen.get(id)
    if (last !== undefined && at - last < SEEN_EVERY_MS) return
    if (this.#seen.size > 10_000) this.#seen.clear()
    this.#seen.set(id, at)
    await this.#pool.query(
      row.session_id ? 'update identity.session set seen_at = now() where id = $1' : 'update identity.api_token set last_used_at = now() where id = $1',
      [id],
    )
  }
}

function signedInOf(row: Row): SignedIn {
  const memberships = row.memberships.map(
    (m): Membership => ({
      id: m.id,
      scopeKind: m.scope_kind,
      roles: m.roles,
      parkIds: m.scope_kind === 'parks' ? m.park_ids : m.park_id ? [m.park_id] : [],
      companyId: m.company_id,
      personId: m.person_id ?? (m.scope_kind === 'person' ? row.user_id : null),
    }),
  )
  return {
    userId: row.user_id,
    userName: row.user_name,
    displayName: row.display_name,
    sessionId: row.session_id,
    freshUntil: row.fresh_until,
    activeMembershipId: row.active_membership_id,
    memberships,
    ...onlyOperations(row),
  }
}

function onlyOperations(row: Row): Pick<SignedIn, 'onlyOperations'> {
  if (row.must_act) return { onlyOperations: FIRST_STEPS }
  return row.operations ? { onlyOperations: row.operations } : {}
}

/** A cookie travels by itself, so a change needs our own header and an origin that is this site. */
function refuseCrossSite(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const isOwnOrigin = origin === undefined || origin === `${request.protocol}://${request.headers.host}`
  if (request.headers['x-requested-with'] !== 'zhiyuan' || !isOwnOrigin || (site !== undefined && site !== 'same-origin'))
    throw new Refusal('access.cross_site')
}

/** Contracts' default roles with the installation's changes, re-read every second while the process lives. */
export class Permissions {
  readonly #pool: Pick<pg.Pool, 'query'>
  #changes = new Map<string, boolean>()
  #timer: NodeJS.Timeout | undefined

  constructor(systemPool: Pick<pg.Pool, 'query'>) {
    this.#pool = systemPool
  }

  holds(role: Role, operation: Operation): boolean {
    return this.#changes.get(`${role} ${operation.name}`) ?? operation.roles.includes(role)
  }

  /** Reads the changes now and from then on; while the database is away, what is known holds. */
  async load(): Promise<void> {
    this.#timer ??= setInterval(() => void this.#read().catch(() => {}), CACHE_MS).unref()
    await this.#read()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #read(): Promise<void> {
    const { rows } = await this.#pool.query<{ role: string; operation: string; is_granted: boolean }>(
      'select role, operation, is_granted from identity.role_permission',
    )
    this.#changes = new Map(rows.map((row) => [`${row.role} ${row.operation}`, row.is_granted]))
  }
}
