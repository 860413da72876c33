import { sql } from 'kysely'
import type pg from 'pg'
import type { Installation } from '#kernel/server/assemble.ts'
import { type Db, inScope } from '#kernel/server/database.ts'
import type { Engine } from '#modules/conformity/server/engine.ts'
import { readDemoAccounts, writeDemoAccounts } from './demo-accounts.ts'
import { demoParks } from './demo-parks.ts'
import { liveThroughLastMonth, type ParkLoad } from './last-month.ts'
import { writeDemoRecords } from './write-demo-records.ts'

export interface DemoOptions {
  /** Folder of the checkout, where `demo/accounts.json` lies. */
  root: string
  /** Judges the parks at the end; without it they are left to the evaluation job. */
  engine?: Engine | undefined
  now?: Date
}

export type DemoReport = (percent: number, textZh: string) => void

export interface DemoLoaded {
  parks: number
  rows: number
  accounts: number
}

/** Whether the demonstration belongs here: no park exists, or an earlier load was cut off between the first demonstration park and the last. */
export async function needsDemo(systemPool: pg.Pool): Promise<boolean> {
  const { rows } = await systemPool.query<{ id: string; is_demo: boolean }>('select id, is_demo from parks.park')
  if (rows.length === 0) return true
  const present = new Set(rows.filter((row) => row.is_demo).map((row) => row.id))
  const parks = demoParks(new Date())
  return parks.some(({ id }) => present.has(id)) && !parks.every(({ id }) => present.has(id))
}

/**
 * Loads the two demonstration parks and their accounts. Each park is one transaction with everything that belongs to it, so a load that was
 * cut off goes on with the park that is missing; parks that are there stay as they are.
 */
export async function loadDemo(installation: Installation, report: DemoReport, { root, engine, now = new Date() }: DemoOptions): Promise<DemoLoaded> {
  const parks = demoParks(now)
  const accounts = await readDemoAccounts(root)
  report(0, '演示账号')
  const written = await inScope(installation.systemPool, demoScope([]), async (db) => {
    await waitForTurn(db)
    return writeDemoAccounts(db, accounts, parks)
  })
  const total = { parks: 0, rows: 0, accounts: written }
  for (const [index, park] of parks.entries()) {
    const [from, to] = index === 0 ? [8, 80] : [80, 100]
    const rows = await inScope(installation.systemPool, demoScope([park.id]), (db) =>
      loadPark(db, { park, accounts, engine, now, dataDir: installation.dataDir }, (share, textZh) =>
        report(Math.round(from + (to - from) * share), `${park.nameZh}：${textZh}`),
      ),
    )
    if (rows === null) continue
    total.parks += 1
    total.rows += rows
  }
  report(100, '演示数据已就绪')
  return total
}

/** Two servers that start at once on one database load one after the other: the second finds the parks there. */
async function waitForTurn(db: Db): Promise<void> {
  await sql`set local lock_timeout = '60s'`.execute(db)
  await sql`select pg_advisory_xact_lock(hashtextextended('demo', 0))`.execute(db)
}

function demoScope(parkIds: readonly string[]) {
  return { kind: 'system', parkIds, actor: { name: '演示数据', operation: 'demo.load' } }
}

async function loadPark(db: Db, load: ParkLoad & { engine: Engine | undefined }, report: (share: number, textZh: string) => void): Promise<number | null> {
  const { park, engine } = load
  const { operator } = park
  await waitForTurn(db)
  await sql`
    insert into parks.operator (id, code, name, name_en, credit_code, phone)
    values (${operator.id}, ${operator.code}, ${operator.name}, ${operator.name_en}, ${operator.credit_code}, ${operator.phone}) on conflict (id) do nothing`.execute(
    db,
  )
  const names = sql.raw(Object.keys(park.row).join(', '))
  const inserted = await sql<{ id: string }>`
    insert into parks.park (${names}) select ${names} from jsonb_populate_record(null::parks.park, ${JSON.stringify(park.row)}::jsonb) on conflict (id) do nothing returning id`.execute(
    db,
  )
  if (inserted.rows.length === 0) return null
  const records = park.records()
  report(0.1, '平面图与台账')
  const rows = await writeDemoRecords(db, park.id, records)
  if (engine) await liveThroughLastMonth(db, { ...load, engine, records }, (share, textZh) => report(0.3 + 0.7 * share, textZh))
  return rows
}
