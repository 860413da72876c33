import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Operation, Role } from './operation.ts'
import { adoptModules, connect } from './server/assemble.ts'
import { type Db, inScope } from './server/database.ts'
import { createHttpServer, type HttpOptions } from './server/http.ts'
import { closeJobs, prepareJobs, settle } from './server/jobs.ts'
import type { Module } from './server/module.ts'
import type { Membership, SignedIn } from './server/run-operation.ts'

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string
    masterKey: string
  }
}

export const ROOT = resolve(import.meta.dirname, '../../..')

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
  body: any
  headers: Record<string, unknown>
}

export interface TestUser {
  userId: string
  membershipId: string
  send(operation: Operation, input: unknown, headers?: Record<string, string>): Promise<Answer>
}

/**
 * A private database cloned from the migrated template, with the real HTTP server over it. Each test makes its own park, so
 * isolation between tests is the isolation between parks. Start one server per test file.
 */
export async function startTestServer(modules: readonly Module[], options: Partial<HttpOptions> = {}) {
  const templateUrl = inject('templateUrl')
  const masterKey = Buffer.from(inject('masterKey'), 'hex')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: templateUrl.replace(/\/[^/]+$/, '/postgres') })
  await admin.connect()
  await admin.query(`create database ${name} template ${new URL(templateUrl).pathname.slice(1)}`)
  await admin.query(`grant create on database ${name} to zhiyuan_system`)
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiyuan-test-'))
  const installation = connect({ dataDir, ownerUrl: templateUrl.replace(/\/[^/]+$/, `/${name}`), masterKey, poolSize: 4 })
  adoptModules(modules)
  await prepareJobs(installation.systemPool)
  const users = new Map<string, SignedIn>()
  let clock: (() => Date) | undefined
  const now = () => clock?.() ?? new Date()
  const app = await createHttpServer({
    modules,
    pool: installation.pool,
    systemPool: installation.systemPool,
    dataDir,
    key: installation.key,
    version: 'test',
    now,
    limits: { user: 1e9, anonymous: 1e9 },
    authenticate: async (request) => users.get(String(request.headers['x-test-user'])) ?? null,
    holds: (role, operation) => operation.roles.includes(role),
    ...options,
  })
  const failures: unknown[] = []
  const jobs = {
    modules,
    systemPool: installation.systemPool,
    pool: installation.pool,
    dataDir,
    key: installation.key,
    now,
    log: { info: () => {}, error: (data: object) => failures.push(data) },
  }

  async function send(userId: string | null, operation: Operation, input: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const reply = await app.inject({
      method: 'POST',
      url: `/api/${operation.name}`,
      headers: { ...(userId ? { 'x-test-user': userId } : {}), ...headers },
      payload: (input ?? {}) as object,
    })
    return { status: reply.statusCode, body: reply.body ? reply.json() : undefined, headers: reply.headers }
  }

  /** Runs work as the system role with these parks, to set up and look at rows. */
  function asSystem<T>(parkIds: readonly string[], work: (db: Db) => Promise<T>): Promise<T> {
    return inScope(installation.systemPool, { kind: 'system', parkIds }, work)
  }

  function userWith(memberships: readonly Membership[], fresh = true): TestUser {
    const userId = randomUUID()
    users.set(userId, {
      userId,
      userName: `u${userId.slice(0, 8)}`,
      displayName: '测试用户',
      sessionId: null,
      freshUntil: fresh ? new Date(8.64e15) : null,
      activeMembershipId: memberships[0]?.id ?? null,
      memberships,
    })
    return { userId, membershipId: memberships[0]?.id ?? '', send: (operation, input, headers) => send(userId, operation, input, headers) }
  }

  /** A new park with nothing in it, and users for it by role. */
  async function newPark(values: Record<string, unknown> = {}) {
    const parkId = randomUUID()
    const code = createHash('sha1').update(parkId).digest('hex').slice(0, 8).toUpperCase()
    const row = { id: parkId, code, name_zh: `测试园区${code}`, name_en: `Test park ${code}`, ...values }
    const names = Object.keys(row)
    await installation.systemPool.query(
      `insert into parks.park (${names.join(', ')}) select ${names.join(', ')} from jsonb_populate_record(null::parks.park, $1::jsonb)`,
      [JSON.stringify(row)],
    )
    const membership = (scopeKind: Membership['scopeKind'], roles: readonly Role[], own: { companyId?: string; personId?: string } = {}): Membership => ({
      id: randomUUID(),
      scopeKind,
      roles,
      parkIds: [parkId],
      companyId: own.companyId ?? null,
      personId: own.personId ?? null,
    })
    return {
      parkId,
      code,
      /** A user of the park's operator with these posts. */
      userWho: (...roles: Role[]) => userWith([membership('park', roles)]),
      companyUser: (companyId: string, ...roles: Role[]) => userWith([membership('company', roles, { companyId })]),
      supervisor: () => userWith([membership('parks', ['supervisor'])]),
    }
  }

  return {
    app,
    installation,
    newPark,
    userWith,
    asSystem,
    dataDir,
    failures,
    anonymous: { send: (operation: Operation, input: unknown, headers?: Record<string, string>) => send(null, operation, input, headers) },
    /** Delivers all events and runs all due jobs. */
    settle: () => settle(jobs),
    setClock: (at: (() => Date) | undefined) => {
      clock = at
    },
    async [Symbol.asyncDispose]() {
      await app.close()
      await closeJobs(installation.systemPool)
      await installation.pool.end()
      await installation.systemPool.end()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>
