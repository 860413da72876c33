import type { Ledger } from '#kernel/ledger.ts'
import { ledgerName } from '#kernel/ledger.ts'

/** Where a module's ledgers are declared; loaded when a record of one of them is opened. */
const SOURCES: Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>> = {
  parks: () => import('#modules/parks/contract.ts'),
  companies: () => import('#modules/companies/contract.ts'),
  facilities: () => import('#modules/facilities/contract.ts'),
  lodging: () => import('#modules/lodging/contract.ts'),
  planning: () => import('#modules/planning/contract.ts'),
}

function isLedger(value: unknown): value is Ledger {
  const one = value as Partial<Ledger> | null
  return typeof one === 'object' && one !== null && typeof one.kind === 'string' && typeof one.table === 'string' && typeof one.fields === 'object'
}

function ledgersIn(contract: Readonly<Record<string, unknown>> | undefined): Ledger[] {
  const values = Object.values(contract ?? {}).flatMap((value) => (Array.isArray(value) ? value : [value]))
  return values.filter(isLedger)
}

/** Every ledger of the product, module by module. */
export async function loadAllLedgers(): Promise<Ledger[]> {
  const contracts = await Promise.all(Object.values(SOURCES).map((load) => load()))
  const all = contracts.flatMap(ledgersIn)
  return [...new Map(all.map((ledger) => [ledgerName(ledger), ledger])).values()]
}

/** The declaration of `facilities.warehouse`; undefined when there is none. */
export async function loadLedger(name: string): Promise<Ledger | undefined> {
  const contract = await SOURCES[name.split('.')[0] ?? '']?.()
  return ledgersIn(contract).find((ledger) => ledgerName(ledger) === name)
}
