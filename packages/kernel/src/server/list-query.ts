import { type RawBuilder, sql } from 'kysely'
import { queryBigrams } from '#codes/bigrams.ts'
import { columnOf, type Field, type Filter } from '../ledger.ts'
import { Refusal } from '../operation.ts'
import type { Db } from './database.ts'

/** A column a list may be filtered and sorted by; `expression` is trusted SQL, never user text. */
export interface ListColumn {
  expression: RawBuilder<unknown>
  type: Field['type']
}

export interface ListSpec {
  /** `schema.table`, for the search function and the default order. */
  table: string
  columns: ReadonlyMap<string, ListColumn>
  defaultSort: string
  /** Always-on conditions besides the park. */
  where?: RawBuilder<unknown>[]
}

export interface ListRequest {
  parkId: string
  search?: string | undefined
  filters?: readonly Filter[] | undefined
  sort?: string | undefined
  cursor?: string | undefined
  limit: number
}

function columnFor(spec: ListSpec, name: string): ListColumn {
  const column = spec.columns.get(name)
  if (!column) throw new Refusal('list.unknown_column', { column: name })
  return column
}

const TEXT_CAST: Partial<Record<Field['type'], string>> = {
  number: 'double precision',
  integer: 'integer',
  date: 'date',
  boolean: 'boolean',
  reference: 'uuid',
}

function boundValue(column: ListColumn, value: unknown): RawBuilder<unknown> {
  const cast = TEXT_CAST[column.type]
  return cast ? sql`${value}::${sql.raw(cast)}` : sql`${String(value)}`
}

function badValue(filter: Filter): Refusal {
  return new Refusal('list.bad_value', { column: filter.field })
}

function isUsable(column: ListColumn, value: unknown): boolean {
  switch (column.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    case 'reference':
      return typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value)
    default:
      return typeof value === 'string' && !value.includes('\0')
  }
}

const COMPARE = { eq: '=', ne: 'is distinct from', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

function conditionOf(spec: ListSpec, filter: Filter): RawBuilder<unknown> {
  const column = columnFor(spec, filter.field)
  const { expression } = column
  if (filter.op === 'empty') return sql`${expression} is null`
  if (filter.op === 'notEmpty') return sql`${expression} is not null`
  if (filter.op === 'in') {
    if (!Array.isArray(filter.value) || !filter.value.every((value) => isUsable(column, value))) throw badValue(filter)
    const list = sql`(${sql.join(filter.value.map((value) => boundValue(column, value)))})`
    if (filter.value.length === 0) return sql`false`
    return column.type === 'choices'
      ? sql`${expression} && array[${sql.join(filter.value.map((value) => sql`${String(value)}`))}]::text[]`
      : sql`${expression} in ${list}`
  }
  if (filter.value === undefined || Array.isArray(filter.value)) throw badValue(filter)
  if (filter.op === 'contains') {
    if (typeof filter.value !== 'string' || filter.value.includes('\0')) throw badValue(filter)
    return column.type === 'choices' ? sql`${filter.value} = any (${expression})` : sql`position(lower(${filter.value}) in lower(${expression}::text)) > 0`
  }
  if (!isUsable(column, filter.value)) throw badValue(filter)
  return sql`${expression} ${sql.raw(COMPARE[filter.op])} ${boundValue(column, filter.value)}`
}

interface Cursor {
  value: unknown
  id: string
}

function readCursor(text: string): Cursor {
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    if (typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id)) return { value, id }
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('list.bad_cursor')
}

// Keyset order: value, then id; empty values last in both directions.
function afterCursor(column: ListColumn, descending: boolean, { value, id }: Cursor): RawBuilder<unknown> {
  const { expression } = column
  if (value === null) return sql`(${expression} is null and t.id > ${id})`
  if (column.type !== 'text' && !isUsable(column, value) && typeof value !== 'string') throw new Refusal('list.bad_cursor')
  const edge = boundValue(column, value)
  return sql`(${expression} ${sql.raw(descending ? '<' : '>')} ${edge} or (${expression} = ${edge} and t.id > ${id}) or ${expression} is null)`
}

/** One page of a list and the total of what is filtered. `select` lists trusted columns of the table, aliased `t`. */
export async function listRows<R extends { id: string }>(
  db: Db,
  spec: ListSpec,
  request: ListRequest,
  select: RawBuilder<unknown>,
): Promise<{ rows: R[]; nextCursor: string | null; total: number }> {
  const from = sql.raw(spec.table)
  const conditions: RawBuilder<unknown>[] = [
    sql`t.park_id = ${request.parkId}`,
    ...(spec.where ?? []),
    ...(request.filters ?? []).map((filter) => conditionOf(spec, filter)),
  ]
  const grams = request.search ? queryBigrams(request.search) : []
  if (request.search && grams.length === 0) conditions.push(sql`false`)
  else if (grams.length) conditions.push(sql`t.id in (select kernel.search_ids(${spec.table}::regclass, ${request.parkId}, ${grams}::text[]))`)
  const sort = request.sort ?? spec.defaultSort
  const descending = sort.startsWith('-')
  const column = columnFor(spec, sort.replace(/^-/, ''))
  const where = sql.join(conditions, sql` and `)
  const paged = request.cursor ? sql`${where} and ${afterCursor(column, descending, readCursor(request.cursor))}` : where
  const order = sql`${column.expression} ${sql.raw(descending ? 'desc nulls last' : 'asc nulls last')}, t.id`
  const page = sql<
    R & { sort_value: unknown }
  >`select ${select}, ${column.expression} as sort_value from ${from} t where ${paged} order by ${order} limit ${request.limit + 1}`.execute(db)
  const counted = sql<{ total: string }>`select count(*) as total from ${from} t where ${where}`.execute(db)
  const [{ rows }, count] = await Promise.all([page, counted])
  const shown = rows.slice(0, request.limit)
  const last = rows.length > request.limit ? shown[shown.length - 1] : undefined
  const nextCursor = last
    ? Buffer.from(JSON.stringify([last.sort_value instanceof Date ? last.sort_value.toISOString() : last.sort_value, last.id])).toString('base64url')
    : null
  return { rows: shown, nextCursor, total: Number(count.rows[0]?.total ?? 0) }
}

/**
 * Columns of a ledger by field key, with `code`, `name`, `updatedAt` and `createdAt`. A field the reader sees masked is no column:
 * filters and cursors would tell it.
 */
export function ledgerColumns(fields: Readonly<Record<string, Field>>, isClear: (key: string, field: Field) => boolean = () => true): Map<string, ListColumn> {
  const columns = new Map<string, ListColumn>([
    ['id', { expression: sql`t.id`, type: 'reference' }],
    ['code', { expression: sql`t.code`, type: 'text' }],
    ['name', { expression: sql`t.name`, type: 'text' }],
    ['updatedAt', { expression: sql`date_trunc('milliseconds', t.updated_at)`, type: 'text' }],
    ['createdAt', { expression: sql`date_trunc('milliseconds', t.created_at)`, type: 'text' }],
  ])
  for (const [key, field] of Object.entries(fields))
    if (field.type !== 'geometry' && (!field.personal || isClear(key, field))) columns.set(key, { expression: sql.raw(`t.${columnOf(key)}`), type: field.type })
  return columns
}
