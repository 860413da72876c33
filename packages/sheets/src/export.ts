import { type CellValue, writeXlsxStream } from 'hucre/xlsx'
import type { Ledger } from '#kernel/ledger.ts'
import { guardText } from './cells.ts'
import { headerText, type SheetColumn, sheetColumns } from './columns.ts'
import { cellText } from './escape.ts'
import { FOOTER_MARK } from './read.ts'
import { sheetColumnDef, sheetName } from './template.ts'

type Row = Readonly<Record<string, unknown>>
type Rows = AsyncIterable<Row> | Iterable<Row>

export interface ExportOptions {
  /** Column keys in the order wanted; left out: all. */
  columns?: readonly string[]
  /** Codes by id of the records that reference fields point to, by ledger name; an id that is not there is left out. */
  references?: Readonly<Record<string, ReadonlyMap<string, string>>>
  language?: 'zh' | 'en'
  /** One line below the rows: who exported what, when. Importing the file again skips it. */
  footer?: string
}

type Value = string | number | { date: string } | null

function exportValue(row: Row, column: SheetColumn, options: ExportOptions): Value {
  const value = row[column.property]
  const { field } = column
  if (value === null || value === undefined) return null
  const language = options.language ?? 'zh'
  switch (field.type) {
    case 'geometry': {
      const { type, coordinates } = value as { type: string; coordinates: readonly number[] }
      return type === 'Point' ? (coordinates[column.part === 'longitude' ? 0 : 1] ?? null) : null
    }
    case 'number':
    case 'integer':
      return typeof value === 'number' ? value : Number(value)
    case 'boolean':
      return language === 'zh' ? (value ? '是' : '否') : value ? 'Yes' : 'No'
    case 'date':
      return { date: String(value) }
    case 'choice':
      return field.options[String(value)]?.[language] ?? String(value)
    case 'choices':
      return (value as readonly string[]).map((code) => field.options[code]?.[language] ?? code).join('、') || null
    case 'reference':
      return options.references?.[field.ledger]?.get(String(value)) ?? null
    default:
      return String(value)
  }
}

function chosenColumns(of: Ledger, keys: readonly string[] | undefined): SheetColumn[] {
  const all = sheetColumns(of)
  if (!keys) return all
  return keys.flatMap((key) => all.filter((column) => column.key === key || column.property === key))
}

function xlsxCell(value: Value): CellValue {
  if (value === null || typeof value === 'number') return value
  if (typeof value === 'string') return cellText(value)
  // Excel has no days before 1900-03-01 it counts right.
  return value.date < '1900-03-01' ? value.date : new Date(`${value.date}T00:00:00Z`)
}

async function* xlsxRows(columns: readonly SheetColumn[], rows: Rows, options: ExportOptions): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield columns.map((column) => xlsxCell(exportValue(row, column, options)))
  if (options.footer !== undefined) yield [cellText(`${FOOTER_MARK} ${options.footer}`)]
}

/** An .xlsx file of records, written while the rows come: memory does not grow with their number. */
export function exportXlsx(of: Ledger, rows: Rows, options: ExportOptions = {}): ReadableStream<Uint8Array> {
  const language = options.language ?? 'zh'
  const columns = chosenColumns(of, options.columns)
  return writeXlsxStream(xlsxRows(columns, rows, options), {
    name: sheetName(of.title[language]),
    columns: columns.map((column) => ({ ...sheetColumnDef(column), header: headerText(column, language) })),
    freezePane: { rows: 1 },
  })
}

function csvCell(value: Value): string {
  const text = value === null ? '' : typeof value === 'number' ? String(value) : typeof value === 'string' ? guardText(value) : value.date
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The same as CSV: UTF-8 with byte order mark, which Excel needs to show Chinese. */
export async function* exportCsv(of: Ledger, rows: Rows, options: ExportOptions = {}): AsyncGenerator<Uint8Array> {
  const columns = chosenColumns(of, options.columns)
  const encoder = new TextEncoder()
  let text = `\ufeff${columns.map((column) => csvCell(headerText(column, options.language))).join(',')}\r\n`
  for await (const row of rows) {
    text += `${columns.map((column) => csvCell(exportValue(row, column, options))).join(',')}\r\n`
    if (text.length < 64 * 1024) continue
    yield encoder.encode(text)
    text = ''
  }
  if (options.footer !== undefined) text += `${csvCell(`${FOOTER_MARK} ${options.footer}`)}\r\n`
  yield encoder.encode(text)
}
