import type { PlanRecord } from '#imdf/plan.ts'
import { stableId } from '#imdf/stable-id.ts'
import type { Ledger } from '#kernel/ledger.ts'
import { ledgerName } from '#kernel/ledger.ts'

/** Records by ledger name. */
export type DemoRecords = Record<string, PlanRecord[]>

/** Writes down records of one park; ids follow from park key, ledger and code, so loading again gives the same rows. */
export class RecordBook {
  readonly key: string
  readonly all: DemoRecords = {}

  constructor(key: string, start: DemoRecords = {}) {
    this.key = key
    for (const [ledger, records] of Object.entries(start)) this.all[ledger] = [...records]
  }

  id(ledger: Ledger | string, code: string): string {
    return stableId(this.key, typeof ledger === 'string' ? ledger : ledgerName(ledger), code)
  }

  add(ledger: Ledger, code: string, name: string, fields: Record<string, unknown>): string {
    const kind = ledgerName(ledger)
    const record: PlanRecord = { id: this.id(kind, code), code, name, fields, extra: {} }
    const list = this.all[kind]
    if (list) list.push(record)
    else this.all[kind] = [record]
    return record.id
  }

  /** Changes fields of a record that was added before. */
  change(kind: string, code: string, fields: Record<string, unknown>): void {
    const record = this.find(kind, code)
    record.fields = { ...record.fields, ...fields }
  }

  remove(kind: string, ...codes: string[]): void {
    for (const code of codes) this.find(kind, code)
    this.all[kind] = (this.all[kind] ?? []).filter(({ code }) => !codes.includes(code))
  }

  find(kind: string, code: string): PlanRecord {
    const record = this.all[kind]?.find((one) => one.code === code)
    if (!record) throw new Error(`The demonstration has no ${kind} ${code}`)
    return record
  }
}
