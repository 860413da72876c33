import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import { Refusal } from '../operation.ts'

// Dates stay dates (no local midnight), numbers from bigint and numeric stay exact strings unless a column is double precision.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text))

/** Who asks, as row-level security and the audit trail see it. */
export interface ScopeSettings {
  /** platform, parks, park, company, provider, person, self or system. */
  kind: string
  parkIds: readonly string[]
  companyId?: string | null
  personId?: string | null
  userId?: string | null
  /** Written into the audit trail: userId, name, roles, sessionId, address, requestId, operation, reason. */
  actor?: Readonly<Record<string, unknown>>
}

export interface DatabaseOptions {
  url: string
  user?: { name: string; password: string }
  max?: number
  statementTimeoutMs?: number
}

export function createPool({ url, user, max = 10, statementTimeoutMs = 5_000 }: DatabaseOptions): pg.Pool {
  const address = new URL(url)
  if (user) {
    address.username = user.name
    address.password = encodeURIComponent(user.password)
  }
  const pool = new pg.Pool({
    connectionString: address.toString(),
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options: `-c lock_timeout=2000 -c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=60000 -c TimeZone=UTC`,
    // Begin and scope travel together with the handler's first query: no extra round trips.
    ...({ pipeline: true } as object),
  })
  // A connection lost while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // One lost while in use fails its query; the event beside that must not end the process either.
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

const SET_SCOPE = {
  name: 'zhiyuan_scope',
  text: `select set_config('app.scope', $1, true), set_config('app.parks', $2, true), set_config('app.company', $3, true),
    set_config('app.person', $4, true), set_config('app.user', $5, true), set_config('app.actor', $6, true), set_config('app.reason', '', true)`,
}

function scopeValues(scope: ScopeSettings): string[] {
  return [
    scope.kind,
    `{${scope.parkIds.join(',')}}`,
    scope.companyId ?? '',
    scope.personId ?? '',
    scope.userId ?? '',
    scope.actor ? JSON.stringify(scope.actor) : '',
  ]
}

// Statements are prepared under a name made of their text: planning under row-level security costs more than running.
const names = new Map<string, string>()
function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= 1_000 || text.length > 20_000) return undefined
  const name = `z${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`
  names.set(text, name)
  return name
}

class ClientConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#client.query({ name: statementName(query.sql), text: query.sql, values: [...query.parameters] } as pg.QueryConfig)
    const numAffectedRows = result.rowCount === null || result.command === 'SELECT' ? undefined : BigInt(result.rowCount)
    return numAffectedRows === undefined ? { rows: result.rows as R[] } : { rows: result.rows as R[], numAffectedRows }
  }
  // biome-ignore lint/correctness/useYield: streaming goes through COPY or batches
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Not supported on a scoped connection')
  }
}

// biome-ignore lint/suspicious/noExplicitAny: each module narrows the tables to its own
export type Db = Kysely<any>

/** A query builder bound to one open transaction. It can't be used without a scope, because nothing else makes one. */
function builderOn(client: pg.ClientBase): Db {
  const connection = new ClientConnection(client)
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: async () => {
      throw new Error('The operation already runs in its transaction')
    },
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    destroy: async () => {},
  }
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
  return new Kysely({ dialect })
}

const clients = new WeakMap<Db, pg.ClientBase>()

/** The connection below a scoped builder, for COPY and hand-written SQL in bulk paths. */
export function clientOf(db: Db): pg.ClientBase {
  const client = clients.get(db)
  if (!client) throw new Error('Not a scoped database')
  return client
}

/** Gathers what is sent before the event loop turns into one write: begin, scope and the handler's first queries leave together. */
function holdWrites(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  setImmediate(() => stream.uncork())
}

/** Runs `work` in one transaction with the scope set; commits when it resolves, rolls back when it throws. */
export async function inScope<T>(pool: pg.Pool, scope: ScopeSettings, work: (db: Db) => Promise<T>, mode: 'write' | 'read' = 'write'): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  let isReleased = false
  try {
    holdWrites(client)
    const opened = Promise.all([client.query(mode === 'read' ? 'begin read only' : 'begin'), client.query({ ...SET_SCOPE, values: scopeValues(scope) })])
    opened.catch(() => {})
    const db = builderOn(client)
    clients.set(db, client)
    const result = await work(db)
    await opened
    const committed = client.query('commit')
    if (mode === 'read') {
      // Nothing hangs on the end of a reading transaction: the answer need not wait for it.
      isReleased = true
      committed.then(
        () => client.release(),
        (error: Error) => client.release(error),
      )
      return result
    }
    await committed
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    // A connection whose state is unknown is closed, never handed to the next request.
    if (!isReleased) client.release(broken)
  }
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '53100',
  '58030',
])

/** Whether an error means "the database is away or full" (answered 503 with Retry-After) rather than a bug. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string' && CONNECTION_CODES.has(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed|connection error/i.test(error.message)
}

/** Maps a violated constraint that expresses a rule to its refusal; other errors stay what they are. */
export function refusalOf(error: unknown, byConstraint: Readonly<Record<string, `${string}.${string}`>>, details: Record<string, unknown> = {}): unknown {
  const constraint = (error as { constraint?: unknown } | null)?.constraint
  const code = typeof constraint === 'string' ? byConstraint[constraint] : undefined
  return code ? new Refusal(code, details) : error
}
