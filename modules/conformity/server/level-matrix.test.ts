import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startTestServer } from '#kernel/testing.ts'
import { parseStandard } from '#standard/standard-file.ts'
import { levelMatrix } from '../contract-levels.ts'
import { addUnits, parkWithLevel } from './fixtures/park-with-rooms.ts'
import { sampleChecks } from './fixtures/sample-checks.ts'
import { conformityModule } from './module.ts'

const file = 'dormitory-house-rules.example.yaml'
const houseRules = parseStandard(await readFile(join(import.meta.dirname, 'fixtures', file), 'utf8'), file)
const server = await startTestServer([conformityModule([sampleChecks], [houseRules])])
afterAll(() => server[Symbol.asyncDispose]())

test('counts the findings of a level by requirement and outcome, of its own park only', async () => {
  const park = await parkWithLevel(server)
  await addUnits(
    server,
    park,
    [1.2, 1.3, 1.5, null].map((clearWidthM) => ({ category: 'corridor' as const, clearWidthM })),
  )
  const other = await parkWithLevel(server)
  await addUnits(server, other, [{ category: 'corridor', clearWidthM: 2 }])
  await server.settle()
  const { status, body } = await park.userWho('parkDirector').send(levelMatrix, { requirements: ['1.1'] })
  expect(status).toBe(200)
  expect(body.cells).toHaveLength(1)
  expect(body.cells[0]).toMatchObject({ requirement: '1.1', counts: { met: 1, notMet: 2, unknown: 1, notApplicable: 0, waitingForReview: 0 } })
  expect((await park.userWho('dormitoryManager').send(levelMatrix, { requirements: ['9.9'] })).body).toEqual({ cells: [] })
  expect((await park.companyUser(park.parkId, 'companyAdmin').send(levelMatrix, { requirements: ['1.1'] })).status).toBe(403)
})
