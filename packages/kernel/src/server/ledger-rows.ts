import { sql } from 'kysely'
import { bigrams } from '#codes/bigrams.ts'
import { maskMobile, maskName, maskResidentId } from '#codes/masks.ts'
import { searchColumn } from '#codes/pinyin.ts'
import { columnOf, type Field, type Ledger, ledgerName } from '../ledger.ts'
import type { Db } from './database.ts'
import { decryptField, encryptField } from './field-encryption.ts'

export type Row = Record<string, unknown> & {
  id: string
  park_id: string
  code: string
  name: string
  version: number
  created_at: Date
  updated_at: Date
  removed_at: Date | null
  extra: Record<string, unknown>
}
export type RecordValues = Record<string, unknown> & { code: string; name: string }

const registry = new Map<string, Ledger>()

/** Makes ledgers known by name, so that references, search and imports find them. */
export function registerLedgers(ledgers: readonly Ledger[]): void {
  for (const ledger of ledgers) registry.set(ledgerName(ledger), ledger)
}

export function allLedgers(): Ledger[] {
  return [...registry.values()]
}

export function ledgerNamed(name: string): Ledger | undefined {
  return registry.get(name)
}

/** Masks a person's data: id numbers keep both ends, telephone numbers a few digits, names the family name. */
export function masked(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return value
  const text = value.trim()
  if (/phone|mobile|tel/i.test(key) || /^[\d+\-() ]{5,14}$/.test(text)) return maskMobile(text)
  if (/^\d{14,17}[\dXx]$/.test(text)) return maskResidentId(text)
  // Passports, plates and other numbers: nothing but their last two characters.
  return /\d/.test(text) ? maskMobile(text) : maskName(text)
}

/** Where an encrypted field lives: bound into its ciphertext. */
export interface Part {
  key: string
  field: Field
  column: string
}
const parts = new WeakMap<Ledger, readonly Part[]>()

/** A ledger's fields with their columns, worked out once: lists go through them for every row. */
function partsOf(ledger: Ledger): readonly Part[] {
  const known = parts.get(ledger)
  if (known) return known
  const made = Object.entries(ledger.fields).map(([key, field]) => ({ key, field, column: columnOf(key) }))
  parts.set(ledger, made)
  return made
}

function placeOf(ledger: Ledger, key: string, id: string) {
  return { table: ledger.table, column: columnOf(key), id }
}

/** A row as operations show it: camelCase keys, personal data masked unless `clear` names the field. */
export function shownRecord(ledger: Ledger, row: Row, isClear: (key: string, field: Field) => boolean): Record<string, unknown> {
  const record: Record<string, unknown> = { id: row.id, parkId: row.park_id, code: row.code, name: row.name, version: row.version }
  if (row.updated_at) record.updatedAt = row.updated_at.toISOString()
  if (row.created_at) record.createdAt = row.created_at.toISOString()
  if ('removed_at' in row) record.removedAt = row.removed_at?.toISOString() ?? null
  if (row.extra) record.extra = row.extra
  for (const { key, field, column } of partsOf(ledger)) {
    let value = row[column]
    if (value === undefined) continue
    if (field.personal) {
      if (field.personal === 'sensitive' && typeof value === 'string') value = decryptField(row.park_id, placeOf(ledger, key, row.id), value)
      if (!isClear(key, field)) value = masked(key, value)
    }
    record[key] = value
  }
  return record
}

/** The searchable text of a record: code and name also by pinyin and initials (`zlyq`); text fields that are not personal by their characters. */
function searchGrams(ledger: Ledger, values: RecordValues): string[] {
  const texts: string[] = []
  for (const [key, field] of Object.entries(ledger.fields))
    if (field.type === 'text' && !field.personal && typeof values[key] === 'string') texts.push(values[key] as string)
  return [...new Set([...searchColumn([values.code, values.name]), ...bigrams(texts.join('\n').slice(0, 2_000))])]
}

/** The database columns of a record's values; sensitive fields encrypted, a masked value that came back means "unchanged". */
export function columnsOf(ledger: Ledger, parkId: string, id: string, values: RecordValues, before?: Row): Record<string, unknown> {
  const columns: Record<string, unknown> = { code: values.code, name: values.name, search: searchGrams(ledger, values) }
  for (const [key, field] of Object.entries(ledger.fields)) {
    const column = columnOf(key)
    const value = values[key] ?? null
    if (field.personal && typeof value === 'string' && value.includes('*') && before) columns[column] = before[column]
    else if (field.personal === 'sensitive' && typeof value === 'string' && value !== '')
      columns[column] = encryptField(parkId, placeOf(ledger, key, id), value)
    else columns[column] = value
  }
  return columns
}

/** A record to be written; its values must already be parsed by the ledger's schema. */
export interface NewRecord {
  id: string
  values: RecordValues
  extra?: Record<string, unknown>
}

/** Records as `insertRecords` takes them: everything that needs no database, so that it can be done while the database is busy. */
export function recordsJson(ledger: Ledger, parkId: string, records: readonly NewRecord[]): string {
  return JSON.stringify(records.map(({ id, values, extra }) => ({ id, park_id: parkId, ...columnsOf(ledger, parkId, id, values), extra: extra ?? {} })))
}

/** Inserts or replaces the records of one text of `recordsJson` with one statement. */
export async function insertRecords(db: Db, ledger: Ledger, json: string): Promise<void> {
  const names = ['code', 'name', ...Object.keys(ledger.fields).map(columnOf), 'extra', 'search']
  const list = names.map((name) => `"${name}"`).join(', ')
  const updates = names.map((name) => `"${name}" = excluded."${name}"`).join(', ')
  await sql`insert into ${sql.raw(ledger.table)} as t (id, park_id, ${sql.raw(list)})
    select id, park_id, ${sql.raw(list)} from jsonb_populate_recordset(null::${sql.raw(ledger.table)}, ${json}::jsonb)
    on conflict (id) do update set ${sql.raw(updates)}, version = t.version + 1, updated_at = now(), removed_at = null where t.park_id = excluded.park_id`.execute(
    db,
  )
}

/**
 * Inserts or replaces records set-based (imports, demo data). References are checked by the database when the transaction commits.
 * Returns the number of rows written.
 */
export async function writeRecords(db: Db, ledger: Ledger, parkId: string, records: readonly NewRecord[]): Promise<number> {
  for (let start = 0; start < records.length; start += 1_000) await insertRecords(db, ledger, recordsJson(ledger, parkId, records.slice(start, start + 1_000)))
  return records.length
}
