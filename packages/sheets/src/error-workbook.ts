import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { Ledger } from '#kernel/ledger.ts'
import { type RawCell, shownText } from './cells.ts'
import { type SheetColumn, sheetColumns } from './columns.ts'
import { dictionarySheet, type ReferenceNames, validationOf } from './dictionary.ts'
import { cellText } from './escape.ts'
import type { CellError } from './problems.ts'
import { ERROR_COLUMN, FOOTER_MARK, type HeaderColumn, rawDataRows, type SheetHeader, type SheetOptions } from './read.ts'
import { heading, reason, requiredHeading, wrong } from './styles.ts'
import { formatOf, sheetColumnDef, sheetName } from './template.ts'

export interface ErrorWorkbookOptions extends SheetOptions {
  maxRows?: number
  /** For the drop-downs, as in the template. */
  references?: ReferenceNames
}

/** Cells with styles of their own cannot be streamed by the library; more rows than this would take too much memory. */
const MOST_ROWS = 20_000

function dateCell(date: string): Date | string {
  const time = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(time) || date < '1900-03-01' ? date : new Date(time)
}

/** As it stood in the file. Formulas come back as marked text, never as formulas. */
function cellValue(cell: RawCell): CellValue {
  if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return cell
  if (typeof cell === 'string') return cellText(cell)
  return cell.kind === 'date' ? dateCell(cell.date) : shownText(cell)
}

function reasonText(errors: readonly CellError[], columns: ReadonlyMap<string, SheetColumn>): string {
  return errors.map((error) => (error.column === null ? error.message.zh : `${columns.get(error.column)?.zh ?? error.column}：${error.message.zh}`)).join('；')
}

function headerRow(
  header: readonly HeaderColumn[],
  columns: ReadonlyMap<string, SheetColumn>,
): { texts: CellValue[]; cells: NonNullable<WriteSheet['cells']> } {
  const texts: CellValue[] = header.map((column) => cellText(column.text))
  const cells = new Map(header.map((column, x) => [`0,${x}`, { style: column.key !== null && columns.get(column.key)?.required ? requiredHeading : heading }]))
  cells.set(`0,${header.length}`, { style: requiredHeading })
  return { texts: [...texts, ERROR_COLUMN], cells }
}

function markWrong(
  cells: NonNullable<WriteSheet['cells']>,
  y: number,
  header: readonly HeaderColumn[],
  errors: readonly CellError[],
  columns: ReadonlyMap<string, SheetColumn>,
): void {
  for (const error of errors) {
    const x = header.findIndex(({ key }) => key !== null && key === error.column)
    if (x === -1) continue
    const column = columns.get(header[x]?.key ?? '')
    const format = column ? formatOf(column) : undefined
    cells.set(`${y},${x}`, { style: format === undefined ? wrong : { ...wrong, numFmt: format } })
  }
  cells.set(`${y},${header.length}`, { style: reason })
}

/**
 * The user's own file with only the rows that failed: their columns in their order, wrong cells red, and why in a last column that is
 * ignored when the corrected file is uploaded again. At most 20,000 rows; a last line says how many more there are.
 *
 * @param failures What is wrong, by row number of the file.
 */
export async function errorWorkbook(
  bytes: Uint8Array,
  of: Ledger,
  failures: ReadonlyMap<number, readonly CellError[]>,
  options: ErrorWorkbookOptions = {},
): Promise<Uint8Array> {
  const { references = {}, ...readOptions } = options
  const columns = new Map(sheetColumns(of).map((column) => [column.key, column]))
  const dictionary = dictionarySheet([...columns.values()], references)
  const rows: CellValue[][] = []
  let kept: HeaderColumn[] = []
  let cells: NonNullable<WriteSheet['cells']> = new Map()
  let header: SheetHeader | undefined
  for await (const { row, header: found } of rawDataRows(bytes, of, readOptions)) {
    if (!header) {
      header = found
      kept = header.columns.filter((column) => !column.text.startsWith(ERROR_COLUMN))
      const head = headerRow(kept, columns)
      cells = head.cells
      rows.push(head.texts)
    }
    const errors = failures.get(row.rowNumber)
    if (!errors) continue
    if (rows.length > MOST_ROWS) {
      rows.push([`${FOOTER_MARK} 只列出前 ${MOST_ROWS} 行，另有 ${failures.size - MOST_ROWS} 行有错。请改正后分批导入。`])
      break
    }
    markWrong(cells, rows.length, kept, errors, columns)
    rows.push([...kept.map(({ index }) => cellValue(row.cells[index] ?? null)), cellText(`第 ${row.rowNumber} 行　${reasonText(errors, columns)}`)])
  }
  const definitions = kept.map(({ key }) => {
    const column = key === null ? undefined : columns.get(key)
    return column ? sheetColumnDef(column) : { width: 16 }
  })
  const sheet: WriteSheet = {
    name: sheetName(header?.sheet || of.title.zh),
    columns: [...definitions, { width: 60 }],
    rows,
    cells,
    freezePane: { rows: 1 },
    dataValidations: kept.flatMap(({ key }, x) => {
      const column = key === null ? undefined : columns.get(key)
      return column ? (validationOf(column, x, dictionary.ranges) ?? []) : []
    }),
  }
  const sheets = (dictionary.sheet.columns?.length ?? 0) > 0 && sheet.name !== dictionary.sheet.name ? [sheet, dictionary.sheet] : [sheet]
  return await writeXlsx({ sheets, defaultFont: { name: '等线', size: 11 } })
}
