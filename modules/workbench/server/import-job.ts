import { sql } from 'kysely'
import { z } from 'zod'
import { type Ledger, ledgerChanged, ledgerName } from '#kernel/ledger.ts'
import type { Db } from '#kernel/server/database.ts'
import { fileStore } from '#kernel/server/file-store.ts'
import type { LongTask, LongTaskOutcome } from '#kernel/server/long-task.ts'
import type { JobContext } from '#kernel/server/module.ts'
import { sheetColumns } from '#sheets/columns.ts'
import { errorWorkbook } from '#sheets/error-workbook.ts'
import type { CellError } from '#sheets/problems.ts'
import { inBatches, readLedgerSheet, type SheetRow } from '#sheets/read.ts'
import type { importResult } from '../contract-sheets.ts'
import { isSound, knownCodes, type SoundRow, writeBatch } from './import-rows.ts'
import { ledgerFor, mapsOf, type Referenced, referencedRecords } from './ledger-access.ts'

export const importInput = z.object({
  ledger: z.string(),
  fileId: z.uuid(),
  fileName: z.string(),
  mode: z.enum(['check', 'import']),
  mapping: z.record(z.string(), z.string().nullable()).optional(),
  sheet: z.string().optional(),
  total: z.int(),
})
type ImportInput = z.output<typeof importInput>

const BATCH = 500
const SHOWN_ERRORS = 100
const EVENT_IDS = 5_000
const KEPT_MS = 7 * 86_400_000

/** What is counted while rows are read; kept as the task's result and answered by `workbench.importResult`. */
class Tally {
  processed = 0
  valid = 0
  duplicates = 0
  created = 0
  updated = 0
  readonly failures = new Map<number, CellError[]>()
  readonly errors: z.input<typeof importResult.output>['errors'] = []
  readonly #titles: ReadonlyMap<string, string>

  constructor(ledger: Ledger) {
    this.#titles = new Map(sheetColumns(ledger).map((column) => [column.key, column.zh]))
  }

