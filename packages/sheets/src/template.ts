import { type CellValue, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { Ledger } from '#kernel/ledger.ts'
import { headerText, type SheetColumn, sheetColumns, unitLabel } from './columns.ts'
import { type Dictionary, dictionarySheet, type ReferenceNames, validationOf } from './dictionary.ts'
import { cellText } from './escape.ts'
import { SAMPLE_MARK } from './read.ts'
import { bold, heading, requiredHeading, sample, wrapped } from './styles.ts'

/** Empty rows that carry the columns' formats, so that codes typed into them keep their leading zeros. */
const FORMATTED_ROWS = 1_000

export interface TemplateOptions {
  /** Records that reference fields may point to, by ledger name. */
  references?: ReferenceNames
}

/** Number format of a column's cells. Text keeps what is typed as it is. */
export function formatOf(column: SheetColumn): string | undefined {
  const { field } = column
  if (field.type === 'date') return 'yyyy-mm-dd'
  return field.type === 'number' || field.type === 'integer' || field.type === 'geometry' ? undefined : '@'
}

function displayWidth(text: string): number {
  return [...text].reduce((width, c) => width + (c.charCodeAt(0) > 0xff ? 2 : 1), 0)
}

export function sheetColumnDef(column: SheetColumn): ColumnDef {
  const least = column.field.type === 'longText' || column.key === 'name' ? 30 : 14
  const format = formatOf(column)
  return { width: Math.min(60, Math.max(least, displayWidth(headerText(column)) + 4)), ...(format === undefined ? {} : { numFmt: format }) }
}

function ruleOf(column: SheetColumn): { zh: string; en: string } {
  const { field } = column
  const unit = column.unit === undefined ? { zh: '', en: '' } : { zh: `，单位 ${unitLabel(column.unit)}`, en: `, in ${column.unit}` }
  if (column.part) return { zh: 'WGS-84 坐标，十进制度', en: 'WGS-84, decimal degrees' }
  switch (field.type) {
    case 'number':
      return { zh: `数字${unit.zh}`, en: `Number${unit.en}` }
    case 'integer':
      return { zh: `整数${unit.zh}`, en: `Whole number${unit.en}` }
    case 'boolean':
      return { zh: '是 或 否', en: 'Yes or No' }
    case 'date':
      return { zh: '日期，如 2026-11-23', en: 'Date, e.g. 2026-11-23' }
    case 'choice':
      return { zh: '从下拉列表中选一项', en: 'One of the list' }
    case 'choices':
      return { zh: '可填多项，用、隔开，选项见“字典”', en: 'One or more of the dictionary, separated by 、' }
    case 'reference':
      return { zh: '填写对方记录的编号，见“字典”', en: "The other record's code, see the dictionary" }
    case 'text':
      return { zh: `文字，最多 ${field.max ?? 200} 字`, en: `Text, at most ${field.max ?? 200} characters` }
    default:
      return { zh: '文字', en: 'Text' }
  }
}

function sampleValue(column: SheetColumn, of: Ledger, references: ReferenceNames): CellValue {
  const { field } = column
  if (column.key === 'code') return `${SAMPLE_MARK}（本行不导入）`
  if (column.key === 'name') return `${of.title.zh}一`
  if (column.part) return column.part === 'longitude' ? 120.2693 : 30.8382
  switch (field.type) {
    case 'number':
    case 'integer':
      return Math.min(field.max ?? 10, Math.max(field.min ?? 10, 10))
    case 'boolean':
      return '是'
    case 'date':
      return new Date(Date.UTC(2026, 10, 23))
    case 'choice':
      return Object.values(field.options)[0]?.zh ?? null
    case 'choices':
      return Object.values(field.options)
        .slice(0, 2)
        .map((text) => text.zh)
        .join('、')
    case 'reference':
      return references[field.ledger]?.[0]?.code ?? null
    default:
      return null
  }
}

function instructionSheet(of: Ledger, columns: readonly SheetColumn[]): WriteSheet {
  const zh = [
    `1. 在“${of.title.zh}”表中填写，一行一条。带 * 的黄色列必填。`,
    '2. 示例行（编号以“示例”开头）不会导入，可以保留。',
    '3. 编号相同的记录会被更新，不会重复；编号不存在的会新建。',
    '4. 有下拉箭头的列请从列表中选择；全部选项见“字典”表。',
    '5. 日期可写作 2026-11-23、2026/11/23、20261123 或 2026年11月23日。请勿使用公式。',
    '6. 请勿改动表头。可以删除不需要的非必填列，也可以调整列的顺序。',
  ]
  const en = [
    `1. Fill in the sheet "${of.title.zh}", one record a row. Yellow columns marked * are required.`,
    '2. The sample row (its code begins with 示例) is not imported.',
    '3. A record whose code exists is updated, never doubled; any other is added.',
    '4. Pick from the list where a column has one; the dictionary sheet shows all choices.',
    '5. Dates may be written 2026-11-23, 2026/11/23, 20261123 or 2026年11月23日. Do not use formulas.',
    '6. Keep the header. Columns that are not required may be deleted, and columns may be moved.',
  ]
  const table = columns.map((column) => {
    const rule = ruleOf(column)
    const help = column.field.help
    return [column.zh, column.required ? '必填' : '', help ? `${rule.zh}；${help.zh}` : rule.zh, column.en, help ? `${rule.en}. ${help.en}` : rule.en].map(
      cellText,
    )
  })
  const rows: CellValue[][] = [
    [`${of.title.zh} 导入模板`],
    ...zh.map((line) => [line]),
    [],
    [`${of.title.en}: import template`],
    ...en.map((line) => [line]),
    [],
    ['列', '必填', '填写要求', 'Column', 'How to fill it in'],
    ...table,
  ]
  const head = rows.length - table.length - 1
  const cells = new Map([0, zh.length + 2].map((row) => [`${row},0`, { style: bold }]))
  for (let x = 0; x < 5; x++) cells.set(`${head},${x}`, { style: heading })
  for (let y = 0; y < table.length; y++) for (const x of [2, 4]) cells.set(`${head + 1 + y},${x}`, { style: wrapped })
  return { name: '说明', columns: [{ width: 28 }, { width: 8 }, { width: 60 }, { width: 30 }, { width: 60 }], rows, cells }
}

/** The name of a sheet may not hold these characters nor be longer than 31. */
export function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)
}

