import type { Field } from '#kernel/ledger.ts'
import { masked } from '#kernel/server/ledger-rows.ts'

const HIDDEN = '***'
// Geometry and long texts make a trail unreadable; the entry keeps them whole.
const LONGEST = 2_000

/** A value of an entry as people see it. `isKeeper`: keeps the ledger, so personal (not sensitive) values are clear to them. */
export function shownValue(of: { key: string; field: Field } | undefined, value: unknown, isKeeper: boolean): unknown {
  if (value === null || value === undefined) return null
  if (of?.field.personal === 'sensitive') return HIDDEN
  if (of?.field.personal && !isKeeper) return value === HIDDEN ? value : masked(of.key, value)
  return typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value
}
