import { sql } from 'kysely'
import type { Field, Ledger } from '#kernel/ledger.ts'
import { Refusal, type Role } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import { ledgerNamed } from '#kernel/server/ledger-rows.ts'
import { referencedLedgers } from '#sheets/read.ts'

/** The ledger, if one of the roles may read or write it. */
export function ledgerFor(name: string, right: 'read' | 'write', roles: readonly Role[]): Ledger {
  const ledger = ledgerNamed(name)
  if (!ledger || !roles.some((role) => ledger.roles[right].includes(role))) throw new Refusal('workbench.ledger_not_found')
  return ledger
}

/** As lists show it: who keeps a ledger sees personal fields in clear, nobody sees sensitive ones. */
export function clearFor(ledger: Ledger, roles: readonly Role[]): (key: string, field: Field) => boolean {
  const keeps = roles.some((role) => ledger.roles.write.includes(role))
  return (_key, field) => field.personal === 'personal' && keeps
}

export interface Referenced {
  id: string
  code: string
  name: string
}

/** The records that reference fields of a ledger may point to, by ledger name. */
export async function referencedRecords(db: Db, ledger: Ledger, parkId: string): Promise<Record<string, Referenced[]>> {
  const found: Record<string, Referenced[]> = {}
  for (const name of referencedLedgers(ledger)) {
    const target = ledgerNamed(name)
    if (!target) throw new Error(`${ledger.table} refers to the unknown ledger ${name}`)
    const { rows } =
      await sql<Referenced>`select id, code, name from ${sql.raw(target.table)} where park_id = ${parkId} and removed_at is null order by code`.execute(db)
    found[name] = rows
  }
  return found
}

export function mapsOf(records: Readonly<Record<string, readonly Referenced[]>>, from: 'id' | 'code', to: 'id' | 'code'): Record<string, Map<string, string>> {
  return Object.fromEntries(Object.entries(records).map(([name, rows]) => [name, new Map(rows.map((row) => [row[from], row[to]]))]))
}
