import type { AnswerOf, Operation, SentInputOf } from '#kernel/operation.ts'
import { useCommandNamed, useQueryNamed } from '#ui/query.ts'
import type * as plan from '../contract-plan.ts'

// Called by name: the declarations, and the schema library behind them, stay out of the browser.
interface Queries {
  exportPlan: typeof plan.exportPlan
  levelPlan: typeof plan.levelPlan
  map: typeof plan.parkMap
  planImport: typeof plan.planImport
  planImportList: typeof plan.planImportList
  profile: typeof plan.parkProfile
}
interface Commands {
  cancelPlanImport: typeof plan.cancelPlanImport
  confirmPlanImport: typeof plan.confirmPlanImport
  saveProfile: typeof plan.saveParkProfile
  startPlanImport: typeof plan.startPlanImport
}

export type Answer<Name extends keyof Queries> = AnswerOf<Queries[Name] & Operation>
export type Profile = Answer<'profile'>['profile']

export function queryNamed(name: keyof Queries) {
  return { name: `parks.${name}`, kind: 'query', scope: 'park' } as const
}

export function useAsk<Name extends keyof Queries>(name: Name, input: Readonly<Record<string, unknown>>, options?: { isEnabled?: boolean }) {
  return useQueryNamed<Answer<Name>>(queryNamed(name), input, options)
}

export function useAct<Name extends keyof Commands>(name: Name) {
  return useCommandNamed<SentInputOf<Commands[Name]>, AnswerOf<Commands[Name]>>({ name: `parks.${name}`, kind: 'command', scope: 'park' })
}
