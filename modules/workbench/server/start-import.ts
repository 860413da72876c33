import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '#kernel/operation.ts'
import { notFound } from '#kernel/server/errors.ts'
import { fileStore } from '#kernel/server/file-store.ts'
import { startLongTask } from '#kernel/server/long-task.ts'
import type { Handler } from '#kernel/server/module.ts'
import { shownText } from '#sheets/cells.ts'
import { sheetColumns } from '#sheets/columns.ts'
import { SheetProblem } from '#sheets/problems.ts'
import { rawDataRows, readHeader } from '#sheets/read.ts'
import { templateWorkbook } from '#sheets/template.ts'
import type { importColumns, importResult, ledgerTemplate, startImport } from '../contract-sheets.ts'
import type { importInput } from './import-job.ts'
import { ledgerFor, referencedRecords } from './ledger-access.ts'

/** Where the installation's files lie; set when the server starts. */
export const place = { dataDir: '' }

export const writeTemplate: Handler<typeof ledgerTemplate> = async ({ parkId, ledger }, { db, actor }) => {
  const of = ledgerFor(ledger, 'write', actor.roles)
  return { name: `${of.title.zh}导入模板.xlsx`, content: await templateWorkbook(of, { references: await referencedRecords(db, of, parkId) }) }
}

export const matchColumns: Handler<typeof importColumns> = async ({ parkId, ledger, fileId, sheet }, { db, actor }) => {
  const of = ledgerFor(ledger, 'write', actor.roles)
  const file = await fileStore(place.dataDir).open(db, parkId, fileId)
  if (!file) throw new Refusal('workbench.file_not_found')
  const bytes = await file.read()
  try {
    const options = sheet ? { sheet } : {}
    const header = await readHeader(bytes, of, options)
    const samples = await firstCells(bytes, of, options)
    return {
      fileName: file.name,
      sheet: header.sheet,
      headerRow: header.headerRow,
      columns: header.columns.map(({ index, letter, text, key }) => ({ column: text, letter, sample: samples[index] || null, field: key })),
      fields: sheetColumns(of).map(({ key, zh, en, required }) => ({ key, zh, en, required })),
      missing: header.missing.map(({ key }) => key),
    }
  } catch (error) {
    throw error instanceof SheetProblem ? new Refusal('workbench.sheet_refused', { code: error.code, ...error.text }) : error
  }
}

async function firstCells(bytes: Uint8Array, of: Parameters<typeof rawDataRows>[1], options: Parameters<typeof rawDataRows>[2]): Promise<string[]> {
  try {
    for await (const { row } of rawDataRows(bytes, of, options)) return row.cells.map((cell) => shownText(cell).slice(0, 60))
  } catch (error) {
    // Columns that are missing are told by the header; there is only no sample then.
    if (!(error instanceof SheetProblem)) throw error
  }
  return []
}

export const beginImport: Handler<typeof startImport> = async ({ parkId, ledger, fileId, mode, mapping, sheet }, { db, actor }) => {
  const of = ledgerFor(ledger, 'write', actor.roles)
  const file = await fileStore(place.dataDir).open(db, parkId, fileId)
  if (!file) throw new Refusal('workbench.file_not_found')
  // The check before has counted the rows.
  const { rows } = await sql<{
    total: string | null
  }>`select max((result->>'processed')::int) as total from kernel.long_task where park_id = ${parkId} and kind = 'workbench.import' and state = 'done' and input->>'fileId' = ${fileId}`.execute(
    db,
  )
  const title =
    mode === 'check' ? { zh: `检查导入：${of.title.zh}`, en: `Check import: ${of.title.en}` } : { zh: `导入${of.title.zh}`, en: `Import: ${of.title.en}` }
  const input: z.input<typeof importInput> = {
    ledger,
    fileId,
    fileName: file.name,
    mode,
    total: Number(rows[0]?.total ?? 0),
    ...(mapping ? { mapping } : {}),
    ...(sheet ? { sheet } : {}),
  }
  const taskId = await startLongTask(db, actor, { parkId, kind: 'workbench.import', title, job: 'workbench.import', input })
  return { taskId, title }
}

interface TaskRow {
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  percent: number | null
  input: z.output<typeof importInput>
  result: Partial<Record<'processed' | 'valid' | 'invalid' | 'duplicates' | 'created' | 'updated', number>> & { errors?: []; errorFileId?: string | null }
  error: { code: string; zh: string; en: string } | null
}

export const showImport: Handler<typeof importResult> = async ({ parkId, taskId }, { db }) => {
  const { rows } =
    await sql<TaskRow>`select state, percent, input, result, error from kernel.long_task where park_id = ${parkId} and id = ${taskId} and kind = 'workbench.import'`.execute(
      db,
    )
  const task = rows[0]
  if (!task) throw notFound()
  const { input, result, state } = task
  const isCheck = input.mode === 'check'
  const moving = isCheck ? 'checking' : 'running'
  const status = state === 'done' ? (isCheck ? 'checked' : 'finished') : state === 'queued' || state === 'running' ? moving : state
  const { processed = 0, valid = 0, invalid = 0, duplicates = 0, created = 0, updated = 0, errors = [], errorFileId = null } = result
  return {
    taskId,
    ledger: input.ledger,
    fileId: input.fileId,
    mode: input.mode,
    status,
    percent: task.percent,
    total: state === 'done' ? processed : input.total,
    processed,
    valid,
    invalid,
    duplicates,
    created,
    updated,
    imported: created + updated,
    failed: isCheck ? 0 : invalid,
    errors,
    errorFileId,
    errorFileUrl: errorFileId ? `/api/files/${errorFileId}?parkId=${parkId}` : null,
    problem: task.error,
  }
}
