import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, expect, test } from 'vitest'
import { startTestServer } from '#kernel/testing.ts'
import { parseStandard } from '#standard/standard-file.ts'
import { assessment, findingHistory, findingList, gapList, previewParameter, requestEvaluation, requirement, saveParameter } from '../contract.ts'
import { compareSnapshots, proveFindings, publicAssessment, publishPage, takeSnapshot, unpublishPage } from '../contract-snapshots.ts'
import { assignTask, openTask, reviewEvidence, submitEvidence, task, waiveTask } from '../contract-tasks.ts'
import { addUnits, changeUnit, parkWithLevel } from './fixtures/park-with-rooms.ts'
import { sampleChecks } from './fixtures/sample-checks.ts'
import { conformityModule } from './module.ts'

const file = 'dormitory-house-rules.example.yaml'
const houseRules = parseStandard(await readFile(join(import.meta.dirname, 'fixtures', file), 'utf8'), file)
const cityRules = {
  ...houseRules,
  standard: { ...houseRules.standard, id: 'city-rules' },
  requirements: houseRules.requirements.map((r) => (r.id === '1.1' ? { ...r, parameters: {} } : r)),
}
const server = await startTestServer([conformityModule([sampleChecks], [cityRules, houseRules])])
afterAll(() => server[Symbol.asyncDispose]())
afterEach(() => expect(server.failures.splice(0)).toEqual([]))

const corridor = (clearWidthM: number | null) => ({ category: 'corridor' as const, clearWidthM })
const rows = (body: { requirements: { id: string; outcome: string }[] }) => Object.fromEntries(body.requirements.map((r) => [r.id, r.outcome]))

test('a change of a record is judged for both standards, and the page says why', async () => {
  const park = await parkWithLevel(server)
  const director = park.userWho('parkDirector')
  expect((await director.send(assessment, {})).body.code).toBe('conformity.not_evaluated')
  const [narrow] = await addUnits(server, park, [corridor(1.2), corridor(1.5), { category: 'lodgingRoom', areaM2: 12, capacity: 1 }])
  await server.settle()
  const city = await director.send(assessment, {})
  expect(city.status).toBe(200)
  expect(rows(city.body)).toEqual({ '1': 'met', '1.1': 'met', '1.2': 'met', '2.1': 'unknown', '2.2': 'waitingForReview' })
  expect(city.body).toMatchObject({
    isPending: false,
    score: { shall: { met: 1, applicable: 3 }, should: { met: 1, applicable: 1 } },
    rollUps: [{ id: 'chapter-2', outcome: 'unknown' }],
  })
  const house = await director.send(assessment, { standard: 'dormitory-house-rules' })
  expect(rows(house.body)).toMatchObject({ '1': 'notMet', '1.1': 'notMet' })
  const detail = (await director.send(requirement, { standard: 'dormitory-house-rules', id: '1.1' })).body
  expect(detail.findings[0]).toMatchObject({
    subject: { id: narrow },
    outcome: 'notMet',
    required: { value: 1.4, unit: 'm' },
    measured: { value: 1.2 },
    because: { text: { zh: '实测 1.2，要求 1.4' } },
    values: { minimumClearWidthM: 1.4 },
  })
  expect(detail).toMatchObject({
    findingsTotal: 2,
    row: { automatic: true, counts: { met: 1, notMet: 1 }, worst: { subject: { id: narrow } } },
    history: [{ before: null, after: 'notMet', cause: { kind: 'ledger' } }],
  })
  expect((await director.send(gapList, { standard: 'dormitory-house-rules' })).body.gaps.map((g: { id: string }) => g.id)).toEqual(['1.1', '2.1', '2.2'])
  expect((await director.send(requirement, { standard: 'dormitory-house-rules', id: '2.2' })).body.checks).toEqual([
    { name: 'lodging.corridorClearWidth', exists: true },
    { name: 'lodging.corridorLight', exists: false },
  ])
})

