import { type RawBuilder, sql } from 'kysely'
import { columnOf, type Ledger, ledgerName } from '#kernel/ledger.ts'
import type { InputOf } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import { allLedgers, ledgerNamed } from '#kernel/server/ledger-rows.ts'
import { type Route, route } from '#kernel/server/module.ts'
import { entryList, platformEntryList } from '../contract.ts'
import { shownValue } from './shown-value.ts'

export interface Entry {
  id: string
  at: Date
  actor_id: string | null
  actor_name: string | null
  actor_roles: string | null
  address: string | null
  request_id: string | null
  operation: string | null
  reason: string | null
  action: string
  table_name: string | null
  record_id: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  is_sealed: boolean
}

export const ENTRY_COLUMNS = sql.raw(
  'id, at, actor_id, actor_name, actor_roles, address, request_id, operation, reason, action, table_name, record_id, before, after, chain_hash is not null as is_sealed',
)

export function whoOf(entry: Entry) {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    actorId: entry.actor_id,
    actorName: entry.actor_name,
    actorRoles: entry.actor_roles,
    operation: entry.operation,
    action: entry.action,
    reason: entry.reason,
    isSealed: entry.is_sealed,
  }
}

function ledgerOf(table: string | null): Ledger | undefined {
  return table ? allLedgers().find((ledger) => ledger.table === table) : undefined
}

/** Values of a trail are read by auditors: personal ones masked, encrypted ones never shown. */
function shownValues(ledger: Ledger | undefined, values: Record<string, unknown> | null): Record<string, unknown> | null {
  if (!values) return null
  const fieldOf = new Map(Object.entries(ledger?.fields ?? {}).map(([key, field]) => [columnOf(key), { key, field }]))
  return Object.fromEntries(Object.entries(values).map(([column, value]) => [column, shownValue(fieldOf.get(column), value, false)]))
}

async function listEntries(db: Db, scope: RawBuilder<unknown>, input: Omit<InputOf<typeof platformEntryList>, never>) {
  const conditions = [scope]
  if (input.from) conditions.push(sql`at >= ${input.from}`)
  if (input.until) conditions.push(sql`at < ${input.until}`)
  if (input.actorId) conditions.push(sql`actor_id = ${input.actorId}`)
  if (input.action) conditions.push(sql`action = ${input.action}`)
  if (input.operation) conditions.push(sql`operation = ${input.operation}`)
  if (input.recordId) conditions.push(sql`record_id = ${input.recordId}`)
  if (input.ledger) conditions.push(sql`table_name = ${ledgerNamed(input.ledger)?.table ?? input.ledger}`)
  if (input.cursor) conditions.push(sql`id < ${input.cursor}`)
  const { rows } =
    await sql<Entry>`select ${ENTRY_COLUMNS} from audit.entry where ${sql.join(conditions, sql` and `)} order by id desc limit ${input.limit + 1}`.execute(db)
  const shown = rows.slice(0, input.limit)
  return {
    rows: shown.map((entry) => {
      const ledger = ledgerOf(entry.table_name)
      return {
        ...whoOf(entry),
        address: entry.address,
        requestId: entry.request_id,
        ledger: ledger ? ledgerName(ledger) : null,
        ledgerTitle: ledger ? { zh: ledger.title.zh, en: ledger.title.en } : null,
        table: entry.table_name,
        recordId: entry.record_id,
        before: shownValues(ledger, entry.before),
        after: shownValues(ledger, entry.after),
      }
    }),
    nextCursor: rows.length > input.limit ? (shown[shown.length - 1]?.id ?? null) : null,
  }
}

export const entryRoutes: Route[] = [
  route(entryList, ({ parkId, ...input }, { db }) => listEntries(db, sql`park_id = ${parkId}`, input)),
  route(platformEntryList, (input, { db }) => listEntries(db, sql`park_id is null`, input)),
]
