import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { type Ledger, ledgerOperations } from '#kernel/ledger.ts'
import type { Operation } from '#kernel/operation.ts'
import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import { startTestServer, type TestUser } from '#kernel/testing.ts'
import { company } from '#modules/companies/contract.ts'
import { FACILITY_LEDGERS } from '#modules/facilities/contract.ts'
import { filesModule } from '#modules/files/server/module.ts'
import { PLAN_LEDGERS } from '#modules/parks/contract.ts'
import { type HandmadeCell, handmadeWorkbook } from '#sheets/handmade-workbook.ts'
import { readLedgerSheet } from '#sheets/read.ts'
import { cancelTask, dismissTask, taskList } from '../contract.ts'
import { importColumns, importResult, ledgerTemplate, startExport, startImport } from '../contract-sheets.ts'
import { workbenchModule } from './module.ts'

const building = PLAN_LEDGERS.find(({ kind }) => kind === 'building') as Ledger
const operations = ledgerOperations(building)
const server = await startTestServer([
  filesModule,
  workbenchModule,
  { name: 'parks', ledgers: PLAN_LEDGERS, routes: ledgerRoutes(building, operations) },
  { name: 'companies', ledgers: [company] },
  { name: 'facilities', ledgers: FACILITY_LEDGERS },
])
afterAll(() => server[Symbol.asyncDispose]())

const HEADER: HandmadeCell[] = ['编号', '名称', '建筑用途', '层数', '建筑面积']

function workbook(rows: HandmadeCell[][], header = HEADER): Buffer {
  return Buffer.from(handmadeWorkbook({ sheets: [{ name: '建筑', rows: [header, ...rows] }] }))
}

