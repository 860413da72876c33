import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import { listRows } from '#kernel/server/list-query.ts'
import { startLongTask } from '#kernel/server/long-task.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { startExport } from '../contract-sheets.ts'
import { listSpecOf } from './export-job.ts'
import { ledgerFor } from './ledger-access.ts'

function exportsPerHour(): number {
  return Number(process.env.EXPORTS_PER_HOUR ?? 5)
}

export const beginExport: Handler<typeof startExport> = async ({ parkId, ...input }, { db, actor }) => {
  const ledger = ledgerFor(input.ledger, 'read', actor.roles)
  const limit = exportsPerHour()
  const { rows } = await sql<{
    count: string
  }>`select count(*) from kernel.long_task where park_id = ${parkId} and user_id = ${actor.userId} and kind = 'workbench.export' and created_at > now() - interval '1 hour'`.execute(
    db,
  )
  if (Number(rows[0]?.count) >= limit) throw new Refusal('workbench.export_limit', { limit })
  // Filters that cannot work are told now, not in the tray.
  const { search, filters, sort } = input
  await listRows(db, listSpecOf(ledger), { parkId, search, filters, sort, limit: 1 }, sql`t.id`)
  const title = { zh: `导出${ledger.title.zh}`, en: `Export: ${ledger.title.en}` }
  const taskId = await startLongTask(db, actor, { parkId, kind: 'workbench.export', title, job: 'workbench.export', input })
  return { taskId, title }
}
