import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import { notFound } from '#kernel/server/errors.ts'
import { operationNamed } from '#kernel/server/known-operations.ts'
import { type Route, route } from '#kernel/server/module.ts'
import { createToken, revokeToken, tokenList } from '../contract.ts'
import { hashToken, newToken } from './tokens.ts'

interface Row {
  id: string
  name: string
  membership_id: string
  operations: string[] | null
  created_at: Date
  expires_at: Date
  last_used_at: Date | null
}

/** Tokens for scripts: one membership, optionally some operations only, at most a year, shown once. */
export const apiTokenRoutes: Route[] = [
  route(tokenList, async (_input, { db, actor }) => {
    const { rows } = await sql<Row>`select id, name, membership_id, operations, created_at, expires_at, last_used_at from identity.api_token
      where user_id = ${actor.userId} and revoked_at is null and expires_at > now() order by created_at desc`.execute(db)
    return {
      rows: rows.map((row) => ({
        id: row.id,
        name: row.name,
        membershipId: row.membership_id,
        operations: row.operations,
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
      })),
    }
  }),
  route(createToken, async ({ id, name, membershipId, days, operations }, { db, actor, now }) => {
    const own =
      await sql`select 1 from identity.membership where id = ${membershipId} and user_id = ${actor.userId} and valid_from <= now() and (valid_until is null or valid_until > now())`.execute(
        db,
      )
    if (own.rows.length === 0) throw notFound()
    for (const operation of operations ?? []) if (!operationNamed(operation)) throw new Refusal('identity.unknown_operation', { operation })
    const token = newToken('zt')
    const expiresAt = new Date(now.getTime() + days * 86_400_000)
    await sql`insert into identity.api_token (id, user_id, membership_id, name, token_hash, operations, expires_at)
      values (${id}, ${actor.userId}, ${membershipId}, ${name}, ${hashToken(token)}, ${operations ?? null}::text[], ${expiresAt})`.execute(db)
    return { id, token, expiresAt: expiresAt.toISOString() }
  }),
  route(revokeToken, async ({ id }, { db, actor }) => {
    const revoked = await sql`update identity.api_token set revoked_at = now() where id = ${id} and user_id = ${actor.userId} and revoked_at is null`.execute(
      db,
    )
    if (!revoked.numAffectedRows) throw notFound()
    return { id }
  }),
]
