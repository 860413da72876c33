import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { readXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAIN_PARK_ID, SECOND_PARK_ID } from '#apps/server/src/demo/demo-parks.ts'
import { loadDemo } from '#apps/server/src/demo/load-demo.ts'
import type { Role } from '#kernel/operation.ts'
import { ROOT, startTestServer, type TestServer, type TestUser } from '#kernel/testing.ts'
import { companiesModule } from '#modules/companies/server/module.ts'
import { facilitiesModule } from '#modules/facilities/server/module.ts'
import { filesModule } from '#modules/files/server/module.ts'
import { lodgingModule } from '#modules/lodging/server/module.ts'
import { parksModule } from '#modules/parks/server/module.ts'
import { planningModule } from '#modules/planning/server/module.ts'
import { taskList } from '#modules/workbench/contract.ts'
import { workbenchModule } from '#modules/workbench/server/module.ts'
import { oscalCatalogOf, startExport, taskNotice } from '../../contract-exports.ts'
import { readPdf } from '../fixtures/pdf-text.ts'
import { loadStandards } from '../load-standards.ts'
import { conformityModule } from '../module.ts'

const NOW = new Date('2026-11-23T04:00:00Z')
const BOTH = [MAIN_PARK_ID, SECOND_PARK_ID]
const schemas = join(ROOT, '../shared/schemas/oscal-1.2.1')
let server: TestServer
let director: TestUser

function demoUser(parkId: string, ...roles: Role[]): TestUser {
  return server.userWith([{ id: randomUUID(), scopeKind: 'park', roles, parkIds: [parkId], companyId: null, personId: null }])
}

beforeAll(async () => {
  const others = [companiesModule, facilitiesModule, filesModule, lodgingModule, parksModule, planningModule, workbenchModule]
  const conformity = conformityModule(
    others.flatMap(({ checks }) => (checks ? [checks] : [])),
    await loadStandards(join(ROOT, 'standard')),
  )
  server = await startTestServer([...others, conformity])
  server.setClock(() => NOW)
  await loadDemo({ ...server.installation, dataDir: server.dataDir }, () => {}, { root: ROOT, engine: conformity.engine, now: NOW })
  director = demoUser(MAIN_PARK_ID, 'parkDirector')
})
afterAll(() => server[Symbol.asyncDispose]())

/** Runs an export to its end and downloads the file as its owner. EXPORTS_OUT keeps a copy to look at. */
async function exported(user: TestUser, operation: typeof startExport | typeof taskNotice, input: object) {
  const started = await user.send(operation, input)
  expect(started.body).toMatchObject({ taskId: expect.any(String) })
  const from = performance.now()
  await server.settle()
  const seconds = (performance.now() - from) / 1_000
  const { body } = await user.send(taskList, { taskId: started.body.taskId })
  const [task] = body.tasks
  expect(task).toMatchObject({ state: 'done', error: null, percent: 100 })
  const reply = await server.app.inject({ method: 'GET', url: task.fileUrl, headers: { 'x-test-user': user.userId } })
  expect(reply.statusCode).toBe(200)
  const bytes = reply.rawPayload
  if (process.env.EXPORTS_OUT) writeFileSync(join(process.env.EXPORTS_OUT, task.fileName), bytes)
  return { task, bytes, seconds, url: task.fileUrl as string }
}

async function findingCount(parkId: string): Promise<number> {
  const { rows } = await server.asSystem([parkId], (db) =>
    sql<{ n: number }>`select count(*)::int as n from conformity.finding where park_id = ${parkId}`.execute(db),
  )
  return rows[0]?.n ?? 0
}

