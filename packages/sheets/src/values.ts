import { type Field, fieldSchema, halfWidth } from '#kernel/ledger.ts'
import type { Text } from '#kernel/operation.ts'
import { CELL_LIMIT, type RawCell, shownText } from './cells.ts'
import type { SheetColumn } from './columns.ts'
import { parseDateText, serialToDate } from './dates.ts'
import { type CellError, type CellProblemCode, cellError } from './problems.ts'

/** For each ledger a reference may point to: id of the record by its code. */
export type References = Readonly<Record<string, ReadonlyMap<string, string>>>

export type Value = { value: unknown } | { error: CellError }

type Parsed = { value: unknown } | { code: CellProblemCode; details?: Record<string, string | number> }

const TRUE = new Set(['是', '有', '对', '√', '✓', 'yes', 'y', 'true', '1'])
const FALSE = new Set(['否', '无', '错', '×', 'x', 'no', 'n', 'false', '0'])
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.\d+)?(?:e[+-]?\d+)?$/
const SEPARATOR = /([、,，;；|\n])/

/** For comparing labels people type: width, case and blanks do not matter. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
}

function parseText(cell: string | number | boolean | { kind: 'date'; date: string }): Parsed {
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) return { code: 'digits_lost' }
  return { value: shownText(cell) }
}

function parseNumber(cell: RawCell, unit: string | undefined): Parsed {
  if (typeof cell === 'number') return { value: cell }
  if (typeof cell !== 'string') return { code: 'number_expected' }
  let text = cell.normalize('NFKC').replace(/\s+/gu, '').replace('\u2212', '-').toLowerCase()
  const suffix = unit ? fold(unit) : ''
  if (suffix && text.endsWith(suffix)) text = text.slice(0, -suffix.length)
  return NUMBER.test(text) ? { value: Number(text.replaceAll(',', '')) } : { code: 'number_expected' }
}

function parseDate(cell: RawCell): Parsed {
  if (typeof cell === 'object' && cell?.kind === 'date') return { value: cell.date }
  const date = typeof cell === 'boolean' ? null : parseDateText(shownText(cell))
  if (date) return { value: date }
  // A serial number whose date format got lost; small numbers are rather a year or a slip.
  const serial = typeof cell === 'number' && cell >= 20_000 && cell < 110_000 ? serialToDate(cell, false) : null
  return serial ? { value: serial } : { code: 'date_expected' }
}

function parseBoolean(cell: RawCell): Parsed {
  if (typeof cell === 'boolean') return { value: cell }
  const text = fold(shownText(cell))
  if (TRUE.has(text)) return { value: true }
  return FALSE.has(text) ? { value: false } : { code: 'boolean_expected' }
}

function labelIndex(options: Readonly<Record<string, Text>>): Map<string, string> {
  const index = new Map<string, string>()
  // Chinese first: where a label of one choice is the code of another, the label people see wins.
  for (const spelling of [(_: string, text: Text) => text.zh, (_: string, text: Text) => text.en, (code: string) => code]) {
    for (const [code, text] of Object.entries(options)) if (!index.has(fold(spelling(code, text)))) index.set(fold(spelling(code, text)), code)
  }
  return index
}

function unknownChoice(options: Readonly<Record<string, Text>>, value: string): Parsed {
  const labels = Object.values(options).map((text) => text.zh)
  return { code: 'unknown_choice', details: { value, options: labels.length > 20 ? `${labels.slice(0, 20).join('、')}…` : labels.join('、') } }
}

/** Splits at `、` and its kin, but keeps together what is one label that contains such a character. */
function parseChoices(text: string, index: Map<string, string>, options: Readonly<Record<string, Text>>): Parsed {
  const parts = text.split(SEPARATOR)
  const chosen = new Set<string>()
  for (let from = 0; from < parts.length; ) {
    let to = parts.length
    while (to > from && !index.has(fold(parts.slice(from, to).join('')))) to--
    const code = index.get(fold(parts.slice(from, to).join('')))
    if (to > from && code !== undefined) {
      chosen.add(code)
      from = to
    } else if (SEPARATOR.test(parts[from] ?? '') || (parts[from] ?? '').trim() === '') from++
    else return unknownChoice(options, (parts[from] ?? '').trim())
  }
  return { value: [...chosen] }
}

