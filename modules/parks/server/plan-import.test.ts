import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { ROOT, startTestServer } from '#kernel/testing.ts'
import { cancelPlanImport, confirmPlanImport, exportPlan, levelPlan, parkMap, planImport, startPlanImport } from '../contract-plan.ts'
import { parksModule } from './module.ts'

const server = await startTestServer([parksModule])
afterAll(() => server[Symbol.asyncDispose]())

async function fixture(name: string): Promise<string> {
  return (await readFile(join(ROOT, 'e2e/fixtures', name))).toString('base64')
}

async function upload(name: string) {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const id = randomUUID()
  expect((await director.send(startPlanImport, { id, fileName: name, archiveBase64: await fixture(name) })).status).toBe(200)
  await server.settle()
  return { park, director, id, checked: (await director.send(planImport, { id })).body }
}

test('a plan is checked, imported as a whole, drawn, and exported again without loss', async () => {
  const { park, director, id, checked } = await upload('park-plan.imdf.zip')
  expect(checked).toMatchObject({ state: 'checked', isImportable: true })
  expect(checked.counts['parks.building']).toBe(4)
  expect((await director.send(parkMap, {})).body.boundary).toBeNull()
  expect((await director.send(confirmPlanImport, { id })).status).toBe(200)
  await server.settle()
  expect((await director.send(planImport, { id })).body).toMatchObject({ state: 'imported', percent: 100, failure: null })
  const map = (await director.send(parkMap, {})).body
  const count = (ledger: string) => map.layers.find((layer: { ledger: string }) => layer.ledger === ledger).features.length
  expect(count('parks.building')).toBe(checked.counts['parks.building'])
  const { rows } = await server.asSystem([park.parkId], async (db) => ({
    rows: await db.selectFrom('parks.level').select('id').where('park_id', '=', park.parkId).execute(),
  }))
  const plan = await director.send(levelPlan, { levelId: rows[0]?.id })
  expect(plan.body.units.length).toBeGreaterThan(0)

  // Out and in again, into another park's copy of the file: the archive describes the same plan.
  const first = (await director.send(exportPlan, {})).body.archiveBase64
  const again = randomUUID()
  await director.send(startPlanImport, { id: again, fileName: 'again.zip', archiveBase64: first })
  await server.settle()
  await director.send(confirmPlanImport, { id: again, mode: 'replace' })
  await server.settle()
  server.setClock(undefined)
  expect((await director.send(planImport, { id: again })).body).toMatchObject({ state: 'imported', counts: checked.counts })
  expect(server.failures).toEqual([])
})

test.each([
  ['imdf-corrupt.zip'],
  ['imdf-bomb.zip'],
  ['imdf-dangling-ids.zip'],
  ['imdf-self-crossing.zip'],
  ['imdf-overlapping-units.zip'],
  ['imdf-no-exits.zip'],
  ['imdf-swapped-coordinates.zip'],
  ['imdf-nan.zip'],
])('%s is named as faulty and nothing is imported', async (name) => {
  const { director, id, checked } = await upload(name)
  expect(checked).toMatchObject({ state: 'checked', isImportable: false })
  const errors = checked.issues.filter((issue: { severity: string }) => issue.severity === 'error')
  expect(errors.length).toBeGreaterThan(0)
  expect(errors[0].zh).toMatch(/[\u4e00-\u9fff]/)
  expect((await director.send(confirmPlanImport, { id })).body.code).toBe('parks.plan_import_not_ready')
  expect((await director.send(parkMap, {})).body.layers.flatMap((layer: { features: unknown[] }) => layer.features)).toEqual([])
})

test('an import cancelled before it is written leaves nothing, and nobody else may touch it', async () => {
  const { director, id } = await upload('park-plan.imdf.zip')
  const stranger = (await server.newPark()).userWho('parkDirector')
  for (const operation of [planImport, confirmPlanImport, cancelPlanImport]) expect((await stranger.send(operation, { id })).status).toBe(404)
  await director.send(confirmPlanImport, { id })
  await director.send(cancelPlanImport, { id })
  await server.settle()
  expect((await director.send(planImport, { id })).body.state).toBe('cancelled')
  expect((await director.send(parkMap, {})).body.layers.flatMap((layer: { features: unknown[] }) => layer.features)).toEqual([])
})

test('a resident and a company clerk see the map of their park, not its floor plans, and nothing of another park', async () => {
  const park = await server.newPark()
  const [buildingId, levelId] = [randomUUID(), randomUUID()]
  await server.asSystem([park.parkId], async (db) => {
    await sql`insert into parks.building (id, park_id, code, name, uses) values (${buildingId}, ${park.parkId}, 'A1', '1 号楼', '{dormitory}')`.execute(db)
    await sql`insert into parks.level (id, park_id, code, name, building, ordinal, storey_kind) values (${levelId}, ${park.parkId}, 'A1-1', '一层', ${buildingId}, 0, 'normal')`.execute(
      db,
    )
  })
  const resident = server.userWith([
    { id: randomUUID(), scopeKind: 'person', roles: ['resident'], parkIds: [park.parkId], companyId: null, personId: randomUUID() },
  ])
  for (const user of [resident, park.companyUser(randomUUID(), 'companyClerk')]) {
    const map = (await user.send(parkMap, {})).body
    expect(map.layers.find((layer: { ledger: string }) => layer.ledger === 'parks.building').features).toHaveLength(1)
    expect((await user.send(levelPlan, { levelId })).status).toBe(403)
  }
  const other = await server.newPark()
  expect((await resident.send(parkMap, { parkId: other.parkId })).status).toBe(404)
})
