import { sql } from 'kysely'
import { ledgerChanged } from '#kernel/ledger.ts'
import type { Db } from '#kernel/server/database.ts'
import { type Module, on, route } from '#kernel/server/module.ts'
import type { CheckContribution } from '#standard/check.ts'
import { registryOf } from '#standard/evaluate.ts'
import type { Standard } from '#standard/standard-file.ts'
import * as contract from '../contract.ts'
import { oscalCatalogOf, startExport, taskNotice } from '../contract-exports.ts'
import { levelMatrix } from '../contract-levels.ts'
import { parameterList } from '../contract-parameters.ts'
import * as snapshots from '../contract-snapshots.ts'
import * as tasks from '../contract-tasks.ts'
import { assessmentHandler, standardListHandler } from './assessment.ts'
import { handleAssignTask } from './assign-task.ts'
import { handleCommentTask } from './comment-task.ts'
import { compareSnapshotsHandler } from './compare-snapshots.ts'
import { type Engine, engineOf } from './engine.ts'
import { evidenceListHandler } from './evidence-list.ts'
import { findingHistoryHandler } from './finding-history.ts'
import { findingListHandler } from './finding-list.ts'
import { gapListHandler } from './gap-list.ts'
import { conformityJobs } from './jobs.ts'
import { levelMatrixHandler } from './level-matrix.ts'
import { markDirty, marksOf, queueEvaluation } from './marks.ts'
import { openTaskHandler } from './open-task.ts'
import { parameterListHandler } from './parameter-list.ts'
import { previewParameterHandler } from './preview-parameter.ts'
import { proveFindingsHandler } from './prove-findings.ts'
import { publicAssessmentHandler, publicPageHandler, publishPageHandler, unpublishPageHandler } from './publish-page.ts'
import { handleTaskNotice, oscalCatalogHandler, startExportHandler } from './report/start-export.ts'
import { handleRequestEvaluation } from './request-evaluation.ts'
import { requirementHandler } from './requirement.ts'
import { handleReviewEvidence } from './review-evidence.ts'
import { parameterHistoryHandler, saveParameterHandler } from './save-parameter.ts'
import { snapshotListHandler, trendHandler } from './snapshot-list.ts'
import { submitEvidenceHandler } from './submit-evidence.ts'
import { takeSnapshotHandler } from './take-snapshot.ts'
import { handleTask, taskListHandler } from './task-list.ts'
import { handleReopenTask, handleWaiveTask } from './waive-task.ts'

/** The module for the standards and checks of an installation; it knows no other module by name. */
export function conformityModule(contributions: readonly CheckContribution[], standards: readonly Standard[]): Module & { engine: Engine } {
  const engine = engineOf(registryOf(contributions), standards)
  return {
    name: 'conformity',
    engine,
    routes: routesOf(engine),
    jobs: conformityJobs(engine),
    subscriptions: [
      on('conformity.markDirty', ledgerChanged, async ({ parkId, ledger, ids }, { db, eventId, cause }) => {
        const marks = await marksOf(db, engine, parkId, ledger, ids)
        if (marks.length === 0) await judgeNewPark(db, parkId)
        await markDirty(db, parkId, marks, { kind: 'ledger', ledger, ids: ids.slice(0, 3), total: ids.length, eventId, by: cause.name ?? null })
      }),
    ],
  }
}

/** A park nobody judged yet is judged with its first record, whatever that is. */
async function judgeNewPark(db: Db, parkId: string): Promise<void> {
  const { rows } = await sql`select from conformity.assessment where park_id = ${parkId} limit 1`.execute(db)
  if (rows.length === 0) await queueEvaluation(db, parkId)
}

function routesOf(engine: Engine) {
  return [
    route(contract.standardList, standardListHandler(engine)),
    route(contract.assessment, assessmentHandler(engine)),
    route(contract.requirement, requirementHandler(engine)),
    route(contract.findingList, findingListHandler(engine)),
    route(levelMatrix, levelMatrixHandler(engine)),
    route(contract.findingHistory, findingHistoryHandler(engine)),
    route(contract.gapList, gapListHandler(engine)),
    route(contract.trend, trendHandler(engine)),
    route(parameterList, parameterListHandler(engine)),
    route(contract.saveParameter, saveParameterHandler(engine)),
    route(contract.previewParameter, previewParameterHandler(engine)),
    route(contract.parameterHistory, parameterHistoryHandler(engine)),
    route(contract.requestEvaluation, handleRequestEvaluation),
    route(tasks.submitEvidence, submitEvidenceHandler(engine)),
    route(tasks.reviewEvidence, handleReviewEvidence),
    route(tasks.evidenceList, evidenceListHandler(engine)),
    route(tasks.openTask, openTaskHandler(engine)),
    route(tasks.assignTask, handleAssignTask),
    route(tasks.commentTask, handleCommentTask),
    route(tasks.waiveTask, handleWaiveTask),
    route(tasks.reopenTask, handleReopenTask),
    route(tasks.taskList, taskListHandler(engine)),
    route(tasks.task, handleTask),
    route(snapshots.takeSnapshot, takeSnapshotHandler(engine)),
    route(snapshots.snapshotList, snapshotListHandler(engine)),
    route(snapshots.compareSnapshots, compareSnapshotsHandler(engine)),
    route(snapshots.proveFindings, proveFindingsHandler(engine)),
    route(snapshots.publishPage, publishPageHandler(engine)),
    route(snapshots.unpublishPage, unpublishPageHandler(engine)),
    route(snapshots.publicPage, publicPageHandler(engine)),
    route(snapshots.publicAssessment, publicAssessmentHandler(engine)),
    route(startExport, startExportHandler(engine)),
    route(taskNotice, handleTaskNotice),
    route(oscalCatalogOf, oscalCatalogHandler(engine)),
  ]
}
