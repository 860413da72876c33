import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Outcome } from '#standard/finding.ts'
import { type Counts, countOf, type Scores } from '#standard/outcome.ts'
import type { PublicContent } from '../contract-snapshots.ts'
import type { LoadedStandard } from './engine.ts'

/** Renews the copy everybody may read, if the park has switched its page on. */
export async function refreshPublicPage(db: Db, loaded: LoadedStandard, parkId: string, now: Date): Promise<void> {
  const { rows } = await sql`select id from conformity.public_page where park_id = ${parkId} and standard = ${loaded.id}`.execute(db)
  if (rows.length === 0) return
  const content = await publicContent(db, loaded, parkId)
  if (content)
    await sql`update conformity.public_page set content = ${JSON.stringify(content)}::json, refreshed_at = ${now} where park_id = ${parkId} and standard = ${loaded.id}`.execute(
      db,
    )
}

/** Outcomes by requirement: no subjects, no persons, no files. Null before the first evaluation. */
export async function publicContent(db: Db, loaded: LoadedStandard, parkId: string): Promise<PublicContent | null> {
  const { rows: heads } = await sql<{ code: string; name_zh: string; name_en: string; evaluated_at: Date; counts: Counts; scores: Scores }>`
    select p.code, p.name_zh, p.name_en, a.evaluated_at, a.counts, a.scores from conformity.assessment a join parks.park p on p.id = a.park_id
    where a.park_id = ${parkId} and a.standard = ${loaded.id}`.execute(db)
  const head = heads[0]
  if (!head) return null
  const { rows } = await sql<{ requirement: string; outcome: Outcome; automatic: boolean; since: Date }>`
    select requirement, outcome, automatic, since from conformity.requirement_state where park_id = ${parkId} and standard = ${loaded.id}`.execute(db)
  const states = new Map(rows.map((row) => [row.requirement, row]))
  const requirements = loaded.standard.requirements.flatMap(({ id, clause, chapter, level, title }) => {
    const state = states.get(id)
    return state ? [{ id, clause, chapter, level, title, automatic: state.automatic, outcome: state.outcome, since: state.since.toISOString() }] : []
  })
  return {
    park: { id: parkId, code: head.code, name: { zh: head.name_zh, en: head.name_en } },
    standard: { id: loaded.id, version: loaded.version, title: loaded.standard.standard.title, hash: loaded.hash },
    evaluatedAt: head.evaluated_at.toISOString(),
    counts: head.counts,
    score: head.scores,
    chapters: loaded.standard.chapters.map(({ id, title }) => ({
      id,
      title,
      counts: countOf(requirements.filter((r) => r.chapter === id).map((r) => r.outcome)),
    })),
    requirements,
  }
}
