import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import { notFound } from '#kernel/server/errors.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { cancelTask, dismissTask, taskList } from '../contract.ts'

interface Text {
  zh: string
  en: string
}

interface Row {
  id: string
  kind: string
  title: Text
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  percent: number | null
  message: Text | null
  result: Record<string, unknown>
  result_file_id: string | null
  file_name: string | null
  error: (Text & { code: string }) | null
  created_at: Date
  finished_at: Date | null
  expires_at: Date
}

// Row-level security shows only the caller's own tasks.
export const listTasks: Handler<typeof taskList> = async ({ parkId, taskId }, { db }) => {
  const one = taskId ? sql`and id = ${taskId}` : sql``
  const { rows } =
    await sql<Row>`select id, kind, title, state, percent, message, result, result_file_id, result->>'fileName' as file_name, error, created_at, finished_at, expires_at
    from kernel.long_task where park_id = ${parkId} and expires_at > now() ${one} order by created_at desc limit 50`.execute(db)
  return {
    tasks: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      state: row.state,
      percent: row.percent,
      message: row.message,
      result: row.result,
      error: row.error,
      fileId: row.result_file_id,
      fileUrl: row.result_file_id ? `/api/files/${row.result_file_id}?parkId=${parkId}` : null,
      fileName: row.file_name,
      canCancel: row.state === 'queued' || row.state === 'running',
      createdAt: row.created_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      expiresAt: row.expires_at.toISOString(),
    })),
  }
}

export const stopTask: Handler<typeof cancelTask> = async ({ parkId, taskId }, { db }) => {
  const { rows } = await sql<{ state: string }>`select state from kernel.long_task where park_id = ${parkId} and id = ${taskId} for update`.execute(db)
  const state = rows[0]?.state
  if (!state) throw notFound()
  if (state !== 'queued' && state !== 'running') throw new Refusal('workbench.task_ended')
  await sql`update kernel.long_task set cancel_requested = true, state = case when state = 'queued' then 'cancelled' else state end,
    finished_at = case when state = 'queued' then now() end where park_id = ${parkId} and id = ${taskId}`.execute(db)
  return { ok: true }
}

export const forgetTask: Handler<typeof dismissTask> = async ({ parkId, taskId }, { db }) => {
  const { rows } = await sql<{
    state: string
  }>`select state from kernel.long_task where park_id = ${parkId} and id = ${taskId} and expires_at > now() for update`.execute(db)
  if (!rows[0]) throw notFound()
  if (rows[0].state === 'queued' || rows[0].state === 'running') throw new Refusal('workbench.task_moving')
  // The row stays a little: the hourly limit of exports counts it.
  await sql`update kernel.long_task set expires_at = now() where park_id = ${parkId} and id = ${taskId}`.execute(db)
  return { ok: true }
}
