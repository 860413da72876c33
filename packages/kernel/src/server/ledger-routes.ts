import { type RawBuilder, sql } from 'kysely'
import { columnOf, type Field, type Ledger, type LedgerOperations, ledgerChanged, ledgerName, ledgerOperations } from '../ledger.ts'
import { Refusal } from '../operation.ts'
import { type Db, refusalOf } from './database.ts'
import { notFound } from './errors.ts'
import { allLedgers, columnsOf, ledgerNamed, type RecordValues, type Row, shownRecord } from './ledger-rows.ts'
import { type ListRequest, ledgerColumns, listRows } from './list-query.ts'
import type { Actor, Context, Route } from './module.ts'

interface SaveInput {
  parkId: string
  id: string
  version?: number
  record: RecordValues
  reason?: string
}

/** The five operations of a ledger, answered over its table. */
export function ledgerRoutes(ledger: Ledger, operations: LedgerOperations = ledgerOperations(ledger)): Route[] {
  return [
    { operation: operations.list, handle: (input: ListRequest, context) => listRecords(ledger, input, context) },
    { operation: operations.detail, handle: (input: { parkId: string; id: string }, context) => showRecord(ledger, input, context) },
    { operation: operations.save, handle: (input: SaveInput, context) => saveRecord(ledger, input, context) },
    { operation: operations.remove, handle: (input: { parkId: string; id: string; reason?: string }, context) => removeRecord(ledger, input, context) },
    { operation: operations.restore, handle: (input: { parkId: string; id: string }, context) => restoreRecord(ledger, input, context) },
  ]
}

/** Who keeps a ledger may read the personal (not the sensitive) fields in clear; everybody else sees them masked. */
function clearFor(ledger: Ledger, actor: Actor): (key: string, field: Field) => boolean {
  const keeps = actor.roles.some((role) => ledger.roles.write.includes(role))
  return (_key, field) => field.personal === 'personal' && keeps
}

function listedColumns(ledger: Ledger): RawBuilder<unknown> {
  const own = Object.entries(ledger.fields)
    .filter(([, field]) => field.type !== 'geometry')
    .map(([key]) => `t.${columnOf(key)}`)
  return sql.raw(['t.id', 't.park_id', 't.code', 't.name', 't.version', 't.updated_at', ...own].join(', '))
}

async function listRecords(ledger: Ledger, input: ListRequest, { db, actor }: Context) {
  const spec = { table: ledger.table, columns: ledgerColumns(ledger.fields, clearFor(ledger, actor)), defaultSort: 'code', where: [sql`t.removed_at is null`] }
  const page = await listRows<Row>(db, spec, input, listedColumns(ledger))
  return {
    ...page,
    rows: page.rows.map((row) => shownRecord(ledger, row, clearFor(ledger, actor))),
    names: await referencedNames(db, ledger, input.parkId, page.rows),
  }
}

