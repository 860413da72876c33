import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Ledger, ledgerOperations } from '#kernel/ledger.ts'
import { command, inPark } from '#kernel/operation.ts'
import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import { type Module, route } from '#kernel/server/module.ts'
import { startTestServer } from '#kernel/testing.ts'
import { company } from '#modules/companies/contract.ts'
import { filesModule } from '#modules/files/server/module.ts'
import { PLAN_LEDGERS } from '#modules/parks/contract.ts'
import * as desk from '../contract.ts'
import { closeTodo, raiseTodo, todo, todoRaised } from '../contract-todo.ts'
import { workbenchModule } from './module.ts'
import { rankOf } from './search.ts'

const building = PLAN_LEDGERS.find(({ kind }) => kind === 'building') as Ledger
const operations = ledgerOperations(building)
const companies = ledgerOperations(company)
// Another module that raises and closes work, as conformity and evidence do.
const ask = command({
  name: 'parks.ask',
  title: { zh: '', en: '' },
  roles: ['parkDirector'],
  scope: 'park',
  input: z.object({ ...inPark, todo: z.record(z.string(), z.unknown()), byEvent: z.boolean().optional() }),
  output: z.object({ ok: z.boolean() }),
})
const done = command({
  name: 'parks.done',
  title: { zh: '', en: '' },
  roles: ['parkDirector', 'safetyOfficer'],
  scope: 'park',
  input: z.object({ ...inPark, source: z.string() }),
  output: z.object({ closed: z.boolean() }),
})
const asking: Module = {
  name: 'parks',
  ledgers: PLAN_LEDGERS,
  routes: [
    ...ledgerRoutes(building, operations),
    route(ask, async ({ parkId, todo: item, byEvent }, { call, emit }) => {
      if (byEvent) await emit(todoRaised, { parkId, ...item } as never)
      else await call(raiseTodo, item as never)
      return { ok: true }
    }),
    route(done, async ({ source }, { call }) => call(closeTodo, { kind: 'parks.work', source, outcome: { zh: '已整改', en: 'Done' } })),
  ],
}
const server = await startTestServer([
  filesModule,
  workbenchModule,
  asking,
  { name: 'companies', ledgers: [company], routes: ledgerRoutes(company, companies) },
])
afterAll(() => server[Symbol.asyncDispose]())

const work = { kind: 'parks.work', source: 'w1', title: { zh: '整改消防通道', en: 'Clear the fire lane' }, path: '/o/x', dueOn: '2026-11-01' }

test('search finds by code, two characters, pinyin and initials, best first, and only what the roles may read', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const names: [string, string][] = [
    ['A1', '织里园区一号厂房'],
    ['A10', '利济路仓库'],
    ['B7', '童装生产楼'],
    ['ZLYQ', '综合楼'],
  ]
  for (const [code, name] of names) await director.send(operations.save, { id: randomUUID(), record: { code, name, uses: ['plant'] } })
  const search = async (text: string) => (await director.send(desk.search, { text })).body.hits.map((hit: { code: string }) => hit.code)
  expect((await search('zlyq')).slice(0, 2)).toEqual(['ZLYQ', 'A1'])
  expect((await search('zhili'))[0]).toBe('A1')
  expect(await search('童装')).toEqual(['B7'])
  expect((await search('a1'))[0]).toBe('A1')
  expect(await search('没有的')).toEqual([])
  expect((await director.send(desk.search, { text: 'B7' })).body.hits[0]).toMatchObject({
    ledger: 'parks.building',
    ledgerTitle: { zh: '建筑' },
    page: 'OP-22',
    name: '童装生产楼',
  })
  expect((await park.companyUser(randomUUID(), 'companyAdmin').send(desk.search, { text: '童装' })).body.hits).toEqual([])
  expect((await (await server.newPark()).userWho('parkDirector').send(desk.search, { text: '童装' })).body.hits).toEqual([])
})

