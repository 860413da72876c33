import type { CellValue, ColumnDef, DataValidation, WriteSheet } from 'hucre/xlsx'
import { colToLetter } from 'hucre/xlsx'
import type { SheetColumn } from './columns.ts'
import { cellText } from './escape.ts'
import { bold, heading } from './styles.ts'

/** What the sheets of a template offer for a reference field: the records that may be pointed to. */
export type ReferenceNames = Readonly<Record<string, readonly { code: string; name: string }[]>>

export const DICTIONARY_SHEET = '字典'
/** Rows the drop-downs of a template cover. */
export const LAST_ROW = 100_001
const YES_NO = '"是,否"'

interface Block {
  title: string
  heads: string[]
  rows: string[][]
}

function blockOf(column: SheetColumn, references: ReferenceNames): Block | null {
  const { field } = column
  if (field.type === 'choice' || field.type === 'choices') {
    return { title: column.zh, heads: ['中文', 'English', '代码 Code'], rows: Object.entries(field.options).map(([code, text]) => [text.zh, text.en, code]) }
  }
  if (field.type === 'reference')
    return { title: column.zh, heads: ['记录编号', '记录名称'], rows: (references[field.ledger] ?? []).map(({ code, name }) => [code, name]) }
  return null
}

export interface Dictionary {
  sheet: WriteSheet
  /** By column key: the cells that hold what may be chosen. */
  ranges: ReadonlyMap<string, string>
}

/** The sheet that lists every choice and every record that may be referred to, one block of columns for each column that has such. */
export function dictionarySheet(columns: readonly SheetColumn[], references: ReferenceNames): Dictionary {
  const rows: CellValue[][] = [[], []]
  const widths: ColumnDef[] = []
  const ranges = new Map<string, string>()
  const cells = new Map<string, { style: typeof heading }>()
  for (const column of columns) {
    const block = blockOf(column, references)
    if (!block) continue
    const left = widths.length
    const letter = colToLetter(left)
    if (block.rows.length > 0) ranges.set(column.key, `'${DICTIONARY_SHEET}'!$${letter}$3:$${letter}$${block.rows.length + 2}`)
    for (const [y, row] of [[block.title], block.heads, ...block.rows].entries()) {
      rows[y] ??= []
      for (const [x, text] of row.entries()) (rows[y] as CellValue[])[left + x] = cellText(text)
    }
    cells.set(`0,${left}`, { style: bold })
    for (const [x] of block.heads.entries()) cells.set(`1,${left + x}`, { style: heading })
    // One empty column keeps the blocks apart.
    widths.push(...block.heads.map(() => ({ width: 18, numFmt: '@' })), { width: 3 })
  }
  const width = widths.length
  return {
    sheet: {
      name: DICTIONARY_SHEET,
      columns: widths,
      rows: rows.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? null)),
      cells,
      freezePane: { rows: 2 },
    },
    ranges,
  }
}

/** The drop-down or limit for one column of the ledger's sheet. Several choices in one cell cannot be validated by Excel. */
export function validationOf(column: SheetColumn, index: number, ranges: ReadonlyMap<string, string>): DataValidation | null {
  const { field } = column
  const letter = colToLetter(index)
  const common = { range: `${letter}2:${letter}${LAST_ROW}`, allowBlank: true, showErrorMessage: true, errorTitle: column.zh }
  if (field.type === 'boolean') return { ...common, type: 'list', formula1: YES_NO, errorMessage: '请选择“是”或“否”' }
  if (field.type === 'choice' || field.type === 'reference') {
    const range = ranges.get(column.key)
    return range ? { ...common, type: 'list', formula1: range, errorMessage: '请从下拉列表中选择' } : null
  }
  if (column.part) {
    const limit = column.part === 'longitude' ? 180 : 90
    return { ...common, type: 'decimal', operator: 'between', formula1: String(-limit), formula2: String(limit), errorMessage: `应在 ±${limit} 之间` }
  }
  if (field.type === 'number' || field.type === 'integer') {
    const [min, max] = [field.min ?? -1_000_000_000, field.max ?? 1_000_000_000]
    return {
      ...common,
      type: field.type === 'integer' ? 'whole' : 'decimal',
      operator: 'between',
      formula1: String(min),
      formula2: String(max),
      errorStyle: 'warning',
      errorMessage: `应为 ${min} 到 ${max} 之间的${field.type === 'integer' ? '整数' : '数字'}`,
    }
  }
  // Dates written as text are accepted too, so this only warns.
  if (field.type === 'date')
    return { ...common, type: 'date', operator: 'between', formula1: '1', formula2: '109574', errorStyle: 'warning', errorMessage: '应为日期，如 2026-11-23' }
  return null
}
