import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { rolePasswords } from '#kernel/server/assemble.ts'
import { findMigrations, migrate } from '#kernel/server/migrate.ts'
import { ROOT } from '#kernel/testing.ts'
import { buildServer } from './build.mjs'

const admin = new pg.Client({ connectionString: inject('templateUrl').replace(/\/[^/]+$/, '/postgres') })
await admin.connect()
const folder = await mkdtemp(join(tmpdir(), 'zhiyuan-migrate-'))
await buildServer({ 'migrate-once': 'tools/migrate-once.ts' }, join(ROOT, 'node_modules/.cache/migrate-test'))
const program = join(ROOT, 'node_modules/.cache/migrate-test/migrate-once.mjs')
afterAll(async () => {
  await admin.end()
  await rm(folder, { recursive: true, force: true })
})

const SHAPE = `select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type as line from information_schema.columns
  where table_schema !~ '^(pg_|information_schema)' union all
  select schemaname || '.' || tablename || ' ' || policyname from pg_policies union all
  select event_object_schema || '.' || event_object_table || ' ' || trigger_name || ' ' || event_manipulation from information_schema.triggers order by 1`

async function shapeOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ line: string }>(SHAPE)
  await client.end()
  return rows.map(({ line }) => line)
}

test('killed at twelve moments, each start afterwards completes the same schema', async () => {
  const wanted = await shapeOf(inject('templateUrl'))
  expect(wanted.length).toBeGreaterThan(500)
  const migrations = await findMigrations(ROOT)
  const stops = new Set<number>()
  for (let round = 0; round < 12; round += 1) {
    const name = `killed_${round}`
    await admin.query(`create database ${name}`)
    const url = inject('templateUrl').replace(/\/[^/]+$/, `/${name}`)
    let seen = 0
    const child = spawn(process.execPath, [program, url, inject('masterKey'), ROOT], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise<void>((done) => {
      // Some rounds die as a migration begins, some a moment into it.
      child.stdout.on('data', (chunk: Buffer) => {
        seen += chunk.toString().split('\n').length - 1
        if (seen > round) setTimeout(() => child.kill('SIGKILL'), (round % 3) * 3)
      })
      child.on('exit', () => done())
    })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    // The killed session's transaction may take a moment to be rolled back.
    await client.query('select pg_advisory_lock(7239114501)')
    const applied = await client.query<{ name: string }>('select name from kernel.migration order by name').then(
      ({ rows }) => rows,
      () => [],
    )
    await client.end()
    stops.add(applied.length)
    // What is noted as applied is a clean beginning of the list, never a gap.
    expect(applied.map((row) => row.name)).toEqual(migrations.slice(0, applied.length).map((migration) => migration.name))
    await migrate(url, migrations, rolePasswords(Buffer.from(inject('masterKey'), 'hex')))
    expect(await shapeOf(url)).toEqual(wanted)
    await admin.query(`drop database ${name} with (force)`)
  }
  expect(stops.size).toBeGreaterThan(3)
})

test('a migration changed after it was applied is refused by name', async () => {
  await admin.query('create database changed')
  const url = inject('templateUrl').replace(/\/[^/]+$/, '/changed')
  const passwords = rolePasswords(Buffer.from(inject('masterKey'), 'hex'))
  const migrations = (await findMigrations(ROOT)).slice(0, 2)
  await migrate(url, migrations, passwords)
  const [first, ...rest] = migrations
  await expect(migrate(url, [{ ...first, checksum: 'other' } as never, ...rest], passwords)).rejects.toThrow(`${first?.name} was changed`)
  await admin.query('drop database changed with (force)')
})
