import type { Field, Ledger } from '#kernel/ledger.ts'
import type { Text } from '#kernel/operation.ts'

/** One column of a ledger in a sheet. A Point field takes two columns; other geometry has none (it comes with the plan). */
export interface SheetColumn extends Text {
  /** `code`, `name`, a field's key, or `<key>.longitude` and `<key>.latitude`. */
  key: string
  /** Key of the record's property. */
  property: string
  field: Field
  unit?: string
  required: boolean
  part?: 'longitude' | 'latitude'
}

const CODE: Field = {
  type: 'text',
  max: 64,
  required: true,
  zh: '编号',
  en: 'Code',
  help: { zh: '园区内唯一；编号相同视为更新', en: 'Unique in the park; an existing code is updated' },
}
const NAME: Field = { type: 'text', max: 200, required: true, zh: '名称', en: 'Name' }
const ALIASES: Readonly<Record<string, readonly string[]>> = { code: ['编码', '代码', '代号'], name: ['名字'] }
const UNITS: Readonly<Record<string, string>> = {
  person: '人',
  people: '人',
  day: '天',
  days: '天',
  month: '月',
  months: '个月',
  year: '年',
  years: '年',
  hour: '小时',
  minute: '分钟',
}

/** The unit as a Chinese header shows it. */
export function unitLabel(unit: string): string {
  return UNITS[unit] ?? unit
}

function columnsOfField(property: string, field: Field): SheetColumn[] {
  const required = field.required === true
  const { zh, en } = field
  if (field.type !== 'geometry') return [{ key: property, property, field, zh, en, required, ...('unit' in field && field.unit ? { unit: field.unit } : {}) }]
  if (!field.geometry.includes('Point')) return []
  return [
    { key: `${property}.longitude`, property, field, zh: '经度', en: 'Longitude', unit: '°', required, part: 'longitude' },
    { key: `${property}.latitude`, property, field, zh: '纬度', en: 'Latitude', unit: '°', required, part: 'latitude' },
  ]
}

/** The columns of a ledger in the order of its declaration, code and name first. */
export function sheetColumns(of: Ledger): SheetColumn[] {
  const fields: [string, Field][] = [['code', CODE], ['name', NAME], ...Object.entries(of.fields)]
  const columns = fields.flatMap(([key, field]) => columnsOfField(key, field))
  // Two positions in one ledger are told apart by the label of their field.
  const positions = new Set(columns.filter((column) => column.part).map((column) => column.property))
  if (positions.size < 2) return columns
  return columns.map((column) =>
    column.part ? { ...column, zh: `${column.field.zh}${column.zh}`, en: `${column.field.en} ${column.en.toLowerCase()}` } : column,
  )
}

/** `建筑面积 (m²) *` */
export function headerText(column: SheetColumn, language: 'zh' | 'en' = 'zh'): string {
  const unit = column.unit === undefined ? '' : ` (${language === 'zh' ? unitLabel(column.unit) : column.unit})`
  return `${column[language]}${unit}${column.required ? ' *' : ''}`
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*_:：、，,.。]/gu, '')
}

/** Header texts are compared without width, case, blanks, `*` and, when nothing matches with it, the unit in brackets at the end. */
function spellings(text: string): string[] {
  const whole = fold(text)
  const bare = fold(text.normalize('NFKC').replace(/\s*\*?\s*[([【（][^()[\]【】（）]*[)\]】）]\s*\*?\s*$/u, ''))
  return bare === whole || bare === '' ? [whole] : [whole, bare]
}

/** Finds the column a header text stands for, by its Chinese or English label or its key. */
export function headerMatcher(columns: readonly SheetColumn[]): (text: string) => SheetColumn | null {
  const known = new Map<string, SheetColumn>()
  for (const column of columns) {
    const names = [column.zh, column.en, headerText(column, 'zh'), headerText(column, 'en'), column.key, ...(ALIASES[column.key] ?? [])]
    for (const name of names) if (!known.has(fold(name))) known.set(fold(name), column)
  }
  return (text) => {
    for (const spelling of spellings(text)) {
      const column = known.get(spelling)
      if (column) return column
    }
    return null
  }
}

/** `0` → `A`, `27` → `AB`. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
