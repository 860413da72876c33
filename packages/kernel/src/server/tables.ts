// Generated from the migrations by `npm run generate`; do not edit.

/** A row of kernel.idempotency. */
export interface IdempotencyRow {
  user_id: string
  key: string
  operation: string
  request_hash: Buffer
  response: unknown | null
  created_at: Date
}

/** A row of kernel.long_task. */
export interface LongTaskRow {
  id: string
  park_id: string
  user_id: string
  kind: string
  title: unknown
  job: string
  input: unknown
  scope: unknown
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  percent: number | null
  message: unknown | null
  result: unknown
  result_file_id: string | null
  error: unknown | null
  cancel_requested: boolean
  run_id: string | null
  attempts: number
  created_at: Date
  started_at: Date | null
  beat_at: Date
  finished_at: Date | null
  expires_at: Date
}

/** A row of kernel.migration. */
export interface MigrationRow {
  name: string
  checksum: string
  applied_at: Date
}

/** A row of kernel.outbox. */
export interface OutboxRow {
  id: string
  park_id: string | null
  event: string
  payload: unknown
  cause: unknown
  created_at: Date
  delivered_at: Date | null
  attempts: number
  next_attempt_at: Date
  last_error: string | null
}

/** A row of kernel.outbox_receipt. */
export interface OutboxReceiptRow {
  subscriber: string
  outbox_id: string
}