describe('PDF report', () => {
  test('says in Chinese what was found, on numbered pages, with its fonts inside', async () => {
    const { bytes, task, seconds } = await exported(director, startExport, { format: 'pdf' })
    const pdf = readPdf(bytes)
    const text = pdf.pages.join('')
    console.log(`PDF: ${pdf.pages.length} pages, ${(bytes.length / 1e6).toFixed(2)} MB, ${seconds.toFixed(2)} s`)
    expect(seconds).toBeLessThan(20)
    expect(task).toMatchObject({ fileName: '织云童装产业园 对标评估报告 2026-11-23.pdf', result: { pages: pdf.pages.length } })
    expect(pdf.pages.length).toBeGreaterThan(20)
    expect(pdf.fonts.length).toBeGreaterThan(1)
    expect(pdf.fonts.every(({ isEmbedded, name }) => isEmbedded && name.startsWith('NotoSansHans'))).toBe(true)
    expect(pdf).toMatchObject({ isArchival: true, hasOutline: true })
    for (const heading of ['分章结果', '差距明细', '待补佐证的条款', '采用的参数与释义', '佐证清单', '整改任务', '豁免', '校验'])
      expect(text).toContain(heading)
    for (const [at, page] of pdf.pages.entries()) {
      expect(page).toContain(`第${at + 1}页，共${pdf.pages.length}页`)
      expect(page).toContain('演示数据·并非真实园区')
      expect(page).toContain('织云童装产业园')
    }
  })

  test('carries the figures, the gaps and the hash that are stored', async () => {
    const { bytes } = await exported(director, startExport, { format: 'pdf' })
    const text = readPdf(bytes).pages.join('')
    const { rows } = await server.asSystem([MAIN_PARK_ID], (db) =>
      sql<{ name: string; code: string }>`select subject_name as name, requirement as code from conformity.finding
        where park_id = ${MAIN_PARK_ID} and outcome = 'notMet' and check_name = 'lodging.corridorClearWidth'`.execute(db),
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { name } of rows) expect(text).toContain(name.replace(/\s/g, ''))
    const { rows: snapshots } = await server.asSystem([MAIN_PARK_ID], (db) =>
      sql<{ finding_hash: string }>`select finding_hash from conformity.snapshot where park_id = ${MAIN_PARK_ID} order by taken_at desc limit 1`.execute(db),
    )
    expect(text).toContain(snapshots[0]?.finding_hash)
    expect(text).toContain('80m（本园区）')
  })

  test('a smaller park in English', async () => {
    const { bytes } = await exported(demoUser(SECOND_PARK_ID, 'parkAuditor'), startExport, { format: 'pdf', language: 'en' })
    const text = readPdf(bytes).pages.join('')
    expect(text).toContain('Resultsbychapter')
    expect(text).toContain('Page1of')
  })

  test('with 500 judged rooms lists the worst fifty of each requirement, says how many more, and stays quick', async () => {
    const other = demoUser(SECOND_PARK_ID, 'parkDirector')
    await server.asSystem([SECOND_PARK_ID], (db) =>
      sql`
      insert into conformity.finding (park_id, standard, requirement, check_name, subject_kind, subject_id, subject_name, outcome, rank, shortfall, body, hash, since)
      select ${SECOND_PARK_ID}, 'huzhou-park-guide', r.id, 'lodging.roomArea', 'lodging.room', 'room-' || n, '加试房间 ' || n, 'notMet', 0, n,
        json_build_object('outcome', 'notMet', 'required', json_build_object('value', 6, 'unit', 'm²'), 'measured', json_build_object('value', 4, 'unit', 'm²'),
          'because', json_build_object('code', 'x.y'), 'sources', '[]'::json, 'missing', '[]'::json, 'values', '{}'::json,
          'subject', json_build_object('kind', 'lodging.room', 'id', 'room-' || n, 'name', '加试房间 ' || n, 'ledger', 'parks.unit')), 'h', now()
      from generate_series(1, 500) n, (select requirement as id from conformity.requirement_state where park_id = ${SECOND_PARK_ID} and requirement like '6.3.1%') r`.execute(
        db,
      ),
    )
    await server.asSystem([SECOND_PARK_ID], (db) =>
      sql`
      update conformity.requirement_state set outcome = 'notMet', counts = '{"met":0,"notMet":500,"unknown":0,"notApplicable":0,"waitingForReview":0}'
      where park_id = ${SECOND_PARK_ID} and requirement like '6.3.1%'`.execute(db),
    )
    const { bytes, seconds } = await exported(other, startExport, { format: 'pdf' })
    const pdf = readPdf(bytes)
    const text = pdf.pages.join('')
    console.log(`PDF of 500 rooms: ${pdf.pages.length} pages, ${(bytes.length / 1e6).toFixed(2)} MB, ${seconds.toFixed(2)} s`)
    expect(seconds).toBeLessThan(20)
    expect(text).toContain('加试房间500')
    expect(text).not.toContain('加试房间449')
    expect(text).toContain('另有450个对象未列出')
  })
})

