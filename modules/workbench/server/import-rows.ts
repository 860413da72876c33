import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Ledger, recordShape } from '#kernel/ledger.ts'
import type { Db } from '#kernel/server/database.ts'
import { insertRecords, type RecordValues, type Row, recordsJson, shownRecord } from '#kernel/server/ledger-rows.ts'
import type { CellError } from '#sheets/problems.ts'
import type { SheetRow } from '#sheets/read.ts'

export interface SoundRow {
  rowNumber: number
  code: string
  record: Record<string, unknown>
}

export function isSound(row: SheetRow): boolean {
  return row.record !== null && typeof row.record.code === 'string'
}

/** All codes of the ledger in the park. They are read once: to the planner a table that is being filled is empty, and looking into it row by row costs more with each batch. */
export async function knownCodes(db: Db, ledger: Ledger, parkId: string): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`select code from ${sql.raw(ledger.table)} where park_id = ${parkId} and removed_at is null`.execute(db)
  return new Set(rows.map((row) => row.code))
}

/** The records of these codes as they are, locked until the import ends. */
async function storedRecords(db: Db, ledger: Ledger, parkId: string, codes: readonly string[]): Promise<Map<string, Row>> {
  if (codes.length === 0) return new Map()
  const { rows } =
    await sql<Row>`select t.* from unnest(${codes}::text[]) as asked (code) join ${sql.raw(ledger.table)} t on t.park_id = ${parkId} and t.code = asked.code and t.removed_at is null for update of t`.execute(
      db,
    )
  return new Map(rows.map((row) => [row.code, row]))
}

interface Write {
  rowNumber: number
  isNew: boolean
  id: string
  values: RecordValues
  extra: Record<string, unknown>
}

export interface BatchOutcome {
  ids: string[]
  created: number
  updated: number
  failures: [rowNumber: number, errors: CellError[]][]
}

function rowError(code: string, zh: string, en: string): CellError {
  return { column: null, code, message: { zh, en }, value: null }
}

/** The record as it will be: what the file does not have stays as it is; a masked value means "unchanged". */
function merged(ledger: Ledger, row: SoundRow, before: Row | undefined): RecordValues {
  const earlier = before ? shownRecord(ledger, before, () => true) : {}
  const values: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(ledger.fields)) {
    const given = row.record[key]
    const isMasked = field.personal !== undefined && typeof given === 'string' && given.includes('*') && before !== undefined
    values[key] = given === undefined || isMasked ? (earlier[key] ?? null) : given
  }
  return { ...values, code: row.code, name: String(row.record.name) }
}

/**
 * Writes sound rows; those that the ledger's schema or the database refuses are told one by one, the others stay written. Codes that are
 * new are added to `known`. Until `before`, the writing of the rows ahead, is over, only what needs no database is done.
 */
export async function writeBatch(
  db: Db,
  ledger: Ledger,
  parkId: string,
  rows: readonly SoundRow[],
  known: Set<string>,
  before: Promise<unknown>,
): Promise<BatchOutcome> {
  const codes = rows.map((row) => row.code).filter((code) => known.has(code))
  if (codes.length > 0) await before
  const stored = await storedRecords(db, ledger, parkId, codes)
  for (const row of rows) known.add(row.code)
  const schema = z.object(recordShape(ledger))
  const outcome: BatchOutcome = { ids: [], created: 0, updated: 0, failures: [] }
  const writes: Write[] = []
  for (const row of rows) {
    const earlier = stored.get(row.code)
    const values = merged(ledger, row, earlier)
    const checked = schema.safeParse(values)
    if (!checked.success) {
      const missing = [...new Set(checked.error.issues.map((issue) => ledger.fields[String(issue.path[0])]?.zh ?? String(issue.path[0])))].join('、')
      outcome.failures.push([row.rowNumber, [rowError('incomplete', `缺少或不符合要求：${missing}`, `Missing or not acceptable: ${missing}`)]])
    } else
      writes.push({
        rowNumber: row.rowNumber,
        isNew: !earlier,
        id: earlier?.id ?? randomUUID(),
        values: checked.data as RecordValues,
        extra: earlier?.extra ?? {},
      })
  }
  const json = recordsJson(ledger, parkId, writes)
  await before
  await writeOrSplit(db, ledger, parkId, writes, json, outcome)
  return outcome
}

/** A refused batch is halved until the refused rows stand alone. */
async function writeOrSplit(db: Db, ledger: Ledger, parkId: string, writes: readonly Write[], json: string, outcome: BatchOutcome): Promise<void> {
  if (writes.length === 0) return
  await sql`savepoint import_batch`.execute(db)
  try {
    await insertRecords(db, ledger, json)
    await sql`set constraints all immediate`.execute(db)
    await sql`release savepoint import_batch`.execute(db)
  } catch (error) {
    const told = toldBy(ledger, error)
    if (!told) throw error
    await sql`rollback to savepoint import_batch`.execute(db)
    await sql`release savepoint import_batch`.execute(db)
    const [first] = writes
    if (writes.length === 1 && first) {
      outcome.failures.push([first.rowNumber, [told]])
      return
    }
    const half = Math.ceil(writes.length / 2)
    for (const part of [writes.slice(0, half), writes.slice(half)]) await writeOrSplit(db, ledger, parkId, part, recordsJson(ledger, parkId, part), outcome)
    return
  }
  outcome.ids.push(...writes.map((write) => write.id))
  outcome.created += writes.filter((write) => write.isNew).length
  outcome.updated += writes.filter((write) => !write.isNew).length
}

/** What the database says of a row's data (classes 22 and 23); anything else is no fault of the row. */
function toldBy(ledger: Ledger, error: unknown): CellError | null {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  if (typeof code !== 'string' || !/^2[23]/.test(code)) return null
  const rule = typeof constraint === 'string' ? ledger.rules?.[constraint] : undefined
  if (rule) return rowError(rule.code, rule.zh, rule.en)
  if (code === '23505') return rowError('taken', '与已有记录重复', 'Repeats a record that exists')
  if (code === '23503') return rowError('unknown_reference', '引用的记录不存在', 'Refers to a record that does not exist')
  return rowError('not_acceptable', '内容不符合台账的规则', 'Breaks a rule of the ledger')
}
