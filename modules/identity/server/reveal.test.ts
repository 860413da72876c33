import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { ledgerOperations } from '#kernel/ledger.ts'
import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import { company } from '#modules/companies/contract.ts'
import { PLAN_LEDGERS } from '#modules/parks/contract.ts'
import { reveal, revealsExhausted } from '../contract.ts'
import { startIdentityServer } from '../testing.ts'

const companies = ledgerOperations(company)
const exhausted: unknown[] = []
const identity = await startIdentityServer([
  {
    name: 'companies',
    ledgers: [...PLAN_LEDGERS, company],
    routes: ledgerRoutes(company, companies),
    subscriptions: [{ subscriber: 'test.exhausted', event: revealsExhausted, handle: async (payload) => void exhausted.push(payload) }],
  },
])
afterAll(() => identity[Symbol.asyncDispose]())
const { server } = identity
const writer = company.roles.write[0] ?? 'parkDirector'

async function parkWithCompany() {
  const park = await server.newPark()
  const keeper = await identity.withRole('park', writer, park.parkId)
  const id = randomUUID()
  const saved = await keeper.send(companies.save, {
    id,
    record: { code: 'C1', name: '织里童装有限公司', creditCode: '91330502MA2B4C5D6X', contactName: '王小明', contactPhone: '13812345678' },
  })
  expect(saved.body).toMatchObject({ version: 1 })
  return { ...park, keeper, id, asked: { ledger: 'companies.company', id, field: 'contactPhone', reason: '核对消防联系人' } }
}

test('a masked value is uncovered for a reason, with a fresh factor, and the park sees it', async () => {
  const { keeper, asked, id, parkId } = await parkWithCompany()
  const reader = await identity.withRole('park', 'parkAuditor', parkId)
  expect((await reader.send(companies.detail, { id })).body.record).toMatchObject({ contactName: '王**', contactPhone: '138****5678' })
  expect((await reader.send(companies.list, { filters: [{ field: 'contactPhone', op: 'contains', value: '1381' }] })).body.code).toBe('list.unknown_column')
  expect((await keeper.send(reveal, asked)).body.code).toBe('access.fresh_factor_needed')
  await keeper.confirm()
  expect((await keeper.send(reveal, { ...asked, reason: '看看' })).status).toBe(400)
  expect((await keeper.send(reveal, asked)).body).toEqual({ value: '13812345678' })
  const { rows } = await server.asSystem([parkId], (db) =>
    sql`select park_id, table_name, record_id, reason, after, actor_name from audit.entry where action = 'reveal' and park_id = ${parkId}`.execute(db),
  )
  expect(rows).toEqual([
    { park_id: parkId, table_name: 'companies.company', record_id: id, reason: '核对消防联系人', after: { field: 'contactPhone' }, actor_name: '王小明' },
  ])
})

test('only keepers of the ledger, in their park, for personal fields', async () => {
  const { asked, parkId, keeper } = await parkWithCompany()
  const other = await parkWithCompany()
  await keeper.confirm()
  await other.keeper.confirm()
  expect((await keeper.send(reveal, { ...asked, field: 'creditCode' })).status).toBe(404)
  expect((await keeper.send(reveal, { ...asked, field: 'constructor' })).status).toBe(404)
  expect((await keeper.send(reveal, { ...asked, ledger: 'no.such' })).status).toBe(404)
  expect((await other.keeper.send(reveal, asked)).status).toBe(404)
  expect((await other.keeper.send(reveal, { ...asked, parkId })).status).toBe(404)
  const reader = await identity.withRole('park', 'parkAuditor', parkId)
  await reader.confirm()
  expect((await reader.send(reveal, asked)).status).toBe(403)
})

test('fifty a day for one user, even all at once; then a day of rest and a notice', async () => {
  const { keeper, asked } = await parkWithCompany()
  await keeper.confirm()
  const answers = await Promise.all(Array.from({ length: 60 }, () => keeper.send(reveal, asked)))
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(50)
  expect(answers.filter((answer) => answer.body.code === 'identity.reveal_limit')).toHaveLength(10)
  await server.settle()
  expect(exhausted).toHaveLength(1)
})
