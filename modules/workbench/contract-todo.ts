import { z } from 'zod'
import { safeText } from '#kernel/ledger.ts'
import { command, event, inPark, query, ROLES } from '#kernel/operation.ts'
import { WORKBENCH_ROLES } from './contract-sheets.ts'

const text = z.object({ zh: z.string().max(500), en: z.string().max(500) })
const name = z.string().regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)

const raised = {
  /** `conformity.task`: what kind of work. With `source` the identity of the item: raising the same again changes it. */
  kind: name,
  source: z.string().min(1).max(200),
  title: text,
  detail: text.nullable().default(null),
  /** Page that does it, such as `/o/conformity/tasks/…`. */
  path: z.string().max(500).nullable().default(null),
  priority: z.enum(['low', 'normal', 'high']).default('normal'),
  /** Reminders climb their ladder towards this day. */
  dueOn: z.iso.date().nullable().default(null),
  companyId: z.uuid().nullable().default(null),
  handlers: z.array(z.uuid()).max(200).default([]),
  handlerRoles: z.array(z.enum(ROLES)).default([]),
  copies: z.array(z.uuid()).max(200).default([]),
  copyRoles: z.array(z.enum(ROLES)).default([]),
}
const closed = { kind: name, source: z.string().min(1).max(200), outcome: text.nullable().default(null) }

/** Asked by other modules within their own operation (`context.call`); nobody holds it over HTTP. */
export const raiseTodo = command({
  name: 'workbench.raiseTodo',
  title: { zh: '发起待办', en: 'Raise a to-do' },
  roles: [],
  scope: 'park',
  input: z.object({ ...inPark, ...raised }),
  output: z.object({ id: z.uuid() }),
})
/** Closes the item if there is one. */
export const closeTodo = command({
  name: 'workbench.closeTodo',
  title: { zh: '办结待办', en: 'Close a to-do' },
  roles: [],
  scope: 'park',
  input: z.object({ ...inPark, ...closed }),
  output: z.object({ closed: z.boolean() }),
})

/** The same for jobs and subscriptions, which emit instead of calling. */
export const todoRaised = event({
  name: 'workbench.todoRaised',
  payload: z.object({ parkId: z.uuid(), raisedBy: z.uuid().nullable().default(null), raisedByName: z.string().nullable().default(null), ...raised }),
})
export const todoClosed = event({
  name: 'workbench.todoClosed',
  payload: z.object({ parkId: z.uuid(), closedBy: z.uuid().nullable().default(null), ...closed }),
})

export const TODO_TABS = ['mine', 'done', 'raised', 'copied'] as const

/** The to-do centre: 待我处理 mine, 我已处理 done, 我发起的 raised, 抄送我的 copied; `counts` is of what is open. */
export const todo = query({
  name: 'workbench.todo',
  title: { zh: '待办中心', en: 'To-do centre' },
  roles: WORKBENCH_ROLES,
  scope: 'park',
  input: z.object({
    ...inPark,
    tab: z.enum(TODO_TABS).default('mine'),
    search: safeText(100).optional(),
    offset: z.int().min(0).max(10_000).default(0),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        source: z.string(),
        title: text,
        detail: text.nullable(),
        path: z.string().nullable(),
        priority: z.enum(['low', 'normal', 'high']),
        dueOn: z.iso.date().nullable(),
        isOverdue: z.boolean(),
        raisedByName: z.string().nullable(),
        raisedAt: z.iso.datetime(),
        closedAt: z.iso.datetime().nullable(),
        outcome: text.nullable(),
      }),
    ),
    total: z.int(),
    counts: z.object({ mine: z.int(), overdue: z.int(), raised: z.int(), copied: z.int() }),
  }),
})
