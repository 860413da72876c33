import { sql } from 'kysely'
import { columnOf, type Ledger } from '#kernel/ledger.ts'
import type { Text } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import { notFound } from '#kernel/server/errors.ts'
import { ledgerNamed } from '#kernel/server/ledger-rows.ts'
import { route } from '#kernel/server/module.ts'
import { recordHistory } from '../contract.ts'
import { ENTRY_COLUMNS, type Entry, whoOf } from './entries.ts'
import { shownValue } from './shown-value.ts'

const OWN: Readonly<Record<string, Text>> = {
  code: { zh: '编号', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  extra: { zh: '附加信息', en: 'Extra' },
  removed_at: { zh: '删除', en: 'Removed' },
}

/** Columns that change with every save and say nothing. */
const SILENT = new Set(['id', 'park_id', 'version', 'created_at', 'updated_at', 'search'])

interface Change {
  field: string
  title: Text
  before: unknown
  after: unknown
}

function changesOf(ledger: Ledger, entry: Entry, isKeeper: boolean): Change[] {
  const fields = new Map(Object.entries(ledger.fields).map(([key, field]) => [columnOf(key), { key, field }]))
  const columns = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])].filter(
    (column) => !SILENT.has(column) && (fields.has(column) || column in OWN),
  )
  return columns.map((column) => {
    const of = fields.get(column)
    const shown = (values: Record<string, unknown> | null) => shownValue(of, values?.[column], isKeeper)
    const title = of ? { zh: of.field.zh, en: of.field.en } : (OWN[column] as Text)
    return { field: of?.key ?? column, title, before: shown(entry.before), after: shown(entry.after) }
  })
}

/** Names of the records that changed references point to. */
async function namesOf(db: Db, parkId: string, ledger: Ledger, changes: readonly Change[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {}
  const idsByTable = new Map<string, Set<string>>()
  for (const change of changes) {
    const field = ledger.fields[change.field]
    const table = field?.type === 'reference' ? ledgerNamed(field.ledger)?.table : undefined
    if (!table) continue
    const ids = idsByTable.get(table) ?? new Set()
    for (const id of [change.before, change.after]) if (typeof id === 'string') ids.add(id)
    idsByTable.set(table, ids)
  }
  for (const [table, ids] of idsByTable) {
    const { rows } = await sql<{
      id: string
      name: string
    }>`select id, name from ${sql.table(table)} where park_id = ${parkId} and id = any (${[...ids]}::uuid[])`.execute(db)
    for (const row of rows) names[row.id] = row.name
  }
  return names
}

export const recordHistoryRoute = route(recordHistory, async ({ parkId, ledger: name, id, cursor, limit }, { db, actor }) => {
  const ledger = ledgerNamed(name)
  if (!ledger || !actor.roles.some((role) => ledger.roles.read.includes(role))) throw notFound()
  const record = await sql`select 1 from ${sql.table(ledger.table)} where park_id = ${parkId} and id = ${id}`.execute(db)
  if (record.rows.length === 0) throw notFound()
  const { rows } = await sql<Entry>`select ${ENTRY_COLUMNS} from audit.entry where park_id = ${parkId} and table_name = ${ledger.table} and record_id = ${id}
    ${cursor ? sql`and id < ${cursor}` : sql``} order by id desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const isKeeper = actor.roles.some((role) => ledger.roles.write.includes(role))
  const history = shown.map((entry) => ({ ...whoOf(entry), changes: entry.action === 'reveal' ? [] : changesOf(ledger, entry, isKeeper) }))
  return {
    rows: history,
    names: await namesOf(
      db,
      parkId,
      ledger,
      history.flatMap((entry) => entry.changes),
    ),
    nextCursor: rows.length > limit ? (shown[shown.length - 1]?.id ?? null) : null,
  }
})