export function ledgerHeader(columns: readonly SheetColumn[]): NonNullable<WriteSheet['cells']> {
  return new Map(
    columns.map((column, x) => {
      const rule = ruleOf(column)
      const note = [rule.zh, column.field.help?.zh, rule.en, column.field.help?.en].filter((line) => line !== undefined).join('\n')
      return [`0,${x}`, { style: column.required ? requiredHeading : heading, comment: { author: '织园', text: note } }]
    }),
  )
}

function ledgerSheet(of: Ledger, columns: readonly SheetColumn[], references: ReferenceNames, dictionary: Dictionary): WriteSheet {
  const cells = ledgerHeader(columns)
  const blank = columns.map(() => null)
  const values = columns.map((column) => sampleValue(column, of, references))
  for (const [x, column] of columns.entries()) {
    const format = formatOf(column)
    cells.set(`1,${x}`, { style: format === undefined ? sample : { ...sample, numFmt: format } })
  }
  return {
    name: sheetName(of.title.zh),
    columns: columns.map(sheetColumnDef),
    rows: [
      columns.map((column) => headerText(column)),
      values.map((value) => (typeof value === 'string' ? cellText(value) : value)),
      ...Array.from({ length: FORMATTED_ROWS }, () => blank),
    ],
    cells,
    freezePane: { rows: 1, columns: 2 },
    dataValidations: columns.flatMap((column, x) => validationOf(column, x, dictionary.ranges) ?? []),
  }
}

/** An .xlsx file in which people fill in records of a ledger: instructions, the ledger's sheet, and a dictionary of the choices. */
export async function templateWorkbook(of: Ledger, options: TemplateOptions = {}): Promise<Uint8Array> {
  const columns = sheetColumns(of)
  const references = options.references ?? {}
  const dictionary = dictionarySheet(columns, references)
  const sheets = [instructionSheet(of, columns), ledgerSheet(of, columns, references, dictionary)]
  if ((dictionary.sheet.columns?.length ?? 0) > 0) sheets.push(dictionary.sheet)
  return await writeXlsx({ sheets, activeSheet: 1, defaultFont: { name: '等线', size: 11 } })
}
