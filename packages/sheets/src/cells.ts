/** What a cell of a file holds before it is read as a value of a ledger. Blank cells are `null`. */
export type RawCell =
  | null
  | string
  | number
  | boolean
  | { kind: 'date'; date: string }
  | { kind: 'formula'; formula: string }
  | { kind: 'excelError'; text: string }
  | { kind: 'tooLong'; start: string; length: number }

export interface RawRow {
  /** As Excel counts, from 1. */
  rowNumber: number
  cells: RawCell[]
}

/** The longest text Excel itself can hold in a cell, in UTF-16 units. */
export const CELL_LIMIT = 32_767

// Cells that were refused come back in the error workbook as text with one of these marks, and are refused again until corrected.
const FORMULA_MARK = '〔公式〕'
const TOO_LONG_MARK = '〔超长〕'
const ERRORS = '#(?:N\\/A|REF!|VALUE!|NAME\\?|DIV\\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BUSY!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA)\\s*$'
const EXCEL_ERROR = new RegExp(`^${ERRORS}`)

/** A text as the file holds it: marks, error values and formulas typed as text are recognised, one guarding apostrophe is taken off. */
export function rawText(text: string): RawCell {
  if (text === '') return null
  if (text.length > CELL_LIMIT) return { kind: 'tooLong', start: text.slice(0, 100), length: text.length }
  const trimmed = text.trimStart()
  if (trimmed.startsWith('=')) return { kind: 'formula', formula: trimmed }
  if (trimmed.startsWith(FORMULA_MARK)) return { kind: 'formula', formula: trimmed.slice(FORMULA_MARK.length) }
  if (trimmed.startsWith(TOO_LONG_MARK)) return { kind: 'tooLong', start: trimmed.slice(TOO_LONG_MARK.length), length: CELL_LIMIT + 1 }
  if (EXCEL_ERROR.test(trimmed)) return { kind: 'excelError', text: trimmed.trimEnd() }
  return unguardText(text)
}

/** The cell as text, as shown in messages and in the error workbook. */
export function shownText(cell: RawCell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (typeof cell !== 'object') return String(cell)
  switch (cell.kind) {
    case 'date':
      return cell.date
    case 'formula':
      return FORMULA_MARK + cell.formula
    case 'excelError':
      return cell.text
    case 'tooLong':
      return TOO_LONG_MARK + cell.start
  }
}

// Spreadsheets run texts that begin like a formula (ASVS 1.2.10). Apostrophes already in front are counted in, so that taking one off
// when reading always gives back what was written. Texts that would be refused when read are guarded for the same reason.
const SPECIAL = `[=+\\-@\\t\\r\\0]|${FORMULA_MARK}|${TOO_LONG_MARK}|${ERRORS}`
const DANGEROUS = new RegExp(`^'*(?:${SPECIAL})`)
const GUARDED = new RegExp(`^'+(?:${SPECIAL})`)

export function guardText(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text
}

export function unguardText(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text
}
