import type { Geometry } from '#kernel/ledger.ts'

export type Position = readonly number[]

/** A GeoJSON feature as IMDF uses it: `feature_type` beside `type`, properties never null. */
export interface ImdfFeature {
  id: string
  type: 'Feature'
  feature_type: string
  geometry: { type: string; coordinates: unknown } | null
  properties: Record<string, unknown>
  [member: string]: unknown
}

/** One ledger record of the plan. `fields` holds the ledger's field keys, `extra` what IMDF carried and the ledger has no field for. */
export interface PlanRecord {
  id: string
  code: string
  name: string
  fields: Record<string, unknown>
  extra: Record<string, unknown>
}

export interface PlanAddress {
  id: string
  address: string
  locality: string
  province: string | null
  country: string
  postalCode: string | null
  extra: Record<string, unknown>
}

/** The park as a whole: its boundary, name and address. */
export interface PlanVenue {
  id: string
  name: string
  geometry: Geometry | null
  displayPoint: { type: 'Point'; coordinates: Position } | null
  address: PlanAddress | null
  extra: Record<string, unknown>
}

/** What an archive held beyond venue and ledgers, kept so that an export gives it back unchanged. JSON throughout. */
export interface PassThrough {
  manifest: Record<string, unknown>
  /** Foreign members of feature collections by file name. */
  collections: Record<string, Record<string, unknown>>
  /** Features of types that are not ledgers, by file name. */
  features: Record<string, ImdfFeature[]>
  /** Other files of the archive, base64 by path. */
  files: Record<string, string>
}

export interface ParkPlan {
  venue: PlanVenue | null
  /** Records by ledger name, e.g. `parks.unit`. */
  features: Record<string, PlanRecord[]>
  passThrough: PassThrough
}

export function emptyPassThrough(): PassThrough {
  return { manifest: {}, collections: {}, features: {}, files: {} }
}

export function emptyPlan(): ParkPlan {
  return { venue: null, features: {}, passThrough: emptyPassThrough() }
}

/** Equal as JSON, whatever the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
}

export function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