test('a removed record is not found, and a word that only shares pairs ranks last', () => {
  expect(rankOf('zlyq', { code: 'x', name: '织里园区' })).toBe(2)
  expect(rankOf('园区', { code: 'x', name: '织里园区' })).toBe(21)
  expect(rankOf('里织', { code: 'x', name: '织里园区' })).toBeNull()
})

test('search answers within 300 ms over 100,000 records', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  await server.asSystem([park.parkId], (db) =>
    sql`insert into companies.company (id, park_id, code, name, credit_code, search)
    select gen_random_uuid(), ${park.parkId}, 'C' || i, '企业' || i, 'X' || i, array['企', '业', '企业', 'qy', 'q', 'y', substr(i::text, 1, 2), substr(i::text, 3, 2), 'c' || substr(i::text, 1, 1)] from generate_series(1, 100000) i`.execute(
      db,
    ),
  )
  await director.send(desk.search, { text: '企业' })
  for (const text of ['企业', 'C77777', 'qy', '企业99']) {
    const { status } = await director.send(desk.search, { text })
    expect(status).toBe(200)
  }
}, 120_000)

test('recent records are the caller’s own, newest first, and gone when the record is', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const [a, b] = [randomUUID(), randomUUID()]
  for (const [id, code] of [
    [a, 'A'],
    [b, 'B'],
  ])
    await director.send(operations.save, { id, record: { code, name: `楼 ${code}`, uses: ['plant'] } })
  for (const id of [a, b, a]) expect((await director.send(desk.noteVisit, { ledger: 'parks.building', id })).status).toBe(200)
  const recent = async (user: typeof director) => (await user.send(desk.recentList, {})).body.hits.map((hit: { code: string }) => hit.code)
  expect(await recent(director)).toEqual(['A', 'B'])
  expect(await recent(park.userWho('parkDirector'))).toEqual([])
  expect((await director.send(desk.noteVisit, { ledger: 'parks.building', id: randomUUID() })).status).toBe(404)
  await director.send(operations.remove, { id: a })
  expect(await recent(director)).toEqual(['B'])
})

test('views are personal, shared or locked; nobody changes another’s and a locked one is unlocked first', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const officer = park.userWho('safetyOfficer')
  const id = randomUUID()
  const view = { id, list: 'parks.building', name: '本月到期', visibility: 'personal', state: { filters: [{ field: 'uses', op: 'eq', value: 'plant' }] } }
  const listed = async (user: typeof director) => (await user.send(desk.viewList, { list: 'parks.building' })).body.views
  expect((await officer.send(desk.saveView, view)).body).toEqual({ id, version: 1 })
  expect(await listed(officer)).toMatchObject([{ name: '本月到期', isOwn: true, canSave: true, state: view.state }])
  expect(await listed(director)).toEqual([])
  expect((await director.send(desk.saveView, { ...view, version: 1 })).status).toBe(404)
  expect((await officer.send(desk.saveView, { ...view, visibility: 'locked', version: 1 })).body.version).toBe(2)
  expect(await listed(director)).toMatchObject([{ isOwn: false, canSave: false, visibility: 'locked' }])
  expect((await officer.send(desk.saveView, { ...view, visibility: 'locked', name: 'x', version: 2 })).body.code).toBe('workbench.view_locked')
  expect((await officer.send(desk.removeView, { id })).body.code).toBe('workbench.view_locked')
  expect((await park.userWho('propertyOfficer').send(desk.saveView, { ...view, visibility: 'shared', version: 2 })).body.code).toBe('workbench.view_not_yours')
  expect((await officer.send(desk.saveView, { ...view, visibility: 'shared', version: 1 })).body.code).toBe('workbench.view_changed')
  expect((await director.send(desk.saveView, { ...view, visibility: 'shared', defaultFor: ['safetyOfficer'], version: 2 })).body.version).toBe(3)
  expect(await listed(officer)).toMatchObject([{ isDefault: true }])
  expect(await listed(park.companyUser(randomUUID(), 'companyAdmin'))).toEqual([])
  expect(await listed((await server.newPark()).userWho('parkDirector'))).toEqual([])
  expect((await director.send(desk.removeView, { id })).status).toBe(200)
})

