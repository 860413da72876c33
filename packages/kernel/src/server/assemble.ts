import { join } from 'node:path'
import type pg from 'pg'
import { createPool } from './database.ts'
import { setFieldKeys } from './field-encryption.ts'
import { deriveKey, loadMasterKey } from './keys.ts'
import { registerOperations } from './known-operations.ts'
import { registerLedgers } from './ledger-rows.ts'
import { findMigrations, migrate } from './migrate.ts'
import type { Module } from './module.ts'

export interface Installation {
  pool: pg.Pool
  systemPool: pg.Pool
  key(purpose: string): Buffer
  /** Database address of the owner, for migrations and maintenance only. */
  ownerUrl: string
  dataDir: string
}

/** Passwords of the two database roles follow from the master key, so that every instance with the key can connect. */
export function rolePasswords(master: Buffer): { app: string; system: string } {
  return { app: deriveKey(master, 'database-role:app').toString('hex'), system: deriveKey(master, 'database-role:system').toString('hex') }
}

/** Migrates the database and opens the two pools. `root` is the folder of the checkout. */
export async function openInstallation(options: {
  root: string
  dataDir: string
  ownerUrl: string
  masterKey: Buffer
  report?: (migration: string) => void
  poolSize?: number
}): Promise<Installation> {
  const passwords = rolePasswords(options.masterKey)
  await migrate(options.ownerUrl, await findMigrations(options.root), passwords, options.report)
  const opened = connect({ ...options, passwords })
  return opened
}

/** Opens the pools without migrating, for further threads of one installation. */
export function connect(options: {
  dataDir: string
  ownerUrl: string
  masterKey: Buffer
  poolSize?: number
  passwords?: { app: string; system: string }
}): Installation {
  const passwords = options.passwords ?? rolePasswords(options.masterKey)
  const key = (purpose: string) => deriveKey(options.masterKey, purpose)
  setFieldKeys(key)
  const { ownerUrl, dataDir, poolSize = 10 } = options
  return {
    pool: createPool({ url: ownerUrl, user: { name: 'zhiyuan_app', password: passwords.app }, max: poolSize }),
    systemPool: createPool({ url: ownerUrl, user: { name: 'zhiyuan_system', password: passwords.system }, max: 6, statementTimeoutMs: 60_000 }),
    key,
    ownerUrl,
    dataDir,
  }
}

export function adoptModules(modules: readonly Module[]): void {
  registerLedgers(modules.flatMap((module) => [...(module.ledgers ?? [])]))
  registerOperations(modules.flatMap((module) => (module.routes ?? []).map((route) => route.operation)))
}

export async function masterKeyOf(dataDir: string): Promise<Buffer> {
  return loadMasterKey(join(dataDir), process.env.ZHIYUAN_KEY)
}
