import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { ledgerOperations } from '#kernel/ledger.ts'
import { startTestServer } from '#kernel/testing.ts'
import { building, level, PLAN_LEDGERS } from '#modules/parks/contract.ts'
import { ledgerRoutes } from './ledger-routes.ts'

const buildings = ledgerOperations(building)
const levels = ledgerOperations(level)
const server = await startTestServer([{ name: 'parks', ledgers: PLAN_LEDGERS, routes: [...ledgerRoutes(building, buildings), ...ledgerRoutes(level, levels)] }])
afterAll(() => server[Symbol.asyncDispose]())

test('a list answers the names of the records its rows refer to', async () => {
  const director = (await server.newPark()).userWho('parkDirector')
  const ids = [randomUUID(), randomUUID()]
  for (const [at, id] of ids.entries()) {
    await director.send(buildings.save, { id, record: { code: `B${at}`, name: `${at} 号厂房`, uses: ['plant'], storeys: 5 } })
    const saved = await director.send(levels.save, { id: randomUUID(), record: { code: `L${at}`, name: '1F', building: id, ordinal: 0, storeyKind: 'normal' } })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  }
  expect((await director.send(levels.list, {})).body.names).toEqual({ [ids[0] as string]: '0 号厂房', [ids[1] as string]: '1 号厂房' })
  expect((await director.send(levels.list, { search: 'L1' })).body.names).toEqual({ [ids[1] as string]: '1 号厂房' })
  expect((await director.send(buildings.list, {})).body.names).toEqual({})
})
