import type { AnswerOf, SentInputOf } from '#kernel/operation.ts'
import type { createPark, parkList } from '#modules/parks/contract-plan.ts'
import { useCommandNamed, useQueryNamed } from '#ui/query.ts'
import type * as accounts from '../contract-accounts.ts'

// Operations are called by name: the declarations (and the schema library behind them) stay out of the browser.
interface Queries {
  roleList: typeof accounts.roleList
  securityPolicy: typeof accounts.securityPolicy
  userList: typeof accounts.userList
}
interface Commands {
  addMembership: typeof accounts.addMembership
  createUser: typeof accounts.createUser
  disableUser: typeof accounts.disableUser
  enableUser: typeof accounts.enableUser
  endMembership: typeof accounts.endMembership
  grantPermission: typeof accounts.grantPermission
  resetPassword: typeof accounts.resetPassword
  resetTotp: typeof accounts.resetTotp
  revokePermission: typeof accounts.revokePermission
  saveSecurityPolicy: typeof accounts.saveSecurityPolicy
}

export type User = AnswerOf<Queries['userList']>['rows'][number]
export type Membership = User['memberships'][number]
export type Roles = AnswerOf<Queries['roleList']>
export type Park = AnswerOf<typeof parkList>['rows'][number]

export function useAsk<Name extends keyof Queries>(name: Name, input: SentInputOf<Queries[Name]>) {
  return useQueryNamed<AnswerOf<Queries[Name]>>({ name: `identity.${name}`, kind: 'query', scope: 'platform' }, input as Record<string, unknown>)
}

export function useAct<Name extends keyof Commands>(name: Name) {
  return useCommandNamed<SentInputOf<Commands[Name]>, AnswerOf<Commands[Name]>>({ name: `identity.${name}`, kind: 'command', scope: 'platform' })
}

/** Only the platform's administrator may ask; for others no park has a name here. */
export function useParks(isEnabled = true) {
  return useQueryNamed<AnswerOf<typeof parkList>>({ name: 'parks.parkList', kind: 'query', scope: 'parks' }, {}, { isEnabled })
}

export function useCreatePark() {
  return useCommandNamed<SentInputOf<typeof createPark>, AnswerOf<typeof createPark>>({ name: 'parks.createPark', kind: 'command', scope: 'platform' })
}