async function upload(user: TestUser, content: Buffer, name = '建筑台账.xlsx'): Promise<string> {
  const boundary = `----${randomUUID()}`
  const head = Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`)
  const payload = Buffer.concat([head, content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const reply = await server.app.inject({
    method: 'POST',
    url: '/api/files/upload?purpose=import',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-test-user': user.userId },
    payload,
  })
  expect(reply.statusCode, reply.payload).toBe(200)
  return reply.json().id
}

async function download(user: TestUser, url: string): Promise<Buffer> {
  const reply = await server.app.inject({ method: 'GET', url, headers: { 'x-test-user': user.userId } })
  expect(reply.statusCode).toBe(200)
  return reply.rawPayload
}

async function runTask(user: TestUser, operation: Operation, input: Record<string, unknown>) {
  const started = await user.send(operation, input)
  expect(started.status, JSON.stringify(started.body)).toBe(200)
  await server.settle()
  return started.body.taskId as string
}

test('a file is checked, imported in part, and only the corrected rows are added from its error file', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const fileId = await upload(
    director,
    workbook([
      ['A1', '一号厂房', '生产厂房', 5, 1000],
      ['A2', '二号厂房', '城堡', 5, 1000],
      ['A3', '三号宿舍', '宿舍', 'x', 20],
      ['A1', '重复', '办公', 1, 1],
      ['A4', '四号楼', '办公、服务配套', 3, null],
    ]),
  )
  const columns = await director.send(importColumns, { ledger: 'parks.building', fileId })
  expect(columns.body.columns).toMatchObject([
    { column: '编号', field: 'code', sample: 'A1' },
    { field: 'name' },
    { field: 'uses' },
    { field: 'storeys' },
    { field: 'floorAreaM2' },
  ])
  const checked = await runTask(director, startImport, { ledger: 'parks.building', fileId, mode: 'check' })
  expect((await director.send(importResult, { taskId: checked })).body).toMatchObject({
    status: 'checked',
    total: 5,
    valid: 2,
    invalid: 3,
    duplicates: 0,
    imported: 0,
  })
  expect((await director.send(operations.list, {})).body.total).toBe(0)
  const imported = await runTask(director, startImport, { ledger: 'parks.building', fileId, mode: 'import' })
  const result = (await director.send(importResult, { taskId: imported })).body
  expect(result).toMatchObject({ status: 'finished', created: 2, updated: 0, imported: 2, failed: 3 })
  expect(result.errors).toMatchObject([
    { row: 3, column: '建筑用途', value: '城堡' },
    { row: 4, column: '层数', value: 'x' },
    { row: 5, column: '编号' },
  ])
  expect((await director.send(operations.list, { search: '厂房' })).body.rows).toMatchObject([{ code: 'A1', uses: ['plant'], storeys: 5 }])
  const errors = await download(director, result.errorFileUrl)
  const rows = []
  for await (const row of readLedgerSheet(errors, building)) rows.push(row)
  expect(rows.map((row) => row.errors[0]?.column)).toEqual(['uses', 'storeys', undefined])
  const again = await upload(
    director,
    workbook([
      ['A2', '二号厂房', '生产厂房', 5, 1000],
      ['A3', '三号宿舍', '宿舍', 6, 20],
      ['A5', '五号', '办公', 1, 1],
    ]),
  )
  const second = await runTask(director, startImport, { ledger: 'parks.building', fileId: again, mode: 'import' })
  expect((await director.send(importResult, { taskId: second })).body).toMatchObject({ created: 3, updated: 0, failed: 0, errorFileUrl: null })
  expect((await director.send(operations.list, {})).body.total).toBe(5)
  const events = await server.asSystem([park.parkId], (db) =>
    sql<{ n: string }>`select count(*) as n from kernel.outbox where park_id = ${park.parkId} and event = 'kernel.ledgerChanged'`.execute(db),
  )
  expect(Number(events.rows[0]?.n)).toBe(2)
})

test('an existing code is updated, and what the file does not have stays', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const id = randomUUID()
  await director.send(operations.save, { id, record: { code: 'A1', name: '旧名', uses: ['plant'], storeys: 5, heightM: 22.5 } })
  const fileId = await upload(director, workbook([['A1', '新名', '办公']], ['编号', '名称', '建筑用途']))
  const taskId = await runTask(director, startImport, { ledger: 'parks.building', fileId, mode: 'import' })
  expect((await director.send(importResult, { taskId })).body).toMatchObject({ created: 0, updated: 1, duplicates: 1 })
  expect((await director.send(operations.detail, { id })).body.record).toMatchObject({ name: '新名', uses: ['office'], storeys: 5, heightM: 22.5, version: 2 })
  const trail = await server.asSystem(
    [park.parkId],
    async (db) =>
      (await sql`select action, actor_id, operation from audit.entry where park_id = ${park.parkId} and record_id = ${id} order by id`.execute(db)).rows,
  )
  expect(trail).toMatchObject([{ action: 'insert' }, { action: 'update', actor_id: director.userId, operation: 'workbench.import' }])
})

test('rows that only the database refuses are told one by one and do not stop the others', async () => {
  const park = await server.newPark()
  const officer = park.userWho('investmentOfficer')
  const header = ['编号', '名称', '统一社会信用代码']
  const rows = Array.from({ length: 40 }, (_, i) => [
    `C${i}`,
    `企业${i}`,
    i === 17 || i === 31 ? '91330502000000000X' : `91330502000${String(i).padStart(6, '0')}A`,
  ])
  const taskId = await runTask(officer, startImport, { ledger: 'companies.company', fileId: await upload(officer, workbook(rows, header)), mode: 'import' })
  const result = (await officer.send(importResult, { taskId })).body
  expect(result).toMatchObject({ created: 39, failed: 1 })
  expect(result.errors).toMatchObject([{ reason: { zh: '该统一社会信用代码的企业已在园。' } }])
})

test('the 10,000-row fixture with 37 bad rows imports the rest and hands 37 back', async () => {
  const park = await server.newPark()
  const officer = park.userWho('parkDirector')
  // The building codes of tools/sheet-fixtures.ts.
  for (const code of ['C1', 'B1']) await officer.send(operations.save, { id: randomUUID(), record: { code, name: code, uses: ['warehouse'] } })
  const content = await readFile(join(import.meta.dirname, '../../../e2e/fixtures/warehouses-37-errors.xlsx'))
  const taskId = await runTask(officer, startImport, { ledger: 'facilities.warehouse', fileId: await upload(officer, content), mode: 'import' })
  expect((await officer.send(importResult, { taskId })).body).toMatchObject({ status: 'finished', failed: 37, problem: null })
})

test('what is no ledger sheet fails with its reason; nobody without the right, of another park or other user gets in', async () => {
  const park = await server.newPark()
  const other = await server.newPark()
  const director = park.userWho('parkDirector')
  const fileId = await upload(director, workbook([['x', 'y']], ['甲', '乙']))
  expect((await director.send(importColumns, { ledger: 'parks.building', fileId })).body).toMatchObject({
    code: 'workbench.sheet_refused',
    details: { code: 'sheet.header_not_found' },
    title: expect.stringContaining('表头'),
  })
  const taskId = await runTask(director, startImport, { ledger: 'parks.building', fileId, mode: 'import' })
  expect((await director.send(importResult, { taskId })).body).toMatchObject({ status: 'failed', problem: { code: 'sheet.header_not_found' } })
  const start = { ledger: 'parks.building', fileId, mode: 'import' }
  expect((await park.userWho('parkAuditor').send(startImport, start)).status).toBe(404)
  expect((await park.companyUser(randomUUID(), 'companyAdmin').send(startImport, start)).status).toBe(404)
  expect((await park.userWho('parkDirector').send(startImport, start)).status).toBe(404)
  expect((await other.userWho('parkDirector').send(startImport, start)).status).toBe(404)
  expect((await director.send(startImport, { ...start, ledger: 'identity.user' })).status).toBe(404)
  for (const stranger of [park.userWho('parkDirector'), other.userWho('parkDirector')]) {
    expect((await stranger.send(importResult, { taskId })).status).toBe(404)
    expect((await stranger.send(cancelTask, { taskId })).status).toBe(404)
    expect((await stranger.send(taskList, {})).body.tasks).toEqual([])
  }
})

test('a cancelled task changes nothing, an interrupted one is done exactly once, and an ended one leaves the tray', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const start = { ledger: 'parks.building', fileId: await upload(director, workbook([['A1', '一号', '办公', 1, 1]])), mode: 'import' }
  const cancelled = (await director.send(startImport, start)).body.taskId
  expect((await director.send(dismissTask, { taskId: cancelled })).body.code).toBe('workbench.task_moving')
  expect((await director.send(cancelTask, { taskId: cancelled })).status).toBe(200)
  await server.settle()
  expect((await director.send(operations.list, {})).body.total).toBe(0)
  expect((await director.send(importResult, { taskId: cancelled })).body.status).toBe('cancelled')
  const taskId = (await director.send(startImport, start)).body.taskId
  // As a killed process leaves it: running, its job gone, nothing heard for a minute.
  await server.asSystem([park.parkId], async (db) => {
    await sql`update kernel.long_task set state = 'running', run_id = ${randomUUID()}, attempts = 1, beat_at = now() - interval '60 seconds' where id = ${taskId}`.execute(
      db,
    )
    await sql`delete from graphile_worker._private_jobs where key = ${`task:${taskId}`}`.execute(db)
  })
  await server.settle()
  expect((await director.send(importResult, { taskId })).body.status).toBe('running')
  await server.asSystem([park.parkId], (db) => sql`select kernel.add_job('workbench.reviveTasks', '{}')`.execute(db))
  await server.settle()
  expect((await director.send(importResult, { taskId })).body).toMatchObject({ status: 'finished', created: 1 })
  expect((await director.send(operations.list, {})).body.total).toBe(1)
  expect((await director.send(dismissTask, { taskId })).status).toBe(200)
  expect((await director.send(taskList, {})).body.tasks.map((task: { id: string }) => task.id)).toEqual([cancelled])
})

test('an import whose database connection is killed half way leaves nothing and succeeds when tried again', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const fileId = await upload(director, workbook(Array.from({ length: 3_000 }, (_, i) => [`K${i}`, `楼${i}`, '办公', 1, 1])))
  const taskId = (await director.send(startImport, { ledger: 'parks.building', fileId, mode: 'import' })).body.taskId
  const owner = new (await import('pg')).default.Client({ connectionString: server.installation.ownerUrl })
  await owner.connect()
  const killing = (async () => {
    for (let round = 0; round < 600; round += 1) {
      const { rowCount } = await owner.query(
        "select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid where a.usename = 'zhiyuan_app' and a.datname = current_database() and l.relation = 'parks.building'::regclass and l.mode = 'RowExclusiveLock'",
      )
      if (rowCount) return true
      await new Promise((done) => setTimeout(done, 3))
    }
    return false
  })()
  await server.settle().catch(() => {})
  expect(await killing).toBe(true)
  expect((await director.send(operations.list, { limit: 1 })).body.total).toBe(0)
  await owner.query('update graphile_worker._private_jobs set run_at = now() where key = $1', [`task:${taskId}`])
  await owner.end()
  await server.settle()
  expect((await director.send(importResult, { taskId })).body).toMatchObject({ status: 'finished', created: 3_000 })
  expect((await director.send(operations.list, { limit: 1 })).body.total).toBe(3_000)
})

test('an export holds what the filter shows, masks persons, is audited, its owner’s alone, and limited', async () => {
  const park = await server.newPark()
  const officer = park.userWho('investmentOfficer')
  await server.asSystem([park.parkId], (db) =>
    sql`insert into companies.company (id, park_id, code, name, credit_code, contact_name, contact_phone, staff)
    select gen_random_uuid(), ${park.parkId}, 'C' || i, case when i = 1 then '=HYPERLINK("http://x")' else '企业' || i end, '91330502' || lpad(i::text, 10, '0'), '王小明', '13800005678', i from generate_series(1, 5) i`.execute(
      db,
    ),
  )
  const auditor = park.userWho('parkAuditor')
  const input = {
    ledger: 'companies.company',
    format: 'csv',
    filters: [{ field: 'staff', op: 'lte', value: 3 }],
    sort: '-code',
    columns: ['code', 'name', 'contactName', 'contactPhone'],
  }
  const taskId = await runTask(auditor, startExport, input)
  const tray = (await auditor.send(taskList, { taskId })).body.tasks[0]
  expect(tray).toMatchObject({ state: 'done', percent: 100, result: { rows: 3 }, canCancel: false })
  const text = (await download(auditor, tray.fileUrl)).toString()
  expect(
    text
      .split('\r\n')
      .slice(0, 4)
      .map((line) => line.split(',')[0]),
  ).toEqual(['\ufeff编号 *', 'C3', 'C2', 'C1'])
  expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(text).not.toContain('13800005678')
  expect(text).not.toContain('王小明')
  const own = (await officer.send(taskList, { taskId: await runTask(officer, startExport, input) })).body.tasks[0]
  expect((await download(officer, own.fileUrl)).toString()).toContain('13800005678')
  const foreign = await server.app.inject({ method: 'GET', url: tray.fileUrl, headers: { 'x-test-user': officer.userId } })
  expect(foreign.statusCode).toBe(404)
  const trail = await server.asSystem(
    [park.parkId],
    async (db) => (await sql`select actor_id, after from audit.entry where park_id = ${park.parkId} and action = 'export' order by id`.execute(db)).rows,
  )
  expect(trail).toMatchObject([{ actor_id: auditor.userId, after: { rows: 3, ledger: 'companies.company' } }, { actor_id: officer.userId }])
  expect((await auditor.send(startExport, { ...input, filters: [{ field: 'password', op: 'eq', value: 'x' }] })).body.code).toBe('list.unknown_column')
  for (let i = 0; i < 4; i += 1) expect((await auditor.send(startExport, input)).status).toBe(200)
  expect((await auditor.send(startExport, input)).body).toMatchObject({ code: 'workbench.export_limit', status: 429 })
  expect((await park.companyUser(randomUUID(), 'companyAdmin').send(startExport, input)).status).toBe(404)
})

test('the template is a workbook to fill in that imports without its sample row', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const reply = await server.app.inject({
    method: 'GET',
    url: `/api/${ledgerTemplate.name}?ledger=parks.building`,
    headers: { 'x-test-user': director.userId },
  })
  expect(reply.headers['content-type']).toContain('spreadsheetml')
  expect(reply.headers['content-disposition']).toContain(encodeURIComponent('建筑导入模板.xlsx'))
  const taskId = await runTask(director, startImport, { ledger: 'parks.building', fileId: await upload(director, reply.rawPayload), mode: 'check' })
  expect((await director.send(importResult, { taskId })).body).toMatchObject({ status: 'checked', total: 0, invalid: 0 })
  expect((await server.app.inject({ method: 'GET', url: `/api/${ledgerTemplate.name}?ledger=parks.building` })).statusCode).toBe(401)
})

test('progress is told at least every two seconds', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const count = Number(process.env.IMPORT_ROWS ?? 4_000)
  const fileId = await upload(
    director,
    workbook(Array.from({ length: count }, (_, i) => [`M${i}`, `织里园区第${i}号标准厂房`, '生产厂房、仓储', (i % 9) + 1, 1_000 + i])),
  )
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const seen: { at: number; processed: number }[] = []
  const taskId = (await director.send(startImport, { ledger: 'parks.building', fileId, mode: 'import' })).body.taskId
  const watching = setInterval(async () => {
    most = Math.max(most, process.memoryUsage.rss())
    seen.push({ at: performance.now(), processed: (await director.send(importResult, { taskId })).body.processed })
  }, 200)
  const started = performance.now()
  const cpu = process.cpuUsage()
  await server.settle().finally(() => clearInterval(watching))
  const used = process.cpuUsage(cpu)
  const seconds = (performance.now() - started) / 1000
  if (process.env.IMPORT_ROWS)
    console.log(
      `${count} rows in ${seconds.toFixed(1)} s (${((used.user + used.system) / 1e6).toFixed(1)} s of processor), memory grew ${Math.round((most - before) / 1024 / 1024)} MiB`,
    )
  const moves = seen.filter((one, i) => one.processed !== seen[i - 1]?.processed)
  for (let i = 1; i < moves.length; i += 1) expect((moves[i]?.at ?? 0) - (moves[i - 1]?.at ?? 0)).toBeLessThan(2_000)
  expect((await director.send(importResult, { taskId })).body).toMatchObject({ status: 'finished', created: count })
}, 180_000)