describe('workbook', () => {
  test('read back, holds every finding with typed cells', async () => {
    const { bytes, task } = await exported(director, startExport, { format: 'xlsx' })
    expect(task.fileName).toBe('织云童装产业园 对标评估报告 2026-11-23.xlsx')
    const { sheets } = await readXlsx(bytes)
    expect(sheets.map(({ name }) => name)).toEqual(['汇总', '条款', '判定结果', '佐证清单', '整改任务', '参数与释义'])
    const rows = sheets[2]?.rows ?? []
    const column = (name: string): number => rows[0]?.indexOf(name) ?? -1
    expect(rows.length - 1).toBe(await findingCount(MAIN_PARK_ID))
    const { rows: stored } = await server.asSystem([MAIN_PARK_ID], (db) =>
      sql<{ id: string; check_name: string; measured: number }>`
        select subject_id as id, check_name, (body->'measured'->>'value')::double precision as measured from conformity.finding
        where park_id = ${MAIN_PARK_ID} and body->'measured'->>'value' is not null`.execute(db),
    )
    const read = new Map(rows.map((row) => [`${row[column('判定')]} ${row[column('对象编码')]}`, row[column('实测值')]]))
    expect(stored.length).toBeGreaterThan(100)
    for (const { id, check_name, measured } of stored) expect(read.get(`${check_name} ${id}`)).toBe(measured)
    expect(rows[1]?.[column('自')]).toBeInstanceOf(Date)
    expect(sheets[5]?.rows.some((row) => row[3] === 80 && row[4] === 70 && row[6] === '是')).toBe(true)
  })

  test('a text that begins like a formula is text', async () => {
    await server.asSystem([MAIN_PARK_ID], (db) =>
      sql`update conformity.task set title = '=HYPERLINK("http://x","y")' where id = (select id from conformity.task where park_id = ${MAIN_PARK_ID} and state = 'open' order by id limit 1)`.execute(
        db,
      ),
    )
    const { bytes } = await exported(director, startExport, { format: 'xlsx' })
    const titles = (await readXlsx(bytes)).sheets[4]?.rows.map((row) => row[2]) ?? []
    expect(titles).toContain(`'=HYPERLINK("http://x","y")`)
  })
})

