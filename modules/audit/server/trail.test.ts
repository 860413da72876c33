import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { ledgerOperations } from '#kernel/ledger.ts'
import { clientOf, type Db, inScope } from '#kernel/server/database.ts'
import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import { startTestServer } from '#kernel/testing.ts'
import { company } from '#modules/companies/contract.ts'
import { building, level, PLAN_LEDGERS } from '#modules/parks/contract.ts'
import { entryList, platformEntryList, recordHistory } from '../contract.ts'
import { auditModule } from './module.ts'

const buildings = ledgerOperations(building)
const levels = ledgerOperations(level)
const companies = ledgerOperations(company)
const plan = {
  name: 'parks',
  ledgers: [...PLAN_LEDGERS, company],
  routes: [...ledgerRoutes(building, buildings), ...ledgerRoutes(level, levels), ...ledgerRoutes(company, companies)],
}
const server = await startTestServer([plan, auditModule])
afterAll(() => server[Symbol.asyncDispose]())
const plant = (code: string, storeys = 5) => ({ code, name: `${code} 号厂房`, uses: ['plant'], storeys })

/** Runs SQL as the application's own role in a park's scope. */
function asApp<T>(parkId: string, work: (db: Db) => Promise<T>): Promise<T> {
  return inScope(server.installation.pool, { kind: 'park', parkIds: [parkId], userId: randomUUID(), actor: { name: 'app' } }, work)
}

test('the history of a record tells who changed which field from what to what, and why', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const [a, b, floor] = [randomUUID(), randomUUID(), randomUUID()]
  await director.send(buildings.save, { id: a, record: plant('A1') })
  await director.send(buildings.save, { id: b, record: plant('A2') })
  const record = { code: 'L1', name: '一层', building: a, ordinal: 0, storeyKind: 'normal' }
  await director.send(levels.save, { id: floor, record })
  await director.send(levels.save, { id: floor, version: 1, record: { ...record, building: b }, reason: '图纸更正' })
  const history = (await park.userWho('parkAuditor').send(recordHistory, { ledger: 'parks.level', id: floor })).body
  expect(history.rows).toHaveLength(2)
  expect(history.rows[0]).toMatchObject({
    actorId: director.userId,
    actorName: '测试用户',
    actorRoles: 'parkDirector',
    operation: 'parks.saveLevel',
    action: 'update',
    reason: '图纸更正',
    isSealed: false,
    changes: [{ field: 'building', title: { zh: '所属建筑', en: 'Building' }, before: a, after: b }],
  })
  expect(history.names).toEqual({ [a]: 'A1 号厂房', [b]: 'A2 号厂房' })
  expect(history.rows[1].changes).toContainEqual({ field: 'code', title: { zh: '编号', en: 'Code' }, before: null, after: 'L1' })
  const page = (await director.send(recordHistory, { ledger: 'parks.level', id: floor, limit: 1 })).body
  const next = (await director.send(recordHistory, { ledger: 'parks.level', id: floor, limit: 1, cursor: page.nextCursor })).body
  expect([page.rows[0].id, next.rows[0].id, next.nextCursor]).toEqual([history.rows[0].id, history.rows[1].id, null])
})

test('another park, an unknown ledger and a post that may not read the ledger see no history', async () => {
  const [park, other] = [await server.newPark(), await server.newPark()]
  const id = randomUUID()
  await park.userWho('parkDirector').send(buildings.save, { id, record: plant('A1') })
  const stranger = other.userWho('parkDirector')
  expect((await stranger.send(recordHistory, { ledger: 'parks.building', id })).status).toBe(404)
  expect((await stranger.send(recordHistory, { parkId: park.parkId, ledger: 'parks.building', id })).status).toBe(404)
  expect((await park.userWho('parkDirector').send(recordHistory, { ledger: 'identity.user', id })).status).toBe(404)
  expect((await park.companyUser(randomUUID(), 'companyAdmin').send(recordHistory, { ledger: 'parks.building', id })).status).toBe(403)
})

test('personal values stay masked in the trail', async () => {
  const park = await server.newPark()
  const id = randomUUID()
  const writer = park.userWho(...company.roles.write)
  const saved = await writer.send(companies.save, {
    id,
    record: { code: 'C1', name: '织里童装有限公司', creditCode: '91330502MA2B4C5D6X', contactName: '王小明', contactPhone: '13812345678' },
  })
  expect(saved.body).toMatchObject({ version: 1 })
  const trail = JSON.stringify([
    (await park.userWho('parkAuditor').send(entryList, {})).body,
    (await park.userWho('parkAuditor').send(recordHistory, { ledger: 'companies.company', id })).body,
  ])
  expect(trail).toContain('织里童装有限公司')
  expect(trail).not.toMatch(/王小明|13812345678/)
})

test('the park sees what a supervisor opened', async () => {
  const park = await server.newPark()
  const id = randomUUID()
  await park.userWho('parkDirector').send(buildings.save, { id, record: plant('A1') })
  const supervisor = park.supervisor()
  expect((await supervisor.send(buildings.detail, { parkId: park.parkId, id })).status).toBe(200)
  expect((await supervisor.send(buildings.detail, { parkId: park.parkId, id: randomUUID() })).status).toBe(404)
  await supervisor.send(buildings.list, { parkId: park.parkId })
  const reads = (await park.userWho('parkDirector').send(entryList, { action: 'read' })).body
  expect(reads.rows).toMatchObject([{ actorId: supervisor.userId, operation: 'parks.building', recordId: id, actorRoles: 'supervisor' }])
})

