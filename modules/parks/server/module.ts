import { Refusal } from '#kernel/operation.ts'
import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import { type Module, route } from '#kernel/server/module.ts'
import { PLAN_LEDGERS } from '../contract.ts'
import {
  cancelPlanImport,
  confirmPlanImport,
  createPark,
  exportPlan,
  levelPlan,
  parkList,
  parkMap,
  parkProfile,
  planImport,
  planImportList,
  saveParkProfile,
  startPlanImport,
} from '../contract-plan.ts'
import { parkChecks } from './checks.ts'
import { handleCreatePark, handleParkList } from './create-park.ts'
import { handleLevelPlan, handleParkMap } from './map.ts'
import { planArchive } from './plan-archive.ts'
import {
  checkPlan,
  handleCancelPlanImport,
  handleConfirmPlanImport,
  handlePlanImport,
  handlePlanImportList,
  handleStartPlanImport,
  importPlan,
} from './plan-import.ts'
import { handleParkProfile, handleSaveParkProfile } from './profile.ts'

const ARCHIVE_NAME = 'plan.imdf.zip'

/** Parks and their spatial plan. */
export const parksModule: Module = {
  name: 'parks',
  ledgers: PLAN_LEDGERS,
  routes: [
    ...PLAN_LEDGERS.flatMap((ledger) => ledgerRoutes(ledger)),
    route(parkMap, handleParkMap),
    route(levelPlan, handleLevelPlan),
    route(createPark, handleCreatePark),
    route(parkList, handleParkList),
    route(parkProfile, handleParkProfile),
    route(saveParkProfile, handleSaveParkProfile),
    route(startPlanImport, handleStartPlanImport),
    route(planImport, handlePlanImport),
    route(planImportList, handlePlanImportList),
    route(confirmPlanImport, handleConfirmPlanImport),
    route(cancelPlanImport, handleCancelPlanImport),
    route(exportPlan, async ({ parkId }, { db, now }) => ({
      fileName: ARCHIVE_NAME,
      archiveBase64: Buffer.from(await planArchive(db, parkId, now)).toString('base64'),
    })),
  ],
  checks: parkChecks,
  jobs: [checkPlan, importPlan],
  http(app, server) {
    app.get('/api/parks/plan.imdf.zip', { exposeHeadRoute: false }, async (request, reply) => {
      const { parkId } = request.query as { parkId?: unknown }
      if (typeof parkId !== 'string') throw new Refusal('access.not_found')
      const { archiveBase64 } = (await server.run(request, exportPlan, { parkId })) as { archiveBase64: string }
      return reply.type('application/zip').header('content-disposition', `attachment; filename="${ARCHIVE_NAME}"`).send(Buffer.from(archiveBase64, 'base64'))
    })
  },
}