  fail(row: number, errors: CellError[]): void {
    this.failures.set(row, errors)
    for (const error of errors) {
      if (this.errors.length < SHOWN_ERRORS)
        this.errors.push({
          row,
          column: error.column === null ? null : (this.#titles.get(error.column) ?? error.column),
          value: error.value,
          reason: error.message,
        })
    }
  }

  /** Takes the sound rows of a batch; the others are noted. */
  take(batch: readonly SheetRow[]): SoundRow[] {
    this.processed += batch.length
    const sound: SoundRow[] = []
    for (const row of batch) {
      if (isSound(row)) sound.push({ rowNumber: row.rowNumber, code: String(row.record?.code), record: row.record ?? {} })
      else this.fail(row.rowNumber, row.errors)
    }
    this.valid += sound.length
    return sound
  }

  get result(): Record<string, unknown> {
    const { processed, valid, duplicates, created, updated, errors } = this
    return { processed, valid, invalid: this.failures.size, duplicates, created, updated, errors }
  }
}

interface Prepared {
  ledger: Ledger
  input: ImportInput
  bytes: Uint8Array
  references: Record<string, Referenced[]>
  tally: Tally
}

async function prepare(task: LongTask, context: JobContext): Promise<Prepared> {
  const input = importInput.parse(task.input)
  const ledger = ledgerFor(input.ledger, 'write', task.roles)
  return context.inScope(task.scope, async (db) => {
    const file = await fileStore(context.dataDir).open(db, task.parkId, input.fileId)
    if (!file)
      throw Object.assign(new Error('file gone'), {
        code: 'workbench.file_not_found',
        text: { zh: '上传的文件已不存在，请重新上传。', en: 'The uploaded file is gone; upload it again.' },
      })
    return { ledger, input, bytes: await file.read(), references: await referencedRecords(db, ledger, task.parkId), tally: new Tally(ledger) }
  })
}

/** Reads the file in batches and shows progress after each; `each` does with the sound rows what the mode wants. */
async function walk(
  task: LongTask,
  { ledger, input, bytes, references, tally }: Prepared,
  each: (rows: SoundRow[], before: Promise<void>) => Promise<void>,
): Promise<void> {
  const { mapping, sheet } = input
  const rows = readLedgerSheet(bytes, ledger, { references: mapsOf(references, 'code', 'id'), ...(mapping ? { mapping } : {}), ...(sheet ? { sheet } : {}) })
  // The next rows are read and made ready while the database writes these.
  let writing: Promise<void> = Promise.resolve()
  for await (const batch of inBatches(rows, BATCH)) {
    const sound = tally.take(batch)
    const before = writing
    if (sound.length > 0) {
      writing = each(sound, before)
      // Told at the next await; without this it would count as unhandled until then.
      writing.catch(() => {})
    }
    await before
    const percent = input.total > 0 ? (tally.processed / input.total) * 95 : null
    await task.report(
      percent,
      { zh: `已处理 ${tally.processed} 行`, en: `${tally.processed} rows done` },
      { processed: tally.processed, valid: tally.valid, invalid: tally.failures.size },
    )
  }
  await writing
}

/** Hands the refused rows back as a file of their own; null when there are none. */
async function storeErrors(task: LongTask, context: JobContext, { ledger, input, bytes, references, tally }: Prepared): Promise<string | null> {
  if (tally.failures.size === 0) return null
  const { mapping, sheet } = input
  const content = await errorWorkbook(bytes, ledger, tally.failures, { references, ...(mapping ? { mapping } : {}), ...(sheet ? { sheet } : {}) })
  const name = `${input.fileName.replace(/\.[^.]+$/, '')}-错误 ${tally.failures.size} 行.xlsx`
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return context.inScope(task.scope, (db) =>
    fileStore(context.dataDir).store(
      db,
      {
        parkId: task.parkId,
        companyId: task.scope.companyId ?? null,
        ownerId: task.userId,
        name,
        mediaType,
        purpose: 'result',
        isPrivate: true,
        expiresAt: new Date(Date.now() + KEPT_MS),
      },
      content,
    ),
  )
}

export async function runImport(task: LongTask, context: JobContext): Promise<LongTaskOutcome | undefined> {
  const prepared = await prepare(task, context)
  const { ledger, input, tally } = prepared
  if (input.mode === 'check') {
    const known = await context.inScope(task.scope, (db) => knownCodes(db, ledger, task.parkId))
    await walk(task, prepared, async (rows) => {
      tally.duplicates += rows.filter((row) => known.has(row.code)).length
    })
    const errorFileId = await storeErrors(task, context, prepared)
    return { fileId: errorFileId, result: { ...tally.result, errorFileId } }
  }
  await context.inScope(task.scope, async (db) => {
    await sql`set local statement_timeout = '120s'`.execute(db)
    // A plan kept from when the table was small would read it through for every batch as it grows.
    await sql`set local plan_cache_mode = 'force_custom_plan'`.execute(db)
    const ids: string[] = []
    const known = await knownCodes(db, ledger, task.parkId)
    await walk(task, prepared, async (rows, before) => {
      const outcome = await writeBatch(db, ledger, task.parkId, rows, known, before)
      ids.push(...outcome.ids)
      tally.created += outcome.created
      tally.updated += outcome.updated
      tally.duplicates += outcome.updated
      tally.valid -= outcome.failures.length
      for (const [row, errors] of outcome.failures) tally.fail(row, errors)
    })
    await announce(db, ledger, task, ids)
    const errorFileId = await storeErrors(task, context, prepared)
    await sql`select audit.write(${task.parkId}, 'import', ${ledger.table}, ${task.id}, null, ${JSON.stringify({ file: input.fileName, created: tally.created, updated: tally.updated, refused: tally.failures.size })}::jsonb)`.execute(
      db,
    )
    // The rows, their event and the task's end are one commit.
    await task.finish({ fileId: errorFileId, result: { ...tally.result, errorFileId } }, db)
  })
  return undefined
}

async function announce(db: Db, ledger: Ledger, task: LongTask, ids: readonly string[]): Promise<void> {
  const cause = JSON.stringify({ userId: task.userId, name: task.userName })
  for (let at = 0; at < ids.length; at += EVENT_IDS) {
    const payload = { parkId: task.parkId, ledger: ledgerName(ledger), ids: ids.slice(at, at + EVENT_IDS) }
    await sql`insert into kernel.outbox (park_id, event, payload, cause) values (${task.parkId}, ${ledgerChanged.name}, ${JSON.stringify(payload)}, ${cause})`.execute(
      db,
    )
  }
}
