import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal, type Role, type Text } from '../operation.ts'
import { type Db, isDatabaseAway, type ScopeSettings } from './database.ts'
import type { Actor, JobContext } from './module.ts'
import { auditActor } from './run-operation.ts'

/** What is kept of the person who asked, so that the job works in the same scope. */
interface KeptScope {
  kind: string
  companyId: string | null
  personId: string | null
  roles: Role[]
  name: string
  actor: Record<string, unknown>
}

export interface LongTaskRequest {
  parkId: string
  /** `workbench.import`: what the tray groups and limits by. */
  kind: `${string}.${string}`
  title: Text
  /** Name of the job that carries it out; its payload is `{ taskId, parkId }`. */
  job: `${string}.${string}`
  input: object
}

/** Puts a task into the caller's tray and queues its job, both in the caller's transaction. Returns the task's id. */
export async function startLongTask(db: Db, actor: Actor, request: LongTaskRequest): Promise<string> {
  const id = randomUUID()
  const { parkId, kind, title, job, input } = request
  const scope: KeptScope = {
    kind: actor.scopeKind,
    companyId: actor.companyId,
    personId: actor.personId,
    roles: [...actor.roles],
    name: actor.displayName,
    actor: auditActor(kind, actor),
  }
  await sql`insert into kernel.long_task (id, park_id, user_id, kind, title, job, input, scope)
    values (${id}, ${parkId}, ${actor.userId}, ${kind}, ${JSON.stringify(title)}, ${job}, ${JSON.stringify(input)}, ${JSON.stringify(scope)})`.execute(db)
  await sql`select kernel.add_job(${job}, ${JSON.stringify({ taskId: id, parkId })}::jsonb, ${`task:${id}`})`.execute(db)
  return id
}

export interface LongTaskPayload {
  taskId: string
  parkId: string
}

export interface LongTaskOutcome {
  fileId?: string | null
  result?: Record<string, unknown>
}

/** Thrown inside a task when its owner cancelled it. */
export class TaskCancelled extends Error {}

/** Thrown when another run has taken the task over, or the server is stopping: this run must not write any more. */
class TaskLost extends Error {}

const REPORT_MS = 400
const BEAT_MS = 5_000
const MOST_ATTEMPTS = 3

interface Row {
  user_id: string
  kind: string
  input: unknown
  scope: KeptScope
  state: string
  cancel_requested: boolean
  attempts: number
}

/** One run of a long task in a job. Made by `runLongTask` only. */
export class LongTask {
  readonly id: string
  readonly parkId: string
  readonly userId: string
  readonly userName: string
  readonly roles: readonly Role[]
  readonly input: unknown
  /** The scope of the person who asked, for `context.inScope`. */
  readonly scope: ScopeSettings
  readonly #context: JobContext
  readonly #runId: string
  #reportedAt = Number.NEGATIVE_INFINITY

  constructor(context: JobContext, payload: LongTaskPayload, row: Row, runId: string) {
    this.#context = context
    this.#runId = runId
    this.id = payload.taskId
    this.parkId = payload.parkId
    this.userId = row.user_id
    this.userName = row.scope.name
    this.roles = row.scope.roles
    this.input = row.input
    const own = row.scope
    this.scope = {
      kind: own.kind,
      parkIds: [payload.parkId],
      userId: row.user_id,
      actor: own.actor,
      companyId: own.kind === 'company' ? own.companyId : null,
      personId: own.kind === 'person' ? own.personId : null,
    }
  }

  /** Shows progress, at most every 0.4 s. Throws when the owner cancelled or another run took over. */
  async report(percent: number | null, message: Text, result: Record<string, unknown> = {}): Promise<void> {
    const at = performance.now()
    if (at - this.#reportedAt < REPORT_MS) return
    this.#reportedAt = at
    if (this.#context.signal.aborted) throw new TaskLost()
    const shown = percent === null ? null : Math.min(99, Math.max(0, percent))
    const { rows } = await this.#update(
      sql`percent = ${shown}, message = ${JSON.stringify(message)}::jsonb, result = result || ${JSON.stringify(result)}::jsonb`,
    )
    if (rows.length === 0) throw new TaskLost()
    if (rows[0]?.cancel_requested) throw new TaskCancelled()
  }

  async isCancelled(): Promise<boolean> {
    const { rows } = await this.#update(sql`beat_at = now()`)
    return rows.length === 0 || rows[0]?.cancel_requested === true
  }

  async beat(): Promise<void> {
    await this.#update(sql`beat_at = now()`)
  }

  /**
   * Marks the task done. Given the transaction that wrote the task's data (in the task's scope), both commit together, so that a
   * task is never done without its data nor its data written twice.
   */
  async finish({ fileId = null, result = {} }: LongTaskOutcome, db?: Db): Promise<void> {
    const set = sql`state = 'done', percent = 100, message = null, result_file_id = ${fileId}, result = result || ${JSON.stringify(result)}::jsonb, finished_at = now()`
    const { rows } = await this.#update(set, db)
    if (rows.length === 0) throw new TaskLost()
  }

  async fail(error: { code: string } & Text): Promise<void> {
    await this.#update(sql`state = 'failed', error = ${JSON.stringify(error)}::jsonb, finished_at = now()`)
  }

  async cancelled(): Promise<void> {
    await this.#update(sql`state = 'cancelled', finished_at = now()`)
  }

  #update(set: ReturnType<typeof sql>, db?: Db) {
    const work = (on: Db) =>
      sql<{ cancel_requested: boolean }>`update kernel.long_task set ${set}, beat_at = now()
      where park_id = ${this.parkId} and id = ${this.id} and run_id = ${this.#runId} and state = 'running' returning cancel_requested`.execute(on)
    return db ? work(db) : this.#context.inParks([this.parkId], work)
  }
}

