import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { FindingRow } from '#standard/evaluate.ts'
import type { Outcome } from '#standard/finding.ts'
import { rankOf } from '#standard/worst-first.ts'
import type { Causes, Mark } from './marks.ts'

/** Which change of findings is written: the place in the log and what set it off. */
export interface ChangeMark {
  parkId: string
  standard: string
  version: string
  now: Date
  causes: Causes
}

interface Stored {
  hash: string
  outcome: Outcome
}

/** Stored findings of one check for one requirement, by kind and id of the subject. */
type Group = Map<string, Stored>

interface Gone {
  requirement: string
  check: string
  kind: string
  id: string
}

// Neither canonical JSON nor ids nor kinds have control characters; these keep them apart in one text, where arrays would escape every quote.
const FIELD = '\u001f'
const ROW = '\u001e'

/** Rows per statement: large enough to be set-based, small enough to be sorted out in the database's working memory while the next are judged. */
const BATCH = 2_500

/** Reads what is stored in scope of the marks, to be replaced check by check. */
export async function openFindings(db: Db, mark: ChangeMark, marks: readonly Mark[] | 'all'): Promise<StoredFindings> {
  const [groups, counts] = await Promise.all([storedInScope(db, mark, marks), storedCounts(db, mark)])
  return new StoredFindings(db, mark, groups, counts, marks === 'all')
}

/**
 * Makes the stored findings equal to judged rows: writes those that differ, removes those no longer there, appends both to the change log
 * and keeps the counts by outcome. What did not change is not touched.
 */
class StoredFindings {
  readonly #db: Db
  readonly #mark: ChangeMark
  readonly #groups: Map<string, Group>
  readonly #countsBefore: ReadonlyMap<string, number>
  /** A full evaluation counts its rows; otherwise what changes is added to the counts stored before. */
  readonly #isFull: boolean
  readonly #counts: Map<string, number>
  #changed = 0
  #fresh: FindingRow[] = []
  #differing: FindingRow[] = []
  #writing: Promise<unknown> = Promise.resolve()

  constructor(db: Db, mark: ChangeMark, groups: Map<string, Group>, counts: ReadonlyMap<string, number>, isFull: boolean) {
    this.#db = db
    this.#mark = mark
    this.#groups = groups
    this.#countsBefore = counts
    this.#isFull = isFull
    this.#counts = isFull ? new Map([...counts.keys()].map((key) => [key, 0])) : new Map(counts)
  }