test('the list is filtered and paged, and only for auditors', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const ids = Array.from({ length: 7 }, () => randomUUID())
  for (const [i, id] of ids.entries()) await director.send(buildings.save, { id, record: plant(`B${i}`) })
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page = (await director.send(entryList, { ledger: 'parks.building', limit: 3, ...(cursor ? { cursor } : {}) })).body as {
      rows: { recordId: string }[]
      nextCursor: string | null
    }
    seen.push(...page.rows.map((row) => row.recordId))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toEqual([...ids].reverse())
  expect((await director.send(entryList, { actorId: randomUUID() })).body.rows).toEqual([])
  expect((await director.send(entryList, { from: '2199-01-01T00:00:00Z' })).body.rows).toEqual([])
  expect((await park.userWho('safetyOfficer').send(entryList, {})).status).toBe(403)
  expect((await park.userWho('parkDirector').send(platformEntryList, {})).status).toBe(403)
  const platform = (role: 'platformAdmin' | 'auditReader') =>
    server.userWith([{ id: randomUUID(), scopeKind: 'platform', roles: [role], parkIds: [], companyId: null, personId: null }])
  expect((await platform('platformAdmin').send(platformEntryList, {})).status).toBe(403)
  const entries = (await platform('auditReader').send(platformEntryList, {})).body.rows
  expect(entries.every((entry: { table: string | null }) => entry.table !== 'parks.building')).toBe(true)
})

test.each([
  ['insert', "insert into audit.entry (action) values ('forged')"],
  ['update', "update audit.entry set actor_name = 'x'"],
  ['delete', 'delete from audit.entry'],
  ['truncate', 'truncate audit.entry'],
  ['disable the triggers of a table', 'alter table parks.building disable trigger all'],
  ['drop a trigger', 'drop trigger audit_update on parks.building'],
  ['skip triggers as a replica', "set session_replication_role = 'replica'"],
  ['replace the function that writes', "create or replace function audit.on_change() returns trigger language plpgsql as 'begin return null; end'"],
  ['drop the table', 'drop table audit.entry'],
  ['take another role', 'set role zhiyuan_system'],
])('the application may not %s', async (_title, statement) => {
  const park = await server.newPark()
  const count = () => server.asSystem([park.parkId], async (db) => (await sql<{ n: string }>`select count(*) as n from audit.entry`.execute(db)).rows[0]?.n)
  const before = await count()
  await expect(asApp(park.parkId, (db) => clientOf(db).query(statement))).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|42809|0LP01)$/) })
  expect(await count()).toBe(before)
})

test('even the system role only adds entries and seals them', async () => {
  const park = await server.newPark()
  for (const statement of [
    "update audit.entry set actor_name = 'x'",
    'delete from audit.entry',
    'truncate audit.entry',
    'alter table parks.building disable trigger all',
  ]) {
    await expect(server.asSystem([park.parkId], (db) => clientOf(db).query(statement))).rejects.toMatchObject({ code: '42501' })
  }
})

test('of ten thousand random writes in bulk none is without its entry', async () => {
  const park = await server.newPark()
  let seed = 20261123
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const live: string[] = []
  const expected = { insert: 0, update: 0, delete: 0 }
  while (expected.insert + expected.update + expected.delete < 10_000) {
    const kind = live.length < 200 ? 'insert' : ((['insert', 'update', 'update', 'delete'] as const)[random(4)] as 'insert' | 'update' | 'delete')
    const size = 1 + random(400)
    await asApp(park.parkId, async (db) => {
      if (kind === 'insert') {
        const ids = Array.from({ length: size }, () => randomUUID())
        const made =
          await sql`insert into parks.building (id, park_id, code, name, uses, storeys) select i, ${park.parkId}, i::text, '批量', '{plant}', 1 from unnest(${ids}::uuid[]) i`.execute(
            db,
          )
        expected.insert += Number(made.numAffectedRows)
        live.push(...ids)
      } else {
        const start = random(live.length)
        const ids = live.slice(start, start + size)
        const done =
          kind === 'update'
            ? await sql`update parks.building set storeys = coalesce(storeys, 0) + 1, version = version + 1 where park_id = ${park.parkId} and id = any (${ids}::uuid[])`.execute(
                db,
              )
            : await sql`delete from parks.building where park_id = ${park.parkId} and id = any (${ids}::uuid[])`.execute(db)
        expected[kind] += Number(done.numAffectedRows)
        if (kind === 'delete') live.splice(start, ids.length)
      }
    })
  }
  const { rows } = await server.asSystem([park.parkId], (db) =>
    sql<{
      action: 'insert' | 'update' | 'delete'
      n: number
    }>`select action, count(*)::int as n from audit.entry where park_id = ${park.parkId} and table_name = 'parks.building' group by action`.execute(db),
  )
  expect(Object.fromEntries(rows.map((row) => [row.action, row.n]))).toEqual(expected)
})

test('a write that is rolled back leaves no entry', async () => {
  const park = await server.newPark()
  await expect(
    asApp(park.parkId, async (db) => {
      await sql`insert into parks.building (id, park_id, code, name, uses) values (${randomUUID()}, ${park.parkId}, 'X', 'X', '{plant}')`.execute(db)
      throw new Error('stop')
    }),
  ).rejects.toThrow('stop')
  const { rows } = await server.asSystem([park.parkId], (db) =>
    sql`select 1 from audit.entry where park_id = ${park.parkId} and table_name = 'parks.building'`.execute(db),
  )
  expect(rows).toEqual([])
})
