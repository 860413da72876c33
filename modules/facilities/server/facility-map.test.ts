import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { ledgerOperations } from '#kernel/ledger.ts'
import { startTestServer } from '#kernel/testing.ts'
import { building } from '#modules/parks/contract.ts'
import { parksModule } from '#modules/parks/server/module.ts'
import { safetyEquipment, sanitationPoint } from '../contract.ts'
import { facilityMap } from '../contract-map.ts'
import { serviceList } from '../contract-service.ts'
import { facilitiesModule } from './module.ts'

const server = await startTestServer([parksModule, facilitiesModule])
afterAll(() => server[Symbol.asyncDispose]())
server.setClock(() => new Date('2026-11-22T16:30:00Z'))

test('shows facilities with a place, leaves names of carers out, and counts overdue equipment by building on the Shanghai calendar', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const buildingId = randomUUID()
  const save = async (ledger: Parameters<typeof ledgerOperations>[0], id: string, record: Record<string, unknown>) =>
    expect((await director.send(ledgerOperations(ledger).save, { id, record })).status).toBe(200)
  await save(building, buildingId, { code: 'B1', name: '一号楼', uses: ['plant'] })
  await save(sanitationPoint, randomUUID(), {
    code: 'S1',
    name: '收集点',
    kind: 'collectionPoint',
    carer: '张三',
    geometry: { type: 'Point', coordinates: [120, 30] },
  })
  const equipment = (code: string, values: Record<string, unknown>) =>
    save(safetyEquipment, randomUUID(), { code, name: code, kind: 'extinguisher', building: buildingId, state: 'inService', ...values })
  await equipment('E1', { nextServiceOn: '2026-11-22' })
  await equipment('E2', { nextServiceOn: '2026-11-23' })
  await equipment('E3', { lastServicedOn: '2026-10-01', serviceIntervalDays: 30, state: 'faulty' })
  await equipment('E4', { nextServiceOn: '2020-01-01', state: 'retired' })
  const { status, body } = await director.send(facilityMap, {})
  expect(status).toBe(200)
  expect(body.equipment).toEqual([{ building: buildingId, total: 3, faulty: 1, overdue: 2 }])
  expect(body.layers[0].features).toHaveLength(1)
  expect(JSON.stringify(body.layers)).not.toContain('张三')
  const services = (await director.send(serviceList, {})).body
  expect(services.rows.map(({ name, dueOn, daysLeft, buildingName }: Record<string, unknown>) => [name, dueOn, daysLeft, buildingName])).toEqual([
    ['E3', '2026-10-31', -23, '一号楼'],
    ['E1', '2026-11-22', -1, '一号楼'],
    ['E2', '2026-11-23', 0, '一号楼'],
  ])
  expect(services).toMatchObject({ overdue: 2, total: 3 })
  expect((await (await server.newPark()).userWho('parkDirector').send(facilityMap, {})).body.equipment).toEqual([])
})
