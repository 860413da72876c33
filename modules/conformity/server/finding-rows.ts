import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { FindingBody, Registry } from '#standard/evaluate.ts'
import type { FindingView } from '../contract.ts'
import { becauseText, shownText } from './texts.ts'

export interface StoredFinding {
  requirement: string
  check_name: string
  shortfall: number
  body: FindingBody
  since: Date
}

export function findingView(texts: Registry['texts'], row: StoredFinding): FindingView {
  const { body } = row
  return {
    requirement: row.requirement,
    check: row.check_name,
    subject: body.subject,
    outcome: body.outcome,
    shortfall: row.shortfall,
    required: shownText(texts, body.required),
    measured: shownText(texts, body.measured),
    because: { code: body.because.code, text: becauseText(texts, body.because) },
    sources: body.sources,
    missing: body.missing,
    drawings: body.drawings ?? [],
    values: body.values,
    since: row.since.toISOString(),
  }
}

/** The place of a row in the order of findings: what is worst comes first. */
export type FindingCursor = [rank: number, lack: number, name: string, requirement: string, check: string, kind: string, id: string]

const ORDER = sql`rank, (-shortfall), subject_name, requirement, check_name, subject_kind, subject_id`

/** Findings that meet all conditions, worst first, with a cursor for the next page. */
export async function findingPage(
  db: Db,
  conditions: readonly RawBuilder<unknown>[],
  limit: number,
  after: FindingCursor | null,
): Promise<{ rows: StoredFinding[]; next: FindingCursor | null; total: number }> {
  const where = sql.join(conditions, sql` and `)
  const from = after
    ? sql`and (${ORDER}) > (${after[0]}::smallint, ${after[1]}::double precision, ${after[2]}, ${after[3]}, ${after[4]}, ${after[5]}, ${after[6]})`
    : sql``
  const { rows } = await sql<StoredFinding & { rank: number; subject_name: string }>`
    select requirement, check_name, shortfall, body, since, rank, subject_name from conformity.finding where ${where} ${from} order by ${ORDER} limit ${limit + 1}`.execute(
    db,
  )
  const { rows: totals } = await sql<{ total: number }>`select count(*)::int as total from conformity.finding where ${where}`.execute(db)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const next: FindingCursor | null = last
    ? [last.rank, -last.shortfall, last.subject_name, last.requirement, last.check_name, last.body.subject.kind, last.body.subject.id]
    : null
  return { rows: page, next, total: totals[0]?.total ?? 0 }
}
