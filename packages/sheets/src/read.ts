import type { Ledger } from '#kernel/ledger.ts'
import type { ArchiveLimits } from './archive.ts'
import { type RawCell, type RawRow, shownText } from './cells.ts'
import { columnLetters, headerMatcher, type SheetColumn, sheetColumns } from './columns.ts'
import { readCsvRows } from './csv-reader.ts'
import { type CellError, cellError, SheetProblem } from './problems.ts'
import { type References, valueReader } from './values.ts'
import { openWorkbook, type SheetSource } from './workbook-reader.ts'

export interface SheetOptions {
  /** Header text of the file → column key, or `null` to leave that column out. What is not listed is matched by its label. */
  mapping?: Readonly<Record<string, string | null>>
  /** Name of the sheet; left out: the visible sheet whose header fits best. */
  sheet?: string
  limits?: ArchiveLimits
}

export interface ReadOptions extends SheetOptions {
  /** Ids by code of the ledgers that reference fields point to, by ledger name (`parks.building`). */
  references?: References
  /** Default 100,000. */
  maxRows?: number
}

export interface HeaderColumn {
  /** From 0. */
  index: number
  /** `A`, `B`, … */
  letter: string
  text: string
  /** Column key of the ledger; `null` when the column is not read. */
  key: string | null
}

/** How the file's columns stand to the ledger's: what the mapping step shows. */
export interface SheetHeader {
  /** Name of the sheet, empty for CSV. */
  sheet: string
  /** Last row of the header, from 1. */
  headerRow: number
  columns: HeaderColumn[]
  /** Required columns the file lacks. */
  missing: SheetColumn[]
}

export interface SheetRow {
  /** As Excel counts, from 1. */
  rowNumber: number
  /** Values by record property, only of columns the file has; `null` when a cell is wrong. */
  record: Record<string, unknown> | null
  errors: CellError[]
  /** The cells as they stand in the file. */
  cells: readonly RawCell[]
}

export const ERROR_COLUMN = '错误原因'
/** A code that begins so marks the template's sample row, which is not imported. */
export const SAMPLE_MARK = '示例'
/** A row whose only cell begins so is a footer of an export. */
export const FOOTER_MARK = '※'

const HEADER_SEARCH = 20
const MAX_ROWS = 100_000
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte)
}

/** The sheets of a file, by its content, whatever its name says. CSV is one sheet without a name. */
async function openSheets(bytes: Uint8Array, limits: ArchiveLimits | undefined): Promise<SheetSource[]> {
  if (startsWith(bytes, OLE))
    throw new SheetProblem(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED) ? 'sheet.encrypted' : 'sheet.old_format')
  // BIFF 2 to 5 files without a container.
  if (bytes[0] === 0x09 && (bytes[1] === 0x00 || bytes[1] === 0x02 || bytes[1] === 0x04 || bytes[1] === 0x08)) throw new SheetProblem('sheet.old_format')
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return openWorkbook(bytes, limits)
  const start = Buffer.from(bytes.subarray(0, 64))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  // Web systems name HTML tables and XML spreadsheets .xls.
  if (start.startsWith('<')) throw new SheetProblem('sheet.old_format')
  if (start === '' || /^(?:%PDF|\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z)/.test(start)) throw new SheetProblem('sheet.not_a_workbook')
  return [{ name: '', isHidden: false, rows: () => readCsvRows(bytes) }]
}

async function firstRows(sheet: SheetSource): Promise<RawRow[]> {
  const rows: RawRow[] = []
  for await (const row of sheet.rows()) {
    rows.push(row)
    if (rows.length >= HEADER_SEARCH) break
  }
  return rows
}

interface Candidate {
  headerRow: number
  columns: HeaderColumn[]
  score: number
}

