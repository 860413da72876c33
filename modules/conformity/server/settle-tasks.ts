import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { todayAt } from './engine.ts'
import { followTasks } from './follow-ups.ts'

/**
 * Tasks follow the outcomes: one closes itself when what it is about is met (or no longer applies), opens again when that
 * turns bad after all, and a waiver ends on its date. Written by the system, so no person is named.
 */
export async function settleTasks(db: Db, parkId: string, standard: string, now: Date): Promise<void> {
  const today = todayAt(now)
  const { rows } = await sql<{ task_id: string }>`
    with judged as (
      select t.id, t.state, t.waived_until, case
        when t.subject_id is null then (select s.outcome from conformity.requirement_state s where s.park_id = t.park_id and s.standard = t.standard and s.requirement = t.requirement)
        else coalesce((
          select case min(f.rank) when 0 then 'notMet' when 1 then 'unknown' when 2 then 'waitingForReview' when 3 then 'met' else 'notApplicable' end
          from conformity.finding f where f.park_id = t.park_id and f.standard = t.standard and f.requirement = t.requirement and f.subject_kind = t.subject_kind and f.subject_id = t.subject_id
        ), 'notApplicable') end as outcome
      from conformity.task t
      where t.park_id = ${parkId} and t.standard = ${standard}
        and (t.state <> 'closed' or not exists (
          select from conformity.task newer where newer.park_id = t.park_id and newer.standard = t.standard and newer.requirement = t.requirement
            and newer.subject_kind is not distinct from t.subject_kind and newer.subject_id is not distinct from t.subject_id and newer.id <> t.id
            and (newer.state <> 'closed' or (newer.opened_at, newer.id) > (t.opened_at, t.id))))
    ), closed as (
      update conformity.task t set state = 'closed', close_reason = case when j.outcome = 'notApplicable' then 'notApplicable' else 'met' end, closed_at = ${now},
        waived_by = null, waived_by_name = null, waived_until = null, waive_reason = null, version = version + 1
      from judged j where t.park_id = ${parkId} and t.id = j.id and j.state <> 'closed' and j.outcome in ('met', 'notApplicable') returning t.id
    ), reopened as (
      update conformity.task t set state = 'open', close_reason = null, closed_at = null, version = version + 1
      from judged j where t.park_id = ${parkId} and t.id = j.id and j.state = 'closed' and j.outcome in ('notMet', 'unknown') returning t.id
    ), unwaived as (
      update conformity.task t set state = 'open', waived_by = null, waived_by_name = null, waived_until = null, waive_reason = null, version = version + 1
      from judged j where t.park_id = ${parkId} and t.id = j.id and j.state = 'waived' and j.waived_until < ${today} and j.outcome not in ('met', 'notApplicable') returning t.id
    )
    insert into conformity.task_event (park_id, task_id, at, kind)
    select ${parkId}::uuid, id, ${now}::timestamptz, 'closed' from closed union all select ${parkId}::uuid, id, ${now}::timestamptz, 'reopened' from reopened union all select ${parkId}::uuid, id, ${now}::timestamptz, 'waiverEnded' from unwaived
    returning task_id`.execute(db)
  await followTasks(
    db,
    parkId,
    rows.map((row) => row.task_id),
  )
}
