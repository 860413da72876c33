import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#kernel/server/database.ts'
import { fileStore } from '#kernel/server/file-store.ts'
import type { LongTask } from '#kernel/server/long-task.ts'
import type { Actor, JobContext } from '#kernel/server/module.ts'
import { EXPORT_FORMATS } from '../../contract-exports.ts'
import { type Engine, type LoadedStandard, standardOf, todayAt } from '../engine.ts'
import { oscalAssessmentResults } from '../oscal/assessment-results.ts'
import { oscalCatalog } from '../oscal/catalog.ts'
import { oscalPlanOfAction } from '../oscal/plan-of-action.ts'
import { assessmentWorkbook } from './assessment-workbook.ts'
import { noticeContent } from './notice-content.ts'
import { NOTICE_LAYOUT } from './notice-layout.ts'
import { gapFindings, type Picture, reportContent } from './report-content.ts'
import { reportData } from './report-data.ts'
import { REPORT_LAYOUT } from './report-layout.ts'
import { gapPictures, Plans } from './report-pictures.ts'
import { REPORT_WORDS } from './report-texts.ts'
import { printDocument } from './typst-document.ts'

export const exportInput = z.discriminatedUnion('what', [
  z.object({ what: z.literal('assessment'), standard: z.string(), format: z.enum(EXPORT_FORMATS), language: z.enum(['zh', 'en']) }),
  z.object({ what: z.literal('notice'), taskId: z.uuid(), language: z.enum(['zh', 'en']) }),
])
export type ExportInput = z.output<typeof exportInput>

interface Made {
  name: string
  mediaType: string
  content: Uint8Array
  pages?: number
}

const KEPT_MS = 7 * 86_400_000
const PDF = 'application/pdf'

/** Makes the file in the scope of who asked, keeps it for them alone, and writes the export into the audit trail: one transaction. */
export async function runExport(engine: Engine, task: LongTask, context: JobContext): Promise<undefined> {
  const input = exportInput.parse(task.input)
  await context.inScope(task.scope, async (db) => {
    await sql`set local statement_timeout = '60s'`.execute(db)
    const made = input.what === 'notice' ? await makeNotice(db, engine, task, context, input) : await makeAssessment(db, engine, task, context, input)
    const { name, mediaType, content, pages } = made
    const fileId = await fileStore(context.dataDir).store(
      db,
      {
        parkId: task.parkId,
        companyId: task.scope.companyId ?? null,
        ownerId: task.userId,
        name,
        mediaType,
        purpose: 'result',
        isPrivate: true,
        expiresAt: new Date(context.now().getTime() + KEPT_MS),
      },
      content,
    )
    const table = input.what === 'notice' ? 'conformity.task' : 'conformity.assessment'
    await sql`select audit.write(${task.parkId}, 'export', ${table}, ${fileId}, null, ${JSON.stringify({ ...input, fileName: name })}::jsonb)`.execute(db)
    await task.finish({ fileId, result: { fileName: name, bytes: content.length, ...(pages ? { pages } : {}) } }, db)
  })
  return undefined
}

async function makeNotice(db: Db, engine: Engine, task: LongTask, context: JobContext, { taskId, language }: ExportInput & { what: 'notice' }): Promise<Made> {
  const content = await noticeContent(db, engine, task.parkId, taskId, language, context.now())
  const { pdf, pages } = await printDocument(NOTICE_LAYOUT, content, context.now())
  return { name: `${content.title} ${content.number}.pdf`, mediaType: PDF, content: pdf, pages }
}

async function makeAssessment(db: Db, engine: Engine, task: LongTask, context: JobContext, input: ExportInput & { what: 'assessment' }): Promise<Made> {
  const { format, language } = input
  const now = context.now()
  const loaded = standardOf(engine, input.standard)
  await task.report(5, { zh: '读取判定结果', en: 'Reading the findings' })
  if (format === 'oscal-catalog') return oscalFile(loaded, 'catalog', oscalCatalog(loaded.standard, await publishedAt(db, loaded), language))
  const made = { at: now, by: task.userName }
  const data = await reportData(db, engine, loaded, task.parkId, readerOf(task), now)
  const stem = `${data.report.park.name} ${REPORT_WORDS.title[language]} ${todayAt(now)}`
  if (format === 'xlsx') {
    await task.report(40, { zh: '生成工作簿', en: 'Writing the workbook' })
    const content = await assessmentWorkbook(data, language, made)
    return { name: `${stem}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content }
  }
  if (format === 'oscal-assessment-results') return oscalFile(loaded, `assessment-results ${todayAt(now)}`, oscalAssessmentResults(data.report, language))
  if (format === 'oscal-poam') return oscalFile(loaded, `poam ${todayAt(now)}`, oscalPlanOfAction(data.report, language))
  const plans = new Plans(db, task.parkId)
  const pictures = new Map<string, Picture[]>()
  const gaps = gapFindings(data)
  for (const [at, gap] of gaps.entries()) {
    await task.report(10 + (at / gaps.length) * 60, { zh: `绘制示意图 ${at + 1} / ${gaps.length}`, en: `Drawing ${at + 1} of ${gaps.length}` })
    pictures.set(gap.requirement, await gapPictures(plans, data.places, gap, language))
  }
  await task.report(75, { zh: '排版', en: 'Laying out' })
  const { pdf, pages } = await printDocument(REPORT_LAYOUT, reportContent(data, pictures, language, made), now)
  return { name: `${stem}.pdf`, mediaType: PDF, content: pdf, pages }
}

function oscalFile({ id, version }: LoadedStandard, kind: string, document: object | null): Made {
  if (!document) throw new Error('A plan of action was asked for a park without tasks')
  return { name: `OSCAL ${id} ${version} ${kind}.json`, mediaType: 'application/json', content: Buffer.from(JSON.stringify(document, null, 1)) }
}

/** When the standard came into force here: the date of its catalog, the same in every export. */
export async function publishedAt(db: Db, { id, version }: LoadedStandard): Promise<string> {
  const { rows } = await sql<{ loaded_at: Date }>`select loaded_at from conformity.standard_version where standard = ${id} and version = ${version}`.execute(db)
  return (rows[0]?.loaded_at ?? new Date(0)).toISOString()
}

/** Who asked, as far as a report needs to know: it shows nobody's buttons. */
function readerOf(task: LongTask): Actor {
  const { kind: scopeKind, parkIds } = task.scope
  return {
    userId: task.userId,
    userName: task.userName,
    displayName: task.userName,
    sessionId: null,
    membershipId: null,
    scopeKind,
    roles: task.roles,
    parkIds,
    companyId: null,
    personId: null,
    address: null,
    requestId: task.id,
    freshUntil: null,
  }
}
