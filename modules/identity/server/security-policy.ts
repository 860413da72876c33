import { sql } from 'kysely'
import type { Role } from '#kernel/operation.ts'
import { notFound } from '#kernel/server/errors.ts'
import { type Route, route } from '#kernel/server/module.ts'
import { saveSecurityPolicy, securityPolicy } from '../contract-accounts.ts'
import type { PasswordProfile } from './password-rules.ts'

export const securityPolicyRoutes: Route[] = [
  route(securityPolicy, async (_input, { db }) => {
    const { rows } = await sql<{
      password_profile: PasswordProfile
      totp_roles: Role[]
    }>`select password_profile, totp_roles from identity.security_policy`.execute(db)
    if (!rows[0]) throw notFound()
    return { passwordProfile: rows[0].password_profile, totpRoles: rows[0].totp_roles }
  }),
  route(saveSecurityPolicy, async ({ passwordProfile, totpRoles, reason }, { db }) => {
    await sql`select set_config('app.reason', ${reason}, true)`.execute(db)
    await sql`update identity.security_policy set password_profile = ${passwordProfile}, totp_roles = ${totpRoles}::text[] where id = 1`.execute(db)
    return { passwordProfile, totpRoles }
  }),
]
