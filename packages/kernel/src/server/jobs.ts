import { Logger, type ParsedCronItem, parseCronItems, run, runMigrations, runOnce, type TaskList, type Runner as WorkerRunner } from 'graphile-worker'
import type pg from 'pg'
import { type Db, inScope } from './database.ts'
import type { Job, JobContext, Module } from './module.ts'
import { deliverOutbox } from './outbox.ts'

export interface JobOptions {
  modules: readonly Module[]
  systemPool: pg.Pool
  /** The pool of requests, for work in the scope of a user. */
  pool?: pg.Pool
  dataDir: string
  key(purpose: string): Buffer
  now?: () => Date
  log: JobContext['log']
  /** The database is this installation's own: jobs that a killed process held are free at once. */
  isAlone?: boolean
}

/**
 * Gives jobs back that a killed process still holds; without this they would wait hours. With a database of its own an
 * installation knows that nobody else works; beside others only locks older than any job may run are taken.
 */
export async function releaseLostJobs(systemPool: pg.Pool, isAlone: boolean): Promise<void> {
  await systemPool.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null and ($1 or locked_at < now() - interval '15 minutes')`,
    [isAlone],
  )
}

export interface JobRunner {
  stop(): Promise<void>
}

function contextOf(options: JobOptions, signal: AbortSignal): JobContext {
  const now = options.now ?? (() => new Date())
  return {
    inParks: <T>(parkIds: readonly string[], work: (db: Db) => Promise<T>, actor?: Readonly<Record<string, unknown>>) =>
      inScope(options.systemPool, { kind: 'system', parkIds, ...(actor ? { actor } : {}) }, work),
    inScope: (scope, work) => {
      if (!options.pool) throw new Error('These jobs were started without the pool for work in the scope of a user')
      return inScope(options.pool, scope, work)
    },
    now,
    log: options.log,
    signal,
    dataDir: options.dataDir,
    key: options.key,
  }
}

function tasksOf(options: JobOptions, signal: AbortSignal): TaskList {
  const context = contextOf(options, signal)
  const tasks: TaskList = {}
  for (const job of allJobs(options)) {
    tasks[job.name] = async (payload) => {
      try {
        await job.run(payload, context)
      } catch (error) {
        options.log.error({ err: error, job: job.name }, 'job failed')
        throw error
      }
    }
  }
  return tasks
}

function allJobs(options: JobOptions): Job[] {
  return options.modules.flatMap((module) => [...(module.jobs ?? [])])
}

// The worker's cron runs in UTC; Shanghai has no summer time, so hours shift by eight. A shift over midnight only works for daily jobs.
export function cronItemsOf(jobs: readonly Job[]): ParsedCronItem[] {
  return parseCronItems(
    jobs
      .filter((job) => job.schedule)
      .map((job) => {
        const [minute, hour, day, month, weekday] = String(job.schedule).split(' ')
        const inUtc = /^\d+$/.test(String(hour)) ? String((Number(hour) + 16) % 24) : hour
        if (inUtc !== hour && (day !== '*' || weekday !== '*') && Number(hour) < 8)
          throw new Error(`${job.name}: a weekly or monthly job must not start before 8:00`)
        // What was due while the server was down is made up for once: its key keeps a job that is due each minute from piling up.
        return {
          task: job.name,
          match: `${minute} ${inUtc} ${day} ${month} ${weekday}`,
          identifier: job.name,
          options: { backfillPeriod: 86_400_000, maxAttempts: 5, jobKey: `scheduled:${job.name}`, jobKeyMode: 'replace' },
        }
      }),
  )
}

const QUIET = new Logger(() => () => {})

/** Creates the worker's own tables; run once at start, before requests may queue jobs. */
export async function prepareJobs(systemPool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: plain(systemPool), logger: QUIET })
}

// The worker opens its own transactions and cursors: it gets connections without pipelining.
const plainPools = new WeakMap<pg.Pool, pg.Pool>()
function plain(pool: pg.Pool): pg.Pool {
  const known = plainPools.get(pool)
  if (known) return known
  const made = new (pool.constructor as typeof pg.Pool)({ ...pool.options, ...({ pipeline: false } as object), max: 6, options: '' })
  made.on('error', () => {})
  made.on('connect', (client) => void client.on('error', () => {}))
  plainPools.set(pool, made)
  return made
}

/** Ends the extra connections of the jobs; call before ending the pool itself. */
export async function closeJobs(systemPool: pg.Pool): Promise<void> {
  await plainPools.get(systemPool)?.end()
  plainPools.delete(systemPool)
}

/** Runs scheduled and queued jobs and delivers events until stopped. Survives the database going away. */
export async function startJobs(options: JobOptions): Promise<JobRunner> {
  const abort = new AbortController()
  let worker: WorkerRunner | undefined
  const startWorker = async (): Promise<void> => {
    let isFirst = true
    while (!abort.signal.aborted) {
      try {
        await releaseLostJobs(options.systemPool, isFirst && options.isAlone === true)
        isFirst = false
        worker = await run({
          pgPool: plain(options.systemPool),
          taskList: tasksOf(options, abort.signal),
          parsedCronItems: cronItemsOf(allJobs(options)),
          concurrency: 2,
          pollInterval: 2_000,
          noHandleSignals: true,
          logger: QUIET,
        })
        await worker.promise
      } catch (error) {
        options.log.error({ err: error }, 'job worker restarts')
      }
      await pause(1_000, abort.signal)
    }
  }
  const working = startWorker()
  const delivering = deliverForever(options, abort.signal)
  return {
    async stop() {
      abort.abort()
      await worker?.stop().catch(() => {})
      await Promise.all([working, delivering])
    },
  }
}

async function deliverForever(options: JobOptions, signal: AbortSignal): Promise<void> {
  const subscriptions = options.modules.flatMap((module) => [...(module.subscriptions ?? [])])
  let wake: (() => void) | undefined
  let listener: pg.PoolClient | undefined
  while (!signal.aborted) {
    try {
      if (!listener) {
        const client = await options.systemPool.connect()
        client.on('notification', () => wake?.())
        client.on('error', () => {
          if (listener === client) listener = undefined
          wake?.()
        })
        await client.query('listen zhiyuan_outbox')
        listener = client
      }
      const taken = await deliverOutbox(options.systemPool, subscriptions, options.now ?? (() => new Date()), (error, event) =>
        options.log.error({ err: error, event }, 'event not delivered'),
      )
      if (taken > 0) continue
    } catch (error) {
      options.log.error({ err: error }, 'event delivery waits for the database')
      listener?.release(true)
      listener = undefined
    }
    await Promise.race([pause(1_000, signal), new Promise<void>((done) => (wake = done))])
  }
  listener?.release(true)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}

/** Delivers every event and runs every queued job that is due, until nothing is left: for tests and one-off commands. */
export async function settle(options: JobOptions): Promise<void> {
  const subscriptions = options.modules.flatMap((module) => [...(module.subscriptions ?? [])])
  const abort = new AbortController()
  for (let round = 0; round < 50; round += 1) {
    const failures: unknown[] = []
    const taken = await deliverOutbox(options.systemPool, subscriptions, options.now ?? (() => new Date()), (error) => failures.push(error))
    if (failures.length) throw failures[0]
    const { rows } = await options.systemPool.query<{ due: string }>(
      'select count(*) as due from graphile_worker.jobs where run_at <= now() and attempts < max_attempts',
    )
    if (taken === 0 && rows[0]?.due === '0') return
    await runOnce({ pgPool: plain(options.systemPool), taskList: tasksOf(options, abort.signal), logger: QUIET, noHandleSignals: true })
  }
  throw new Error('Events and jobs do not come to rest')
}
