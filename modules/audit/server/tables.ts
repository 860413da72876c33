// Generated from the migrations by `npm run generate`; do not edit.

/** A row of audit.entry. */
export interface EntryRow {
  id: string
  park_id: string | null
  at: Date
  actor_id: string | null
  actor_name: string | null
  actor_roles: string | null
  session_id: string | null
  address: string | null
  request_id: string | null
  operation: string | null
  reason: string | null
  action: string
  table_name: string | null
  record_id: string | null
  before: unknown | null
  after: unknown | null
  chain_position: string | null
  chain_hash: Buffer | null
}
