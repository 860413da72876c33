import type { Field, Ledger } from '#kernel/ledger.ts'
import { CopyableId } from '../CopyableId.tsx'
import type { Fields } from '../form/form-rules.ts'
import { formatField, formatRelative, formatTime, isNumeric, unitText } from '../format.ts'
import type { Column, Condition } from '../list/list-declaration.ts'
import { type Locale, locale } from '../locale.ts'
import { words } from '../words.ts'
import type { Row } from './ledger-calls.ts'

/** Every field of a record as a form shows it: code and name, then the declared ones. */
export function formFields(ledger: Ledger): Fields {
  return {
    code: { type: 'text', ...words.code, required: true, max: 64 },
    name: { type: 'text', ...words.name, required: true, max: 200 },
    ...ledger.fields,
  }
}

/** The header of a field: its name, with the unit behind. */
export function fieldTitle(field: Field): { zh: string; en: string } {
  const unit = (to: Locale) => ('unit' in field && field.unit ? unitText(field.unit, to) : '')
  return { zh: unit('zh') ? `${field.zh}（${unit('zh')}）` : field.zh, en: unit('en') ? `${field.en} (${unit('en')})` : field.en }
}

/** Columns besides name, code and time that are shown at first; the rest wait in the column settings. */
const SHOWN_FIELDS = 6

export function ledgerColumns(ledger: Ledger, names: Readonly<Record<string, string>>): Column<Row>[] {
  const fields = Object.entries(ledger.fields).filter(([, field]) => field.type !== 'geometry' && field.type !== 'longText')
  return [
    { key: 'name', title: words.name, isSortable: true, cell: (row) => row.name },
    { key: 'code', title: words.code, isSortable: true, cell: (row) => <CopyableId text={row.code} /> },
    ...fields.map(
      ([key, field], at): Column<Row> => ({
        key,
        title: fieldTitle(field),
        isNumber: isNumeric(field),
        isSortable: field.type !== 'choices' && field.type !== 'reference',
        ...(field.detailOnly || at - fields.slice(0, at).filter(([, one]) => one.detailOnly).length >= SHOWN_FIELDS ? { isExtra: true as const } : {}),
        cell: (row) => formatField(field, row[key], locale(), names),
      }),
    ),
    {
      key: 'updatedAt',
      title: words.updatedAt,
      isSortable: true,
      cell: (row) => (
        <time dateTime={row.updatedAt} title={formatTime(row.updatedAt, 'second')}>
          {formatRelative(row.updatedAt)}
        </time>
      ),
    },
  ]
}

/** Choices first, then dates and numbers: what lists are usually narrowed by. References come last: their search box is code fetched on demand. */
export function ledgerConditions(ledger: Ledger): Condition[] {
  const weight = (field: Field) => ['choice', 'choices', 'boolean', 'date', 'integer', 'number', 'reference'].indexOf(field.type)
  return Object.entries(ledger.fields)
    .filter(([, field]) => weight(field) !== -1)
    .map(([key, field]) => ({ key, field }))
    .sort((a, b) => weight(a.field) - weight(b.field))
}

/** `建筑` / `building`: one record of the ledger inside a sentence. */
export function nounOf(ledger: Ledger): { zh: string; en: string } {
  return { zh: ledger.title.zh, en: ledger.title.en.toLowerCase() }
}