function candidateOf(rows: readonly RawRow[], headerRow: number, keyOf: (text: string) => string | null): Candidate {
  const width = Math.max(...rows.map((row) => row.cells.length), 0)
  const columns: HeaderColumn[] = []
  for (let index = 0; index < width; index++) {
    const texts = rows.map((row) => shownText(row.cells[index] ?? null).trim()).filter((text) => text !== '')
    // In a header of two rows the lower text is the more exact one; the upper may be a group merged over several columns.
    const text = texts.findLast((one) => keyOf(one) !== null) ?? texts.at(-1)
    if (text !== undefined) columns.push({ index, letter: columnLetters(index), text, key: keyOf(text) })
  }
  return { headerRow, columns, score: new Set(columns.flatMap(({ key }) => key ?? [])).size }
}

/** The row, or two rows under merged group titles, in which most labels are found. */
function findHeader(rows: readonly RawRow[], keyOf: (text: string) => string | null): Candidate {
  let best: Candidate = { headerRow: 0, columns: [], score: 0 }
  rows.forEach((row, i) => {
    const one = candidateOf([row], row.rowNumber, keyOf)
    if (one.score > best.score) best = one
    const next = rows[i + 1]
    const two = next ? candidateOf([row, next], next.rowNumber, keyOf) : one
    if (two.score > best.score) best = two
  })
  return best
}

function keyMatcher(columns: readonly SheetColumn[], mapping: SheetOptions['mapping']): (text: string) => string | null {
  const match = headerMatcher(columns)
  return (text) => {
    if (text.startsWith(ERROR_COLUMN)) return null
    const mapped = mapping?.[text]
    return mapped === undefined ? (match(text)?.key ?? null) : mapped
  }
}

async function locate(bytes: Uint8Array, of: Ledger, options: SheetOptions): Promise<{ source: SheetSource; header: SheetHeader }> {
  const columns = sheetColumns(of)
  const keyOf = keyMatcher(columns, options.mapping)
  let found: { source: SheetSource; candidate: Candidate } | undefined
  for (const source of await openSheets(bytes, options.limits)) {
    if (options.sheet === undefined ? source.isHidden : source.name !== options.sheet) continue
    const candidate = findHeader(await firstRows(source), keyOf)
    if (candidate.score > (found?.candidate.score ?? 0)) found = { source, candidate }
  }
  // Single labels are found in many a list that is something else.
  const has = (key: string) => found?.candidate.columns.some((column) => column.key === key)
  if (!found || !((has('code') && has('name')) || found.candidate.score >= 3 || options.mapping)) {
    throw new SheetProblem('sheet.header_not_found', { ledger: of.title.zh, expected: columns.map((column) => column.zh).join('、') })
  }
  const { candidate, source } = found
  const keys = new Set(candidate.columns.map(({ key }) => key))
  return {
    source,
    header: {
      sheet: source.name,
      headerRow: candidate.headerRow,
      columns: candidate.columns,
      missing: columns.filter((column) => column.required && !column.part && !keys.has(column.key)),
    },
  }
}

/**
 * Finds the sheet and the header of a file, for the user to confirm or change the mapping.
 *
 * @throws SheetProblem when the file cannot be read or no header fits.
 */
export async function readHeader(bytes: Uint8Array, of: Ledger, options: SheetOptions = {}): Promise<SheetHeader> {
  return (await locate(bytes, of, options)).header
}

function checkColumns(header: SheetHeader): void {
  if (header.missing.length > 0) throw new SheetProblem('sheet.column_missing', { columns: header.missing.map((column) => column.zh).join('、') })
  for (const column of header.columns) {
    const twins = header.columns.filter(({ key }) => key !== null && key === column.key)
    if (twins.length > 1) throw new SheetProblem('sheet.column_twice', { column: column.text, places: twins.map(({ letter }) => letter).join('、') })
  }
}

interface Reader {
  index: number
  column: SheetColumn
  read: ReturnType<typeof valueReader>
}

function point(record: Record<string, unknown>, reader: Reader, value: unknown, errors: CellError[]): void {
  const { property, part, required } = reader.column
  if (part === 'longitude') {
    record[property] = value
    return
  }
  const longitude = record[property]
  if (longitude === undefined) return
  if ((longitude === null) !== (value === null)) errors.push(cellError(reader.column.key, 'incomplete_position', null))
  else if (value !== null) record[property] = { type: 'Point', coordinates: [longitude, value] }
  // Blank cells leave a position alone that may have another shape than a point.
  else if (required || (reader.column.field.type === 'geometry' && reader.column.field.geometry.length > 1)) delete record[property]
}

