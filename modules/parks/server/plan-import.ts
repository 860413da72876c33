import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Inspection, inspectArchive, previewOf } from '#imdf/inspect.ts'
import type { Issue } from '#imdf/issue.ts'
import type { ParkPlan } from '#imdf/plan.ts'
import { issueText } from '#imdf/texts.ts'
import { ledgerChanged, ledgerName } from '#kernel/ledger.ts'
import { type OutputOf, Refusal } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import { notFound } from '#kernel/server/errors.ts'
import { type RecordValues, writeRecords } from '#kernel/server/ledger-rows.ts'
import type { Handler, Job } from '#kernel/server/module.ts'
import type { cancelPlanImport, confirmPlanImport, planImport, planImportList, startPlanImport } from '../contract-plan.ts'
import { planLedgers } from './plan-archive.ts'
import type { PlanImportRow } from './tables.ts'

const SHOWN_ISSUES = 500

type ShownIssue = OutputOf<typeof planImport>['issues'][number]

type ImportRow = Pick<PlanImportRow, 'id' | 'park_id' | 'file_name' | 'archive' | 'mode' | 'state'>

export const handleStartPlanImport: Handler<typeof startPlanImport> = async ({ parkId, id, fileName, archiveBase64 }, { db, actor }) => {
  const archive = Buffer.from(archiveBase64, 'base64')
  const sha256 = createHash('sha256').update(archive).digest()
  await sql`insert into parks.plan_import (id, park_id, file_name, archive, sha256, created_by) values (${id}, ${parkId}, ${fileName}, ${archive}, ${sha256}, ${actor.userId})`.execute(
    db,
  )
  await queue(db, 'parks.checkPlan', parkId, id)
  return { id }
}

async function queue(db: Db, job: string, parkId: string, importId: string): Promise<void> {
  await sql`select kernel.add_job(${job}, ${JSON.stringify({ parkId, importId })}::jsonb, ${`${job}:${importId}`})`.execute(db)
}

export const handlePlanImport: Handler<typeof planImport> = async ({ parkId, id }, { db }) => {
  const { rows } = await sql<{
    id: string
    file_name: string
    mode: 'merge'
    state: ImportRow['state']
    percent: number
    is_importable: boolean | null
    counts: Record<string, number>
    issues: never[]
    preview: unknown
    failure: string | null
    created_at: Date
  }>`
    select id, file_name, mode, state, percent, is_importable, counts, issues, preview, failure, created_at from parks.plan_import where park_id = ${parkId} and id = ${id}`.execute(
    db,
  )
  const row = rows[0]
  if (!row) throw notFound()
  return {
    id: row.id,
    fileName: row.file_name,
    mode: row.mode,
    state: row.state,
    percent: row.percent,
    isImportable: row.is_importable,
    counts: row.counts,
    issues: row.issues,
    preview: row.preview,
    failure: row.failure,
    createdAt: row.created_at.toISOString(),
  }
}

export const handlePlanImportList: Handler<typeof planImportList> = async ({ parkId }, { db }) => {
  const { rows } = await sql<{ id: string; file_name: string; state: string; created_at: Date; finished_at: Date | null }>`
    select id, file_name, state, created_at, finished_at from parks.plan_import where park_id = ${parkId} order by created_at desc limit 50`.execute(db)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      fileName: row.file_name,
      state: row.state,
      createdAt: row.created_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
    })),
  }
}

export const handleConfirmPlanImport: Handler<typeof confirmPlanImport> = async ({ parkId, id, mode }, { db }) => {
  const { rows } = await sql<{
    state: string
    is_importable: boolean | null
  }>`select state, is_importable from parks.plan_import where park_id = ${parkId} and id = ${id} for update`.execute(db)
  if (!rows[0]) throw notFound()
  if (rows[0].state !== 'checked' || !rows[0].is_importable) throw new Refusal('parks.plan_import_not_ready')
  await sql`update parks.plan_import set state = 'importing', percent = 0, mode = ${mode} where park_id = ${parkId} and id = ${id}`.execute(db)
  await queue(db, 'parks.importPlan', parkId, id)
  return { id }
}

