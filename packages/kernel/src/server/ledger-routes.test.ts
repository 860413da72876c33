import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { ledgerOperations } from '#kernel/ledger.ts'
import { startTestServer } from '#kernel/testing.ts'
import { building, PLAN_LEDGERS } from '#modules/parks/contract.ts'
import { ledgerRoutes } from './ledger-routes.ts'

const operations = ledgerOperations(building)
const module = { name: 'parks', ledgers: PLAN_LEDGERS, routes: ledgerRoutes(building, operations) }
const server = await startTestServer([module])
afterAll(() => server[Symbol.asyncDispose]())

const plant = (code: string) => ({ code, name: `${code} 号厂房`, uses: ['plant'], storeys: 5 })

test('a saved record is listed, found by two Chinese characters, and its history is in the audit trail', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const id = randomUUID()
  expect((await director.send(operations.save, { id, record: plant('A1') })).body).toEqual({ id, version: 1 })
  const list = await director.send(operations.list, { search: '厂房' })
  expect(list.body).toMatchObject({ total: 1, rows: [{ id, code: 'A1', uses: ['plant'], storeys: 5 }] })
  expect((await director.send(operations.list, { search: '宿舍' })).body.total).toBe(0)
  expect((await director.send(operations.save, { id, version: 1, record: { ...plant('A1'), storeys: 6 } })).body.version).toBe(2)
  const trail = await server.asSystem(
    [park.parkId],
    async (db) => (await sql`select action, before, after, actor_id, operation from audit.entry where record_id = ${id} order by id`.execute(db)).rows,
  )
  expect(trail).toMatchObject([
    { action: 'insert', operation: 'parks.saveBuilding', actor_id: director.userId },
    { action: 'update', before: { storeys: 5, version: 1 }, after: { storeys: 6, version: 2 } },
  ])
})

test('an edit of an old version is told, never overwritten', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const id = randomUUID()
  await director.send(operations.save, { id, record: plant('A1') })
  await director.send(operations.save, { id, version: 1, record: plant('A2') })
  const late = await director.send(operations.save, { id, version: 1, record: plant('A3') })
  expect(late).toMatchObject({ status: 409, body: { code: 'ledger.edit_conflict', details: { current: { code: 'A2' } } } })
})

test('no permission, another park, a taken code and bad input are refused', async () => {
  const park = await server.newPark()
  const other = await server.newPark()
  const director = park.userWho('parkDirector')
  const stranger = other.userWho('parkDirector')
  const id = randomUUID()
  await director.send(operations.save, { id, record: plant('A1') })
  expect((await park.userWho('parkAuditor').send(operations.save, { id: randomUUID(), record: plant('B') })).status).toBe(403)
  expect((await park.supervisor().send(operations.save, { id: randomUUID(), record: plant('B') })).status).toBe(403)
  expect((await park.supervisor().send(operations.detail, { parkId: park.parkId, id })).status).toBe(200)
  for (const operation of [operations.detail, operations.remove, operations.restore]) expect((await stranger.send(operation, { id })).status).toBe(404)
  expect((await stranger.send(operations.detail, { parkId: park.parkId, id })).status).toBe(404)
  expect((await stranger.send(operations.save, { id, record: plant('Z') })).status).toBe(404)
  expect((await stranger.send(operations.save, { id, version: 1, record: plant('Z') })).status).toBe(404)
  expect((await director.send(operations.detail, { id })).body.record.code).toBe('A1')
  expect((await director.send(operations.save, { id: randomUUID(), record: plant('A1') })).body).toMatchObject({ status: 409, code: 'ledger.code_taken' })
  const bad = await director.send(operations.save, { id: randomUUID(), record: { ...plant('B'), uses: ['castle'], storeys: 0 } })
  expect(bad.body.errors.map((issue: { path: string[] }) => issue.path.join('.'))).toEqual(['record.uses.0', 'record.storeys'])
  expect((await server.anonymous.send(operations.list, {})).status).toBe(401)
})

test('pages by key meet every record once, in both directions and with empty values', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  for (let i = 0; i < 23; i += 1)
    await director.send(operations.save, {
      id: randomUUID(),
      record: { ...plant(`B${String(i).padStart(2, '0')}`), storeys: i % 4 === 0 ? null : (i % 5) + 1 },
    })
  for (const sort of ['code', '-code', 'storeys', '-storeys', 'updatedAt']) {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await director.send(operations.list, { sort, limit: 5, ...(cursor ? { cursor } : {}) })
      expect(page.status).toBe(200)
      seen.push(...page.body.rows.map((row: { code: string }) => row.code))
      cursor = page.body.nextCursor
    } while (cursor)
    expect(new Set(seen).size, sort).toBe(23)
  }
})

test('the same request sent fifty times at once is carried out once', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const input = { id: randomUUID(), record: plant('A1') }
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 50 }, () => director.send(operations.save, input, { 'idempotency-key': key })))
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  expect(answers[0]?.status).toBe(200)
  const reused = await director.send(operations.save, { ...input, id: randomUUID() }, { 'idempotency-key': key })
  expect(reused.body.code).toBe('request.idempotency_mismatch')
})

test('a removed record can be brought back, and one in use cannot be removed', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const id = randomUUID()
  await director.send(operations.save, { id, record: plant('A1') })
  expect((await director.send(operations.remove, { id })).status).toBe(200)
  expect((await director.send(operations.list, {})).body.total).toBe(0)
  expect((await director.send(operations.restore, { id })).status).toBe(200)
  await server.asSystem([park.parkId], (db) =>
    sql`insert into parks.level (id, park_id, code, name, building, ordinal, storey_kind) values (${randomUUID()}, ${park.parkId}, 'L1', '一层', ${id}, 0, 'normal')`.execute(
      db,
    ),
  )
  expect((await director.send(operations.remove, { id })).body).toMatchObject({ code: 'ledger.record_in_use' })
})

test('GET answers a query with its filters as JSON', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  await director.send(operations.save, { id: randomUUID(), record: plant('A1') })
  await director.send(operations.save, { id: randomUUID(), record: { ...plant('A2'), uses: ['dormitory'] } })
  const filters = JSON.stringify([{ field: 'uses', op: 'contains', value: 'dormitory' }])
  const reply = await server.app.inject({
    method: 'GET',
    url: `/api/parks.buildingList?limit=5&filters=${encodeURIComponent(filters)}`,
    headers: { 'x-test-user': director.userId },
  })
  expect(reply.json()).toMatchObject({ total: 1, rows: [{ code: 'A2' }] })
  const unknown = await director.send(operations.list, { filters: [{ field: 'password', op: 'eq', value: 'x' }] })
  expect(unknown.body).toMatchObject({ status: 422, code: 'list.unknown_column' })
})
