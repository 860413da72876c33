import { edgeRoute, type Module, route } from '#kernel/server/module.ts'
import { cancelTask, dismissTask, taskList } from '../contract.ts'
import { importColumns, importResult, ledgerTemplate, startExport, startImport } from '../contract-sheets.ts'
import { workbenchJobs } from './jobs.ts'
import { beginExport } from './start-export.ts'
import { beginImport, matchColumns, place, showImport, writeTemplate } from './start-import.ts'
import { forgetTask, listTasks, stopTask } from './tasks.ts'

/** A template is a file, not JSON: asked as an operation, answered as a download. */
const templateRoute = {
  ...edgeRoute(ledgerTemplate, async (request, reply, input, server) => {
    const { name, content } = (await server.run(request, ledgerTemplate, input)) as { name: string; content: Uint8Array }
    reply.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    reply.header('content-disposition', `attachment; filename="template.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
    return Buffer.from(content)
  }),
  handle: route(ledgerTemplate, writeTemplate).handle,
}

export const workbenchModule: Module = {
  name: 'workbench',
  routes: [
    templateRoute,
    route(importColumns, matchColumns),
    route(startImport, beginImport),
    route(importResult, showImport),
    route(startExport, beginExport),
    route(taskList, listTasks),
    route(cancelTask, stopTask),
    route(dismissTask, forgetTask),
  ],
  jobs: workbenchJobs,
  http: (_app, server) => {
    place.dataDir = server.dataDir
  },
}