export const handleCancelPlanImport: Handler<typeof cancelPlanImport> = async ({ parkId, id }, { db }) => {
  const { rows } = await sql<{ state: string }>`select state from parks.plan_import where park_id = ${parkId} and id = ${id} for update`.execute(db)
  if (!rows[0]) throw notFound()
  if (!['checking', 'checked', 'importing'].includes(rows[0].state)) throw new Refusal('parks.plan_import_ended')
  await sql`update parks.plan_import set state = 'cancelled', finished_at = now() where park_id = ${parkId} and id = ${id}`.execute(db)
  return { id }
}

async function loadImport(db: Db, parkId: string, importId: string): Promise<ImportRow | undefined> {
  const { rows } =
    await sql<ImportRow>`select id, park_id, file_name, archive, mode, state from parks.plan_import where park_id = ${parkId} and id = ${importId}`.execute(db)
  return rows[0]
}

function shownIssue(issue: Issue): ShownIssue {
  return {
    severity: issue.severity,
    code: issue.code,
    zh: issueText(issue, 'zh'),
    en: issueText(issue, 'en'),
    file: issue.file,
    featureId: issue.featureId,
    featureName: issue.featureName,
    property: issue.property,
    position: issue.position ?? null,
  }
}

/** Codes and ids that records outside the archive already use. */
async function clashes(db: Db, parkId: string, plan: ParkPlan): Promise<ShownIssue[]> {
  const found: ShownIssue[] = []
  for (const ledger of planLedgers()) {
    const records = plan.features[ledgerName(ledger)] ?? []
    const { rows } = await sql<{ id: string; code: string; is_foreign: boolean }>`
      select t.id, v.code, t.park_id <> ${parkId} as is_foreign from jsonb_to_recordset(${JSON.stringify(records.map(({ id, code }) => ({ id, code })))}::jsonb) as v(id uuid, code text)
      join ${sql.raw(ledger.table)} t on (t.park_id = ${parkId} and t.code = v.code and t.id <> v.id and t.removed_at is null) or (t.id = v.id and t.park_id <> ${parkId}) limit 100`.execute(
      db,
    )
    for (const row of rows) {
      const zh = row.is_foreign
        ? `${ledger.title.zh}「${row.code}」的编号（id）已被占用，请在导出软件中重新生成。`
        : `${ledger.title.zh}编号「${row.code}」已被本园区另一条记录使用。`
      const en = row.is_foreign
        ? `The id of ${ledger.title.en} "${row.code}" is taken; let your program make new ids.`
        : `The code "${row.code}" of ${ledger.title.en} is used by another record of this park.`
      found.push({
        severity: 'error',
        code: row.is_foreign ? 'id_taken' : 'code_taken',
        zh,
        en,
        file: '',
        featureId: row.id,
        featureName: row.code,
        property: row.is_foreign ? 'id' : 'zy:code',
        position: null,
      })
    }
  }
  return found
}

/** Dry run: reads and judges the archive and keeps the result; the plan itself is not touched. */
export const checkPlan: Job = {
  name: 'parks.checkPlan',
  async run({ parkId, importId }: { parkId: string; importId: string }, { inParks }) {
    const row = await inParks([parkId], (db) => loadImport(db, parkId, importId))
    if (row?.state !== 'checking') return
    const inspection = inspectArchive(row.archive, planLedgers())
    await inParks([parkId], async (db) => {
      const clashing = inspection.plan ? await clashes(db, parkId, inspection.plan) : []
      const issues = [...clashing, ...inspection.issues.slice(0, SHOWN_ISSUES).map(shownIssue)]
      const isImportable = inspection.isImportable && clashing.length === 0
      await sql`update parks.plan_import set state = 'checked', percent = 100, is_importable = ${isImportable}, counts = ${JSON.stringify(inspection.counts)}, issues = ${JSON.stringify(issues)},
        preview = ${JSON.stringify(inspection.plan ? previewOf(inspection, planLedgers()) : null)} where park_id = ${parkId} and id = ${importId} and state = 'checking'`.execute(
        db,
      )
    })
  },
}

