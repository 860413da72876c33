import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '#kernel/server/database.ts'
import type { JobContext, SubscriptionContext } from '#kernel/server/module.ts'
import { DEFAULT_LADDER, type notificationsRequested, type reminderSet } from '../contract.ts'
import { queueDelivery } from './deliver.ts'
import { isMailOffered } from './mail.ts'
import { dayOf, reminderTitle, stepDue } from './rules.ts'

type Requested = z.output<typeof notificationsRequested.payload>

async function peopleOf(db: Db, { parkId, companyId, users, roles }: Pick<Requested, 'parkId' | 'companyId' | 'users' | 'roles'>): Promise<string[]> {
  if (roles.length === 0) return [...new Set(users)]
  const { rows } = await sql<{ id: string }>`select notifications.holders(${parkId}, ${companyId}, ${roles}::text[]) as id`.execute(db)
  return [...new Set([...users, ...rows.map((row) => row.id)])]
}

/** Puts a message into the inbox of each person and queues it for the channels. Runs as the system. */
export async function tell(db: Db, request: Requested): Promise<number> {
  const { parkId, kind, path, key } = request
  const people = await peopleOf(db, request)
  const title = JSON.stringify(request.title)
  const body = request.body ? JSON.stringify(request.body) : null
  const { rows } = await sql<{ user_id: string }>`insert into notifications.message (id, park_id, user_id, kind, title, body, path, key)
    select gen_random_uuid(), ${parkId}, person, ${kind}, ${title}::jsonb, ${body}::jsonb, ${path}, ${key} from unnest(${people}::uuid[]) person
    on conflict (park_id, user_id, key) do nothing returning user_id`.execute(db)
  // Told before: a repeat goes out on no channel either.
  if (people.length > 0 && rows.length === 0) return 0
  const deliveries: { channel: string; webhookId: string | null; userId: string | null }[] = []
  // A company's matter is not told in the robots of the park's own groups.
  if (!request.companyId) {
    const robots = await sql<{
      id: string
      channel: string
    }>`select id, channel from notifications.webhook where park_id = ${parkId} and is_active and (kinds = '{}' or ${kind} = any (kinds))`.execute(db)
    for (const { id, channel } of robots.rows) deliveries.push({ channel, webhookId: id, userId: null })
  }
  if (isMailOffered()) {
    const mails = await sql<{
      user_id: string
    }>`select user_id from notifications.mail_address where user_id = any (${rows.map((row) => row.user_id)}::uuid[])`.execute(db)
    for (const { user_id } of mails.rows) deliveries.push({ channel: 'mail', webhookId: null, userId: user_id })
  }
  for (const { channel, webhookId, userId } of deliveries) {
    const id = randomUUID()
    await sql`insert into notifications.delivery (id, park_id, channel, webhook_id, user_id, title, body, path) values (${id}, ${parkId}, ${channel}, ${webhookId}, ${userId}, ${title}, ${body}, ${path})`.execute(
      db,
    )
    await queueDelivery(db, parkId, id)
  }
  return rows.length
}

export async function setReminder(reminder: z.output<typeof reminderSet.payload>, { db }: SubscriptionContext): Promise<void> {
  const { parkId, source, companyId, users, roles, kind, title, body, path, dueOn } = reminder
  if (dueOn === null) {
    await sql`delete from notifications.reminder where park_id = ${parkId} and source = ${source}`.execute(db)
    return
  }
  await sql`insert into notifications.reminder as r (id, park_id, source, company_id, users, roles, kind, title, body, path, due_on)
    values (${randomUUID()}, ${parkId}, ${source}, ${companyId}, ${users}::uuid[], ${roles}::text[], ${kind}, ${JSON.stringify(title)}, ${body ? JSON.stringify(body) : null}, ${path}, ${dueOn})
    on conflict (park_id, source) do update set company_id = excluded.company_id, users = excluded.users, roles = excluded.roles, kind = excluded.kind, title = excluded.title, body = excluded.body, path = excluded.path,
      sent = case when r.due_on = excluded.due_on then r.sent else '{}' end, due_on = excluded.due_on`.execute(db)
}

interface Reminder {
  id: string
  park_id: string
  source: string
  company_id: string | null
  users: string[]
  roles: Requested['roles']
  kind: string
  title: { zh: string; en: string }
  body: { zh: string; en: string } | null
  path: string | null
  due_on: string
  sent: number[]
  days: number[] | null
}

const PAGE = 500

/** Climbs every ladder by at most one step; each reminder commits alone, so that a crash repeats none. */
export async function climbLadders(context: JobContext): Promise<void> {
  const today = dayOf(context.now())
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await context.inParks([], (db) =>
      sql<Reminder>`select r.*, l.days from notifications.reminder r left join notifications.ladder l on l.park_id = r.park_id where r.id > ${after} order by r.id limit ${PAGE}`.execute(
        db,
      ),
    )
    for (const row of rows) {
      const due = stepDue(row.due_on, today, row.days ?? DEFAULT_LADDER, row.sent)
      if (!due) continue
      await context.inParks([row.park_id], async (db) => {
        const { park_id: parkId, company_id: companyId, users, roles, kind, body, path } = row
        await tell(db, {
          parkId,
          companyId,
          users,
          roles,
          kind,
          title: reminderTitle(row.title, row.due_on, today),
          body,
          path,
          key: `${row.source}:${row.due_on}:${due.step}`,
        })
        await sql`update notifications.reminder set sent = ${due.passed}::integer[] where park_id = ${parkId} and id = ${row.id}`.execute(db)
      })
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE || context.signal.aborted) return
    after = last.id
  }
}