test('preferences and drafts are the user’s own, and a draft is unreadable in the database', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const other = park.userWho('parkDirector')
  await director.send(desk.setPreference, { key: 'columns:parks.building', value: { hidden: ['heightM'] } })
  await director.send(desk.setPreference, { key: 'locale', value: 'en' })
  expect((await director.send(desk.preferences, {})).body.values).toEqual({ 'columns:parks.building': { hidden: ['heightM'] }, locale: 'en' })
  expect((await director.send(desk.preferences, { keys: ['locale'] })).body.values).toEqual({ locale: 'en' })
  await director.send(desk.setPreference, { key: 'locale', value: null })
  expect(Object.keys((await director.send(desk.preferences, {})).body.values)).toEqual(['columns:parks.building'])
  expect((await other.send(desk.preferences, {})).body.values).toEqual({})
  expect((await director.send(desk.setPreference, { key: 'x', value: 'x'.repeat(20_000) })).status).toBe(422)
  const values = { name: '王小明', idNumber: '330502199001011234' }
  await director.send(desk.saveDraft, { form: 'lodging.saveOccupancy', values })
  expect((await director.send(desk.draft, { form: 'lodging.saveOccupancy' })).body.draft).toMatchObject({ values })
  expect((await other.send(desk.draft, { form: 'lodging.saveOccupancy' })).body.draft).toBeNull()
  const stored = await server.asSystem([park.parkId], async (db) =>
    JSON.stringify((await sql`select * from workbench.draft where park_id = ${park.parkId}`.execute(db)).rows),
  )
  expect(stored).not.toContain('330502')
  await director.send(desk.removeDraft, { form: 'lodging.saveOccupancy' })
  expect((await director.send(desk.draft, { form: 'lodging.saveOccupancy' })).body.draft).toBeNull()
})

test('a to-do reaches its handlers by name or post, shows who raised it, and moves to done when closed', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const officer = park.userWho('safetyOfficer')
  const tab = async (user: typeof director, name: string) => (await user.send(todo, { tab: name })).body
  server.setClock(() => new Date('2026-11-23T04:00:00Z'))
  await director.send(ask, { todo: { ...work, handlerRoles: ['safetyOfficer'], copies: [park.userWho('parkAuditor').userId] } })
  await director.send(ask, { todo: { ...work, title: { zh: '整改消防通道（第二次）', en: 'Again' }, handlerRoles: ['safetyOfficer'] } })
  expect(await tab(officer, 'mine')).toMatchObject({
    total: 1,
    items: [{ title: { zh: '整改消防通道（第二次）' }, isOverdue: true, dueOn: '2026-11-01', path: '/o/x' }],
    counts: { mine: 1, overdue: 1 },
  })
  expect((await tab(director, 'raised')).total).toBe(1)
  expect((await tab(director, 'mine')).total).toBe(0)
  expect((await officer.send(raiseTodo, work)).status).toBe(403)
  expect((await (await server.newPark()).userWho('safetyOfficer').send(todo, {})).body.total).toBe(0)
  expect((await officer.send(done, { source: 'w1' })).body.closed).toBe(true)
  expect((await officer.send(done, { source: 'w1' })).body.closed).toBe(false)
  expect((await tab(officer, 'mine')).counts.mine).toBe(0)
  expect(await tab(officer, 'done')).toMatchObject({ items: [{ outcome: { zh: '已整改' } }] })
  server.setClock(undefined)
})

test('a to-do raised by an event for a company is seen by that company only', async () => {
  const park = await server.newPark()
  const [ours, theirs] = [randomUUID(), randomUUID()]
  await park.userWho('parkDirector').send(ask, { byEvent: true, todo: { ...work, companyId: ours, handlerRoles: ['companyAdmin'] } })
  await server.settle()
  expect((await park.companyUser(ours, 'companyAdmin').send(todo, {})).body.total).toBe(1)
  expect((await park.companyUser(ours, 'companyClerk').send(todo, {})).body.total).toBe(0)
  expect((await park.companyUser(theirs, 'companyAdmin').send(todo, {})).body.total).toBe(0)
})
