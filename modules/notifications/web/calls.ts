import type { AnswerOf, SentInputOf } from '#kernel/operation.ts'
import { useCommandNamed, useQueryNamed } from '#ui/query.ts'
import type * as contract from '../contract.ts'

// Operations are called by name: the declarations (and the schema library behind them) stay out of the browser.
interface Queries {
  deliveryLog: typeof contract.deliveryLog
  inbox: typeof contract.inbox
  ladder: typeof contract.ladder
  webhookList: typeof contract.webhookList
}
interface Commands {
  markAllRead: typeof contract.markAllRead
  markRead: typeof contract.markRead
  removeWebhook: typeof contract.removeWebhook
  saveLadder: typeof contract.saveLadder
  saveWebhook: typeof contract.saveWebhook
}

export type Message = AnswerOf<Queries['inbox']>['rows'][number]
export type Webhook = AnswerOf<Queries['webhookList']>['webhooks'][number]

export function useAsk<Name extends keyof Queries>(name: Name, input: SentInputOf<Queries[Name]>) {
  return useQueryNamed<AnswerOf<Queries[Name]>>({ name: `notifications.${name}`, kind: 'query', scope: 'park' }, input as Record<string, unknown>)
}

export function useAct<Name extends keyof Commands>(name: Name) {
  return useCommandNamed<SentInputOf<Commands[Name]>, AnswerOf<Commands[Name]>>({ name: `notifications.${name}`, kind: 'command', scope: 'park' })
}
