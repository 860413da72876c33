import type { Text } from '#kernel/operation.ts'
import type { Evidence, Task, Todo } from './calls.ts'

export const TABS = ['mine', 'done', 'raised', 'copied'] as const
export type TodoTab = (typeof TABS)[number]

/** One thing to do, wherever it is kept: raised by a module, a rectification task, evidence that waits for its review. */
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

const TASK: Text = { zh: '整改任务', en: 'Rectification' }
const REVIEW: Text = { zh: '佐证审核', en: 'Evidence review' }
const TODO: Text = { zh: '待办', en: 'To-do' }

export function ofTodo(one: Todo): WorkItem {
  return {
    id: one.id,
    kind: one.kind.startsWith('conformity.') ? TASK : TODO,
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

function ofTask(task: Task): WorkItem {
  const both = (text: string): Text => ({ zh: text, en: text })
  return {
    id: task.id,
    kind: TASK,
    title: both(task.title),
    detail: both(`${task.requirement}${task.subject ? ` · ${task.subject.name}` : ''}`),
    path: `conformity/tasks?open=${task.id}`,
    dueOn: task.dueOn,
    isOverdue: task.isOverdue,
    isUrgent: false,
    by: task.openedBy.name,
    at: task.openedAt,
    state: task.state === 'open' ? 'open' : 'closed',
    closedAt: task.closedAt,
  }
}

function ofEvidence(evidence: Evidence): WorkItem {
  const detail = `${evidence.requirement} · ${evidence.fileName}`
  return {
    id: evidence.id,
    kind: REVIEW,
    title: { zh: `审核佐证：${evidence.title}`, en: `Review evidence: ${evidence.title}` },
    detail: { zh: detail, en: detail },
    path: `conformity/${evidence.requirement}#evidence`,
    dueOn: null,
    isOverdue: false,
    isUrgent: false,
    by: evidence.uploadedBy.name,
    at: evidence.uploadedAt,
    state: evidence.decision === 'pending' ? 'open' : 'closed',
    closedAt: evidence.decidedAt,
  }
}

/** What conformity asks of a person, by tab. `assigns`: holds a post that hands out tasks nobody has yet. */
export function conformityWork(tab: TodoTab, userId: string, assigns: boolean, tasks: readonly Task[], evidence: readonly Evidence[]): WorkItem[] {
  switch (tab) {
    case 'mine':
      return [
        ...tasks.filter((task) => task.state === 'open' && (task.owner ? task.owner.id === userId : assigns)).map(ofTask),
        ...evidence.filter((one) => one.decision === 'pending' && one.canReview).map(ofEvidence),
      ]
    case 'done':
      return [
        ...tasks.filter((task) => task.state === 'closed' && task.owner?.id === userId).map(ofTask),
        ...evidence.filter((one) => one.decidedBy?.id === userId).map(ofEvidence),
      ]
    case 'raised':
      return [
        ...tasks.filter((task) => task.openedBy.id === userId).map(ofTask),
        ...evidence.filter((one) => one.uploadedBy.id === userId && one.decision === 'pending').map(ofEvidence),
      ]
    case 'copied':
      return []
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
