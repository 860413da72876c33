import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Random } from '#apps/server/src/demo/random.ts'
import type { Db } from '#kernel/server/database.ts'
import { inScope } from '#kernel/server/database.ts'
import { fileStore } from '#kernel/server/file-store.ts'
import { startLongTask } from '#kernel/server/long-task.ts'
import type { Actor } from '#kernel/server/module.ts'
import { SAFETY_EQUIPMENT_KINDS, safetyEquipment } from '#modules/facilities/contract.ts'
import { exportXlsx } from '#sheets/export.ts'
import { buildServer } from '../tools/build.mjs'
import type { TaskResult } from './import-run.ts'
import { filling, makeDatabase, type Opened, openModules, type Place, ROOT } from './own-installation.ts'
import { median, ratio, type Section } from './report.ts'

const ROWS = Number(process.env.BENCH_ROWS ?? 50_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const BUILDINGS = 100
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A 12-column workbook as a park would bring it: references by code, choices by their Chinese names, dates, numbers. */
async function workbook(): Promise<Buffer> {
  const random = new Random(7)
  const kinds = Object.keys(SAFETY_EQUIPMENT_KINDS)
  function* rows() {
    for (let index = 0; index < ROWS; index++)
      yield {
        code: `XF-${String(index).padStart(6, '0')}`,
        name: `消防设施 ${index} 号`,
        kind: random.oneOf(kinds),
        building: `b${index % BUILDINGS}`,
        location: `${1 + (index % 6)} 层走道东侧第 ${index % 40} 处`,
        quantity: random.whole(1, 6),
        state: 'inService',
        installedOn: '2022-03-01',
        lastServicedOn: `2026-0${random.whole(1, 9)}-15`,
        serviceIntervalDays: 180,
        nextServiceOn: null,
        expiresOn: '2032-03-01',
      }
  }
  const codes = new Map(Array.from({ length: BUILDINGS }, (_, index) => [`b${index}`, `B${index}`]))
  const chunks: Uint8Array[] = []
  for await (const chunk of exportXlsx(safetyEquipment, rows(), { references: { 'parks.building': codes } }) as unknown as AsyncIterable<Uint8Array>)
    chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function makePark(db: Db, parkId: string, code: string): Promise<void> {
  await sql`insert into parks.park (id, code, name_zh, name_en) values (${parkId}, ${code}, '测试园区', 'Bench park')`.execute(db)
  await sql`insert into parks.building (id, park_id, code, name, uses)
    select gen_random_uuid(), ${parkId}, 'B' || i, i || ' 号楼', array['plant'] from generate_series(0, ${BUILDINGS - 1}::integer) i`.execute(db)
}

function officer(parkId: string): Actor {
  return {
    userId: randomUUID(),
    userName: 'bench',
    displayName: '测试员',
    sessionId: null,
    membershipId: null,
    scopeKind: 'park',
    roles: ['parkDirector'],
    parkIds: [parkId],
    companyId: null,
    personId: null,
    address: null,
    requestId: 'bench',
    freshUntil: null,
  }
}

/** Puts a task into the tray, as the operation `workbench.startImport` does. */
async function queue({ installation }: Opened, actor: Actor, parkId: string, input: object): Promise<string> {
  return inScope(installation.systemPool, { kind: 'system', parkIds: [parkId] }, (db) =>
    startLongTask(db, actor, { parkId, kind: 'workbench.import', title: { zh: '导入', en: 'Import' }, job: 'workbench.import', input }),
  )
}

function runTask(place: Place, parkId: string, taskId: string): TaskResult {
  const flags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)
  const args = ['--enable-source-maps', join(ROOT, 'dist/import-run.mjs'), 'workbench.import', JSON.stringify(place), parkId, taskId]
  const { stdout, status } = spawnSync(process.execPath, [...flags, ...args], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
  if (status !== 0) throw new Error(`The run ended with ${status}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as TaskResult
}

/** The check of a workbook and its import, each a task of the workbench in a new process; each round into an empty park. */
export async function run(): Promise<Section> {
  await buildServer({ 'import-run': 'bench/import-run.ts' })
  const database = await makeDatabase()
  const opened = await openModules(database.place)
  const results: Record<'check' | 'import', TaskResult[]> = { check: [], import: [] }
  const loads: string[] = []
  try {
    const content = await workbook()
    for (let round = 0; round < ROUNDS; round++) {
      const parkId = randomUUID()
      await filling(database.place.ownerUrl, (db) => makePark(db, parkId, `BENCH-${round}`))
      const actor = officer(parkId)
      const file = { parkId, ownerId: actor.userId, name: 'bench.xlsx', mediaType: WORKBOOK, purpose: 'import', isPrivate: true }
      const fileId = await inScope(opened.installation.systemPool, { kind: 'system', parkIds: [parkId], userId: actor.userId }, (db) =>
        fileStore(database.place.dataDir).store(db, file, content),
      )
      for (const mode of ['check', 'import'] as const) {
        const input = { ledger: 'facilities.safetyEquipment', fileId, fileName: file.name, mode, total: ROWS }
        const taskId = await queue(opened, actor, parkId, input)
        loads.push(loadavg()[0]?.toFixed(1) ?? '?')
        results[mode].push(runTask(database.place, parkId, taskId))
        await expectDone(opened, taskId, mode)
      }
    }
    const of = (mode: 'check' | 'import', key: keyof TaskResult) => median(results[mode].map((result) => result[key]))
    const row = (name: string, mode: 'check' | 'import') => [
      name,
      of(mode, 'seconds').toFixed(1),
      of(mode, 'growthMiB').toFixed(0),
      of(mode, 'cpuMs').toFixed(0),
      of(mode, 'databaseMs').toFixed(0),
      loads.join(', '),
    ]
    return {
      title: `Excel import: ${ROWS.toLocaleString('en')} rows of 12 columns, ${(content.length / 2 ** 20).toFixed(1)} MiB (${ROUNDS} rounds)`,
      rows: [
        ['', 's (median)', 'growth of memory, MiB', 'processor ms of the process', 'processor ms of the database', 'load average'],
        row('check', 'check'),
        row('import', 'import'),
      ],
      verdicts: [
        ratio('import', of('import', 'seconds'), (15 * ROWS) / 50_000, 'at most', 's'),
        ratio('growth of memory at import', Math.max(...results.import.map(({ growthMiB }) => growthMiB)), 300, 'at most', 'MiB'),
      ],
    }
  } finally {
    await opened.close()
    await database.remove()
  }
}

async function expectDone({ installation }: Opened, taskId: string, mode: string): Promise<void> {
  const { rows } = await inScope(
    installation.systemPool,
    { kind: 'system', parkIds: [] },
    async (db) =>
      await sql<{
        state: string
        result: { processed: number; invalid: number; created?: number }
      }>`select state, result, error from kernel.long_task where id = ${taskId}`.execute(db),
  )
  const { state, result } = rows[0] ?? {}
  const isDone = state === 'done' && result?.processed === ROWS && result.invalid === 0 && (mode === 'check' || result.created === ROWS)
  if (!isDone) throw new Error(`The ${mode} did not end well: ${JSON.stringify(rows[0])}`)
}
