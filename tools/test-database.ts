import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { rolePasswords } from '#kernel/server/assemble.ts'
import { startEmbeddedDatabase } from '#kernel/server/embedded-database.ts'
import { findMigrations, migrate } from '#kernel/server/migrate.ts'

/** Starts one database server for the whole test run and migrates the template that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyuan-testdb-'))
  const { chmod } = await import('node:fs/promises')
  await chmod(folder, 0o755)
  const masterKey = randomBytes(32)
  const database = await startEmbeddedDatabase(folder, 'test', { durable: false })
  await migrate(database.url, await findMigrations(resolve(import.meta.dirname, '..')), rolePasswords(masterKey))
  project.provide('templateUrl', database.url)
  project.provide('masterKey', masterKey.toString('hex'))
  return async () => {
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
