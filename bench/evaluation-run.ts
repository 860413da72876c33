// One run of evaluations in a process of its own, so that its memory and its caches are its own. Prints one line of JSON.
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { ledgerName } from '#kernel/ledger.ts'
import { unit } from '#modules/parks/contract.ts'
import type { Check, Facts } from '#standard/check.ts'
import { jobContext, jobNamed, type Opened, openModules, type Place } from './own-installation.ts'
import { databaseMs } from './processor-time.ts'

export interface Timing {
  ms: number
  loadMs: number
  decideMs: number
  /** Processor time of this process; the rest of `ms` it waited for the database. */
  cpuMs: number
  /** Processor time of the database's processes. */
  databaseMs: number
}

export interface RunResult {
  findings: number
  first: Timing
  again: Timing[]
  room: Timing[]
  peakMiB: number
}

const spent = { load: 0, decide: 0 }
let loading = 0
let loadingSince = 0

/** Puts clocks around loaders and checks. */
function timed({ engine }: Opened): void {
  const facts = engine.registry.facts as Map<string, Facts>
  for (const [kind, loader] of facts)
    facts.set(kind, {
      ...loader,
      async load(...args) {
        // Loaders run side by side: what counts is the time during which any of them does.
        if (loading++ === 0) loadingSince = performance.now()
        try {
          return await loader.load(...args)
        } finally {
          if (--loading === 0) spent.load += performance.now() - loadingSince
        }
      },
    })
  const checks = engine.registry.checks as Map<string, Check>
  for (const [name, check] of checks)
    checks.set(name, {
      ...check,
      decide(fact, values) {
        const began = performance.now()
        const finding = check.decide(fact, values)
        spent.decide += performance.now() - began
        return finding
      },
    })
}

async function timing(place: Place, work: () => Promise<void>): Promise<Timing> {
  spent.load = 0
  spent.decide = 0
  const database = databaseMs(place.dataDir)
  const cpu = process.cpuUsage()
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  const used = process.cpuUsage(cpu)
  return { ms, loadMs: spent.load, decideMs: spent.decide, cpuMs: (used.user + used.system) / 1000, databaseMs: databaseMs(place.dataDir) - database }
}

function peakMiB(): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
}

async function main(): Promise<void> {
  const [mode, placeJson, parkId = '', rounds = '5', earlier = ''] = process.argv.slice(2)
  const place = JSON.parse(String(placeJson)) as Place
  const opened = await openModules(place)
  const { installation, modules } = opened
  const context = jobContext(installation)
  timed(opened)
  if (mode === 'all') {
    const job = jobNamed(modules, 'conformity.start')
    const first = await timing(place, () => job.run({}, context))
    console.log(JSON.stringify({ findings: await countFindings(opened), first, again: [], room: [], peakMiB: peakMiB() } satisfies RunResult))
  } else {
    const job = jobNamed(modules, 'conformity.evaluate')
    // A server that has judged another park before has its code compiled; nothing else carries over.
    if (earlier) await job.run({ parkId: earlier, full: true }, context)
    const first = await timing(place, () => job.run({ parkId, full: true }, context))
    const again: Timing[] = []
    const room: Timing[] = []
    for (let round = 0; round < Number(rounds); round++) {
      again.push(await timing(place, () => job.run({ parkId, full: true }, context)))
      const id = await changeRoom(opened, parkId, round)
      room.push(await timing(place, () => afterChange(opened, parkId, id)))
    }
    console.log(JSON.stringify({ findings: await countFindings(opened), first, again, room, peakMiB: peakMiB() } satisfies RunResult))
  }
  await opened.close()
}

async function countFindings({ installation }: Opened): Promise<number> {
  const { rows } = await jobContext(installation).inParks(
    [],
    async (db) => await sql<{ count: number }>`select count(*)::int as count from conformity.finding`.execute(db),
  )
  return rows[0]?.count ?? 0
}

/** Someone measures one lodging room anew. */
async function changeRoom({ installation }: Opened, parkId: string, round: number): Promise<string> {
  return jobContext(installation).inParks([parkId], async (db) => {
    const { rows } = await sql<{ id: string }>`
      update parks.unit set floor_area_m2 = ${10 + round}, version = version + 1, updated_at = now()
      where id = (select id from parks.unit where park_id = ${parkId} and category = 'lodgingRoom' order by id offset ${round * 37} limit 1) returning id`.execute(
      db,
    )
    return rows[0]?.id ?? ''
  })
}

/** What the server does when it hears of the change: marks what is touched, then judges it. */
async function afterChange({ installation, modules }: Opened, parkId: string, id: string): Promise<void> {
  const context = jobContext(installation)
  const marking = modules.flatMap((module) => [...(module.subscriptions ?? [])]).find(({ subscriber }) => subscriber === 'conformity.markDirty')
  await context.inParks([parkId], async (db) => {
    await marking?.handle({ parkId, ledger: ledgerName(unit), ids: [id] }, { db, now: new Date(), eventId: id, cause: { name: 'bench' }, emit: async () => {} })
  })
  await jobNamed(modules, 'conformity.evaluate').run({ parkId }, context)
}

await main()
process.exit(0)
