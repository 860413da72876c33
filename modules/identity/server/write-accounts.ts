import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import { hashPassword } from './passwords.ts'
import type { ScopeKind } from './rules.ts'

export interface AccountToWrite {
  id: string
  userName: string
  password: string
  displayName: string
  locale?: 'zh' | 'en'
  memberships: readonly {
    id?: string
    scopeKind: ScopeKind
    roles: readonly Role[]
    parkId?: string
    parkIds?: readonly string[]
    companyId?: string
    personId?: string
  }[]
}

/**
 * Writes accounts with their posts in bulk, for demonstration data and first administrators; a run again replaces them. `db` is the
 * system role's. Equal passwords are hashed once. `isDemo` spares the accounts the second factor.
 */
export async function writeAccounts(db: Db, accounts: readonly AccountToWrite[], { isDemo = true } = {}): Promise<number> {
  const passwords = [...new Set(accounts.map((account) => account.password))]
  const hashes = new Map(await Promise.all(passwords.map(async (password) => [password, await hashPassword(password)] as const)))
  const users = accounts.map((account) => ({
    id: account.id,
    user_name: account.userName.toLowerCase(),
    display_name: account.displayName,
    password_hash: hashes.get(account.password),
    locale: account.locale ?? 'zh',
    is_demo: isDemo,
  }))
  const posts = accounts.flatMap((account) =>
    account.memberships.map((post) => ({
      id: post.id ?? randomUUID(),
      user_id: account.id,
      scope_kind: post.scopeKind,
      roles: post.roles,
      park_id: post.scopeKind === 'parks' || post.scopeKind === 'platform' ? null : (post.parkId ?? post.parkIds?.[0] ?? null),
      park_ids: post.scopeKind === 'parks' ? (post.parkIds ?? (post.parkId ? [post.parkId] : [])) : [],
      company_id: post.companyId ?? null,
      person_id: post.personId ?? null,
    })),
  )
  await sql`insert into identity.user (id, user_name, display_name, password_hash, locale, is_demo)
    select id, user_name, display_name, password_hash, locale, is_demo from jsonb_populate_recordset(null::identity.user, ${JSON.stringify(users)}::jsonb)
    on conflict (id) do update set user_name = excluded.user_name, display_name = excluded.display_name, password_hash = excluded.password_hash, is_demo = excluded.is_demo, is_disabled = false, must_change_password = false`.execute(
    db,
  )
  await sql`delete from identity.membership where user_id = any (${accounts.map((account) => account.id)}::uuid[])`.execute(db)
  await sql`insert into identity.membership (id, user_id, scope_kind, roles, park_id, park_ids, company_id, person_id)
    select id, user_id, scope_kind, roles, park_id, park_ids, company_id, person_id from jsonb_populate_recordset(null::identity.membership, ${JSON.stringify(posts)}::jsonb)`.execute(
    db,
  )
  return accounts.length
}
