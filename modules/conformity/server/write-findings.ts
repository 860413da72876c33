import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { type FindingRow, findingKey } from '#standard/evaluate.ts'
import { rankOf } from '#standard/worst-first.ts'
import type { Causes, Mark } from './marks.ts'

interface Stored {
  requirement: string
  check_name: string
  subject_kind: string
  subject_id: string
  hash: string
}

/** Which change of findings is written: the place in the log and what set it off. */
export interface ChangeMark {
  parkId: string
  standard: string
  version: string
  now: Date
  causes: Causes
}

/** Canonical JSON has no raw control character, so this one separates bodies; an array literal would escape every quote of every body. */
const SEPARATOR = '\u001e'

/** Rows of `unnest` per statement: large enough to be set-based, small enough for one message. */
const BATCH = 10_000

/**
 * Makes the stored findings in scope of `marks` equal to `rows`: writes those that differ, removes those no longer there, and appends
 * both to the change log. Returns how many changed. What did not change is not touched.
 */
export async function replaceFindings(db: Db, mark: ChangeMark, marks: readonly Mark[] | 'all', rows: readonly FindingRow[]): Promise<number> {
  const stored = await storedInScope(db, mark, marks)
  const before = new Map(
    stored.map((row) => [findingKey({ requirement: row.requirement, check: row.check_name, subject: { kind: row.subject_kind, id: row.subject_id } }), row]),
  )
  const changed: FindingRow[] = []
  for (const row of rows) {
    const key = findingKey(row)
    const old = before.get(key)
    before.delete(key)
    if (old?.hash !== row.hash) changed.push(row)
  }
  const gone = [...before.values()]
  for (let i = 0; i < changed.length; i += BATCH) await writeChanged(db, mark, changed.slice(i, i + BATCH))
  for (let i = 0; i < gone.length; i += BATCH) await removeGone(db, mark, gone.slice(i, i + BATCH))
  return changed.length + gone.length
}

async function storedInScope(db: Db, { parkId, standard }: ChangeMark, marks: readonly Mark[] | 'all'): Promise<Stored[]> {
  const columns = sql`requirement, check_name, subject_kind, subject_id, hash`
  if (marks === 'all')
    return (await sql<Stored>`select ${columns} from conformity.finding where park_id = ${parkId} and standard = ${standard}`.execute(db)).rows
  const whole = marks.filter((m) => m.ids === null).map((m) => m.kind)
  const single = marks.flatMap((m) => (m.ids ?? []).map((id) => ({ kind: m.kind, id })))
  const { rows } = await sql<Stored>`
    select ${columns} from conformity.finding where park_id = ${parkId} and standard = ${standard} and subject_kind = any (${whole}::text[])
    union all
    select requirement, check_name, f.subject_kind, f.subject_id, hash from conformity.finding f
    join unnest(${single.map((s) => s.kind)}::text[], ${single.map((s) => s.id)}::text[]) as asked (subject_kind, subject_id) using (subject_kind, subject_id)
    where f.park_id = ${parkId} and f.standard = ${standard}`.execute(db)
  return rows
}

async function writeChanged(db: Db, { parkId, standard, version, now, causes }: ChangeMark, rows: readonly FindingRow[]): Promise<void> {
  const column = <T>(pick: (row: FindingRow) => T): T[] => rows.map(pick)
  await sql`
    with incoming as (
      select * from unnest(
        ${column((r) => r.requirement)}::text[], ${column((r) => r.check)}::text[], ${column((r) => r.subject.kind)}::text[], ${column((r) => r.subject.id)}::text[], ${column((r) => r.subject.name)}::text[],
        ${column((r) => r.subject.buildingId ?? null)}::text[], ${column((r) => r.subject.levelId ?? null)}::text[], ${column((r) => r.outcome)}::text[], ${column((r) => rankOf(r.outcome))}::smallint[],
        ${column((r) => r.shortfall)}::double precision[], string_to_array(${column((r) => r.body).join(SEPARATOR)}, ${SEPARATOR}), ${column((r) => r.hash)}::text[], ${column((r) => causes.of(r.subject.kind, r.subject.id))}::integer[]
      ) as t (requirement, check_name, subject_kind, subject_id, subject_name, building_id, level_id, outcome, rank, shortfall, body, hash, cause)
    ), logged as (
      insert into conformity.finding_change (park_id, at, standard, version, requirement, check_name, subject_kind, subject_id, subject_name, before_outcome, after_outcome, before, after, cause)
      select ${parkId}::uuid, ${now}::timestamptz, ${standard}::text, ${version}::text, i.requirement, i.check_name, i.subject_kind, i.subject_id, i.subject_name, f.outcome, i.outcome, f.body, i.body::json, (${JSON.stringify(causes.list)}::jsonb)->i.cause
      from incoming i left join conformity.finding f on f.park_id = ${parkId}::uuid and f.standard = ${standard}::text
        and f.requirement = i.requirement and f.check_name = i.check_name and f.subject_kind = i.subject_kind and f.subject_id = i.subject_id
    )
    insert into conformity.finding as f (park_id, standard, requirement, check_name, subject_kind, subject_id, subject_name, building_id, level_id, outcome, rank, shortfall, body, hash, since)
    select ${parkId}::uuid, ${standard}::text, requirement, check_name, subject_kind, subject_id, subject_name, building_id, level_id, outcome, rank, shortfall, body::json, hash, ${now}::timestamptz from incoming
    on conflict (park_id, standard, requirement, check_name, subject_kind, subject_id) do update set
      subject_name = excluded.subject_name, building_id = excluded.building_id, level_id = excluded.level_id, outcome = excluded.outcome, rank = excluded.rank,
      shortfall = excluded.shortfall, body = excluded.body, hash = excluded.hash, since = case when f.outcome = excluded.outcome then f.since else excluded.since end`.execute(
    db,
  )
}

async function removeGone(db: Db, { parkId, standard, version, now, causes }: ChangeMark, rows: readonly Stored[]): Promise<void> {
  await sql`
    with removed as (
      delete from conformity.finding f
      using unnest(${rows.map((r) => r.requirement)}::text[], ${rows.map((r) => r.check_name)}::text[], ${rows.map((r) => r.subject_kind)}::text[], ${rows.map((r) => r.subject_id)}::text[],
        ${rows.map((r) => causes.of(r.subject_kind, r.subject_id))}::integer[]) as t (requirement, check_name, subject_kind, subject_id, cause)
      where f.park_id = ${parkId} and f.standard = ${standard} and f.requirement = t.requirement and f.check_name = t.check_name and f.subject_kind = t.subject_kind and f.subject_id = t.subject_id
      returning f.requirement, f.check_name, f.subject_kind, f.subject_id, f.subject_name, f.outcome, f.body, t.cause
    )
    insert into conformity.finding_change (park_id, at, standard, version, requirement, check_name, subject_kind, subject_id, subject_name, before_outcome, after_outcome, before, after, cause)
    select ${parkId}::uuid, ${now}::timestamptz, ${standard}::text, ${version}::text, requirement, check_name, subject_kind, subject_id, subject_name, outcome, null, body, null, (${JSON.stringify(causes.list)}::jsonb)->removed.cause from removed`.execute(
    db,
  )
}
