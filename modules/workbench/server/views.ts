import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import { notFound } from '#kernel/server/errors.ts'
import type { Actor, Handler } from '#kernel/server/module.ts'
import type { removeView, saveView, viewList } from '../contract.ts'

interface Row {
  id: string
  list: string
  name: string
  visibility: 'personal' | 'shared' | 'locked'
  default_for: string[]
  state: Record<string, unknown>
  owner_id: string
  version: number
}

/** Shared views belong to the one who made them; the park's director keeps order. */
function mayChange(view: Pick<Row, 'owner_id'>, actor: Actor): boolean {
  return view.owner_id === actor.userId || actor.roles.includes('parkDirector')
}

export const listViews: Handler<typeof viewList> = async ({ parkId, list }, { db, actor }) => {
  const { rows } =
    await sql<Row>`select * from workbench.view where park_id = ${parkId} and list = ${list} order by visibility = 'personal' desc, name collate "zh-x-icu" limit 200`.execute(
      db,
    )
  return {
    views: rows.map((row) => ({
      id: row.id,
      list: row.list,
      name: row.name,
      visibility: row.visibility,
      defaultFor: row.default_for,
      state: row.state,
      version: row.version,
      isOwn: row.owner_id === actor.userId,
      isDefault: row.default_for.some((role) => actor.roles.includes(role as never)),
      canSave: mayChange(row, actor) && row.visibility !== 'locked',
    })),
  }
}

export const keepView: Handler<typeof saveView> = async ({ parkId, id, list, name, visibility, defaultFor, state, version }, { db, actor }) => {
  const { rows } = await sql<Row>`select * from workbench.view where park_id = ${parkId} and id = ${id} for update`.execute(db)
  const before = rows[0]
  if (!before && version !== undefined) throw notFound()
  if (before) {
    if (!mayChange(before, actor)) throw new Refusal('workbench.view_not_yours')
    if (before.visibility === 'locked' && visibility === 'locked') throw new Refusal('workbench.view_locked')
    if (before.version !== version) throw new Refusal('workbench.view_changed')
  }
  // A default for others is set with a shared view only, by the director.
  const roles = visibility !== 'personal' && actor.roles.includes('parkDirector') ? defaultFor : (before?.default_for ?? [])
  const saved = await sql<{
    version: number
  }>`insert into workbench.view as v (id, park_id, list, name, visibility, default_for, state, owner_id, audience, company_id)
    values (${id}, ${parkId}, ${list}, ${name}, ${visibility}, ${roles}::text[], ${JSON.stringify(state)}, ${actor.userId}, ${actor.scopeKind}, ${actor.scopeKind === 'company' ? actor.companyId : null})
    on conflict (id) do update set list = excluded.list, name = excluded.name, visibility = excluded.visibility, default_for = excluded.default_for, state = excluded.state, version = v.version + 1, updated_at = now()
    where v.park_id = excluded.park_id returning version`.execute(db)
  const row = saved.rows[0]
  if (!row) throw notFound()
  return { id, version: row.version }
}

export const discardView: Handler<typeof removeView> = async ({ parkId, id }, { db, actor }) => {
  const { rows } = await sql<Row>`select * from workbench.view where park_id = ${parkId} and id = ${id}`.execute(db)
  const view = rows[0]
  if (!view) throw notFound()
  if (!mayChange(view, actor)) throw new Refusal('workbench.view_not_yours')
  if (view.visibility === 'locked') throw new Refusal('workbench.view_locked')
  await sql`delete from workbench.view where park_id = ${parkId} and id = ${id}`.execute(db)
  return { ok: true }
}
