import { sql } from 'kysely'
import type { Role } from '#kernel/operation.ts'
import { route } from '#kernel/server/module.ts'
import { userList } from '../contract-accounts.ts'
import type { ScopeKind } from './rules.ts'

interface Row {
  id: string
  user_name: string
  display_name: string
  is_disabled: boolean
  has_totp: boolean
  must_change_password: boolean
  created_at: Date
  last_seen_at: Date | null
  memberships: { id: string; scopeKind: ScopeKind; roles: Role[]; parkIds: string[]; companyId: string | null; validFrom: string; validUntil: string | null }[]
}

export const userListRoute = route(userList, async ({ search, parkId, role, cursor, limit }, { db }) => {
  const where = sql`(${search ?? null}::text is null or position(lower(${search ?? ''}) in u.user_name) > 0 or position(${search ?? ''} in u.display_name) > 0)
    and (${parkId ?? null}::uuid is null or exists (select from identity.membership m where m.user_id = u.id and (m.park_id = ${parkId ?? null} or ${parkId ?? null} = any (m.park_ids))))
    and (${role ?? null}::text is null or exists (select from identity.membership m where m.user_id = u.id and ${role ?? null} = any (m.roles) and (m.valid_until is null or m.valid_until > now())))`
  const page =
    sql<Row>`select u.id, u.user_name, u.display_name, u.is_disabled, u.totp_confirmed_at is not null as has_totp, u.must_change_password, u.created_at,
      (select max(s.seen_at) from identity.session s where s.user_id = u.id) as last_seen_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'scopeKind', m.scope_kind, 'roles', m.roles, 'parkIds', case when m.park_id is null then m.park_ids else array[m.park_id] end,
        'companyId', m.company_id, 'validFrom', m.valid_from, 'validUntil', m.valid_until) order by m.valid_from, m.id) from identity.membership m where m.user_id = u.id), '[]') as memberships
    from identity.user u where ${where} and (${cursor ?? null}::text is null or u.user_name > ${cursor ?? ''}) order by u.user_name limit ${limit + 1}`.execute(
      db,
    )
  const counted = sql<{ total: number }>`select count(*)::int as total from identity.user u where ${where}`.execute(db)
  const [{ rows }, count] = await Promise.all([page, counted])
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map((row) => ({
      id: row.id,
      userName: row.user_name,
      displayName: row.display_name,
      isDisabled: row.is_disabled,
      hasTotp: row.has_totp,
      mustChangePassword: row.must_change_password,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
      memberships: row.memberships,
    })),
    nextCursor: rows.length > limit ? (shown[shown.length - 1]?.user_name ?? null) : null,
    total: count.rows[0]?.total ?? 0,
  }
})