/** Writes the checked plan in one transaction: killed at any moment, the park has the old plan or the new one. */
export const importPlan: Job = {
  name: 'parks.importPlan',
  async run({ parkId, importId }: { parkId: string; importId: string }, { inParks, log }) {
    const row = await inParks([parkId], (db) => loadImport(db, parkId, importId))
    if (row?.state !== 'importing') return
    const inspection = inspectArchive(row.archive, planLedgers())
    const report = (percent: number) =>
      inParks([parkId], (db) =>
        sql`update parks.plan_import set percent = ${percent} where park_id = ${parkId} and id = ${importId} and state = 'importing'`.execute(db),
      )
    try {
      await inParks([parkId], (db) => writePlan(db, row, inspection, report), { operation: 'parks.importPlan', name: row.file_name })
    } catch (error) {
      log.error({ err: error, importId }, 'plan import failed')
      await inParks([parkId], (db) =>
        sql`update parks.plan_import set state = 'failed', failure = ${String((error as Error).message).slice(0, 500)}, finished_at = now() where park_id = ${parkId} and id = ${importId} and state = 'importing'`.execute(
          db,
        ),
      )
    }
  },
}

async function writePlan(db: Db, row: ImportRow, { plan, isImportable }: Inspection, report: (percent: number) => Promise<unknown>): Promise<void> {
  if (!plan || !isImportable) throw new Error('The archive no longer passes its check')
  const parkId = row.park_id
  const ledgers = planLedgers()
  for (const [index, ledger] of ledgers.entries()) {
    const records = plan.features[ledgerName(ledger)] ?? []
    // With `replace` only ledgers the archive speaks of are replaced: an archive without walls is no order to remove walls.
    if (row.mode === 'replace' && records.length > 0) {
      await sql`update ${sql.raw(ledger.table)} set removed_at = now(), version = version + 1 where park_id = ${parkId} and removed_at is null and id <> all (${records.map(({ id }) => id)}::uuid[])`.execute(
        db,
      )
    }
    await writeRecords(
      db,
      ledger,
      parkId,
      records.map(({ id, code, name, fields, extra }) => ({ id, values: { ...fields, code, name } as RecordValues, extra })),
    )
    if (records.length)
      await announce(
        db,
        parkId,
        ledgerName(ledger),
        records.map(({ id }) => id),
      )
    await report(Math.round(((index + 1) / ledgers.length) * 95))
  }
  if (plan.venue?.geometry) {
    await sql`update parks.park set boundary = ${JSON.stringify(plan.venue.geometry)}, version = version + 1, updated_at = now() where id = ${parkId} and boundary is distinct from ${JSON.stringify(plan.venue.geometry)}::jsonb`.execute(
      db,
    )
    await announce(db, parkId, 'parks.park', [parkId])
  }
  await sql`insert into parks.plan_remainder (id, park_id, venue, pass_through) values (${randomUUID()}, ${parkId}, ${JSON.stringify(plan.venue)}, ${JSON.stringify(plan.passThrough)})
    on conflict (park_id) do update set venue = excluded.venue, pass_through = excluded.pass_through`.execute(db)
  const ended =
    await sql`update parks.plan_import set state = 'imported', percent = 100, finished_at = now() where park_id = ${parkId} and id = ${row.id} and state = 'importing' returning id`.execute(
      db,
    )
  if (ended.rows.length === 0) throw new Error('cancelled')
}

async function announce(db: Db, parkId: string, ledger: string, ids: readonly string[]): Promise<void> {
  await sql`insert into kernel.outbox (park_id, event, payload) values (${parkId}, ${ledgerChanged.name}, ${JSON.stringify({ parkId, ledger, ids })})`.execute(
    db,
  )
}
