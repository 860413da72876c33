import type { SearchState } from '#ui/url-state.ts'

export interface AuditFilters {
  from?: string
  until?: string
  actorId?: string
  action?: string
  operation?: string
  ledger?: string
  recordId?: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const KEYS = ['actorId', 'action', 'operation', 'ledger', 'recordId'] as const

/** The filters in the address line as the operation takes them: days are whole days of the Shanghai calendar. */
export function filtersOf(url: SearchState): AuditFilters {
  const filters: AuditFilters = {}
  if (DAY.test(String(url.from ?? ''))) filters.from = `${String(url.from)}T00:00:00+08:00`
  if (DAY.test(String(url.until ?? ''))) filters.until = new Date(Date.parse(`${String(url.until)}T00:00:00+08:00`) + 86_400_000).toISOString()
  for (const key of KEYS) if (typeof url[key] === 'string' && url[key] !== '') filters[key] = url[key]
  return filters
}

export interface Difference {
  field: string
  before: unknown
  after: unknown
}

/** Bookkeeping of every row; says nothing about what a person changed. */
const SILENT = new Set(['updated_at', 'created_at', 'version', 'search'])

/** What differs between two states of a row, field by field; a new or removed row shows all of it. */
export function differencesOf(before: Readonly<Record<string, unknown>> | null, after: Readonly<Record<string, unknown>> | null): Difference[] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((key) => !SILENT.has(key))
  return keys
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after))
}
