import type { Text } from '#kernel/operation.ts'
import type { Todo } from './calls.ts'

export const TABS = ['mine', 'done', 'raised', 'copied'] as const
export type TodoTab = (typeof TABS)[number]

/** One thing to do, raised by a module. */
export interface WorkItem {
  id: string
  kind: Text
  title: Text
  detail: Text | null
  /** Page of the door without prefix and park, or an address of the server. */
  path: string | null
  dueOn: string | null
  isOverdue: boolean
  isUrgent: boolean
  by: string | null
  at: string
  state: 'open' | 'closed'
  closedAt: string | null
}

/** Words for what modules raise; others are plain to-dos. */
const KINDS: Readonly<Record<string, Text>> = {
  'conformity.task': { zh: '整改任务', en: 'Rectification' },
  'conformity.evidence': { zh: '佐证审核', en: 'Evidence review' },
}
const TODO: Text = { zh: '待办', en: 'To-do' }

export function ofTodo(one: Todo): WorkItem {
  return {
    id: one.id,
    kind: KINDS[one.kind] ?? TODO,
    title: one.title,
    detail: one.outcome ?? one.detail,
    path: one.path,
    dueOn: one.dueOn,
    isOverdue: one.isOverdue,
    isUrgent: one.priority === 'high',
    by: one.raisedByName,
    at: one.raisedAt,
    state: one.closedAt ? 'closed' : 'open',
    closedAt: one.closedAt,
  }
}

/** Open work: overdue and soonest first, without a date last. Finished work: newest first. */
export function inOrder(tab: TodoTab, items: readonly WorkItem[]): WorkItem[] {
  const last = '9999-12-31'
  return [...items].sort((a, b) =>
    tab === 'mine'
      ? (a.dueOn ?? last).localeCompare(b.dueOn ?? last) || Number(b.isUrgent) - Number(a.isUrgent) || a.at.localeCompare(b.at)
      : (b.closedAt ?? b.at).localeCompare(a.closedAt ?? a.at),
  )
}
