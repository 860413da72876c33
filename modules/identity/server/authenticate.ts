import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { type Operation, Refusal, type Role } from '#kernel/operation.ts'
import type { Membership, SignedIn } from '#kernel/server/run-operation.ts'
import { hashToken } from './tokens.ts'

const CACHE_MS = 1_000
const SEEN_EVERY_MS = 60_000
/** Minutes without a request after which a browser session ends (finance and administrators: shorter, see rules). */
const IDLE_MINUTES = 30

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
  memberships: { id: string; scope_kind: Membership['scopeKind']; roles: Role[]; park_id: string | null; park_ids: string[]; company_id: string | null; person_id: string | null }[]
}

const LOOK_UP = {
  name: 'identity_look_up',
  text: `
  with found as (
    select s.id as session_id, null::uuid as token_id, s.user_id, s.active_membership_id, s.fresh_until, null::text[] as operations, null::uuid as token_membership_id
    from identity.session s where s.token_hash = $1 and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - $2 * interval '1 minute'
    union all
    select null, t.id, t.user_id, t.membership_id, null, t.operations, t.membership_id from identity.api_token t where t.token_hash = $1 and t.revoked_at is null and t.expires_at > now())
  select f.*, u.user_name, u.display_name,
    coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'scope_kind', m.scope_kind, 'roles', m.roles, 'park_id', m.park_id, 'park_ids', m.park_ids, 'company_id', m.company_id, 'person_id', m.person_id) order by m.valid_from, m.id)
      from identity.membership m where m.user_id = f.user_id and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
        and (f.token_membership_id is null or m.id = f.token_membership_id)), '[]') as memberships
  from found f join identity.user u on u.id = f.user_id and not u.is_disabled`,
}

/** Finds who asks, by bearer token or session cookie. Changes of roles and sign-outs act within a second. */
export class Authenticator {
  readonly #pool: pg.Pool
  readonly #known = new Map<string, { at: number; value: SignedIn | null }>()
  readonly #seen = new Map<string, number>()

  constructor(systemPool: pg.Pool) {
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
    const token = request.cookies['__Host-sid'] ?? request.cookies.sid
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
    const { rows } = await this.#pool.query<Row>({ ...LOOK_UP, values: [hashToken(token), IDLE_MINUTES] })
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
    await this.#pool.query(row.session_id ? 'update identity.session set seen_at = now() where id = $1' : 'update identity.api_token set last_used_at = now() where id = $1', [id])
  }
}

function signedInOf(row: Row): SignedIn {
  const memberships = row.memberships.map(
    (m): Membership => ({ id: m.id, scopeKind: m.scope_kind, roles: m.roles, parkIds: m.scope_kind === 'parks' ? m.park_ids : m.park_id ? [m.park_id] : [], companyId: m.company_id, personId: m.person_id ?? (m.scope_kind === 'person' ? row.user_id : null) }),
  )
  return {
    userId: row.user_id, userName: row.user_name, displayName: row.display_name, sessionId: row.session_id, freshUntil: row.fresh_until,
    activeMembershipId: row.active_membership_id, memberships, ...(row.operations ? { onlyOperations: row.operations } : {}),
  }
}

/** A cookie travels by itself, so a change needs our own header and an origin that is this site. */
function refuseCrossSite(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const isOwnOrigin = origin === undefined || origin === `${request.protocol}://${request.headers.host}`
  if (request.headers['x-requested-with'] !== 'zhiyuan' || !isOwnOrigin || (site !== undefined && site !== 'same-origin')) throw new Refusal('access.cross_site')
}

/** Contracts' default roles with the installation's changes, re-read every second. */
export class Permissions {
  readonly #pool: pg.Pool
  #changes = new Map<string, boolean>()
  #readAt = Number.NEGATIVE_INFINITY

  constructor(systemPool: pg.Pool) {
    this.#pool = systemPool
  }

  holds(role: Role, operation: Operation): boolean {
    this.#refresh()
    return this.#changes.get(`${role} ${operation.name}`) ?? operation.roles.includes(role)
  }

  async load(): Promise<void> {
    const { rows } = await this.#pool.query<{ role: string; operation: string; is_granted: boolean }>('select role, operation, is_granted from identity.role_permission')
    this.#changes = new Map(rows.map((row) => [`${row.role} ${row.operation}`, row.is_granted]))
  }

  #refresh(): void {
    const at = performance.now()
    if (at - this.#readAt < CACHE_MS) return
    this.#readAt = at
    // The request goes on with what is known; the database being away is reported by the request itself.
    this.load().catch(() => {})
  }
}
