import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { type Engine, judgedKinds } from './engine.ts'

/** What must be judged again: subjects of one kind, all of them when `ids` is null. Kind `*`: only the requirements' own state. */
export interface Mark {
  kind: string
  ids: readonly string[] | null
}

export const STATES_ONLY: Mark = { kind: '*', ids: null }

/** Marks of one kind joined, in order of kind; "all" swallows single ids. */
export function joinMarks(marks: readonly Mark[]): Mark[] {
  const joined = new Map<string, Set<string> | null>()
  for (const { kind, ids } of marks) {
    const known = joined.get(kind)
    if (ids === null || known === null) joined.set(kind, null)
    else joined.set(kind, new Set([...(known ?? []), ...ids]))
  }
  return [...joined].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, ids]) => ({ kind, ids: ids === null ? null : [...ids].sort() }))
}

/** Which subjects a change of ledger records can touch: asked of every loader that reads the ledger. */
export async function marksOf(db: Db, engine: Engine, parkId: string, ledger: string, ids: readonly string[]): Promise<Mark[]> {
  const marks: Mark[] = []
  const judged = judgedKinds(engine)
  for (const facts of engine.registry.facts.values()) {
    if (!facts.reads.includes(ledger) || !judged.has(facts.kind)) continue
    const affected = facts.affected ? await facts.affected(db, parkId, ledger, ids) : 'all'
    if (affected === 'all') marks.push({ kind: facts.kind, ids: null })
    else if (affected.length > 0) marks.push({ kind: facts.kind, ids: affected })
  }
  if (engine.registry.declarations.some(({ reads }) => reads.includes(ledger))) marks.push(STATES_ONLY)
  return joinMarks(marks)
}

/** Stores marks and queues the evaluation in the caller's transaction. */
export async function markDirty(db: Db, parkId: string, marks: readonly Mark[], cause: object): Promise<void> {
  if (marks.length === 0) return
  const rows = marks.flatMap(({ kind, ids }) => (ids === null ? [{ kind, id: null }] : ids.map((id) => ({ kind, id: id as string | null }))))
  await sql`
    insert into conformity.dirty (park_id, subject_kind, subject_id, cause)
    select ${parkId}, kind, id, ${JSON.stringify(cause)}::jsonb from unnest(${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.id)}::text[]) as t (kind, id)`.execute(
    db,
  )
  await queueEvaluation(db, parkId)
}

export async function queueEvaluation(db: Db, parkId: string, payload: { full?: boolean } = {}): Promise<void> {
  const key = `conformity.evaluate:${parkId}${payload.full ? ':full' : ''}`
  await sql`select kernel.add_job('conformity.evaluate', ${JSON.stringify({ parkId, ...payload })}::jsonb, ${key})`.execute(db)
}

/** Takes every stored mark of the park; a mark made while the evaluation runs stays for the next one. */
export async function takeMarks(db: Db, parkId: string): Promise<{ marks: Mark[]; cause: object } | null> {
  const { rows } = await sql<{ subject_kind: string; subject_id: string | null; cause: object }>`
    delete from conformity.dirty where park_id = ${parkId} returning subject_kind, subject_id, cause, id`.execute(db)
  if (rows.length === 0) return null
  const marks = joinMarks(rows.map((row) => ({ kind: row.subject_kind, ids: row.subject_id === null ? null : [row.subject_id] })))
  const causes = [...new Map(rows.map(({ cause }) => [JSON.stringify(cause), cause])).values()]
  return { marks, cause: causes.length === 1 ? (causes[0] as object) : { kind: 'several', causes: causes.slice(0, 20), total: causes.length } }
}
