import { sql } from 'kysely'
import type { z } from 'zod'
import type { Handler } from '#kernel/server/module.ts'
import type { FindingBody } from '#standard/evaluate.ts'
import { shortfallOf } from '#standard/worst-first.ts'
import type { Cause, FindingView, findingHistory } from '../contract.ts'
import { type Engine, standardOf } from './engine.ts'
import { findingView } from './finding-rows.ts'

interface ChangeRow {
  id: string
  at: Date
  version: string
  requirement: string
  check_name: string
  subject_kind: string
  subject_id: string
  subject_name: string
  before: FindingBody | null
  after: FindingBody | null
  cause: z.output<typeof Cause>
}

export function findingHistoryHandler(engine: Engine): Handler<typeof findingHistory> {
  return async ({ parkId, standard, requirement, subjectKind, subjectId, before, limit }, { db }) => {
    const loaded = standardOf(engine, standard)
    const { rows } = await sql<ChangeRow>`
      select c.id, c.at, c.version, c.requirement, c.check_name, c.subject_kind, c.subject_id, c.subject_name, c.before, c.cause,
        case when c.after_outcome is not null then coalesce(c.after, next.before, f.body) end as after
      from (
        select * from conformity.finding_change
        where park_id = ${parkId} and standard = ${loaded.id} and (${requirement ?? null}::text is null or requirement = ${requirement ?? null})
          and (${subjectKind ?? null}::text is null or subject_kind = ${subjectKind ?? null}) and (${subjectId ?? null}::text is null or subject_id = ${subjectId ?? null})
          and (${before ?? null}::bigint is null or id < ${before ?? null}::bigint)
        order by id desc limit ${limit + 1}
      ) c
      left join lateral (
        select before from conformity.finding_change n
        where n.park_id = c.park_id and n.standard = c.standard and n.requirement = c.requirement and n.check_name = c.check_name
          and n.subject_kind = c.subject_kind and n.subject_id = c.subject_id and n.id > c.id
        order by n.id limit 1
      ) next on true
      left join conformity.finding f on next is null and f.park_id = c.park_id and f.standard = c.standard and f.requirement = c.requirement
        and f.check_name = c.check_name and f.subject_kind = c.subject_kind and f.subject_id = c.subject_id
      order by c.id desc`.execute(db)
    const view = (row: ChangeRow, body: FindingBody | null): FindingView | null =>
      body &&
      findingView(engine.registry.texts, { requirement: row.requirement, check_name: row.check_name, shortfall: shortfallOf(body), body, since: row.at })
    return {
      rows: rows.slice(0, limit).map((row) => ({
        at: row.at.toISOString(),
        version: row.version,
        requirement: row.requirement,
        check: row.check_name,
        cause: row.cause,
        subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
        before: view(row, row.before),
        after: view(row, row.after),
      })),
      nextCursor: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null,
    }
  }
}