describe('OSCAL files', () => {
  const withSchemas = test.skipIf(!existsSync(schemas))
  withSchemas.each([
    ['oscal-catalog', 'oscal_catalog_schema.json'],
    ['oscal-assessment-results', 'oscal_assessment-results_schema.json'],
    ['oscal-poam', 'oscal_poam_schema.json'],
  ] as const)('%s of the demonstration park is valid', async (format, schema) => {
    for (const language of ['zh', 'en']) {
      const { bytes, task } = await exported(director, startExport, { format, language })
      expect(task.fileName).toMatch(/^OSCAL huzhou-park-guide .*\.json$/)
      const ajv = new Ajv({ strict: false, allErrors: true })
      formats.default(ajv)
      const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, schema), 'utf8')))
      validate(JSON.parse(bytes.toString('utf8')))
      expect((validate.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message}`)).toEqual([])
    }
  })

  test('the observations are the findings, and programs get the catalog in one answer', async () => {
    const { bytes } = await exported(director, startExport, { format: 'oscal-assessment-results' })
    expect(JSON.parse(bytes.toString('utf8'))['assessment-results'].results[0].observations).toHaveLength(await findingCount(MAIN_PARK_ID))
    const { status, body } = await director.send(oscalCatalogOf, {})
    expect(status).toBe(200)
    expect(body.catalog.groups.length).toBeGreaterThan(5)
  })
})

describe('notice', () => {
  async function firstTask(): Promise<{ id: string; title: string; owner_name: string; due_on: string }> {
    const { rows } = await server.asSystem([MAIN_PARK_ID], (db) =>
      sql<{ id: string; title: string; owner_name: string; due_on: string }>`
        select id, title, owner_name, due_on from conformity.task where park_id = ${MAIN_PARK_ID} and state = 'open' and requirement like '6.3.1.5%' limit 1`.execute(
        db,
      ),
    )
    return rows[0] as { id: string; title: string; owner_name: string; due_on: string }
  }

  test('tells what, who and by when, with places to sign and seal', async () => {
    const task = await firstTask()
    const { bytes, task: shown } = await exported(director, taskNotice, { id: task.id })
    const pdf = readPdf(bytes)
    const text = pdf.pages.join('')
    expect(shown.fileName).toMatch(/^整改通知书 .*\.pdf$/)
    expect(pdf.pages.length).toBeLessThanOrEqual(2)
    const [year, month, day] = task.due_on.split('-').map(Number)
    for (const part of [
      '整改通知书',
      '编号',
      task.title,
      task.owner_name,
      `${year}年${month}月${day}日`,
      '签发人（签字）',
      '（盖章）',
      '接收人（签字）',
      '整改回执',
      '复查意见',
    ])
      expect(text).toContain(part.replace(/\s/g, ''))
  })

  test('of another park is not found', async () => {
    const { id } = await firstTask()
    expect((await demoUser(SECOND_PARK_ID, 'parkDirector').send(taskNotice, { id })).status).toBe(404)
  })
})

describe('who may', () => {
  test("the file is its owner's alone, and every export is in the audit trail", async () => {
    const { url, task } = await exported(director, startExport, { format: 'oscal-catalog' })
    for (const other of [demoUser(MAIN_PARK_ID, 'parkAuditor'), demoUser(SECOND_PARK_ID, 'parkDirector')])
      expect((await server.app.inject({ method: 'GET', url, headers: { 'x-test-user': other.userId } })).statusCode).toBe(404)
    const { rows } = await server.asSystem([MAIN_PARK_ID], (db) =>
      sql<{ after: object }>`select after from audit.entry where action = 'export' and record_id = ${task.fileId}`.execute(db),
    )
    expect(rows).toMatchObject([{ after: { what: 'assessment', format: 'oscal-catalog' } }])
  })

  test('a supervisor exports too; companies and strangers do not', async () => {
    const supervisor = server.userWith([{ id: randomUUID(), scopeKind: 'parks', roles: ['supervisor'], parkIds: BOTH, companyId: null, personId: null }])
    await exported(supervisor, startExport, { parkId: MAIN_PARK_ID, format: 'oscal-catalog' })
    const company = server.userWith([
      { id: randomUUID(), scopeKind: 'company', roles: ['companyAdmin'], parkIds: [MAIN_PARK_ID], companyId: randomUUID(), personId: null },
    ])
    expect((await company.send(startExport, { format: 'pdf' })).status).toBe(403)
    expect((await company.send(taskNotice, { id: randomUUID() })).status).toBe(403)
    expect((await server.anonymous.send(startExport, { format: 'pdf' })).status).toBe(401)
    expect((await demoUser(SECOND_PARK_ID, 'parkDirector').send(startExport, { parkId: MAIN_PARK_ID, format: 'pdf' })).status).toBe(404)
  })

  test('no report of a park nobody judged, no more than three at once', async () => {
    const park = await server.newPark()
    expect((await park.userWho('parkDirector').send(startExport, { format: 'pdf' })).body).toMatchObject({ code: 'conformity.not_evaluated' })
    const busy = demoUser(MAIN_PARK_ID, 'parkDirector')
    for (const _ of [1, 2, 3]) expect((await busy.send(startExport, { format: 'oscal-catalog' })).status).toBe(200)
    expect((await busy.send(startExport, { format: 'oscal-catalog' })).body).toMatchObject({ code: 'conformity.exports_running' })
    await server.settle()
  })
})
