import { join } from 'node:path'
import type { Installation } from '#kernel/server/assemble.ts'
import { inScope } from '#kernel/server/database.ts'
import type { Module } from '#kernel/server/module.ts'
import { auditModule } from '#modules/audit/server/module.ts'
import { companiesModule } from '#modules/companies/server/module.ts'
import { loadStandards } from '#modules/conformity/server/load-standards.ts'
import { conformityModule } from '#modules/conformity/server/module.ts'
import { publishStandards } from '#modules/conformity/server/publish-standards.ts'
import { facilitiesModule } from '#modules/facilities/server/module.ts'
import { filesModule } from '#modules/files/server/module.ts'
import type { Authenticator } from '#modules/identity/server/authenticate.ts'
import { identityModule } from '#modules/identity/server/module.ts'
import { lodgingModule } from '#modules/lodging/server/module.ts'
import { notificationsModule } from '#modules/notifications/server/module.ts'
import { parksModule } from '#modules/parks/server/module.ts'
import { planningModule } from '#modules/planning/server/module.ts'
import { workbenchModule } from '#modules/workbench/server/module.ts'
import { readDemoAccounts } from './demo/demo-accounts.ts'

/** Every module of the platform. A module's folder deleted and its line here deleted, its feature is gone. */
export async function assembleModules(root: string, authenticator: Authenticator) {
  const ordinary: Module[] = [
    auditModule,
    companiesModule,
    facilitiesModule,
    filesModule,
    identityModule(authenticator, await readDemoAccounts(root)),
    lodgingModule,
    notificationsModule,
    parksModule,
    planningModule,
    workbenchModule,
  ]
  const contributions = ordinary.flatMap(({ checks }) => (checks ? [checks] : []))
  const conformity = conformityModule(contributions, await loadStandards(join(root, 'standard')))
  return { modules: [...ordinary, conformity] as Module[], engine: conformity.engine }
}

/** Puts the loaded standards in force; a changed text of a published version stops the start with its name. */
export async function putStandardsInForce(installation: Installation, engine: Awaited<ReturnType<typeof assembleModules>>['engine']): Promise<void> {
  await inScope(installation.systemPool, { kind: 'system', parkIds: [], actor: { operation: 'conformity.publishStandards' } }, (db) =>
    publishStandards(db, engine),
  )
}