test('changes are judged alone, replace only what differs, and leave what a full evaluation finds', async () => {
  const park = await parkWithLevel(server)
  const ids = await addUnits(server, park, [corridor(1.5), corridor(1.6), corridor(null), { category: 'lodgingRoom', areaM2: 11, capacity: 2 }])
  await server.settle()
  const state = () =>
    server.asSystem(
      [park.parkId],
      async (db) =>
        (
          await sql<{
            xmin: string
            subject_id: string
          }>`select *, body::text as bytes, xmin::text from conformity.finding where park_id = ${park.parkId} order by standard, requirement, check_name, subject_id`.execute(
            db,
          )
        ).rows,
    )
  const first = await state()
  await changeUnit(server, park.parkId, ids[0] as string, { clearWidthM: 1 })
  await changeUnit(server, park.parkId, ids[1] as string, { removed: true })
  await server.settle()
  const second = await state()
  const untouched = second.filter((row) => row.subject_id !== ids[0])
  expect(untouched.length).toBeGreaterThan(4)
  expect(first).toEqual(expect.arrayContaining(untouched))
  expect(second.some((row) => row.subject_id === ids[1])).toBe(false)
  await park.userWho('parkDirector').send(requestEvaluation, {})
  await server.settle()
  expect(await state()).toEqual(second)
  expect((await park.userWho('parkAuditor').send(proveFindings, {})).body).toMatchObject({ equal: true })
  const history = (await park.userWho('parkDirector').send(findingHistory, { requirement: '1.1', subjectId: ids[0] })).body.rows
  expect(history).toMatchObject([
    { before: { outcome: 'met', measured: { value: 1.5 } }, after: { outcome: 'notMet', measured: { value: 1 } }, cause: { kind: 'ledger', ids: [ids[0]] } },
    { before: null, after: { outcome: 'met' } },
  ])
})

test('a history row cannot be changed or deleted, not even by the system role', async () => {
  const park = await parkWithLevel(server)
  await addUnits(server, park, [corridor(1)])
  await server.settle()
  for (const table of ['finding_change', 'requirement_change']) {
    await expect(server.asSystem([park.parkId], (db) => sql.raw(`delete from conformity.${table}`).execute(db))).rejects.toThrow(/never changed/)
    await expect(server.asSystem([park.parkId], (db) => sql.raw(`update conformity.${table} set cause = '{}'`).execute(db))).rejects.toThrow(/never changed/)
  }
})

test('a declared absence makes requirements not applicable, unless rooms are found after all', async () => {
  const park = await parkWithLevel(server, { is_government_led: false })
  const director = park.userWho('parkDirector')
  await director.send(requestEvaluation, {})
  await server.settle()
  expect(rows((await director.send(assessment, {})).body)).toMatchObject({
    '1.1': 'notApplicable',
    '1.2': 'notApplicable',
    '1': 'notApplicable',
    '2.2': 'unknown',
  })
  await addUnits(server, park, [corridor(2)])
  await server.settle()
  expect((await director.send(requirement, { id: '1.1' })).body.row).toMatchObject({ outcome: 'unknown', reason: { code: 'declared_absent_but_found' } })
})

test('nobody reviews evidence of his own; accepted evidence counts while it is in date', async () => {
  const park = await parkWithLevel(server)
  await addUnits(server, park, [corridor(2)])
  await server.settle()
  const director = park.userWho('parkDirector')
  const auditor = park.userWho('parkAuditor')
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const id = randomUUID()
  const piece = { id, requirement: '2.1', title: '演练记录', fileId: randomUUID(), fileName: 'drill.pdf', issuedOn: today }
  expect((await director.send(submitEvidence, { ...piece, issuedOn: '2999-01-01' })).body.code).toBe('conformity.evidence_dates_wrong')
  expect((await director.send(submitEvidence, { ...piece, requirement: '1' })).body.code).toBe('conformity.evidence_not_expected')
  expect((await director.send(submitEvidence, piece)).status).toBe(200)
  await server.settle()
  const outcome = async () => (await director.send(requirement, { id: '2.1' })).body.row
  expect(await outcome()).toMatchObject({ outcome: 'waitingForReview' })
  expect((await director.send(reviewEvidence, { id, decision: 'accepted' })).body.code).toBe('conformity.evidence_own')
  expect((await park.userWho('serviceDesk').send(reviewEvidence, { id, decision: 'accepted' })).status).toBe(403)
  await expect(
    server.asSystem([park.parkId], (db) =>
      sql`update conformity.evidence set decision = 'accepted', decided_at = now(), decided_by = uploaded_by where id = ${id}`.execute(db),
    ),
  ).rejects.toThrow(/evidence_reviewer_is_not_uploader/)
  expect((await auditor.send(reviewEvidence, { id, decision: 'refuted' })).body.code).toBe('conformity.reason_needed')
  expect((await auditor.send(reviewEvidence, { id, decision: 'accepted' })).status).toBe(200)
  await server.settle()
  expect(await outcome()).toMatchObject({ outcome: 'met', reason: { code: 'evidence_accepted' } })
  server.setClock(() => new Date(Date.now() + 366 * 86_400_000))
  await director.send(requestEvaluation, {})
  await server.settle()
  server.setClock(undefined)
  expect(await outcome()).toMatchObject({ outcome: 'unknown', reason: { code: 'evidence_expired' } })
  const other = await server.newPark()
  expect((await other.userWho('parkAuditor').send(reviewEvidence, { id, decision: 'accepted' })).body.code).toBe('conformity.evidence_not_found')
})

