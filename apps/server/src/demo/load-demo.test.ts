import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkCreditCode } from '#codes/credit-code.ts'
import { checkResidentId } from '#codes/resident-id.ts'
import { ledgerName, recordShape } from '#kernel/ledger.ts'
import { ROLES } from '#kernel/operation.ts'
import { ROOT, startTestServer, type TestServer } from '#kernel/testing.ts'
import type { Engine } from '#modules/conformity/server/engine.ts'
import { Authenticator } from '#modules/identity/server/authenticate.ts'
import { isPassword } from '#modules/identity/server/passwords.ts'
import { assembleModules } from '../modules.ts'
import { demoUserId, readDemoAccounts } from './demo-accounts.ts'
import { demoParks, MAIN_PARK_ID, SECOND_PARK_ID } from './demo-parks.ts'
import { loadDemo, needsDemo } from './load-demo.ts'
import { DEMO_LEDGERS } from './write-demo-records.ts'

/** Checks that by their nature never come out one way, with the reason. */
const ONE_SIDED: Readonly<Record<string, readonly string[]>> = {}

const BOTH = [MAIN_PARK_ID, SECOND_PARK_ID]
const NOW = new Date('2026-11-23T04:00:00Z')
let server: TestServer
let engine: Engine
const progress: string[] = []

beforeAll(async () => {
  server = await startTestServer([])
  const assembled = await assembleModules(ROOT, new Authenticator(server.installation.systemPool))
  engine = assembled.engine
  expect(await needsDemo(server.installation.systemPool)).toBe(true)
  const started = performance.now()
  const loaded = await loadDemo(
    { ...server.installation, dataDir: server.dataDir },
    (percent, text) => progress.push(`${Math.round(performance.now() - started)} ms ${percent} ${text}`),
    { root: ROOT, engine, now: NOW },
  )
  console.log(loaded, `${Math.round(performance.now() - started)} ms`, progress)
})
afterAll(() => server[Symbol.asyncDispose]())

describe('the demonstration', () => {
  test('every record fits its ledger', () => {
    for (const park of demoParks(NOW)) {
      const records = park.records()
      for (const ledger of DEMO_LEDGERS) {
        const shape = z.object(recordShape(ledger))
        for (const { code, name, fields } of records[ledgerName(ledger)] ?? []) {
          const parsed = shape.safeParse({ ...fields, code, name })
          expect(parsed.error?.issues ?? [], `${park.nameZh} ${ledgerName(ledger)} ${code}`).toEqual([])
          expect(
            Object.keys(fields).filter((key) => !(key in ledger.fields)),
            `${ledgerName(ledger)} ${code}`,
          ).toEqual([])
        }
      }
    }
  })

  test('shows every bound check met and not met', async () => {
    const { rows } = await server.asSystem(BOTH, (db) =>
      sql<{ name: string; met: number; not_met: number; unknown: number }>`
        select check_name as name, count(*) filter (where outcome = 'met')::int as met, count(*) filter (where outcome = 'notMet')::int as not_met, count(*) filter (where outcome = 'unknown')::int as unknown
        from conformity.finding where park_id = any (${BOTH}::uuid[]) group by 1 order by 1`.execute(db),
    )
    console.table(rows)
    const counts = new Map(rows.map((row) => [row.name, row]))
    const bound = new Set(engine.standards.flatMap(({ standard }) => standard.requirements.flatMap(({ checks }) => checks.map(({ check }) => check))))
    for (const name of [...bound].filter((check) => engine.registry.checks.has(check))) {
      const seen = counts.get(name)
      const shown = [seen?.met ? 'met' : '', seen?.not_met ? 'notMet' : ''].filter(Boolean)
      expect.soft(shown, name).toEqual(ONE_SIDED[name] ?? ['met', 'notMet'])
    }
  })

  test('has an account for every role, and their passwords fit', async () => {
    const accounts = await readDemoAccounts(ROOT)
    expect([...new Set(accounts.map(({ role }) => role))].sort()).toEqual(ROLES.filter((role) => role !== 'anonymous' && role !== 'self').sort())
    const { rows } = await server.asSystem([], (db) => sql<{ id: string; password_hash: string }>`select id, password_hash from identity.user`.execute(db))
    const hashes = new Map(rows.map((row) => [row.id, row.password_hash]))
    for (const { userName, password } of [accounts[0], accounts.at(-1)].flatMap((account) => account ?? [])) {
      expect(await isPassword(hashes.get(demoUserId(userName)), password)).toBe(true)
      expect(await isPassword(hashes.get(demoUserId(userName)), `${password}x`)).toBe(false)
    }
    expect(rows).toHaveLength(accounts.length)
  })

  test('gives companies and people valid numbers that nobody has', () => {
    const [main] = demoParks(NOW)
    const records = main?.records() ?? {}
    for (const { fields } of records['companies.company'] ?? []) expect(checkCreditCode(String(fields.creditCode)).valid).toBe(true)
    for (const { fields } of records['lodging.occupancy'] ?? [])
      expect(checkResidentId(String(fields.idNumber))).toMatchObject({ valid: true, region: '990000' })
  })

  test('a second load changes nothing, and a load that was cut off goes on', async () => {
    const pool = server.installation.systemPool
    const installation = { ...server.installation, dataDir: server.dataDir }
    const count = async () =>
      (
        await pool.query(
          'select (select count(*) from parks.unit) + (select count(*) from conformity.finding) + (select count(*) from identity.membership) as n',
        )
      ).rows[0].n
    const before = await count()
    expect(await loadDemo(installation, () => {}, { root: ROOT, engine, now: NOW })).toMatchObject({ parks: 0, rows: 0 })
    expect(await count()).toBe(before)
    expect(await needsDemo(pool)).toBe(false)
  })
})
