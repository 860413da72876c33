import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { startTestServer } from '#kernel/testing.ts'
import { todo } from '#modules/workbench/contract-todo.ts'
import { workbenchModule } from '#modules/workbench/server/module.ts'
import { parseStandard } from '#standard/standard-file.ts'
import { openTask, reviewEvidence, submitEvidence } from '../contract-tasks.ts'
import { addUnits, changeUnit, parkWithLevel } from './fixtures/park-with-rooms.ts'
import { sampleChecks } from './fixtures/sample-checks.ts'
import { conformityModule } from './module.ts'

const file = 'dormitory-house-rules.example.yaml'
const houseRules = parseStandard(await readFile(join(import.meta.dirname, 'fixtures', file), 'utf8'), file)
const server = await startTestServer([conformityModule([sampleChecks], [houseRules]), workbenchModule])
afterAll(() => server[Symbol.asyncDispose]())
afterEach(() => expect(server.failures.splice(0)).toEqual([]))

const corridor = (clearWidthM: number) => ({ category: 'corridor' as const, clearWidthM })
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

test('a task lies in its owner’s to-dos until the gap is mended, then it goes by itself', async () => {
  const park = await parkWithLevel(server)
  const [narrow] = await addUnits(server, park, [corridor(1.2)])
  await server.settle()
  const director = park.userWho('parkDirector')
  const officer = park.userWho('safetyOfficer')
  const opened = await director.send(openTask, {
    id: randomUUID(),
    requirement: '1.1',
    title: '拓宽走道',
    owner: { id: officer.userId, name: '安全员' },
    dueOn: today,
  })
  expect(opened.status).toBe(200)
  await server.settle()
  expect((await officer.send(todo, {})).body).toMatchObject({
    counts: { mine: 1 },
    items: [{ kind: 'conformity.task', title: { zh: '整改：拓宽走道' }, dueOn: today, path: expect.stringContaining('/o/conformity/tasks?open=') }],
  })
  expect((await director.send(todo, { tab: 'raised' })).body.items).toHaveLength(1)
  await changeUnit(server, park.parkId, narrow as string, { clearWidthM: 1.6 })
  await server.settle()
  expect((await officer.send(todo, {})).body.counts.mine).toBe(0)
})

test('evidence handed in waits for a reviewer, and no longer once decided', async () => {
  const park = await parkWithLevel(server)
  await addUnits(server, park, [corridor(2)])
  await server.settle()
  const auditor = park.userWho('parkAuditor')
  const desk = park.userWho('parkDirector')
  const id = randomUUID()
  expect(
    (await desk.send(submitEvidence, { id, requirement: '2.1', title: '演练记录', fileId: randomUUID(), fileName: 'drill.pdf', issuedOn: today })).status,
  ).toBe(200)
  await server.settle()
  expect((await auditor.send(todo, {})).body.items).toMatchObject([{ kind: 'conformity.evidence', title: { zh: '审核佐证：演练记录' } }])
  expect((await auditor.send(reviewEvidence, { id, decision: 'accepted' })).status).toBe(200)
  await server.settle()
  expect((await auditor.send(todo, {})).body.counts.mine).toBe(0)
})
