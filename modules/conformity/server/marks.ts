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

/** What set off an evaluation, as a whole and for each subject: a log row names the change that touched its own subject. */
export interface Causes {
  overall: object
  list: readonly object[]
  /** Index in `list`. */
  of(kind: string, id: string): number
}

export function oneCause(cause: object): Causes {
  return { overall: cause, list: [cause], of: () => 0 }
}

/** Takes every stored mark of the park; a mark made while the evaluation runs stays for the next one. */
export async function takeMarks(db: Db, parkId: string): Promise<{ marks: Mark[]; causes: Causes } | null> {
  const { rows } = await sql<{ subject_kind: string; subject_id: string | null; cause: object; id: string }>`
    delete from conformity.dirty where park_id = ${parkId} returning subject_kind, subject_id, cause, id`.execute(db)
  if (rows.length === 0) return null
  rows.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
  const marks = joinMarks(rows.map((row) => ({ kind: row.subject_kind, ids: row.subject_id === null ? null : [row.subject_id] })))
  return { marks, causes: causesOf(rows) }
}

function causesOf(rows: readonly { subject_kind: string; subject_id: string | null; cause: object }[]): Causes {
  const indices = new Map<string, number>()
  const list: object[] = []
  const bySubject = new Map<string, number>()
  for (const { subject_kind, subject_id, cause } of rows) {
    const text = JSON.stringify(cause)
    if (!indices.has(text)) indices.set(text, list.push(cause) - 1)
    // The newest mark wins: it made the facts what they are now.
    bySubject.set(`${subject_kind} ${subject_id ?? ''}`, indices.get(text) as number)
  }
  if (list.length === 1) return oneCause(list[0] as object)
  const several = list.push({ kind: 'several', causes: list.slice(-5), total: list.length }) - 1
  return { overall: list[several] as object, list, of: (kind, id) => bySubject.get(`${kind} ${id}`) ?? bySubject.get(`${kind} `) ?? several }
}
