import type { Field } from '#kernel/ledger.ts'
import type { Shown } from '#standard/finding.ts'
import { translate } from './i18n.ts'
import { type Locale, locale } from './locale.ts'

/** What stands for "nothing recorded" everywhere. */
export const EMPTY = '--'

// The park's clock is China's, whatever the machine's zone is.
const ZONE = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function split(when: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(when).map((part) => [part.type, part.value]))
}

/** `1,234.5`; a fixed number of decimals when given. */
export function formatNumber(value: number | null | undefined, decimals?: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return EMPTY
  const digits = decimals === undefined ? { maximumFractionDigits: 3 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return value.toLocaleString('en-US', digits)
}

/** Amount in fen → `¥1,234.50`. */
export function formatMoney(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return EMPTY
  const sign = fen < 0 ? '-' : ''
  return `${sign}¥${formatNumber(Math.abs(fen) / 100, 2)}`
}

/** ISO date or time → `2026-11-23`, Shanghai calendar. */
export function formatDate(value: string | Date | null | undefined): string {
  if (!value) return EMPTY
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  const when = new Date(value)
  if (Number.isNaN(when.getTime())) return EMPTY
  const p = split(when)
  return `${p.year}-${p.month}-${p.day}`
}

/** ISO time → `2026-11-23 16:40`, with seconds on request. */
export function formatTime(value: string | Date | null | undefined, precision: 'minute' | 'second' = 'minute'): string {
  if (!value) return EMPTY
  const when = new Date(value)
  if (Number.isNaN(when.getTime())) return EMPTY
  const p = split(when)
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}${precision === 'second' ? `:${p.second}` : ''}`
}

/** For messages only: 刚刚 / N 分钟前 / N 小时前 / `11-23 16:40`, with the year once a year has passed. */
export function formatRelative(value: string | Date | null | undefined, now: Date = new Date(), to: Locale = locale()): string {
  if (!value) return EMPTY
  const when = new Date(value)
  if (Number.isNaN(when.getTime())) return EMPTY
  const minutes = Math.floor((now.getTime() - when.getTime()) / 60_000)
  if (minutes >= 0 && minutes < 1) return translate('time.justNow', to)
  if (minutes >= 1 && minutes < 60) return translate('time.minutes', to, { n: minutes })
  if (minutes >= 60 && minutes < 24 * 60) return translate('time.hours', to, { n: Math.floor(minutes / 60) })
  const full = formatTime(when)
  return Math.abs(minutes) < 365 * 24 * 60 ? full.slice(5) : full
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const [value, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'KB'] : [bytes / 1024 ** 2, 'MB']
  return `${formatNumber(Math.round(value * 10) / 10)} ${unit}`
}

const UNITS: Readonly<Record<string, { zh: string; en: string }>> = {
  person: { zh: '人', en: 'people' },
  people: { zh: '人', en: 'people' },
  day: { zh: '天', en: 'days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
  bed: { zh: '床', en: 'beds' },
  household: { zh: '户', en: 'households' },
  place: { zh: '个', en: 'places' },
  piece: { zh: '件', en: 'pieces' },
  '1': { zh: '', en: '' },
}

export function unitText(unit: string | undefined, to: Locale = locale()): string {
  if (!unit) return ''
  return UNITS[unit]?.[to] ?? unit
}

/** A measured or required value of a finding. Codes are translated by `codes`. */
export function formatShown(
  shown: Shown | null | undefined,
  to: Locale = locale(),
  codes?: (code: string, args?: Record<string, string | number>) => string,
): string {
  if (!shown) return EMPTY
  if ('code' in shown) return codes?.(shown.code, shown.args) ?? shown.code
  return `${formatNumber(shown.value)} ${unitText(shown.unit, to)}`.trim()
}

/** Whether numbers of this field line up at the right. */
export function isNumeric(field: Field): boolean {
  return field.type === 'number' || field.type === 'integer'
}

/** The text of one value of a ledger field; `names` resolves references. Units stand in the header, not here. */
export function formatField(field: Field, value: unknown, to: Locale = locale(), names: Readonly<Record<string, string>> = {}): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return EMPTY
  switch (field.type) {
    case 'number':
      return typeof value === 'number' ? formatNumber(value, undefined) : String(value)
    case 'integer':
      return formatNumber(Number(value), 0)
    case 'boolean':
      return translate(value ? 'yes' : 'no', to)
    case 'date':
      return formatDate(String(value))
    case 'choice':
      return field.options[String(value)]?.[to] ?? String(value)
    case 'choices':
      return (value as string[]).map((key) => field.options[key]?.[to] ?? key).join(to === 'zh' ? '、' : ', ')
    case 'reference':
      return names[String(value)] ?? `${String(value).slice(0, 8)}…`
    case 'geometry':
      return String((value as { type?: string }).type ?? EMPTY)
    default:
      return String(value)
  }
}

/** `张*`, `王*明`: first and last character stay. */
export function maskName(name: string): string {
  const letters = [...name]
  if (letters.length <= 1) return name
  if (letters.length === 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}

/** `186****1402`. */
export function maskPhone(phone: string): string {
  return phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`
}

/** Identity card: first six and last four. */
export function maskId(id: string): string {
  return id.length < 10 ? '*'.repeat(id.length) : `${id.slice(0, 6)}${'*'.repeat(id.length - 10)}${id.slice(-4)}`
}
