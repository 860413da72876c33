import { identityModule } from '#modules/identity/server/module.ts'
import type { Authenticator } from '#modules/identity/server/authenticate.ts'
import { parksModule } from '#modules/parks/server/module.ts'
import type { Module } from '#kernel/server/module.ts'

/** Every module of the platform. A module's folder deleted and its line here deleted, its feature is gone. */
export function allModules(authenticator: Authenticator): Module[] {
  return [identityModule(authenticator), parksModule]
}