async function loadRow(db: Db, ledger: Ledger, parkId: string, id: string, lock: boolean): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select * from ${sql.raw(ledger.table)} where park_id = ${parkId} and id = ${id} ${sql.raw(lock ? 'for update' : '')}`.execute(
    db,
  )
  return rows[0]
}

async function showRecord(ledger: Ledger, { parkId, id }: { parkId: string; id: string }, { db, actor }: Context) {
  const row = await loadRow(db, ledger, parkId, id, false)
  if (!row) throw notFound()
  const mayWrite = actor.roles.some((role) => ledger.roles.write.includes(role))
  return {
    record: shownRecord(ledger, row, clearFor(ledger, actor)),
    names: await referencedNames(db, ledger, parkId, [row]),
    can: { save: mayWrite && !row.removed_at, remove: mayWrite && !row.removed_at },
  }
}

/** Names of the records that these rows refer to, by id: one look-up for each ledger referred to. */
async function referencedNames(db: Db, ledger: Ledger, parkId: string, rows: readonly Row[]): Promise<Record<string, string>> {
  const wanted = new Map<string, Set<string>>()
  for (const [key, field] of Object.entries(ledger.fields)) {
    if (field.type !== 'reference') continue
    const ids = rows.map((row) => row[columnOf(key)]).filter((id) => typeof id === 'string')
    if (ids.length > 0) wanted.set(field.ledger, new Set([...(wanted.get(field.ledger) ?? []), ...ids]))
  }
  const names: Record<string, string> = {}
  for (const [name, ids] of wanted) {
    const target = ledgerNamed(name)
    if (!target) continue
    const found = await sql<{
      id: string
      name: string
    }>`select id, name from ${sql.raw(target.table)} where park_id = ${parkId} and id = any(${[...ids]}::uuid[])`.execute(db)
    for (const row of found.rows) names[row.id] = row.name
  }
  return names
}

async function checkReferences(db: Db, ledger: Ledger, parkId: string, record: RecordValues): Promise<void> {
  for (const [key, field] of Object.entries(ledger.fields)) {
    const id = record[key]
    if (field.type !== 'reference' || typeof id !== 'string') continue
    const target = ledgerNamed(field.ledger)
    if (!target) throw new Error(`${ledgerName(ledger)}.${key} refers to the unknown ledger ${field.ledger}`)
    const { rows } = await sql`select 1 from ${sql.raw(target.table)} where park_id = ${parkId} and id = ${id} and removed_at is null`.execute(db)
    if (rows.length === 0) throw new Refusal('ledger.reference_not_found', { field: field.zh, key })
  }
}

/** Why a change was made, for the audit trail of this transaction. */
async function giveReason(db: Db, reason: string | undefined): Promise<void> {
  if (reason) await sql`select set_config('app.reason', ${reason}, true)`.execute(db)
}

function rulesOf(ledger: Ledger): Record<string, `${string}.${string}`> {
  const table = ledger.table.split('.')[1]
  return {
    ...Object.fromEntries(Object.entries(ledger.rules ?? {}).map(([constraint, { code }]) => [constraint, code])),
    [`${table}_park_id_code_idx`]: 'ledger.code_taken',
    [`${table}_pkey`]: 'access.not_found',
  }
}

async function saveRecord(ledger: Ledger, { parkId, id, version, record, reason }: SaveInput, { db, actor, emit }: Context) {
  await giveReason(db, reason)
  const before = await loadRow(db, ledger, parkId, id, true)
  if (!before && version !== undefined) throw notFound()
  if (before && before.version !== version) {
    throw new Refusal('ledger.edit_conflict', { current: shownRecord(ledger, before, clearFor(ledger, actor)) })
  }
  await checkReferences(db, ledger, parkId, record)
  const columns = columnsOf(ledger, parkId, id, record, before)
  const names = Object.keys(columns)
  const row = JSON.stringify({ id, park_id: parkId, ...columns })
  const list = sql.raw(names.map((name) => `"${name}"`).join(', '))
  const source = sql`jsonb_populate_record(null::${sql.raw(ledger.table)}, ${row}::jsonb) v`
  try {
    const written = before
      ? await sql<{
          version: number
        }>`update ${sql.raw(ledger.table)} t set (${list}, version, updated_at) = (select ${sql.raw(names.map((name) => `v."${name}"`).join(', '))}, t.version + 1, now() from ${source})
          where t.park_id = ${parkId} and t.id = ${id} returning t.version`.execute(db)
      : await sql<{
          version: number
        }>`insert into ${sql.raw(ledger.table)} (id, park_id, ${list}) select v.id, v.park_id, ${sql.raw(names.map((name) => `v."${name}"`).join(', '))} from ${source} returning version`.execute(
          db,
        )
    const saved = written.rows[0]
    if (!saved) throw notFound()
    await emit(ledgerChanged, { parkId, ledger: ledgerName(ledger), ids: [id] })
    return { id, version: saved.version }
  } catch (error) {
    throw refusalOf(error, rulesOf(ledger), { code: record.code })
  }
}

async function removeRecord(ledger: Ledger, { parkId, id, reason }: { parkId: string; id: string; reason?: string }, { db, emit }: Context) {
  await giveReason(db, reason)
  const row = await loadRow(db, ledger, parkId, id, true)
  if (!row || row.removed_at) throw notFound()
  await refuseWhenInUse(db, ledger, parkId, id)
  await sql`update ${sql.raw(ledger.table)} set removed_at = now(), updated_at = now(), version = version + 1 where park_id = ${parkId} and id = ${id}`.execute(
    db,
  )
  await emit(ledgerChanged, { parkId, ledger: ledgerName(ledger), ids: [id] })
  return { id }
}

async function refuseWhenInUse(db: Db, ledger: Ledger, parkId: string, id: string): Promise<void> {
  const name = ledgerName(ledger)
  for (const other of allLedgers()) {
    for (const [key, field] of Object.entries(other.fields)) {
      if (field.type !== 'reference' || field.ledger !== name) continue
      const { rows } = await sql<{
        code: string
      }>`select code from ${sql.raw(other.table)} where park_id = ${parkId} and ${sql.raw(columnOf(key))} = ${id} and removed_at is null limit 1`.execute(db)
      if (rows[0]) throw new Refusal('ledger.record_in_use', { by: `${other.title.zh} ${rows[0].code}` })
    }
  }
}

async function restoreRecord(ledger: Ledger, { parkId, id }: { parkId: string; id: string }, { db, emit }: Context) {
  try {
    const restored = await sql<{
      id: string
    }>`update ${sql.raw(ledger.table)} set removed_at = null, updated_at = now(), version = version + 1 where park_id = ${parkId} and id = ${id} and removed_at is not null returning id`.execute(
      db,
    )
    if (restored.rows.length === 0) throw notFound()
  } catch (error) {
    throw refusalOf(error, rulesOf(ledger), {})
  }
  await emit(ledgerChanged, { parkId, ledger: ledgerName(ledger), ids: [id] })
  return { id }
}
