import { randomUUID } from 'node:crypto'
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startTestServer } from '#kernel/testing.ts'
import { chainStart, linkHash } from './chain.ts'
import { AlteredHeads, readHeads } from './heads.ts'
import { auditModule } from './module.ts'
import { verifyChains } from './verify.ts'

const server = await startTestServer([auditModule])
const owner = new pg.Client({ connectionString: server.installation.ownerUrl })
await owner.connect()
afterAll(async () => {
  await owner.end()
  await server[Symbol.asyncDispose]()
})
const key = server.installation.key('audit-chain')
const headsFile = join(server.dataDir, 'audit', 'heads.json')

async function seal() {
  await server.asSystem([], (db) => sql`select kernel.add_job('audit.seal', '{}'::jsonb, 'audit.seal')`.execute(db))
  await server.settle()
}

async function verify(options: { unsealedMinutes?: number } = {}) {
  return verifyChains(owner, key, await readHeads(server.dataDir, key), options)
}

/** A park with 20 sealed entries of its own, besides what creating it wrote. */
async function sealedPark() {
  const park = await server.newPark()
  await server.asSystem([park.parkId], async (db) => {
    for (let i = 0; i < 20; i += 1)
      await sql`select audit.write(${park.parkId}, 'test', 'x.y', ${String(i)}, null, ${JSON.stringify({ amount: i, text: `第 ${i} 条\n"引号"\\` })}::jsonb)`.execute(
        db,
      )
  })
  await seal()
  const { rows } = await owner.query<{ id: string; position: number }>(
    'select id, chain_position::int as position from audit.entry where park_id = $1 order by chain_position',
    [park.parkId],
  )
  return { ...park, rows }
}

/** Tampers as the database's owner, verifies, and puts the table back. */
async function tamper(work: () => Promise<unknown>) {
  await owner.query('drop table if exists saved; create temp table saved as select * from audit.entry')
  await copyFile(headsFile, `${headsFile}.saved`)
  try {
    await work()
    return await verify()
  } finally {
    await owner.query('delete from audit.entry; insert into audit.entry overriding system value select * from saved')
    await copyFile(`${headsFile}.saved`, headsFile)
  }
}

const park = await sealedPark()
await sealedPark()
const at = (position: number) => park.rows[position - 1]?.id as string

test('an untouched trail verifies, park by park', async () => {
  const verdict = await verify()
  expect(verdict).toMatchObject({ breaks: [], waiting: 0 })
  expect(verdict.chains).toBeGreaterThanOrEqual(2)
  expect(verdict.entries).toBeGreaterThanOrEqual(40)
})

test.each([
  ['a value changed', () => owner.query(`update audit.entry set after = jsonb_set(after, '{amount}', '999') where id = $1`, [at(7)]), 'altered', 7],
  ['who did it changed', () => owner.query(`update audit.entry set actor_name = '别人' where id = $1`, [at(8)]), 'altered', 8],
  ['the time changed by a microsecond', () => owner.query(`update audit.entry set at = at + interval '1 microsecond' where id = $1`, [at(9)]), 'altered', 9],
  ['an empty text made missing', () => owner.query(`update audit.entry set reason = '' where id = $1`, [at(10)]), 'altered', 10],
  ['an entry removed', () => owner.query('delete from audit.entry where id = $1', [at(11)]), 'missing', 11],
  ['the first entry removed', () => owner.query('delete from audit.entry where id = $1', [at(1)]), 'missing', 1],
  [
    'an entry removed and the rest renumbered',
    async () => {
      await owner.query('delete from audit.entry where id = $1', [at(11)])
      for (const row of park.rows.slice(11)) await owner.query('update audit.entry set chain_position = chain_position - 1 where id = $1', [row.id])
    },
    'altered',
    11,
  ],
  [
    'two entries swapped',
    () =>
      owner.query(
        'update audit.entry e set before = o.before, after = o.after, record_id = o.record_id from audit.entry o where (e.id, o.id) in (($1, $2), ($2, $1))',
        [at(5), at(6)],
      ),
    'altered',
    5,
  ],
  [
    'two positions swapped with their hashes',
    async () => {
      await owner.query('update audit.entry set chain_position = 9999 where id = $1', [at(5)])
      await owner.query('update audit.entry set chain_position = 5 where id = $1', [at(6)])
      await owner.query('update audit.entry set chain_position = 6 where id = $1', [at(5)])
    },
    'altered',
    5,
  ],
  ['the tail cut', () => owner.query('delete from audit.entry where park_id = $1 and chain_position > 15', [park.parkId]), 'cut', park.rows.length],
  ['the whole chain removed', () => owner.query('delete from audit.entry where park_id = $1', [park.parkId]), 'cut', park.rows.length],
  ['hashes emptied', () => owner.query('update audit.entry set chain_hash = null where id = $1', [at(3)]), 'altered', 3],
])('%s is found at its place', async (_title, work, kind, position) => {
  const verdict = await tamper(work)
  expect(verdict.breaks.filter((found) => found.chain === park.parkId && found.kind !== 'unsealed')).toMatchObject([{ kind, position: BigInt(position) }])
  expect(verdict.breaks.every((found) => found.chain === park.parkId)).toBe(true)
})

