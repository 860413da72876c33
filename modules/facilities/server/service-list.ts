import { sql } from 'kysely'
import type { Handler } from '#kernel/server/module.ts'
import type { serviceList } from '../contract-service.ts'

interface DueRow {
  id: string
  name: string
  kind: string
  buildingName: string | null
  state: string
  dueOn: string
  daysLeft: number
}

export const handleServiceList: Handler<typeof serviceList> = async ({ parkId, limit }, { db, now }) => {
  // A service is due on the date that was set, else an interval after the last one.
  const due = sql`
    select e.*, coalesce(e.next_service_on, e.last_serviced_on + e.service_interval_days) as due_on, (${now}::timestamptz at time zone 'Asia/Shanghai')::date as today
    from facilities.safety_equipment e where e.park_id = ${parkId} and e.removed_at is null and e.state <> 'retired'`
  const { rows } = await sql<DueRow>`
    select d.id, d.name, d.kind, b.name as "buildingName", d.state, d.due_on::text as "dueOn", d.due_on - d.today as "daysLeft"
    from (${due}) d left join parks.published_building b on b.park_id = d.park_id and b.id = d.building
    where d.due_on is not null order by d.due_on, d.code limit ${limit}`.execute(db)
  const { rows: counted } = await sql<{ total: number; overdue: number }>`
    select count(*)::int as total, count(*) filter (where due_on < today)::int as overdue from (${due}) d where due_on is not null`.execute(db)
  return { rows, overdue: counted[0]?.overdue ?? 0, total: counted[0]?.total ?? 0 }
}
