import type { Ledger } from '#kernel/ledger.ts'

type Load = (name: string) => Promise<Ledger | undefined>

let load: Load = async () => undefined

/** Set once by the shell, which knows all modules. */
export function provideLedgers(from: Load): void {
  load = from
}

/** The declaration of a ledger of any module by its name, for its words; undefined when there is none. */
export function ledgerNamed(name: string): Promise<Ledger | undefined> {
  return load(name)
}