function parseReference(text: string, codes: ReadonlyMap<string, string> | undefined): Parsed {
  const id = codes?.get(text.normalize('NFC').trim()) ?? codes?.get(halfWidth(text))
  return id === undefined ? { code: 'unknown_reference' } : { value: id }
}

type Usable = string | number | boolean | { kind: 'date'; date: string }

function parserOf(column: SheetColumn, references: References): (cell: Usable) => Parsed {
  const { field } = column
  switch (field.type) {
    case 'text':
    case 'longText':
      return parseText
    case 'geometry':
      return (cell) => parseNumber(cell, '°')
    case 'number':
    case 'integer':
      return (cell) => parseNumber(cell, field.unit)
    case 'date':
      return parseDate
    case 'boolean':
      return parseBoolean
    case 'choice': {
      const index = labelIndex(field.options)
      return (cell) => {
        const code = index.get(fold(shownText(cell)))
        return code === undefined ? unknownChoice(field.options, shownText(cell)) : { value: code }
      }
    }
    case 'choices': {
      const index = labelIndex(field.options)
      return (cell) => parseChoices(shownText(cell), index, field.options)
    }
    case 'reference': {
      const codes = references[field.ledger]
      return (cell) => parseReference(shownText(cell), codes)
    }
  }
}

/** Limits are those of the ledger's own schema; this only names them. */
function schemaProblem(field: Field, issue: { code: string; message: string; minimum?: unknown; maximum?: unknown }): Parsed {
  if (issue.message === 'forbidden_characters' || issue.message === 'date_out_of_range') return { code: issue.message }
  const isText = field.type === 'text' || field.type === 'longText'
  if (issue.code === 'too_big' && issue.maximum !== undefined) return { code: isText ? 'text_too_long' : 'too_big', details: { limit: String(issue.maximum) } }
  if (issue.code === 'too_small' && issue.minimum !== undefined) return { code: isText ? 'required' : 'too_small', details: { limit: String(issue.minimum) } }
  if (field.type === 'integer') return { code: 'integer_expected' }
  return { code: 'invalid' }
}

function positionField(part: 'longitude' | 'latitude'): Field {
  const limit = part === 'longitude' ? 180 : 90
  return { type: 'number', min: -limit, max: limit, zh: '', en: '' }
}

/** Reads cells of one column as values of its field; blank is `null`, unless the column is required. */
export function valueReader(column: SheetColumn, references: References): (cell: RawCell) => Value {
  const parse = parserOf(column, references)
  const field = column.part ? positionField(column.part) : column.field
  const schema = fieldSchema(field)
  const refuse = (cell: RawCell, code: CellProblemCode, details?: Record<string, string | number>): Value => ({
    error: cellError(column.key, code, shownText(cell) || null, details),
  })

  return (cell) => {
    if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return column.required ? refuse(null, 'required') : { value: null }
    if (typeof cell === 'object' && cell.kind !== 'date') {
      if (cell.kind === 'formula') return refuse(cell, 'formula')
      if (cell.kind === 'excelError') return refuse(cell, 'excel_error')
      return refuse(cell, 'cell_too_long', { length: cell.length, limit: CELL_LIMIT })
    }
    const parsed = parse(cell)
    if ('code' in parsed) return refuse(cell, parsed.code, parsed.details)
    const checked = schema.safeParse(parsed.value)
    if (checked.success) return { value: checked.data }
    const [issue] = checked.error.issues
    const problem = issue ? schemaProblem(field, issue as Parameters<typeof schemaProblem>[1]) : { code: 'invalid' as const }
    return 'code' in problem ? refuse(cell, problem.code, problem.details) : refuse(cell, 'invalid')
  }
}
