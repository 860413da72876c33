import { z } from 'zod'
import { safeText } from '#kernel/ledger.ts'
import { command, inPark, query } from '#kernel/operation.ts'
import { WORKBENCH_ROLES } from './contract-sheets.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const everybody = { roles: WORKBENCH_ROLES, scope: 'park' as const }
const done = z.object({ ok: z.literal(true) })

/** One entry of the task tray (任务托盘). */
const task = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: text,
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  percent: z.number().nullable(),
  message: text.nullable(),
  result: z.record(z.string(), z.unknown()),
  fileId: z.uuid().nullable(),
  fileUrl: z.string().nullable(),
  fileName: z.string().nullable(),
  error: text.extend({ code: z.string() }).nullable(),
  canCancel: z.boolean(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
})

/** The caller's own tasks of the last seven days, newest first; with `taskId` only that one. */
export const taskList = query({
  name: 'workbench.taskList',
  title: { zh: '我的任务', en: 'My tasks' },
  ...everybody,
  input: z.object({ ...inPark, taskId: z.uuid().optional() }),
  output: z.object({ tasks: z.array(task) }),
})

export const cancelTask = command({
  name: 'workbench.cancelTask',
  title: { zh: '取消任务', en: 'Cancel a task' },
  ...everybody,
  refusals: { 'workbench.task_ended': { zh: '任务已经结束。', en: 'The task has ended already.', status: 409 } },
  input: z.object({ ...inPark, taskId: z.uuid() }),
  output: done,
})

/** Takes an ended task out of the tray. */
export const dismissTask = command({
  name: 'workbench.dismissTask',
  title: { zh: '移除任务', en: 'Dismiss a task' },
  ...everybody,
  refusals: { 'workbench.task_moving': { zh: '任务仍在进行，请先取消。', en: 'The task is still running; cancel it first.', status: 409 } },
  input: z.object({ ...inPark, taskId: z.uuid() }),
  output: done,
})

const hit = z.object({ ledger: z.string(), ledgerTitle: text, page: z.string(), id: z.uuid(), code: z.string(), name: z.string() })

/** Finds records of every ledger the caller may read by code, name, two characters, pinyin or initials; best first. */
export const search = query({
  name: 'workbench.search',
  title: { zh: '全局搜索', en: 'Search' },
  ...everybody,
  input: z.object({ ...inPark, text: z.string().trim().min(1).max(100), limit: z.int().min(1).max(50).default(20) }),
  output: z.object({ hits: z.array(hit) }),
})

/** Records the caller opened last, newest first. */
export const recentList = query({
  name: 'workbench.recentList',
  title: { zh: '最近访问', en: 'Recent records' },
  ...everybody,
  input: z.object({ ...inPark }),
  output: z.object({ hits: z.array(hit.extend({ visitedAt: z.iso.datetime() })) }),
})

export const noteVisit = command({
  name: 'workbench.noteVisit',
  title: { zh: '记录访问', en: 'Note a visit' },
  ...everybody,
  input: z.object({ ...inPark, ledger: z.string().max(100), id: z.uuid() }),
  output: done,
})

const viewFields = {
  id: z.uuid(),
  list: safeText(100).pipe(z.string().min(1)),
  name: safeText(100).pipe(z.string().min(1)),
  visibility: z.enum(['personal', 'shared', 'locked']),
  defaultFor: z.array(z.string().max(40)).max(30).default([]),
  /** Filters, sort, columns, density: whatever the list keeps in its address. */
  state: z.record(z.string().max(100), z.unknown()),
}

const VIEW_REFUSALS = {
  'workbench.view_locked': { zh: '这个视图已锁定，请另存为个人视图。', en: 'This view is locked. Save it as a view of your own.', status: 409 },
  'workbench.view_not_yours': {
    zh: '共享视图只能由创建人或园长修改，请另存为个人视图。',
    en: 'Only its owner or the park director may change a shared view. Save it as your own.',
    status: 403,
  },
  'workbench.view_changed': { zh: '这个视图刚被修改，请刷新后重试。', en: 'The view was changed meanwhile; reload and retry.', status: 409 },
} as const

export const viewList = query({
  name: 'workbench.viewList',
  title: { zh: '视图列表', en: 'Saved views' },
  ...everybody,
  input: z.object({ ...inPark, list: z.string().max(100) }),
  output: z.object({ views: z.array(z.object({ ...viewFields, version: z.int(), isOwn: z.boolean(), isDefault: z.boolean(), canSave: z.boolean() })) }),
})

/** Saves a view; `version` is the version that was edited and left out for a new one. A locked view is saved only to unlock it. */
export const saveView = command({
  name: 'workbench.saveView',
  title: { zh: '保存视图', en: 'Save a view' },
  ...everybody,
  refusals: VIEW_REFUSALS,
  input: z.object({ ...inPark, ...viewFields, version: z.int().optional() }),
  output: z.object({ id: z.uuid(), version: z.int() }),
})

export const removeView = command({
  name: 'workbench.removeView',
  title: { zh: '删除视图', en: 'Remove a view' },
  ...everybody,
  refusals: VIEW_REFUSALS,
  input: z.object({ ...inPark, id: z.uuid() }),
  output: done,
})

const preferenceKey = z.string().min(1).max(200)

/** The caller's own choices on every device: language, columns of a list, density. */
export const preferences = query({
  name: 'workbench.preferences',
  title: { zh: '偏好设置', en: 'Preferences' },
  roles: ['self'],
  scope: 'self',
  input: z.object({ keys: z.array(preferenceKey).max(100).optional() }),
  output: z.object({ values: z.record(z.string(), z.unknown()) }),
})

/** `value: null` goes back to the default. */
export const setPreference = command({
  name: 'workbench.setPreference',
  title: { zh: '保存偏好', en: 'Set a preference' },
  roles: ['self'],
  scope: 'self',
  input: z.object({ key: preferenceKey, value: z.json() }),
  output: done,
  refusals: { 'workbench.too_many_preferences': { zh: '偏好设置过多或过大。', en: 'Too many preferences, or one is too large.', status: 422 } },
})

/** The server's copy of what was typed into a form and not yet sent. */
export const draft = query({
  name: 'workbench.draft',
  title: { zh: '草稿', en: 'Draft' },
  ...everybody,
  input: z.object({ ...inPark, form: preferenceKey }),
  output: z.object({ draft: z.object({ at: z.iso.datetime(), values: z.record(z.string(), z.unknown()) }).nullable() }),
})

export const saveDraft = command({
  name: 'workbench.saveDraft',
  title: { zh: '保存草稿', en: 'Save a draft' },
  ...everybody,
  input: z.object({ ...inPark, form: preferenceKey, values: z.record(z.string().max(100), z.unknown()) }),
  output: z.object({ at: z.iso.datetime() }),
  refusals: { 'workbench.draft_too_large': { zh: '草稿过大，未能保存。', en: 'The draft is too large to be saved.', status: 413 } },
})

export const removeDraft = command({
  name: 'workbench.removeDraft',
  title: { zh: '删除草稿', en: 'Discard a draft' },
  ...everybody,
  input: z.object({ ...inPark, form: preferenceKey }),
  output: done,
})
