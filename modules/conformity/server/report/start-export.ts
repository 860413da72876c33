import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import { startLongTask } from '#kernel/server/long-task.ts'
import type { Actor, Handler } from '#kernel/server/module.ts'
import type { ExportFormat, oscalCatalogOf, startExport, taskNotice } from '../../contract-exports.ts'
import { type Engine, standardOf } from '../engine.ts'
import { oscalCatalog } from '../oscal/catalog.ts'
import { assessmentRow } from '../requirement-rows.ts'
import { taskById } from '../task-rows.ts'
import { type ExportInput, publishedAt } from './export-job.ts'

const MOST_RUNNING = 3
const JOB = 'conformity.export'

const TITLES: Readonly<Record<ExportFormat, { zh: string; en: string }>> = {
  pdf: { zh: '对标评估报告（PDF）', en: 'Conformity report (PDF)' },
  xlsx: { zh: '对标评估报告（Excel）', en: 'Conformity report (Excel)' },
  'oscal-catalog': { zh: '标准目录（OSCAL）', en: 'Catalog of the standard (OSCAL)' },
  'oscal-assessment-results': { zh: '判定结果（OSCAL）', en: 'Assessment results (OSCAL)' },
  'oscal-poam': { zh: '整改计划（OSCAL）', en: 'Plan of action (OSCAL)' },
}

/** Reports take seconds of the thread of jobs; nobody fills it alone. */
async function refuseTooMany(db: Db, parkId: string, actor: Actor): Promise<void> {
  const { rows } = await sql<{ running: number }>`
    select count(*)::int as running from kernel.long_task
    where park_id = ${parkId} and user_id = ${actor.userId} and job = ${JOB} and state in ('queued', 'running')`.execute(db)
  if ((rows[0]?.running ?? 0) >= MOST_RUNNING) throw new Refusal('conformity.exports_running', { limit: MOST_RUNNING })
}

export function startExportHandler(engine: Engine): Handler<typeof startExport> {
  return async ({ parkId, standard, format, language }, { db, actor }) => {
    const { id } = standardOf(engine, standard)
    await assessmentRow(db, parkId, id)
    if (format === 'oscal-poam') {
      const { rows } = await sql`select from conformity.task where park_id = ${parkId} and standard = ${id} limit 1`.execute(db)
      if (rows.length === 0) throw new Refusal('conformity.no_tasks')
    }
    await refuseTooMany(db, parkId, actor)
    const input: ExportInput = { what: 'assessment', standard: id, format, language }
    const title = TITLES[format]
    return { taskId: await startLongTask(db, actor, { parkId, kind: 'conformity.export', title, job: JOB, input }), title }
  }
}

export const handleTaskNotice: Handler<typeof taskNotice> = async ({ parkId, id, language }, { db, actor }) => {
  const task = await taskById(db, parkId, id, false)
  await refuseTooMany(db, parkId, actor)
  const input: ExportInput = { what: 'notice', taskId: id, language }
  const title = { zh: `整改通知书：${task.title}`, en: `Notice: ${task.title}` }
  return { taskId: await startLongTask(db, actor, { parkId, kind: 'conformity.notice', title, job: JOB, input }), title }
}

export function oscalCatalogHandler(engine: Engine): Handler<typeof oscalCatalogOf> {
  return async ({ standard, language }, { db }) => {
    const loaded = standardOf(engine, standard)
    return oscalCatalog(loaded.standard, await publishedAt(db, loaded), language)
  }
}
