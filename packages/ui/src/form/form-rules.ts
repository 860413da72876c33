import type { Field } from '#kernel/ledger.ts'
import type { Translate } from '../i18n.ts'

export type Fields = Readonly<Record<string, Field>>
export type Values = Readonly<Record<string, unknown>>
export type Errors = Readonly<Record<string, string>>

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g

/** What people paste: full-width digits and letters become half-width, outer blanks go. */
export function tidy(text: string): string {
  return text.replace(FULL_WIDTH, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0))).trim()
}

/** `１，２３４．５ ㎡` typed or pasted → 1234.5; NaN when it is no number. */
export function parseNumber(raw: unknown): number {
  if (typeof raw === 'number') return raw
  const text = tidy(String(raw)).replace(/[,，\s]/g, '')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
}

/** The value a control holds → the value that is sent. Wrong input stays as it is; `errorOf` tells why it is wrong. */
export function sentValue(field: Field, raw: unknown): unknown {
  if (isEmpty(raw)) return field.type === 'text' && field.required ? '' : null
  if (field.type === 'number' || field.type === 'integer') {
    const value = parseNumber(raw)
    return Number.isNaN(value) ? raw : value
  }
  if (field.type === 'text' || field.type === 'longText') return String(raw).trim()
  return raw
}

function isGeometry(value: unknown, types: readonly string[]): boolean {
  const shape = value as { type?: unknown; coordinates?: unknown } | null
  return typeof shape === 'object' && shape !== null && types.includes(String(shape.type)) && Array.isArray(shape.coordinates)
}

/** Why a value cannot be sent, in words with a remedy; undefined when it can. */
export function errorOf(field: Field, raw: unknown, t: Translate): string | undefined {
  const name = t(field)
  if (isEmpty(raw)) {
    if (!field.required) return undefined
    const isChoice = field.type === 'choice' || field.type === 'choices' || field.type === 'reference' || field.type === 'boolean'
    return t(isChoice ? 'form.requiredChoice' : 'form.required', { name })
  }
  const value = sentValue(field, raw)
  switch (field.type) {
    case 'text': {
      const length = String(value).length
      const limit = field.max ?? 200
      return length > limit ? t('form.tooLong', { name, limit, length }) : undefined
    }
    case 'number':
    case 'integer': {
      if (typeof value !== 'number') return t(field.type === 'number' ? 'form.notNumber' : 'form.notInteger', { name })
      if (field.type === 'integer' && !Number.isInteger(value)) return t('form.notInteger', { name })
      if (field.min !== undefined && value < field.min) return t('form.tooSmall', { name, limit: field.min })
      if (field.max !== undefined && value > field.max) return t('form.tooBig', { name, limit: field.max })
      return undefined
    }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) && !Number.isNaN(Date.parse(String(value))) ? undefined : t('form.notDate', { name })
    case 'geometry':
      return isGeometry(value, field.geometry) ? undefined : t('form.notGeometry', { name })
    default:
      return undefined
  }
}

export function sentValues(fields: Fields, raw: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, sentValue(field, raw[key])]))
}

export function errorsOf(fields: Fields, raw: Values, t: Translate): Errors {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const error = errorOf(field, raw[key], t)
      return error ? [[key, error]] : []
    }),
  )
}

/** Errors of the server by field: `record.areaM2` belongs to the field `areaM2`. Others are kept under an empty key. */
export function serverErrors(fields: Fields, errors: readonly { path: string; message: string }[], t: Translate): Errors {
  const found: Record<string, string> = {}
  for (const { path, message } of errors) {
    const key = path.split('.').find((part) => Object.hasOwn(fields, part)) ?? ''
    const field = fields[key]
    found[key] ??= /[\u4e00-\u9fff]/.test(message) || !field ? message : t('form.invalid', { name: t(field) })
  }
  return found
}

export interface Difference {
  key: string
  mine: unknown
  theirs: unknown
  /** What is kept unless the user decides otherwise: what I did not touch is theirs. */
  keeps: 'mine' | 'theirs'
}

/** Where two edits of the same record disagree. `base` is the record both started from. */
export function differences(fields: Fields, base: Values, mine: Values, theirs: Values): Difference[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
  return Object.keys(fields)
    .filter((key) => !same(mine[key], theirs[key]))
    .map((key) => ({ key, mine: mine[key], theirs: theirs[key], keeps: same(mine[key], base[key]) ? 'theirs' : 'mine' }))
}