test('a parameter is previewed without saving, then saved with its reason and judged', async () => {
  const park = await parkWithLevel(server)
  const [low, high] = await addUnits(server, park, [corridor(1.2), corridor(1.6)])
  await server.settle()
  const director = park.userWho('parkDirector')
  const choice = { standard: 'dormitory-house-rules', requirement: '1.1', name: 'minimumClearWidthM', value: 1.15 }
  const preview = (await director.send(previewParameter, choice)).body
  expect(preview).toMatchObject({
    requirement: { before: 'notMet', after: 'met' },
    changedTotal: 1,
    changed: [{ subject: { id: low }, before: 'notMet', after: 'met' }],
  })
  const detail = async () => (await director.send(requirement, { standard: choice.standard, id: '1.1' })).body
  expect((await detail()).row.outcome).toBe('notMet')
  expect((await director.send(saveParameter, { ...choice, value: 0.5, reason: '试' })).body).toMatchObject({
    code: 'conformity.parameter_out_of_bounds',
    details: { min: 1.1, max: 3 },
  })
  expect((await director.send(saveParameter, { ...choice, reason: '' })).status).toBe(400)
  expect((await park.userWho('serviceDesk').send(saveParameter, { ...choice, reason: '试' })).status).toBe(403)
  expect((await director.send(saveParameter, { ...choice, reason: '会议纪要 3 号' })).status).toBe(200)
  await server.settle()
  const after = await detail()
  expect(after).toMatchObject({
    row: { outcome: 'met' },
    parameters: [{ value: 1.15, default: 1.4, overridden: { reason: '会议纪要 3 号' } }],
    history: [{ before: 'notMet', after: 'met', cause: { kind: 'parameter', value: 1.15 } }, {}],
  })
  expect(after.findings.map((f: { subject: { id: string } }) => f.subject.id).sort()).toEqual([low, high].sort())
  await director.send(saveParameter, { ...choice, value: null, reason: '恢复' })
  await server.settle()
  expect((await detail()).row.outcome).toBe('notMet')
})

test('a task closes itself when the gap is mended and opens again when it returns; a waiver leaves the outcome alone', async () => {
  const park = await parkWithLevel(server)
  const [bad] = await addUnits(server, park, [corridor(1), corridor(2)])
  await server.settle()
  const officer = park.userWho('safetyOfficer')
  const auditor = park.userWho('parkAuditor')
  const id = randomUUID()
  const wanted = { id, requirement: '1.1', subject: { kind: 'sample.corridor', id: bad }, title: '拓宽走道', dueOn: '2999-01-01' }
  expect((await officer.send(openTask, { ...wanted, dueOn: '2020-01-01' })).body.code).toBe('conformity.due_in_past')
  expect((await officer.send(openTask, wanted)).status).toBe(200)
  expect((await officer.send(openTask, { ...wanted, id: randomUUID() })).body.code).toBe('conformity.task_exists')
  expect((await officer.send(assignTask, { id, owner: { id: auditor.userId, name: '审计' } })).status).toBe(200)
  expect((await auditor.send(waiveTask, { id, until: '2999-01-01', reason: '改造排期' })).body.code).toBe('conformity.waiver_own')
  expect((await park.userWho('parkDirector').send(waiveTask, { id, until: '2999-01-01', reason: '改造排期' })).status).toBe(200)
  await park.userWho('parkDirector').send(requestEvaluation, {})
  await server.settle()
  expect((await officer.send(requirement, { id: '1.1' })).body).toMatchObject({ row: { outcome: 'notMet' }, tasks: [{ state: 'waived' }] })
  await changeUnit(server, park.parkId, bad as string, { clearWidthM: 1.3 })
  await server.settle()
  expect((await officer.send(task, { id })).body.task).toMatchObject({ state: 'closed', closeReason: 'met' })
  await changeUnit(server, park.parkId, bad as string, { clearWidthM: 0.9 })
  await server.settle()
  const again = (await officer.send(task, { id })).body
  expect(again.task.state).toBe('open')
  expect(again.events.map((e: { kind: string }) => e.kind)).toEqual(['opened', 'assigned', 'waived', 'closed', 'reopened'])
})

