import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildServer } from '../tools/build.mjs'
import type { RunResult, Timing } from './evaluation-run.ts'
import { filling, makeDatabase, type Place, ROOT } from './own-installation.ts'
import { median, ratio, type Section } from './report.ts'
import { LARGE, SMALL, type SyntheticPark, syntheticPark, writePark } from './synthetic-park.ts'

const SMALL_PARKS = Number(process.env.BENCH_PARKS ?? 1_300)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const CHANGES = 7

async function fill(ownerUrl: string, parks: Iterable<SyntheticPark>): Promise<number> {
  let rows = 0
  await filling(ownerUrl, async (db) => {
    let number = 0
    for (const park of parks) rows += await writePark(db, park, `BENCH-${++number}`)
  })
  return rows
}

/** Runs evaluations in a new process: its caches are empty, its peak of memory its own. */
function runOnce(mode: 'one' | 'all', place: Place, parkId = '', earlier = ''): RunResult {
  const flags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)
  const { stdout, status } = spawnSync(
    process.execPath,
    [...flags, '--enable-source-maps', join(ROOT, 'dist/evaluation-run.mjs'), mode, JSON.stringify(place), parkId, String(CHANGES), earlier],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', maxBuffer: 1e8 },
  )
  if (status !== 0) throw new Error(`The run ended with ${status}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as RunResult
}

async function forget(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c session_replication_role=replica' })
  await client.connect()
  await client.query(
    'truncate conformity.finding, conformity.finding_change, conformity.finding_count, conformity.requirement_state, conformity.requirement_change, conformity.assessment, conformity.dirty',
  )
  await client.end()
}

const load = () => loadavg()[0]?.toFixed(1) ?? '?'

function row(name: string, timings: readonly Timing[], loads: readonly string[]): string[] {
  const of = (key: keyof Timing) => median(timings.map((timing) => timing[key])).toFixed(0)
  const rest = median(timings.map(({ ms, loadMs, decideMs }) => ms - loadMs - decideMs)).toFixed(0)
  return [name, of('ms'), of('loadMs'), of('decideMs'), rest, of('cpuMs'), of('databaseMs'), loads.join(', ')]
}

const HEAD = [
  '',
  'ms (median)',
  'loading facts',
  'deciding',
  'findings made, compared, written; states',
  'processor time of the process',
  'processor time of the database',
  'load average',
]

/** A large park: everything, everything again, and what one changed room touches; then 1,300 small parks in one run. */
export async function run(): Promise<Section[]> {
  await buildServer({ 'evaluation-run': 'bench/evaluation-run.ts' })
  const sections: Section[] = []
  if (process.env.BENCH_ONLY !== 'small') sections.push(await large())
  if (process.env.BENCH_ONLY !== 'large') sections.push(await small())
  return sections
}

async function large(): Promise<Section> {
  const database = await makeDatabase()
  try {
    const { ownerUrl } = database.place
    const scale = Number(process.env.BENCH_SCALE ?? 1)
    const size = { ...LARGE, buildings: LARGE.buildings * scale, dormitories: LARGE.dormitories * scale, facilityRecords: LARGE.facilityRecords * scale }
    const park = syntheticPark('bench', size, 1, new Date())
    const other = syntheticPark('bench-other', SMALL, 2, new Date())
    const records = await fill(ownerUrl, [park, other])
    const results: RunResult[] = []
    const running: RunResult[] = []
    const loads: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await forget(ownerUrl)
      loads.push(load())
      results.push(runOnce('one', database.place, park.id))
      await forget(ownerUrl)
      running.push(runOnce('one', database.place, park.id, other.id))
    }
    const all = [...results, ...running]
    const again = all.flatMap((result) => result.again)
    const room = all.flatMap((result) => result.room)
    const first = results.map((result) => result.first)
    const firstRunning = running.map((result) => result.first)
    return {
      title: `Evaluation: ${records.toLocaleString('en')} records, ${results[0]?.findings.toLocaleString('en')} findings (${2 * ROUNDS} processes; ${CHANGES} rounds in each of a full evaluation and a changed room)`,
      rows: [
        HEAD,
        row('everything, first time, process just started', first, loads),
        row('everything, first time, process has judged another park', firstRunning, loads),
        row('everything again, nothing changed', again, loads),
        row('one room changed', room, loads),
      ],
      verdicts: [
        ratio('full evaluation, first time, process just started', median(first.map(({ ms }) => ms)) / 1000, 2, 'at most', 's'),
        ratio('full evaluation, first time, server running', median(firstRunning.map(({ ms }) => ms)) / 1000, 2, 'at most', 's'),
        ratio('full evaluation again', median(again.map(({ ms }) => ms)) / 1000, 2, 'at most', 's'),
        ratio('one room changed', median(room.map(({ ms }) => ms)), 100, 'at most', 'ms'),
        ratio('peak memory of the process', Math.max(...all.map(({ peakMiB }) => peakMiB)), 512, 'at most', 'MiB'),
      ],
    }
  } finally {
    await database.remove()
  }
}

function* smallParks(): Generator<SyntheticPark> {
  const now = new Date()
  for (let number = 0; number < SMALL_PARKS; number++) yield syntheticPark(`bench-${number}`, SMALL, number, now)
}

async function small(): Promise<Section> {
  const database = await makeDatabase()
  try {
    const records = await fill(database.place.ownerUrl, smallParks())
    const before = load()
    const result = runOnce('all', database.place)
    return {
      title: `Evaluation of ${SMALL_PARKS.toLocaleString('en')} parks of 50 rooms in one run: ${records.toLocaleString('en')} records, ${result.findings.toLocaleString('en')} findings`,
      rows: [HEAD, row('every park, first time', [result.first], [before, load()])],
      verdicts: [
        ratio(`${SMALL_PARKS} parks`, result.first.ms / 60_000, Math.round((300 * SMALL_PARKS) / 1_300) / 100, 'at most', 'min'),
        ratio('peak memory of the process', result.peakMiB, 512, 'at most', 'MiB'),
      ],
    }
  } finally {
    await database.remove()
  }
}
