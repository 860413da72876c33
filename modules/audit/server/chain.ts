import { createHmac } from 'node:crypto'

/** The chain of entries that belong to no park. */
export const NO_PARK = '00000000-0000-0000-0000-000000000000'

/**
 * What is chained of an entry, as one text that PostgreSQL writes the same way every time: a row in parentheses, texts quoted, empty
 * and missing values told apart. Needs `set TimeZone = UTC` and `DateStyle = ISO`.
 */
export const ENTRY_TEXT =
  'row(e.id, e.park_id, e.at, e.actor_id, e.actor_name, e.actor_roles, e.session_id, e.address, e.request_id, e.operation, e.reason, e.action, e.table_name, e.record_id, e.before, e.after)::text'
export const ENTRY_FORMAT =
  "set local TimeZone = 'UTC'; set local DateStyle = 'ISO, YMD'; set local IntervalStyle = 'postgres'; set local extra_float_digits = 1"
export const CHAIN = `coalesce(e.park_id, '${NO_PARK}')`

/** Hash before the first entry of a chain; bound to its park, so that chains can't be exchanged. */
export function chainStart(key: Buffer, parkId: string): Buffer {
  return createHmac('sha256', key).update(`start ${parkId}`).digest()
}

/** HMAC-SHA-256 over the previous hash, the position and the entry's text. */
export function linkHash(key: Buffer, previous: Buffer, position: bigint, text: Buffer | string): Buffer {
  return createHmac('sha256', key).update(previous).update(`${position}\n`).update(text).digest()
}
