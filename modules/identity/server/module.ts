import { sql } from 'kysely'
import type { Job, Module } from '#kernel/server/module.ts'
import { accountRoutes } from './accounts.ts'
import { apiTokenRoutes } from './api-tokens.ts'
import type { Authenticator } from './authenticate.ts'
import { colleaguesRoute } from './colleagues.ts'
import { type DemoSignIn, installationRoute } from './installation.ts'
import { membershipRoutes } from './memberships.ts'
import { provingRoutes } from './own-account.ts'
import { ownSessionRoutes } from './own-sessions.ts'
import { permissionRoutes } from './permissions.ts'
import { revealRoute } from './reveal.ts'
import { secondFactorRoutes } from './second-factor.ts'
import { securityPolicyRoutes } from './security-policy.ts'
import { userListRoute } from './user-list.ts'

/** Failed tries are of use for minutes, ended sessions for as long as the audit trail must name their addresses. */
const tidy: Job = {
  name: 'identity.tidy',
  schedule: '20 3 * * *',
  run: (_payload, { inParks }) =>
    inParks([], async (db) => {
      await sql`delete from identity.attempt where at < now() - interval '1 day'`.execute(db)
      await sql`delete from identity.totp_enrolment where created_at < now() - interval '1 day'`.execute(db)
      await sql`delete from identity.session where expires_at < now() - interval '180 days'`.execute(db)
    }),
}

/** Accounts, posts, sessions. The authenticator is shared with the HTTP server, so that a sign-out acts at once. */
export function identityModule(authenticator: Authenticator, demoSignIns: readonly DemoSignIn[] = []): Module {
  return {
    name: 'identity',
    routes: [
      installationRoute(demoSignIns),
      ...provingRoutes(authenticator),
      ...ownSessionRoutes(authenticator),
      ...secondFactorRoutes,
      ...apiTokenRoutes,
      colleaguesRoute,
      revealRoute,
      userListRoute,
      ...accountRoutes,
      ...membershipRoutes,
      ...permissionRoutes,
      ...securityPolicyRoutes,
    ],
    jobs: [tidy],
  }
}
