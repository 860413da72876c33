import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { type LongTaskPayload, runLongTask } from '#kernel/server/long-task.ts'
import type { Job, JobContext } from '#kernel/server/module.ts'
import { outcomeChanged } from '../contract.ts'
import { evidenceExpiring, taskDue } from '../contract-tasks.ts'
import { announce } from './announce.ts'
import { addDays, type Engine, todayAt } from './engine.ts'
import { evaluatePark } from './evaluate-park.ts'
import { oneCause, takeMarks } from './marks.ts'
import { runExport } from './report/export-job.ts'
import { writeSnapshot } from './take-snapshot.ts'

/** Judges what is marked (or everything) in one transaction: marks taken, findings replaced and the event stored together. */
async function evaluateJob(engine: Engine, context: JobContext, parkId: string, asked: 'marks' | 'all', cause: object): Promise<void> {
  await context.inParks([parkId], async (db) => {
    await sql`set local statement_timeout = '60s'`.execute(db)
    await sql`set local lock_timeout = '30s'`.execute(db)
    const taken = await takeMarks(db, parkId)
    const isFull = asked === 'all' || !(await isJudged(db, engine, parkId))
    if (!taken && !isFull) return
    const causes = asked === 'all' || !taken ? oneCause(cause) : taken.causes
    for (const done of await evaluatePark(db, engine, parkId, context.now(), isFull ? 'all' : (taken?.marks ?? []), causes)) {
      if (done.findings === 0 && done.requirements.length === 0) continue
      await announce(db, outcomeChanged, { parkId, standard: done.standard, findings: done.findings, requirements: done.requirements }, causes.overall)
    }
  })
}

/** Marks alone suffice only where every standard was judged in full before, in the version that is loaded. */
async function isJudged(db: Db, engine: Engine, parkId: string): Promise<boolean> {
  const { rows } = await sql<{ standard: string; version: string }>`select standard, version from conformity.assessment where park_id = ${parkId}`.execute(db)
  return engine.standards.every(({ id, version }) => rows.some((row) => row.standard === id && row.version === version))
}

async function parkIds(context: JobContext): Promise<string[]> {
  return context.inParks([], async (db) => (await sql<{ id: string }>`select id from parks.park order by id`.execute(db)).rows.map(({ id }) => id))
}

export function conformityJobs(engine: Engine): Job[] {
  return [
    {
      name: 'conformity.evaluate',
      run: async ({ parkId, full = false }: { parkId: string; full?: boolean }, context) =>
        evaluateJob(engine, context, parkId, full ? 'all' : 'marks', { kind: full ? 'full' : 'first' }),
    },
    {
      // Dates pass without an event (surveys grow stale, evidence expires), so each day begins with a full evaluation and a snapshot.
      name: 'conformity.daily',
      schedule: '10 1 * * *',
      run: async (_payload, context) => {
        for (const parkId of await parkIds(context)) {
          await evaluateJob(engine, context, parkId, 'all', { kind: 'daily' })
          await context.inParks([parkId], (db) => dailySnapshots(db, engine, parkId, context.now()))
        }
      },
    },
    {
      name: 'conformity.remind',
      schedule: '30 8 * * *',
      run: async (_payload, context) => {
        for (const parkId of await parkIds(context)) await context.inParks([parkId], (db) => remind(db, parkId, context.now()))
      },
    },
    {
      name: 'conformity.export',
      run: (payload: LongTaskPayload, context) => runLongTask(context, payload, (task) => runExport(engine, task, context)),
    },
    {
      // Queued by publishStandards at every start: a new version of the program may bring other checks or another standard.
      name: 'conformity.start',
      run: async (_payload, context) => {
        for (const parkId of await parkIds(context)) await evaluateJob(engine, context, parkId, 'all', { kind: 'start' })
      },
    },
  ]
}

async function dailySnapshots(db: Db, engine: Engine, parkId: string, now: Date): Promise<void> {
  for (const loaded of engine.standards) {
    const { rows } =
      await sql`select id from conformity.snapshot where park_id = ${parkId} and standard = ${loaded.id} and cause = 'daily' and taken_on = ${todayAt(now)}`.execute(
        db,
      )
    if (rows.length === 0) await writeSnapshot(db, engine, loaded, parkId, randomUUID(), now, { cause: 'daily', by: null, note: '' })
  }
}

interface DueTask {
  id: string
  requirement: string
  title: string
  owner: string | null
  due_on: string
  subject_kind: string | null
  subject_id: string | null
  subject_name: string | null
}

async function remind(db: Db, parkId: string, now: Date): Promise<void> {
  const today = todayAt(now)
  const { rows: tasks } = await sql<DueTask>`
    update conformity.task set reminded_on = ${today} where park_id = ${parkId} and state = 'open' and due_on <= ${addDays(today, 3)} and reminded_on is distinct from ${today}
    returning id, requirement, title, owner, due_on, subject_kind, subject_id, subject_name`.execute(db)
  for (const t of tasks) {
    await sql`insert into conformity.task_event (park_id, task_id, at, kind) values (${parkId}, ${t.id}, ${now}, 'reminded')`.execute(db)
    const subject = t.subject_kind === null || t.subject_id === null ? null : { kind: t.subject_kind, id: t.subject_id, name: t.subject_name ?? '' }
    await announce(
      db,
      taskDue,
      { parkId, taskId: t.id, requirement: t.requirement, title: t.title, owner: t.owner, dueOn: t.due_on, subject },
      { kind: 'remind' },
    )
  }
  // Told on three days only: 30, 7 and 1 day before it runs out.
  const { rows: expiring } = await sql<{ id: string; requirement: string; title: string; uploaded_by: string; valid_until: string }>`
    select id, requirement, title, uploaded_by, valid_until from conformity.evidence where park_id = ${parkId} and decision = 'accepted'
      and valid_until = any (${[30, 7, 1].map((days) => addDays(today, days))}::date[])`.execute(db)
  for (const e of expiring) {
    await announce(
      db,
      evidenceExpiring,
      { parkId, evidenceId: e.id, requirement: e.requirement, title: e.title, uploadedBy: e.uploaded_by, validUntil: e.valid_until },
      { kind: 'remind' },
    )
  }
}
