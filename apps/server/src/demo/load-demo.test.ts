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
import { resetDemo } from './reset-demo.ts'
import { DEMO_LEDGERS } from './write-demo-records.ts'

/** Checks that come out one way only. */
const ONE_SIDED: Readonly<Record<string, readonly string[]>> = {
  // What is not stated or not in date is unknown, never "not met".
  'parks.profileComplete': ['met'],
  'facilities.categoryPresent': ['met'],
  'planning.leadingIndustries': ['met'],
  'facilities.waterBalance': ['met'],
  'facilities.backupFacility': ['met'],
  'facilities.signalCoverage': ['met'],
  // One finding a park, and only the main park has dormitories.
  'lodging.dormitoryRatio': ['met'],
}

const BOTH = [MAIN_PARK_ID, SECOND_PARK_ID]
const NOW = new Date('2026-11-23T04:00:00Z')
let server: TestServer
let engine: Engine
const progress: number[] = []

beforeAll(async () => {
  server = await startTestServer([])
  const assembled = await assembleModules(ROOT, new Authenticator(server.installation.systemPool))
  engine = assembled.engine
  expect(await needsDemo(server.installation.systemPool)).toBe(true)
  const loaded = await loadDemo({ ...server.installation, dataDir: server.dataDir }, (percent) => progress.push(percent), { root: ROOT, engine, now: NOW })
  expect(loaded.parks).toBe(2)
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

  test('a second load changes nothing', async () => {
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

  test('a reset puts the demonstration back and leaves other parks alone', async () => {
    const pool = server.installation.systemPool
    const other = await server.newPark()
    const state = async () =>
      (
        await pool.query(`select (select jsonb_object_agg(check_name || outcome, n) from (select check_name, outcome, count(*) as n from conformity.finding group by 1, 2) f) as findings,
          (select count(*)::int from conformity.task) as tasks, (select count(*)::int from conformity.snapshot) as snapshots, (select count(*)::int from parks.opening) as openings`)
      ).rows[0]
    const before = await state()
    await pool.query('update parks.unit set category = $1, version = version + 1 where park_id = $2', ['other', MAIN_PARK_ID])
    const again = await resetDemo({ ...server.installation, dataDir: server.dataDir }, () => {}, { root: ROOT, engine, now: NOW })
    expect(again.parks).toBe(2)
    expect(await state()).toEqual(before)
    expect((await pool.query('select from parks.park where id = $1', [other.parkId])).rowCount).toBe(1)
    await expect(pool.query('delete from conformity.finding_change')).rejects.toThrow(/never changed or deleted/)
  })

  test('a load that was cut off goes on with the park that is missing', async () => {
    const pool = server.installation.systemPool
    const installation = { ...server.installation, dataDir: server.dataDir }
    const cutOff = (_percent: number, text: string) => {
      if (text.startsWith('南浔') && text.includes('评估')) throw new Error('the power failed')
    }
    await expect(resetDemo(installation, cutOff, { root: ROOT, engine, now: NOW })).rejects.toThrow('the power failed')
    expect((await pool.query('select id from parks.park where is_demo')).rows).toEqual([{ id: MAIN_PARK_ID }])
    expect((await pool.query('select count(*)::int as n from facilities.safety_equipment where park_id = $1', [SECOND_PARK_ID])).rows[0].n).toBe(0)
    expect(await needsDemo(pool)).toBe(true)
    const both = await Promise.all([1, 2].map(() => loadDemo(installation, () => {}, { root: ROOT, engine, now: NOW })))
    expect(both.map(({ parks }) => parks).sort()).toEqual([0, 1])
    expect(await needsDemo(pool)).toBe(false)
  })

  test('shows a month of work on the first page', async () => {
    const { rows } = await server.asSystem(BOTH, (db) =>
      sql<{ taken_on: string; met: number; open: number }>`
        select taken_on::text, (counts->>'met')::int as met, (counts->>'notMet')::int as open from conformity.snapshot where park_id = ${MAIN_PARK_ID} order by taken_at`.execute(
        db,
      ),
    )
    expect(rows).toHaveLength(31)
    expect(rows.at(-1)?.met ?? 0).toBeGreaterThan(rows[0]?.met ?? 0)
    expect(rows.at(-1)?.open ?? 0).toBeLessThan(rows[0]?.open ?? 0)
    const tasks = await server.asSystem(BOTH, (db) =>
      sql<{
        state: string
        overdue: number
        n: number
      }>`select requirement, state, count(*)::int as n, count(*) filter (where due_on < '2026-11-23' and state = 'open')::int as overdue from conformity.task group by 1, 2 order by 1`.execute(
        db,
      ),
    )
    const evidence = await server.asSystem(BOTH, (db) => sql<{ decision: string }>`select decision from conformity.evidence`.execute(db))
    const of = (state: string) => tasks.rows.filter((row) => row.state === state)
    expect(of('closed').length).toBeGreaterThan(1)
    expect(of('waived').length).toBeGreaterThan(0)
    expect(of('open').some(({ overdue }) => overdue > 0)).toBe(true)
    expect(new Set(evidence.rows.map(({ decision }) => decision))).toEqual(new Set(['accepted', 'pending', 'returned']))
  })
})