  /** Rows of one check for one requirement: all that are in scope of the marks. They are written while the caller goes on. */
  async replace(requirement: string, check: string, rows: readonly FindingRow[]): Promise<void> {
    const group = this.#groups.get(`${requirement}${FIELD}${check}`)
    for (const row of rows) {
      const key = `${row.subject.kind}${FIELD}${row.subject.id}`
      const old = group?.get(key)
      if (old) group?.delete(key)
      if (this.#isFull || old?.outcome !== row.outcome) this.#count(requirement, check, row.outcome, 1)
      if (old && !this.#isFull && old.outcome !== row.outcome) this.#count(requirement, check, old.outcome, -1)
      if (old?.hash === row.hash) continue
      if (old) this.#differing.push(row)
      else this.#fresh.push(row)
    }
    if (this.#fresh.length >= BATCH || this.#differing.length >= BATCH) await this.#flush()
  }

  /** Writes what is left, removes what was not judged any more. Returns how many findings changed. */
  async close(): Promise<number> {
    const gone: Gone[] = []
    for (const [key, group] of this.#groups) {
      const [requirement = '', check = ''] = key.split(FIELD)
      for (const [subject, { outcome }] of group) {
        const [kind = '', id = ''] = subject.split(FIELD)
        gone.push({ requirement, check, kind, id })
        if (!this.#isFull) this.#count(requirement, check, outcome, -1)
      }
    }
    await this.#flush()
    await this.#writing
    for (let at = 0; at < gone.length; at += BATCH) await removeGone(this.#db, this.#mark, gone.slice(at, at + BATCH))
    const counts = [...this.#counts].filter(([key, count]) => count !== (this.#countsBefore.get(key) ?? 0))
    if (counts.length > 0) await writeCounts(this.#db, this.#mark, counts)
    return this.#changed + gone.length
  }

  #count(requirement: string, check: string, outcome: Outcome, by: number): void {
    const key = `${requirement}${FIELD}${check}${FIELD}${outcome}`
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by)
  }

  async #flush(): Promise<void> {
    const [fresh, differing] = [this.#fresh, this.#differing]
    this.#fresh = []
    this.#differing = []
    this.#changed += fresh.length + differing.length
    await this.#writing
    const db = this.#db
    const batches = [...inBatches(fresh, (rows) => insertFresh(db, this.#mark, rows)), ...inBatches(differing, (rows) => updateDiffering(db, this.#mark, rows))]
    this.#writing = Promise.all(batches)
    // Told at the next await; without this it would count as unhandled until then.
    this.#writing.catch(() => {})
  }
}

function inBatches<T>(rows: readonly T[], write: (rows: readonly T[]) => Promise<unknown>): Promise<unknown>[] {
  const writes: Promise<unknown>[] = []
  for (let at = 0; at < rows.length; at += BATCH) writes.push(write(rows.slice(at, at + BATCH)))
  return writes
}

/** One text for each check: as rows, 70,000 of them would cost more than judging them. */
async function storedInScope(db: Db, { parkId, standard }: ChangeMark, marks: readonly Mark[] | 'all'): Promise<Map<string, Group>> {
  const columns = sql`requirement, check_name, string_agg(concat_ws(${FIELD}::text, f.subject_kind, f.subject_id, hash, outcome), ${ROW}::text) as rows`
  const ofPark = sql`f.park_id = ${parkId} and f.standard = ${standard}`
  const texts: { requirement: string; check_name: string; rows: string }[] = []
  const read = async (query: ReturnType<typeof sql>) => texts.push(...((await query.execute(db)).rows as typeof texts))
  if (marks === 'all') await read(sql`select ${columns} from conformity.finding f where ${ofPark} group by 1, 2`)
  else {
    const whole = marks.filter((m) => m.ids === null).map((m) => m.kind)
    const single = marks.flatMap((m) => (m.ids ?? []).map((id) => ({ kind: m.kind, id })))
    if (whole.length > 0) await read(sql`select ${columns} from conformity.finding f where ${ofPark} and subject_kind = any (${whole}::text[]) group by 1, 2`)
    // By subject, also right after the first evaluation, when the planner still takes the table for an empty one and any index for good enough.
    if (single.length > 0)
      await read(sql`
        select ${columns} from unnest(${single.map((s) => s.kind)}::text[], ${single.map((s) => s.id)}::text[]) as asked (kind, id)
        cross join lateral (
          select * from conformity.finding where park_id = ${parkId} and subject_kind = asked.kind and subject_id = asked.id offset 0
        ) f where f.standard = ${standard} group by 1, 2`)
  }
  const groups = new Map<string, Group>()
  for (const { requirement, check_name, rows } of texts) {
    const key = `${requirement}${FIELD}${check_name}`
    const group = groups.get(key) ?? new Map<string, Stored>()
    groups.set(key, group)
    for (const row of rows.split(ROW)) {
      const [kind = '', id = '', hash = '', outcome = ''] = row.split(FIELD)
      group.set(`${kind}${FIELD}${id}`, { hash, outcome: outcome as Outcome })
    }
  }
  return groups
}

async function storedCounts(db: Db, { parkId, standard }: ChangeMark): Promise<Map<string, number>> {
  const { rows } = await sql<{ requirement: string; check_name: string; outcome: Outcome; count: number }>`
    select requirement, check_name, outcome, count from conformity.finding_count where park_id = ${parkId} and standard = ${standard}`.execute(db)
  return new Map(rows.map(({ requirement, check_name, outcome, count }) => [[requirement, check_name, outcome].join(FIELD), count]))
}

async function writeCounts(db: Db, { parkId, standard }: ChangeMark, counts: readonly (readonly [string, number])[]): Promise<void> {
  const part = (index: number) => counts.map(([key]) => key.split(FIELD)[index] ?? '')
  await sql`
    insert into conformity.finding_count (park_id, standard, requirement, check_name, outcome, count)
    select ${parkId}::uuid, ${standard}::text, t.* from unnest(${part(0)}::text[], ${part(1)}::text[], ${part(2)}::text[], ${counts.map(([, count]) => count)}::integer[]) as t
    on conflict (park_id, standard, requirement, check_name, outcome) do update set count = excluded.count`.execute(db)
}

/** The rows as a table `incoming`. Columns travel as one text or number list each: the driver would escape every element of an array. */
function incoming(rows: readonly FindingRow[], causes: Causes) {
  const texts = (pick: (row: FindingRow) => string) => sql`string_to_array(${rows.map(pick).join(ROW)}::text, ${ROW}::text)`
  // No id is empty, so the empty text stands for null.
  const ids = (pick: (row: FindingRow) => string | null | undefined) =>
    sql`string_to_array(${rows.map((row) => pick(row) ?? '').join(ROW)}::text, ${ROW}::text, '')`
  const numbers = (pick: (row: FindingRow) => number) => `{${rows.map(pick).join(',')}}`
  return sql`incoming as materialized (
      select * from unnest(
        ${texts((r) => r.requirement)}, ${texts((r) => r.check)}, ${texts((r) => r.subject.kind)}, ${texts((r) => r.subject.id)}, ${texts((r) => r.subject.name)},
        ${ids((r) => r.subject.buildingId)}, ${ids((r) => r.subject.levelId)}, ${texts((r) => r.outcome)}, ${numbers((r) => rankOf(r.outcome))}::smallint[],
        ${numbers((r) => r.shortfall)}::double precision[], ${texts((r) => r.body)}, ${texts((r) => r.hash)}, ${numbers((r) => causes.of(r.subject.kind, r.subject.id))}::integer[]
      ) as t (requirement, check_name, subject_kind, subject_id, subject_name, building_id, level_id, outcome, rank, shortfall, body, hash, cause)
    )`
}

const LOGGED = sql`park_id, at, standard, version, requirement, check_name, subject_kind, subject_id, subject_name, before_outcome, after_outcome, before, cause`

async function insertFresh(db: Db, { parkId, standard, version, now, causes }: ChangeMark, rows: readonly FindingRow[]): Promise<void> {
  await sql`
    with ${incoming(rows, causes)}, logged as (
      insert into conformity.finding_change (${LOGGED})
      select ${parkId}::uuid, ${now}::timestamptz, ${standard}::text, ${version}::text, requirement, check_name, subject_kind, subject_id, subject_name, null, outcome, null, (${JSON.stringify(causes.list)}::jsonb)->cause
      from incoming
    )
    insert into conformity.finding (park_id, standard, requirement, check_name, subject_kind, subject_id, subject_name, building_id, level_id, outcome, rank, shortfall, body, hash, since)
    select ${parkId}::uuid, ${standard}::text, requirement, check_name, subject_kind, subject_id, subject_name, building_id, level_id, outcome, rank, shortfall, body::json, hash, ${now}::timestamptz
    from incoming`.execute(db)
}

async function updateDiffering(db: Db, { parkId, standard, version, now, causes }: ChangeMark, rows: readonly FindingRow[]): Promise<void> {
  const isSame = sql`f.park_id = ${parkId}::uuid and f.standard = ${standard}::text and f.requirement = i.requirement and f.check_name = i.check_name and f.subject_kind = i.subject_kind and f.subject_id = i.subject_id`
  await sql`
    with ${incoming(rows, causes)}, logged as (
      insert into conformity.finding_change (${LOGGED})
      select ${parkId}::uuid, ${now}::timestamptz, ${standard}::text, ${version}::text, i.requirement, i.check_name, i.subject_kind, i.subject_id, i.subject_name, f.outcome, i.outcome, f.body, (${JSON.stringify(causes.list)}::jsonb)->i.cause
      from incoming i join conformity.finding f on ${isSame}
    )
    update conformity.finding f set subject_name = i.subject_name, building_id = i.building_id, level_id = i.level_id, outcome = i.outcome, rank = i.rank,
      shortfall = i.shortfall, body = i.body::json, hash = i.hash, since = case when f.outcome = i.outcome then f.since else ${now}::timestamptz end
    from incoming i where ${isSame}`.execute(db)
}

async function removeGone(db: Db, { parkId, standard, version, now, causes }: ChangeMark, gone: readonly Gone[]): Promise<void> {
  await sql`
    with removed as (
      delete from conformity.finding f
      using unnest(${gone.map((r) => r.requirement)}::text[], ${gone.map((r) => r.check)}::text[], ${gone.map((r) => r.kind)}::text[], ${gone.map((r) => r.id)}::text[],
        ${gone.map((r) => causes.of(r.kind, r.id))}::integer[]) as t (requirement, check_name, subject_kind, subject_id, cause)
      where f.park_id = ${parkId} and f.standard = ${standard} and f.requirement = t.requirement and f.check_name = t.check_name and f.subject_kind = t.subject_kind and f.subject_id = t.subject_id
      returning f.requirement, f.check_name, f.subject_kind, f.subject_id, f.subject_name, f.outcome, f.body, t.cause
    )
    insert into conformity.finding_change (${LOGGED})
    select ${parkId}::uuid, ${now}::timestamptz, ${standard}::text, ${version}::text, requirement, check_name, subject_kind, subject_id, subject_name, outcome, null, body, (${JSON.stringify(causes.list)}::jsonb)->removed.cause from removed`.execute(
    db,
  )
}
