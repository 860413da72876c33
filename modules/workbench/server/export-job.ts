import { sql } from 'kysely'
import { z } from 'zod'
import { columnOf, Filter, type Ledger } from '#kernel/ledger.ts'
import type { Db } from '#kernel/server/database.ts'
import { fileStore } from '#kernel/server/file-store.ts'
import { type Row, shownRecord } from '#kernel/server/ledger-rows.ts'
import { ledgerColumns, listRows } from '#kernel/server/list-query.ts'
import type { LongTask, LongTaskOutcome } from '#kernel/server/long-task.ts'
import type { JobContext } from '#kernel/server/module.ts'
import { exportCsv, exportXlsx } from '#sheets/export.ts'
import { clearFor, ledgerFor, mapsOf, referencedRecords } from './ledger-access.ts'

export const exportInput = z.object({
  ledger: z.string(),
  format: z.enum(['xlsx', 'csv']),
  language: z.enum(['zh', 'en']),
  search: z.string().optional(),
  filters: z.array(Filter).optional(),
  sort: z.string().optional(),
  columns: z.array(z.string()).optional(),
})
type ExportInput = z.output<typeof exportInput>

const PAGE = 2_000
const KEPT_MS = 7 * 86_400_000
const MEDIA = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' } as const

export function listSpecOf(ledger: Ledger) {
  return { table: ledger.table, columns: ledgerColumns(ledger.fields), defaultSort: 'code', where: [sql`t.removed_at is null`] }
}

/** The rows that the list would show, page by page, masked as on the screen. */
async function* exportedRows(db: Db, ledger: Ledger, task: LongTask, input: ExportInput, counted: { rows: number }): AsyncGenerator<Record<string, unknown>> {
  const own = ['id', 'park_id', 'code', 'name', 'version', 'updated_at', ...Object.keys(ledger.fields).map(columnOf)]
  const select = sql.raw(own.map((column) => `t."${column}"`).join(', '))
  const isClear = clearFor(ledger, task.roles)
  const { search, filters, sort } = input
  let cursor: string | undefined
  do {
    const page = await listRows<Row>(db, listSpecOf(ledger), { parkId: task.parkId, search, filters, sort, cursor, limit: PAGE }, select)
    for (const row of page.rows) yield shownRecord(ledger, row, isClear)
    counted.rows += page.rows.length
    cursor = page.nextCursor ?? undefined
    await task.report(page.total > 0 ? (counted.rows / page.total) * 95 : null, {
      zh: `已导出 ${counted.rows} / ${page.total} 条`,
      en: `${counted.rows} of ${page.total} records`,
    })
  } while (cursor)
}

function stampOf(now: Date): { day: string; minute: string } {
  const local = new Date(now.getTime() + 8 * 3_600_000).toISOString()
  return { day: local.slice(0, 10), minute: `${local.slice(0, 10)} ${local.slice(11, 16)}` }
}

export async function runExport(task: LongTask, context: JobContext): Promise<LongTaskOutcome | undefined> {
  const input = exportInput.parse(task.input)
  const ledger = ledgerFor(input.ledger, 'read', task.roles)
  const { format, language } = input
  const { day, minute } = stampOf(context.now())
  await context.inScope(task.scope, async (db) => {
    await sql`set local statement_timeout = '60s'`.execute(db)
    const references = mapsOf(await referencedRecords(db, ledger, task.parkId), 'id', 'code')
    const counted = { rows: 0 }
    const fileName = `${ledger.title[language]} ${day}.${format}`
    const footer =
      language === 'zh' ? `由 ${task.userName} 于 ${minute} 导出，仅供园区内部使用` : `Exported by ${task.userName}, ${minute}, for use within the park`
    const options = { references, language, footer, ...(input.columns ? { columns: input.columns } : {}) }
    const rows = exportedRows(db, ledger, task, input, counted)
    const content = format === 'xlsx' ? (exportXlsx(ledger, rows, options) as unknown as AsyncIterable<Uint8Array>) : exportCsv(ledger, rows, options)
    const fileId = await fileStore(context.dataDir).store(
      db,
      {
        parkId: task.parkId,
        companyId: task.scope.companyId ?? null,
        ownerId: task.userId,
        name: fileName,
        mediaType: MEDIA[format],
        purpose: 'result',
        isPrivate: true,
        expiresAt: new Date(Date.now() + KEPT_MS),
      },
      content,
    )
    await sql`select audit.write(${task.parkId}, 'export', ${ledger.table}, ${fileId}, null, ${JSON.stringify({ ...input, rows: counted.rows })}::jsonb)`.execute(
      db,
    )
    await task.finish({ fileId, result: { rows: counted.rows, fileName } }, db)
  })
  return undefined
}
