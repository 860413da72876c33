import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Operation, Refusal, ROLES, type Role } from '#kernel/operation.ts'
import { allOperations, operationNamed } from '#kernel/server/known-operations.ts'
import { type Context, type Route, route } from '#kernel/server/module.ts'
import { grantPermission, revokePermission, roleList } from '../contract-accounts.ts'
import { grantProblem, isFixed } from './rules.ts'

const HISTORY = 200

interface Change {
  at: Date
  actor_name: string | null
  after: { role: string; operation: string; is_granted: boolean }
  reason: string | null
}

async function change({ role, operation: name, reason }: { role: Role; operation: string; reason: string }, isGranted: boolean, { db, actor }: Context) {
  const operation: Operation | undefined = operationNamed(name)
  if (!operation) throw new Refusal('identity.unknown_operation', { operation: name })
  const problem = isGranted ? grantProblem(role, operation) : isFixed(operation) ? 'identity.permission_fixed' : null
  if (problem) throw new Refusal(problem)
  await sql`select set_config('app.reason', ${reason}, true)`.execute(db)
  await sql`insert into identity.role_permission as p (id, role, operation, is_granted, changed_by) values (${randomUUID()}, ${role}, ${name}, ${isGranted}, ${actor.userId})
    on conflict (role, operation) do update set is_granted = excluded.is_granted, changed_by = excluded.changed_by, changed_at = now()`.execute(db)
  return { role, operation: name, isGranted }
}

/** Permissions as data over the contracts' defaults; the audit trail is their history. */
export const permissionRoutes: Route[] = [
  route(roleList, async (_input, { db }) => {
    const { rows } = await sql<{
      role: string
      operation: string
      is_granted: boolean
    }>`select role, operation, is_granted from identity.role_permission`.execute(db)
    const changes = new Map(rows.map((row) => [`${row.role} ${row.operation}`, row.is_granted]))
    // An update's entry holds what changed only; role and operation are those of the row.
    const history =
      await sql<Change>`select e.at, e.actor_name, e.reason, jsonb_build_object('role', p.role, 'operation', p.operation, 'is_granted', coalesce(e.after->'is_granted', to_jsonb(p.is_granted))) as after
      from audit.entry e join identity.role_permission p on p.id::text = e.record_id where e.table_name = 'identity.role_permission' order by e.id desc limit ${HISTORY}`.execute(
        db,
      )
    return {
      roles: [...ROLES],
      operations: allOperations().map((operation) => ({
        name: operation.name,
        kind: operation.kind,
        scope: operation.scope,
        title: operation.title,
        defaultRoles: [...operation.roles],
        isFixed: isFixed(operation),
        roles: ROLES.filter((role) => changes.get(`${role} ${operation.name}`) ?? operation.roles.includes(role)),
      })),
      history: history.rows.map((entry) => ({
        at: entry.at.toISOString(),
        actorName: entry.actor_name,
        role: entry.after.role,
        operation: entry.after.operation,
        isGranted: entry.after.is_granted,
        reason: entry.reason,
      })),
    }
  }),
  route(grantPermission, (input, context) => change(input, true, context)),
  route(revokePermission, (input, context) => change(input, false, context)),
]