test('a chain hashed anew without the key is found at its first link', async () => {
  const verdict = await tamper(async () => {
    const wrong = Buffer.alloc(32, 7)
    let previous = chainStart(wrong, park.parkId)
    for (const row of park.rows) {
      previous = linkHash(wrong, previous, BigInt(row.position), 'x')
      await owner.query('update audit.entry set chain_hash = $2 where id = $1', [row.id, previous])
    }
  })
  expect(verdict.breaks).toMatchObject([{ kind: 'altered', chain: park.parkId, position: 1n, entryId: at(1) }])
})

test('a cut tail is not healed by sealing on', async () => {
  await owner.query('drop table if exists saved; create temp table saved as select * from audit.entry')
  await copyFile(headsFile, `${headsFile}.saved`)
  await owner.query('delete from audit.entry where park_id = $1 and chain_position > 15', [park.parkId])
  await server.asSystem([park.parkId], async (db) => {
    for (let i = 0; i < 12; i += 1) await sql`select audit.write(${park.parkId}, 'later', null, null, null, null)`.execute(db)
  })
  await seal()
  const verdict = await verify()
  expect(verdict.breaks).toMatchObject([{ kind: 'missing', chain: park.parkId, position: 16n }])
  expect(server.failures.length).toBeGreaterThan(0)
  await seal()
  expect((await verify()).breaks).toHaveLength(1)
  await owner.query('delete from audit.entry; insert into audit.entry overriding system value select * from saved')
  await copyFile(`${headsFile}.saved`, headsFile)
  expect((await verify()).breaks).toEqual([])
})

test('entries that nobody sealed are named once they are old', async () => {
  const verdict = await tamper(() =>
    owner.query(`update audit.entry set chain_position = null, chain_hash = null, at = now() - interval '11 minutes' where id = $1`, [at(park.rows.length)]),
  )
  expect(verdict.breaks).toContainEqual({ kind: 'unsealed', chain: park.parkId, position: null, entryId: at(park.rows.length) })
})

test('the noted ends are themselves sealed, and count up', async () => {
  const before = await readHeads(server.dataDir, key)
  await sealedPark()
  const after = await readHeads(server.dataDir, key)
  expect(after?.counter).toBeGreaterThan(before?.counter ?? 0)
  const text = await readFile(headsFile, 'utf8')
  await writeFile(headsFile, text.replace(/"position": "\d+"/, '"position": "1"'))
  await expect(readHeads(server.dataDir, key)).rejects.toThrow(AlteredHeads)
  await writeFile(headsFile, text)
})

test('a crash between sealing and noting the ends accuses nobody', async () => {
  await copyFile(headsFile, `${headsFile}.old`)
  await server.asSystem([park.parkId], (db) => sql`select audit.write(${park.parkId}, 'more', null, null, null, null)`.execute(db))
  await seal()
  await copyFile(`${headsFile}.old`, headsFile)
  expect((await verify()).breaks).toEqual([])
  await server.asSystem([park.parkId], (db) => sql`select audit.write(${park.parkId}, 'more', null, null, null, null)`.execute(db))
  await seal()
  expect((await verify()).breaks).toEqual([])
  await rm(`${headsFile}.old`)
})

test('two sealing at once make one chain', async () => {
  await server.asSystem([park.parkId], async (db) => {
    for (let i = 0; i < 200; i += 1) await sql`select audit.write(${park.parkId}, 'many', null, null, null, null)`.execute(db)
  })
  await Promise.all([seal(), seal(), seal()])
  expect(await verify()).toMatchObject({ breaks: [], waiting: 0 })
})

test('a hundred thousand entries are sealed and verified at a good pace', async () => {
  const parkId = randomUUID()
  await owner.query(
    `insert into audit.entry (park_id, actor_id, actor_name, actor_roles, request_id, operation, action, table_name, record_id, before, after)
     select $1, $1, '王小明', 'safetyOfficer', 'r' || i, 'facilities.saveWarehouse', 'update', 'facilities.warehouse', gen_random_uuid()::text, jsonb_build_object('area_m2', i, 'version', 1), jsonb_build_object('area_m2', i + 1, 'version', 2)
     from generate_series(1, 120000) i`,
    [parkId],
  )
  await seal()
  const started = performance.now()
  const verdict = await verify()
  const perSecond = verdict.entries / ((performance.now() - started) / 1000)
  expect(verdict.breaks).toEqual([])
  process.stdout.write(`verified ${Math.round(perSecond)} entries/s\n`)
  // Two cores to itself verify above 100,000; the limit here leaves room for whatever else runs beside the tests.
  expect(perSecond).toBeGreaterThan(10_000)
})