function readRow(row: RawRow, readers: readonly Reader[], codes: Map<string, number>): SheetRow {
  const record: Record<string, unknown> = {}
  const errors: CellError[] = []
  for (const reader of readers) {
    const result = reader.read(row.cells[reader.index] ?? null)
    if ('error' in result) errors.push(result.error)
    else if (reader.column.part) point(record, reader, result.value, errors)
    else record[reader.column.property] = result.value
  }
  const { code } = record
  if (typeof code === 'string') {
    const first = codes.get(code)
    if (first === undefined) codes.set(code, row.rowNumber)
    else errors.push(cellError('code', 'duplicate_code', code, { row: first }))
  }
  return { rowNumber: row.rowNumber, record: errors.length === 0 ? record : null, errors, cells: row.cells }
}

function isNothing(row: RawRow, readers: readonly Reader[]): boolean {
  const filled = (cell: RawCell | undefined) => cell !== null && cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '')
  if (!readers.some(({ index }) => filled(row.cells[index]))) return true
  const cells = row.cells.filter(filled)
  return cells.length === 1 && shownText(cells[0] ?? null).startsWith(FOOTER_MARK)
}

function isSample(row: RawRow, readers: readonly Reader[]): boolean {
  const code = readers.find(({ column }) => column.key === 'code')
  return code !== undefined && /^[(（【[]?\s*示例/.test(shownText(row.cells[code.index] ?? null).trim())
}

/** The raw data rows below the header with the header itself; blank rows, sample and footer are left out. */
export async function* rawDataRows(
  bytes: Uint8Array,
  of: Ledger,
  options: ReadOptions = {},
): AsyncGenerator<{ row: RawRow; readers: readonly Reader[]; header: SheetHeader }> {
  const { source, header } = await locate(bytes, of, options)
  checkColumns(header)
  const byKey = new Map(sheetColumns(of).map((column) => [column.key, column]))
  const readers = header.columns.flatMap(({ index, key }): Reader[] => {
    const column = key === null ? undefined : byKey.get(key)
    // Half a position is no position.
    const hasOtherHalf =
      column?.part === undefined ||
      header.columns.filter((one) => one.key !== null && byKey.get(one.key)?.part && byKey.get(one.key)?.property === column.property).length === 2
    return column && hasOtherHalf ? [{ index, column, read: valueReader(column, options.references ?? {}) }] : []
  })
  // Longitude before latitude, whatever their order in the file.
  readers.sort((a, b) => Number(a.column.part === 'latitude') - Number(b.column.part === 'latitude'))
  const limit = options.maxRows ?? MAX_ROWS
  let count = 0
  for await (const row of source.rows()) {
    if (row.rowNumber <= header.headerRow || isNothing(row, readers) || isSample(row, readers)) continue
    count++
    if (count > limit) throw new SheetProblem('sheet.too_many_rows', { limit })
    yield { row, readers, header }
  }
}

/**
 * Reads the records of a ledger from an .xlsx or .csv file, row by row: the file is unpacked as fast as rows are taken. Formulas are
 * never run; a row with a wrong cell has `record: null` and says what is wrong.
 *
 * @throws SheetProblem when the file cannot be read, no header fits, or required columns are missing.
 */
export async function* readLedgerSheet(bytes: Uint8Array, of: Ledger, options: ReadOptions = {}): AsyncGenerator<SheetRow> {
  const codes = new Map<string, number>()
  for await (const { row, readers } of rawDataRows(bytes, of, options)) yield readRow(row, readers, codes)
}

/** Groups what an iterator gives, e.g. to store 500 rows in one transaction. */
export async function* inBatches<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const one of source) {
    batch.push(one)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The ledgers the reference fields of a ledger point to: what `references` must hold. */
export function referencedLedgers(of: Ledger): string[] {
  return [...new Set(Object.values(of.fields).flatMap((field) => (field.type === 'reference' ? [field.ledger] : [])))]
}
