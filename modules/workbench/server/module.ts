import { edgeRoute, type Module, on, route } from '#kernel/server/module.ts'
import * as desk from '../contract.ts'
import { importColumns, importResult, ledgerTemplate, startExport, startImport } from '../contract-sheets.ts'
import { closeTodo, raiseTodo, todo, todoClosed, todoRaised } from '../contract-todo.ts'
import { workbenchJobs } from './jobs.ts'
import { discardDraft, readDraft, readPreferences, writeDraft, writePreference } from './own-settings.ts'
import { keepVisit, listRecent } from './recent.ts'
import { findRecords } from './search.ts'
import { beginExport } from './start-export.ts'
import { beginImport, matchColumns, place, showImport, writeTemplate } from './start-import.ts'
import { forgetTask, listTasks, stopTask } from './tasks.ts'
import { close, closeHandler, listTodos, raise, raiseHandler } from './todo.ts'
import { discardView, keepView, listViews } from './views.ts'

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
    route(desk.taskList, listTasks),
    route(desk.cancelTask, stopTask),
    route(desk.dismissTask, forgetTask),
    route(desk.search, findRecords),
    route(desk.recentList, listRecent),
    route(desk.noteVisit, keepVisit),
    route(desk.viewList, listViews),
    route(desk.saveView, keepView),
    route(desk.removeView, discardView),
    route(desk.preferences, readPreferences),
    route(desk.setPreference, writePreference),
    route(desk.draft, readDraft),
    route(desk.saveDraft, writeDraft),
    route(desk.removeDraft, discardDraft),
    route(raiseTodo, raiseHandler),
    route(closeTodo, closeHandler),
    route(todo, listTodos),
  ],
  subscriptions: [
    on('workbench.raiseTodo', todoRaised, async (item, { db, emit }) => void (await raise(db, emit, item))),
    on('workbench.closeTodo', todoClosed, async (item, { db, emit, now }) => void (await close(db, emit, item, now))),
  ],
  jobs: workbenchJobs,
  http: (_app, server) => {
    place.dataDir = server.dataDir
  },
}
