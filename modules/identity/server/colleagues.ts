import { sql } from 'kysely'
import type { Role } from '#kernel/operation.ts'
import { route } from '#kernel/server/module.ts'
import { colleagues } from '../contract.ts'

export const colleaguesRoute = route(colleagues, async ({ parkId }, { db }) => {
  const { rows } = await sql<{
    user_id: string
    display_name: string
    roles: Role[]
  }>`select user_id, display_name, roles from identity.colleagues(${parkId}) order by display_name, user_id`.execute(db)
  return { rows: rows.map((row) => ({ id: row.user_id, displayName: row.display_name, roles: row.roles })) }
})
