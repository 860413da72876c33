import type { Field, Filter } from '#kernel/ledger.ts'
import type { SearchState } from '../url-state.ts'

export const PAGE_SIZES = [20, 50, 100] as const

/** What decides which rows a list shows. It lives in the address line; saved views store it without the page. */
export interface ListState {
  search: string
  filters: readonly Filter[]
  sort: string | undefined
  limit: number
  cursor: string | undefined
  page: number
}

/** Reads the state from the address line; anything malformed counts as not given. */
export function listStateOf(search: SearchState, defaults: { sort?: string | undefined; limit?: number } = {}): ListState {
  const filters = Array.isArray(search.f) ? search.f.filter(isFilter) : []
  const limit = PAGE_SIZES.find((size) => size === Number(search.n)) ?? defaults.limit ?? PAGE_SIZES[0]
  return {
    search: search.q === undefined ? '' : String(search.q),
    filters,
    sort: typeof search.s === 'string' ? search.s : defaults.sort,
    limit,
    cursor: typeof search.c === 'string' ? search.c : undefined,
    page: Math.max(1, Number(search.p) || 1),
  }
}

function isFilter(raw: unknown): raw is Filter {
  const filter = raw as Partial<Filter> | null
  return typeof filter === 'object' && filter !== null && typeof filter.field === 'string' && typeof filter.op === 'string'
}

/** The keys of the address line for a change; conditions change the rows, so the page starts over. */
export function searchOf(change: Partial<ListState>): Record<string, unknown> {
  const search: Record<string, unknown> = { c: undefined, p: undefined }
  if ('search' in change) search.q = change.search || undefined
  if ('filters' in change) search.f = change.filters?.length ? change.filters : undefined
  if ('sort' in change) search.s = change.sort
  if ('limit' in change) search.n = change.limit
  if ('cursor' in change) search.c = change.cursor
  if ('page' in change) search.p = change.page === 1 ? undefined : change.page
  return search
}

/** The sort after a click on a column: ascending, descending, none. */
export function nextSort(current: string | undefined, column: string): string | undefined {
  if (current === column) return `-${column}`
  return current === `-${column}` ? undefined : column
}

export function valueIn(filters: readonly Filter[], field: string, op?: Filter['op']): Filter['value'] {
  return filters.find((filter) => filter.field === field && (op === undefined || filter.op === op))?.value
}

/** Sets or (with an empty value) removes one condition. */
export function withFilter(filters: readonly Filter[], field: string, op: Filter['op'], value: Filter['value'] | null): Filter[] {
  const others = filters.filter((filter) => filter.field !== field || filter.op !== op)
  const isNothing = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  return isNothing ? others : [...others, { field, op, value }]
}

/** The comparison a field's single control makes. */
export function opOf(field: Field): Filter['op'] {
  return field.type === 'text' || field.type === 'longText' || field.type === 'choices' ? 'contains' : 'eq'
}

export function isRange(field: Field): boolean {
  return field.type === 'number' || field.type === 'integer' || field.type === 'date'
}

/** Same rows? Order of conditions does not matter, the page does not either. */
export function isSameQuery(a: Pick<ListState, 'search' | 'filters' | 'sort'>, b: Pick<ListState, 'search' | 'filters' | 'sort'>): boolean {
  const of = (state: typeof a) => JSON.stringify([state.search, [...state.filters].map((filter) => JSON.stringify(filter)).sort(), state.sort ?? null])
  return of(a) === of(b)
}
