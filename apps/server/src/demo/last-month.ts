import type { PlanRecord } from '#imdf/plan.ts'
import { stableId } from '#imdf/stable-id.ts'
import { ledgerName } from '#kernel/ledger.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Actor, Context } from '#kernel/server/module.ts'
import type { Engine, LoadedStandard } from '#modules/conformity/server/engine.ts'
import { evaluatePark } from '#modules/conformity/server/evaluate-park.ts'
import { oneCause, takeMarks } from '#modules/conformity/server/marks.ts'
import { publishStandards } from '#modules/conformity/server/publish-standards.ts'
import { writeSnapshot } from '#modules/conformity/server/take-snapshot.ts'
import { type DemoAccount, demoActor } from './demo-accounts.ts'
import type { DemoPark } from './demo-parks.ts'
import type { DemoRecords } from './demo-records.ts'
import { demoActs, type Mending, mendings } from './last-month-events.ts'
import { DEMO_LEDGERS, writeDemoRecords } from './write-demo-records.ts'

const DAY_MS = 86_400_000

export interface ParkLoad {
  park: DemoPark
  accounts: readonly DemoAccount[]
  now: Date
  dataDir: string
}

export interface MonthOf extends ParkLoad {
  engine: Engine
  records: DemoRecords
}

export interface Stage extends Omit<Context, 'actor' | 'now'> {
  month: MonthOf
  loaded: LoadedStandard
  daysAgo: number
  now: Date
  /** What a handler is given when this user does something at this time. */
  as(userName: string): Context
}

/**
 * Lets the park live through its last thirty days by the platform's own code: it begins with gaps that were mended since, is judged on five
 * days, people submit and review evidence, open tasks and decide a parameter, and every day leaves its snapshot.
 */
export async function liveThroughLastMonth(db: Db, month: MonthOf, report: (share: number, textZh: string) => void): Promise<void> {
  const { engine, park, records, now } = month
  const loaded = engine.standards[0]
  if (!loaded) return
  await publishStandards(db, engine)
  const mended = mendings(park, now)
  const acts = demoActs(park)
  await writeDemoRecords(db, park.id, earlier(records, mended))
  const judgedOn = [...new Set([30, ...mended.map(({ daysAgo }) => daysAgo), 0])].sort((a, b) => b - a)
  for (const [index, daysAgo] of judgedOn.entries()) {
    const next = judgedOn[index + 1] ?? -1
    const at = new Date(now.getTime() - daysAgo * DAY_MS)
    await writeDemoRecords(db, park.id, mendedOn(records, mended, daysAgo))
    await evaluatePark(db, engine, park.id, at, 'all', oneCause({ kind: 'demo', label: daysAgo === 0 ? '演示数据载入' : '演示数据' }))
    for (let day = daysAgo; day > next; day--) {
      const stage = stageOf(db, month, loaded, day)
      const due = acts.filter((act) => act.daysAgo === day)
      for (const act of due) await act.run(stage)
      // What people decided on the day itself shows in that day's figures, too.
      const taken = await takeMarks(db, park.id)
      if (taken) await evaluatePark(db, engine, park.id, stage.now, taken.marks, taken.causes)
      await writeSnapshot(db, engine, loaded, park.id, stableId(park.key, 'snapshot', day, now.toISOString().slice(0, 10)), stage.now, {
        cause: 'daily', by: null, note: '演示数据',
      }) // biome-ignore format: row
    }
    report((index + 1) / judgedOn.length, daysAgo === 0 ? '标准评估' : `${daysAgo} 天前的评估`)
  }
}

function stageOf(db: Db, month: MonthOf, loaded: LoadedStandard, daysAgo: number): Stage {
  const now = new Date(month.now.getTime() - daysAgo * DAY_MS)
  const context = {
    db,
    now,
    emit: async () => {},
    call: async () => {
      throw new Error('The demonstration asks no other operation')
    },
  }
  const as = (userName: string): Context => ({ ...context, actor: demoActor(month.accounts, month.park, userName) satisfies Actor })
  return { ...context, month, loaded, daysAgo, as }
}

/** The records that were mended later, as they were thirty days ago. */
function earlier(records: DemoRecords, mended: readonly Mending[]): DemoRecords {
  return changed(records, mended, (record, { before }) => ({ ...record, fields: { ...record.fields, ...before } }))
}

function mendedOn(records: DemoRecords, mended: readonly Mending[], daysAgo: number): DemoRecords {
  return changed(
    records,
    mended.filter((one) => one.daysAgo === daysAgo),
    (record) => record,
  )
}

function changed(records: DemoRecords, mended: readonly Mending[], change: (record: PlanRecord, mending: Mending) => PlanRecord): DemoRecords {
  const found: DemoRecords = {}
  for (const ledger of DEMO_LEDGERS) {
    const name = ledgerName(ledger)
    const own = mended.filter((one) => one.ledger === name)
    const list = (records[name] ?? []).flatMap((record) => {
      const mending = own.find(({ codes }) => codes.includes(record.code))
      return mending ? [change(record, mending)] : []
    })
    if (list.length > 0) found[name] = list
  }
  return found
}
