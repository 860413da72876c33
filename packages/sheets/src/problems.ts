import type { Operation, Text } from '#kernel/operation.ts'

/** Why a whole file is refused. The same shape as an operation's refusals, so that operations list them as they are. */
export const SHEET_REFUSALS = {
  'sheet.not_a_workbook': { zh: '这不是 Excel 工作簿（.xlsx）或 CSV 文件。', en: 'This is neither an Excel workbook (.xlsx) nor a CSV file.', status: 422 },
  'sheet.old_format': {
    zh: '这是旧版 Excel 格式（.xls 或 .xlsb）。请在 Excel 或 WPS 中另存为 .xlsx 后重新上传。',
    en: 'This is an old Excel format (.xls or .xlsb). Save it as .xlsx in Excel or WPS and upload it again.',
    status: 422,
  },
  'sheet.encrypted': { zh: '文件有打开密码，请取消密码后重新上传。', en: 'The file is protected by a password. Remove it and upload again.', status: 422 },
  'sheet.has_macros': { zh: '文件含有宏，请另存为不含宏的 .xlsx。', en: 'The file contains macros. Save it as .xlsx without macros.', status: 422 },
  'sheet.damaged': { zh: '文件已损坏，无法读取（{place}）。', en: 'The file is damaged and cannot be read ({place}).', status: 422 },
  'sheet.too_large': { zh: '文件解压后超过上限（{limit}）。', en: 'Unpacked, the file is larger than allowed ({limit}).', status: 413 },
  'sheet.too_many_rows': {
    zh: '超过 {limit} 行，请拆分后分批导入。',
    en: 'There are more than {limit} rows. Split the file and import it in parts.',
    status: 413,
  },
  'sheet.header_not_found': {
    zh: '没有找到“{ledger}”的表头。应包含这些列：{expected}。请使用下载的模板。',
    en: 'No header of "{ledger}" was found. These columns are expected: {expected}. Use the template.',
    status: 422,
  },
  'sheet.column_missing': { zh: '缺少必填列：{columns}。', en: 'Required columns are missing: {columns}.', status: 422 },
  'sheet.column_twice': {
    zh: '列“{column}”出现了两次（{places}），请只保留一列。',
    en: 'The column "{column}" appears twice ({places}). Keep one.',
    status: 422,
  },
} as const satisfies Operation['refusals']

export type SheetRefusalCode = keyof typeof SHEET_REFUSALS

/** Why one cell is refused. */
export const CELL_PROBLEMS = {
  required: { zh: '必填', en: 'Must be filled in' },
  formula: { zh: '不接受公式，请改为数值或文字', en: 'Formulas are not accepted; enter the value' },
  excel_error: { zh: '单元格是错误值 {value}', en: 'The cell holds the error {value}' },
  cell_too_long: { zh: '单元格内容有 {length} 个字符，超过上限 {limit}', en: 'The cell holds {length} characters, more than {limit}' },
  text_too_long: { zh: '最多 {limit} 个字', en: 'At most {limit} characters' },
  forbidden_characters: { zh: '含有不允许的控制字符', en: 'Contains control characters that are not allowed' },
  digits_lost: {
    zh: '超过 15 位的数字已被 Excel 改变，请把该列设为文本格式后重新填写',
    en: 'Excel has altered a number of more than 15 digits; format the column as text and enter it again',
  },
  number_expected: { zh: '应为数字', en: 'A number is expected' },
  integer_expected: { zh: '应为整数', en: 'A whole number is expected' },
  too_small: { zh: '不能小于 {limit}', en: 'Must not be less than {limit}' },
  too_big: { zh: '不能大于 {limit}', en: 'Must not be greater than {limit}' },
  date_expected: { zh: '应为日期，如 2026-11-23', en: 'A date is expected, such as 2026-11-23' },
  date_out_of_range: { zh: '日期应在 1900 年至 2199 年之间', en: 'The date must lie between 1900 and 2199' },
  boolean_expected: { zh: '应为“是”或“否”', en: 'Yes or No is expected' },
  unknown_choice: { zh: '“{value}”不在可选项中：{options}', en: '"{value}" is none of the choices: {options}' },
  unknown_reference: { zh: '没有编号为“{value}”的记录', en: 'There is no record with the code "{value}"' },
  incomplete_position: { zh: '经度和纬度须同时填写', en: 'Longitude and latitude go together' },
  duplicate_code: { zh: '编号与第 {row} 行重复', en: 'The code repeats that of row {row}' },
  invalid: { zh: '内容不符合要求', en: 'The value is not acceptable' },
} as const satisfies Record<string, Text>

export type CellProblemCode = keyof typeof CELL_PROBLEMS

type Details = Readonly<Record<string, string | number>>

function fill(text: Text, details: Details): Text {
  const put = (template: string) => template.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole))
  return { zh: put(text.zh), en: put(text.en) }
}

/** A file that is refused whole. */
export class SheetProblem extends Error {
  readonly code: SheetRefusalCode
  readonly details: Details
  readonly text: Text

  constructor(code: SheetRefusalCode, details: Details = {}) {
    const text = fill(SHEET_REFUSALS[code], details)
    super(text.en)
    this.name = 'SheetProblem'
    this.code = code
    this.details = details
    this.text = text
  }
}

export interface CellError {
  /** Key of the column: `code`, `name`, a field key, `geometry.longitude`; `null` when the whole row is meant. */
  column: string | null
  code: string
  message: Text
  /** What the cell showed, shortened. */
  value: string | null
}

export function cellError(column: string | null, code: CellProblemCode, value: string | null, details: Details = {}): CellError {
  const shown = value === null ? null : value.length > 100 ? `${value.slice(0, 100)}…` : value
  return { column, code, message: fill(CELL_PROBLEMS[code], { value: shown ?? '', ...details }), value: shown }
}
