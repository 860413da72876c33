import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { PublicContent, publicAssessment, publicPage, publishPage, unpublishPage } from '../contract-snapshots.ts'
import { type Engine, standardOf } from './engine.ts'
import { publicContent } from './public-content.ts'

export function publishPageHandler(engine: Engine): Handler<typeof publishPage> {
  return async ({ parkId, standard }, { db, actor, now }) => {
    const loaded = standardOf(engine, standard)
    const content = await publicContent(db, loaded, parkId)
    if (!content) throw new Refusal('conformity.not_evaluated')
    await sql`
      insert into conformity.public_page (id, park_id, standard, content, published_by, published_at, refreshed_at)
      values (${randomUUID()}, ${parkId}, ${loaded.id}, ${JSON.stringify(content)}::json, ${actor.userId}, ${now}, ${now})
      on conflict (park_id, standard) do update set content = excluded.content, refreshed_at = excluded.refreshed_at`.execute(db)
    const { rows } = await sql<{
      published_at: Date
    }>`select published_at from conformity.public_page where park_id = ${parkId} and standard = ${loaded.id}`.execute(db)
    return { publishedAt: (rows[0]?.published_at ?? now).toISOString() }
  }
}

export function unpublishPageHandler(engine: Engine): Handler<typeof unpublishPage> {
  return async ({ parkId, standard }, { db }) => {
    await sql`delete from conformity.public_page where park_id = ${parkId} and standard = ${standardOf(engine, standard).id}`.execute(db)
    return {}
  }
}

export function publicPageHandler(engine: Engine): Handler<typeof publicPage> {
  return async ({ parkId, standard }, { db, actor }) => {
    const { rows } = await sql<{
      published_at: Date
    }>`select published_at from conformity.public_page where park_id = ${parkId} and standard = ${standardOf(engine, standard).id}`.execute(db)
    return { isPublished: rows.length > 0, publishedAt: rows[0]?.published_at.toISOString() ?? null, can: { publish: actor.roles.includes('parkDirector') } }
  }
}

/** Reads the published copy only: it has no way to any other row of the park. */
export function publicAssessmentHandler(engine: Engine): Handler<typeof publicAssessment> {
  return async ({ park, standard }, { db }) => {
    const asked = standard ?? engine.standards[0]?.id ?? ''
    const { rows } = await sql<{
      content: PublicContent
      refreshed_at: Date
    }>`select content, refreshed_at from conformity.public_page
      where (park_id::text = ${park.toLowerCase()} or content->'park'->>'code' = ${park}) and standard = ${asked}`.execute(db)
    const row = rows[0]
    if (!row) throw new Refusal('conformity.not_published')
    return { ...row.content, refreshedAt: row.refreshed_at.toISOString() }
  }
}