test('two snapshots tell what changed and why', async () => {
  const park = await parkWithLevel(server)
  const [id] = await addUnits(server, park, [corridor(1), corridor(2)])
  await server.settle()
  const auditor = park.userWho('parkAuditor')
  const [from, to, same] = [randomUUID(), randomUUID(), randomUUID()]
  const first = (await auditor.send(takeSnapshot, { id: from })).body
  expect((await auditor.send(takeSnapshot, { id: same })).body.hash).toBe(first.hash)
  await changeUnit(server, park.parkId, id as string, { clearWidthM: 1.3 })
  await server.settle()
  expect((await auditor.send(takeSnapshot, { id: to })).body.hash).not.toBe(first.hash)
  const compared = (await auditor.send(compareSnapshots, { from, to })).body
  expect(compared.requirements.find((r: { id: string }) => r.id === '1.1')).toMatchObject({
    before: 'notMet',
    after: 'met',
    findings: [{ subject: { id }, before: 'notMet', after: 'met', cause: { ledger: 'parks.unit', ids: [id] } }],
  })
  expect((await auditor.send(compareSnapshots, { from, to: same })).body.requirements).toEqual([])
  await expect(server.asSystem([park.parkId], (db) => sql`delete from conformity.snapshot_item`.execute(db))).rejects.toThrow(/never changed/)
})

test('the public page is there only while it is switched on, and names no subject', async () => {
  const park = await parkWithLevel(server)
  await addUnits(server, park, [corridor(1)])
  await server.settle()
  const director = park.userWho('parkDirector')
  const asked = { park: park.parkId }
  expect((await server.anonymous.send(publicAssessment, asked)).status).toBe(404)
  expect((await director.send(publishPage, {})).status).toBe(200)
  const page = await server.anonymous.send(publicAssessment, asked)
  expect(page.body).toMatchObject({ park: { id: park.parkId }, score: { shall: { met: 0 } } })
  expect(JSON.stringify(page.body)).not.toMatch(/房间 \d|测试用户/)
  await changeUnit(server, park.parkId, (await director.send(findingList, {})).body.rows[0].subject.id, { clearWidthM: 2 })
  await server.settle()
  expect((await server.anonymous.send(publicAssessment, asked)).body.score.shall.met).toBe(1)
  expect((await director.send(unpublishPage, {})).status).toBe(200)
  expect((await server.anonymous.send(publicAssessment, asked)).status).toBe(404)
})

test('another park sees nothing, a supervisor reads and cannot write', async () => {
  const park = await parkWithLevel(server)
  await addUnits(server, park, [corridor(1)])
  await server.settle()
  const stranger = (await server.newPark()).userWho('parkDirector')
  expect((await stranger.send(assessment, { parkId: park.parkId })).status).toBe(404)
  expect((await stranger.send(findingList, {})).body.total).toBe(0)
  const supervisor = park.supervisor()
  expect((await supervisor.send(assessment, { parkId: park.parkId })).status).toBe(200)
  expect((await supervisor.send(requestEvaluation, { parkId: park.parkId })).status).toBe(403)
})

test('findings page through, each once, worst first', async () => {
  const park = await parkWithLevel(server)
  await addUnits(
    server,
    park,
    Array.from({ length: 23 }, (_, i) => corridor(i % 5 === 0 ? null : 0.8 + i * 0.05)),
  )
  await server.settle()
  const director = park.userWho('parkDirector')
  const seen: { outcome: string; shortfall: number; subject: { id: string } }[] = []
  let cursor: string | null = null
  do {
    const page: { total: number; rows: typeof seen; nextCursor: string | null } = (
      await director.send(findingList, { requirement: '1.1', limit: 5, ...(cursor ? { cursor } : {}) })
    ).body
    expect(page.total).toBe(23)
    seen.push(...page.rows)
    cursor = page.nextCursor
  } while (cursor)
  expect(new Set(seen.map((f) => f.subject.id)).size).toBe(23)
  const ranks = seen.map((f) => ['notMet', 'unknown', 'met'].indexOf(f.outcome))
  expect(ranks).toEqual([...ranks].sort())
  const short = seen.filter((f) => f.outcome === 'notMet').map((f) => f.shortfall)
  expect(short.length).toBeGreaterThan(2)
  expect(short).toEqual([...short].sort((a, b) => b - a))
  expect((await director.send(findingList, { cursor: 'nonsense' })).body.code).toBe('conformity.cursor_not_valid')
})