async function claim(context: JobContext, payload: LongTaskPayload): Promise<LongTask | null> {
  const runId = randomUUID()
  return context.inParks([payload.parkId], async (db) => {
    const { rows } = await sql<Row>`select * from kernel.long_task where park_id = ${payload.parkId} and id = ${payload.taskId} for update`.execute(db)
    const row = rows[0]
    if (!row || !['queued', 'running'].includes(row.state)) return null
    const end = row.cancel_requested ? 'cancelled' : row.attempts >= MOST_ATTEMPTS ? 'failed' : null
    if (end) {
      await sql`update kernel.long_task set state = ${end}, error = ${end === 'failed' ? JSON.stringify(INTERRUPTED) : null}::jsonb, finished_at = now() where id = ${payload.taskId}`.execute(
        db,
      )
      return null
    }
    await sql`update kernel.long_task set state = 'running', run_id = ${runId}, attempts = attempts + 1, started_at = coalesce(started_at, now()), beat_at = now() where id = ${payload.taskId}`.execute(
      db,
    )
    return new LongTask(context, payload, row, runId)
  })
}

const INTERRUPTED = {
  code: 'task.interrupted',
  zh: '任务多次被中断，没有完成，也没有写入任何内容。请重新开始。',
  en: 'The task was interrupted several times. Nothing was written; start it again.',
}
const BUG = {
  code: 'task.failed',
  zh: '任务因内部错误没有完成，没有写入任何内容。请重试或联系管理员。',
  en: 'The task failed on an internal error. Nothing was written; retry or ask your administrator.',
}

/** A refusal of a whole task that carries its own text (`SheetProblem` has the same shape). */
function toldError(error: unknown): ({ code: string } & Text) | null {
  const { code, text } = error as { code?: unknown; text?: Partial<Text> }
  if (typeof code === 'string' && text?.zh && text.en) return { code, zh: text.zh, en: text.en }
  return error instanceof Refusal ? { code: error.code, zh: '任务被拒绝。', en: 'The task was refused.' } : null
}

/**
 * Runs a long task inside its job. Cancelled, refused and broken tasks end as such in the tray; when the database is away or the server
 * stops, the job is tried again later.
 */
export async function runLongTask(
  context: JobContext,
  payload: LongTaskPayload,
  work: (task: LongTask) => Promise<LongTaskOutcome | undefined>,
): Promise<void> {
  const task = await claim(context, payload)
  if (!task) return
  const beating = setInterval(() => void task.beat().catch(() => {}), BEAT_MS)
  try {
    const outcome = await work(task)
    if (outcome) await task.finish(outcome)
  } catch (error) {
    if (error instanceof TaskCancelled) return await task.cancelled()
    if (error instanceof TaskLost) {
      if (context.signal.aborted) throw error
      return
    }
    if (isDatabaseAway(error)) throw error
    const told = toldError(error)
    if (!told) context.log.error({ err: error, taskId: task.id }, 'long task failed')
    await task.fail(told ?? BUG)
  } finally {
    clearInterval(beating)
  }
}

/** Queues tasks again whose run has not been heard of for a while: the process that ran them is gone. */
export async function reviveLongTasks(context: JobContext): Promise<number> {
  return context.inParks([], async (db) => {
    const { rows } = await sql<{ id: string; park_id: string; job: string }>`update kernel.long_task set beat_at = now()
      where state = 'running' and beat_at < now() - interval '45 seconds' or state = 'queued' and beat_at < now() - interval '10 minutes' returning id, park_id, job`.execute(
      db,
    )
    for (const row of rows)
      await sql`select kernel.add_job(${row.job}, ${JSON.stringify({ taskId: row.id, parkId: row.park_id })}::jsonb, ${`task:${row.id}`})`.execute(db)
    return rows.length
  })
}
