import type { AnswerOf } from '#kernel/operation.ts'
import type { assessment, gapList } from '#modules/conformity/contract.ts'
import type { evidenceList, taskList } from '#modules/conformity/contract-tasks.ts'
import type { session } from '#modules/identity/contract.ts'
import type { inbox, unreadCount } from '#modules/notifications/contract.ts'
import { useQueryNamed } from '#ui/query.ts'
import type { recentList } from '../contract.ts'
import type { todo } from '../contract-todo.ts'

// Operations are called by name: the declarations (and the schema library behind them) stay out of the browser.
interface Queries {
  'conformity.assessment': AnswerOf<typeof assessment>
  'conformity.evidenceList': AnswerOf<typeof evidenceList>
  'conformity.gapList': AnswerOf<typeof gapList>
  'conformity.taskList': AnswerOf<typeof taskList>
  'notifications.inbox': AnswerOf<typeof inbox>
  'notifications.unreadCount': AnswerOf<typeof unreadCount>
  'workbench.recentList': AnswerOf<typeof recentList>
  'workbench.todo': AnswerOf<typeof todo>
}

export type Todo = Queries['workbench.todo']['items'][number]
export type Gap = Queries['conformity.gapList']['gaps'][number]
export type Task = Queries['conformity.taskList']['rows'][number]
export type Evidence = Queries['conformity.evidenceList']['rows'][number]
export type Assessment = Queries['conformity.assessment']

export function useAsk<Name extends keyof Queries>(name: Name, input: Readonly<Record<string, unknown>> = {}, isEnabled = true) {
  return useQueryNamed<Queries[Name]>({ name, kind: 'query', scope: 'park' }, input, { isEnabled })
}

export function useSelf() {
  return useQueryNamed<AnswerOf<typeof session>>({ name: 'identity.session', kind: 'query', scope: 'self' }, {}).data?.user
}
