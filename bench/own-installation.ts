import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { assembleModules, putStandardsInForce } from '#apps/server/src/modules.ts'
import { adoptModules, connect, type Installation, rolePasswords } from '#kernel/server/assemble.ts'
import { type Db, inScope } from '#kernel/server/database.ts'
import { startEmbeddedDatabase } from '#kernel/server/embedded-database.ts'
import { closeJobs, prepareJobs } from '#kernel/server/jobs.ts'
import { findMigrations, migrate } from '#kernel/server/migrate.ts'
import type { JobContext, Module } from '#kernel/server/module.ts'
import { Authenticator } from '#modules/identity/server/authenticate.ts'

/** Folder of the checkout: benchmarks are bundled into `dist`. */
export const ROOT = join(import.meta.dirname, '..')

/** Where a benchmark's installation lies; handed to child processes as an argument. */
export interface Place {
  dataDir: string
  ownerUrl: string
  masterKey: string
}

export interface BenchDatabase {
  place: Place
  remove(): Promise<void>
}

/** A durable embedded database with every migration of the product, in a folder of its own. */
export async function makeDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiyuan-bench-'))
  // Open to the database's user, so that the cluster lies in the folder itself.
  await chmod(dataDir, 0o755)
  const masterKey = randomBytes(32)
  const database = await startEmbeddedDatabase(dataDir, 'bench')
  await migrate(database.url, await findMigrations(ROOT), rolePasswords(masterKey))
  return {
    place: { dataDir, ownerUrl: database.url, masterKey: masterKey.toString('hex') },
    async remove() {
      await database.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type Opened = Awaited<ReturnType<typeof openModules>>

/** Every module of the product over the database, with the standard of the repository in force. */
export async function openModules({ dataDir, ownerUrl, masterKey }: Place) {
  const installation = connect({ dataDir, ownerUrl, masterKey: Buffer.from(masterKey, 'hex'), poolSize: 4 })
  const { modules, engine } = await assembleModules(ROOT, new Authenticator(installation.systemPool))
  adoptModules(modules)
  await prepareJobs(installation.systemPool)
  await putStandardsInForce(installation, engine)
  return {
    installation,
    modules,
    engine,
    async close() {
      await closeJobs(installation.systemPool)
      await Promise.all([installation.pool.end(), installation.systemPool.end()])
    },
  }
}

/** What jobs work with, as the server's job thread gives it to them. */
export function jobContext(installation: Installation): JobContext {
  return {
    inParks: (parkIds, work, actor) => inScope(installation.systemPool, { kind: 'system', parkIds, ...(actor ? { actor } : {}) }, work),
    inScope: (scope, work) => inScope(installation.pool, scope, work),
    now: () => new Date(),
    log: { info: () => {}, error: (data, text) => console.error(text, data) },
    signal: new AbortController().signal,
    dataDir: installation.dataDir,
    key: installation.key,
  }
}

export function jobNamed(modules: readonly Module[], name: string) {
  const job = modules.flatMap((module) => [...(module.jobs ?? [])]).find((one) => one.name === name)
  if (!job) throw new Error(`There is no job ${name}`)
  return job
}

/** Fills tables as the owner without triggers: setting up is not measured, and its rows need no audit trail. */
export async function filling(ownerUrl: string, work: (db: Db) => Promise<void>): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, options: '-c session_replication_role=replica -c TimeZone=UTC' })
  try {
    await inScope(pool, { kind: 'system', parkIds: [] }, work)
    await pool.query('vacuum (analyze)')
  } finally {
    await pool.end()
  }
}
