import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import type { Db } from '#kernel/server/database.ts'
import { type RecordValues, writeRecords } from '#kernel/server/ledger-rows.ts'
import { COMPANY_LEDGERS } from '#modules/companies/contract.ts'
import { FACILITY_LEDGERS } from '#modules/facilities/contract.ts'
import { LODGING_LEDGERS } from '#modules/lodging/contract.ts'
import { PLAN_LEDGERS } from '#modules/parks/contract.ts'
import { PLANNING_LEDGERS } from '#modules/planning/contract.ts'
import type { DemoRecords } from './demo-records.ts'

/** In the order in which references are resolved. */
export const DEMO_LEDGERS: readonly Ledger[] = [...PLAN_LEDGERS, ...COMPANY_LEDGERS, ...PLANNING_LEDGERS, ...FACILITY_LEDGERS, ...LODGING_LEDGERS]

/** Writes records ledger by ledger; a ledger without records is skipped. */
export async function writeDemoRecords(db: Db, parkId: string, records: DemoRecords): Promise<number> {
  let rows = 0
  for (const ledger of DEMO_LEDGERS) {
    const own = records[ledgerName(ledger)] ?? []
    if (own.length === 0) continue
    rows += await writeRecords(
      db,
      ledger,
      parkId,
      own.map(({ id, code, name, fields, extra }) => ({ id, values: { ...fields, code, name } as RecordValues, extra })),
    )
  }
  return rows
}
