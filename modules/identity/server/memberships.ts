import { sql } from 'kysely'
import { Refusal, type Role } from '#kernel/operation.ts'
import { type Db, refusalOf } from '#kernel/server/database.ts'
import { notFound } from '#kernel/server/errors.ts'
import { type Route, route } from '#kernel/server/module.ts'
import { addMembership, endMembership } from '../contract-accounts.ts'
import { mayAppoint, type Post, postProblem, type ScopeKind } from './rules.ts'

async function postsOf(db: Db, userId: string): Promise<Post[]> {
  const { rows } = await sql<{
    scope_kind: ScopeKind
    roles: Role[]
    park_id: string | null
    park_ids: string[]
  }>`select scope_kind, roles, park_id, park_ids from identity.membership
    where user_id = ${userId} and (valid_until is null or valid_until > now())`.execute(db)
  return rows.map((row) => ({ scopeKind: row.scope_kind, roles: row.roles, parkIds: row.park_id ? [row.park_id] : row.park_ids }))
}

/** Parks, company and dates must fit the kind of scope: one park for a post in a park, one or more for a supervisor. */
function isComplete({
  scopeKind,
  parkIds,
  companyId,
  validFrom,
  validUntil,
}: {
  scopeKind: ScopeKind
  parkIds: readonly string[]
  companyId?: string | undefined
  validFrom?: string | undefined
  validUntil?: string | undefined
}): boolean {
  const parks = scopeKind === 'platform' ? parkIds.length === 0 : scopeKind === 'parks' ? parkIds.length > 0 : parkIds.length === 1
  const period = !validUntil || Date.parse(validUntil) > (validFrom ? Date.parse(validFrom) : 0)
  return parks && period && (scopeKind === 'company') === (companyId !== undefined)
}

export const membershipRoutes: Route[] = [
  route(addMembership, async (input, { db, actor, now }) => {
    const { id, userId, scopeKind, roles, parkIds } = input
    if (actor.userId === userId) throw new Refusal('identity.not_yourself')
    if (!mayAppoint(actor.roles, scopeKind)) throw new Refusal('identity.not_your_duty')
    if (!isComplete(input)) throw new Refusal('identity.bad_scope')
    const exists = await sql<{ ok: boolean }>`select identity.scope_exists(${parkIds}::uuid[], ${input.companyId ?? null}) as ok`.execute(db)
    if (!exists.rows[0]?.ok) throw new Refusal('identity.bad_scope')
    // The row lock lets two administrators' gifts to one user be judged one after the other.
    const user = await sql`select 1 from identity.user where id = ${userId} for update`.execute(db)
    if (user.rows.length === 0) throw notFound()
    const problem = postProblem({ scopeKind, roles, parkIds }, await postsOf(db, userId))
    if (problem) throw new Refusal(problem.code, problem.code === 'identity.role_scope' ? { role: problem.role } : { roles: problem.roles.join('、') })
    if (input.reason) await sql`select set_config('app.reason', ${input.reason}, true)`.execute(db)
    try {
      await sql`insert into identity.membership (id, user_id, scope_kind, roles, park_id, park_ids, company_id, person_id, valid_from, valid_until)
        values (${id}, ${userId}, ${scopeKind}, ${[...new Set(roles)]}::text[], ${scopeKind === 'parks' || scopeKind === 'platform' ? null : (parkIds[0] ?? null)}, ${scopeKind === 'parks' ? parkIds : []}::uuid[],
          ${input.companyId ?? null}, ${input.personId ?? null}, ${input.validFrom ?? now}, ${input.validUntil ?? null})`.execute(db)
    } catch (error) {
      throw refusalOf(error, { membership_pkey: 'access.not_found' })
    }
    return { id }
  }),
  route(endMembership, async ({ id, reason }, { db, actor, now }) => {
    const { rows } = await sql<{
      user_id: string
      scope_kind: ScopeKind
    }>`select user_id, scope_kind from identity.membership where id = ${id} and (valid_until is null or valid_until > ${now}) for update`.execute(db)
    const row = rows[0]
    if (!row) throw notFound()
    if (row.user_id === actor.userId) throw new Refusal('identity.not_yourself')
    if (!mayAppoint(actor.roles, row.scope_kind)) throw new Refusal('identity.not_your_duty')
    await sql`select set_config('app.reason', ${reason}, true)`.execute(db)
    await sql`update identity.membership set valid_until = ${now} where id = ${id}`.execute(db)
    return { id }
  }),
]
