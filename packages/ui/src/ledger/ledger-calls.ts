import type { Callable } from '../api.ts'

/** One row of a ledger's list answer. */
export interface Row {
  id: string
  code: string
  name: string
  version: number
  updatedAt: string
  [key: string]: unknown
}

export interface ListAnswer {
  rows: Row[]
  nextCursor: string | null
  total: number
  /** Names of records that reference fields of the rows point to, when the server adds them. */
  names?: Record<string, string>
}

export interface DetailAnswer {
  record: Row & { createdAt: string; removedAt: string | null; extra: Record<string, unknown> }
  names: Record<string, string>
  can: { save: boolean; remove: boolean }
}

function split(name: string): [string, string] {
  const [module = '', kind = ''] = name.split('.')
  return [module, kind]
}

/** The operations of a ledger by its name (`parks.unit`), without importing its module. */
export function listOf(name: string): Callable {
  const [module, kind] = split(name)
  return { name: `${module}.${kind}List`, kind: 'query', scope: 'park' }
}

export function detailOf(name: string): Callable {
  const [module, kind] = split(name)
  return { name: `${module}.${kind}`, kind: 'query', scope: 'park' }
}

export function commandOf(verb: 'save' | 'remove' | 'restore', name: string): Callable {
  const [module, kind] = split(name)
  return { name: `${module}.${verb}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, kind: 'command', scope: 'park' }
}
