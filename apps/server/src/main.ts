import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FastifyInstance } from 'fastify'
import { adoptModules, type Installation, masterKeyOf, openInstallation } from '#kernel/server/assemble.ts'
import { createHttpServer } from '#kernel/server/http.ts'
import { closeJobs, prepareJobs } from '#kernel/server/jobs.ts'
import type { Engine } from '#modules/conformity/server/engine.ts'
import { Authenticator, Permissions } from '#modules/identity/server/authenticate.ts'
import { type Config, readConfig } from './config.ts'
import { lockDataFolder } from './data-lock.ts'
import { startDatabase } from './database.ts'
import { readDemoAccounts } from './demo/demo-accounts.ts'
import { loadDemo, needsDemo } from './demo/load-demo.ts'
import type { JobsThreadData } from './jobs-thread.ts'
import { assembleModules, putStandardsInForce } from './modules.ts'
import { servePages } from './pages.ts'

export const VERSION = '0.1.0'

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** First start: two fictional parks, so that every page shows something. */
async function loadDemoOnce(config: Config, installation: Installation, engine: Engine): Promise<void> {
  if (!config.loadsDemo || !(await needsDemo(installation.systemPool))) return
  say('首次启动，载入演示园区 / first start, loading the demo parks …')
  await loadDemo(installation, (percent, text) => say(`  ${String(percent).padStart(3)}%  ${text}`), { root: config.root, engine })
}

async function tellSignIns(config: Config, installation: Installation): Promise<void> {
  const { rows } = await installation.systemPool.query<{ count: string }>('select count(*) from parks.park where is_demo')
  if (rows[0]?.count === '0') return
  say('演示账号（完整名单见 demo/accounts.json）/ demo sign-ins:')
  const accounts = await readDemoAccounts(config.root)
  const seen = new Set<string>()
  for (const { role, userName, password, displayName } of accounts) {
    if (seen.has(role)) continue
    seen.add(role)
    say(`  ${role.padEnd(20)} ${userName.padEnd(18)} ${password.padEnd(34)} ${displayName}`)
  }
}

async function startHttp(config: Config, installation: Installation) {
  const authenticator = new Authenticator(installation.systemPool)
  const permissions = new Permissions(installation.systemPool)
  await permissions.load()
  const { modules, engine } = await assembleModules(config.root, authenticator)
  adoptModules(modules)
  await putStandardsInForce(installation, engine)
  await loadDemoOnce(config, installation, engine)
  const app = await createHttpServer({
    modules,
    pool: installation.pool,
    systemPool: installation.systemPool,
    dataDir: config.dataDir,
    key: installation.key,
    version: VERSION,
    authenticate: (request) => authenticator.signedIn(request),
    holds: (role, operation) => permissions.holds(role, operation),
    logger: { level: config.logLevel },
    trustProxy: config.trustProxy,
    metricsOpen: config.metricsOpen,
  })
  await servePages(app, config.root)
  await app.listen({ port: config.port, host: config.host })
  return app
}

/** Ends the requests that are under way and every kept-alive connection as it falls idle; what hangs after eight seconds is cut. */
async function closeHttp(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 100)
  const cut = setTimeout(() => app.server.closeAllConnections(), 8_000)
  await app.close()
  clearInterval(sweep)
  clearTimeout(cut)
}

/** The jobs thread is started again if it dies: a job that crashes it must not stop the others for good. */
function keepJobsThread(data: JobsThreadData): () => Promise<void> {
  let isStopping = false
  let worker: Worker
  const start = () => {
    worker = new Worker(new URL('./jobs-thread.mjs', import.meta.url), { workerData: data, execArgv: ['--enable-source-maps'] })
    worker.on('error', (error) => process.stderr.write(`${JSON.stringify({ level: 50, msg: 'jobs thread', error: String(error) })}\n`))
    worker.on('exit', () => {
      if (!isStopping) setTimeout(start, 1_000)
    })
  }
  start()
  return async () => {
    isStopping = true
    const ended = new Promise<void>((done) => worker.once('exit', () => done()))
    worker.postMessage('stop')
    const late = setTimeout(() => void worker.terminate(), 6_000)
    await ended
    clearTimeout(late)
  }
}

async function main(): Promise<void> {
  const started = performance.now()
  const config = readConfig(resolve(import.meta.dirname, '..'))
  const unlock = lockDataFolder(config.dataDir)
  const masterKey = await masterKeyOf(config.dataDir)
  say(config.databaseUrl ? '连接数据库 / connecting to the database …' : '启动内置数据库 / starting the embedded database …')
  const database = await startDatabase(config, masterKey, say)
  const installation = await openInstallation({
    root: config.root,
    dataDir: config.dataDir,
    ownerUrl: database.url,
    masterKey,
    report: (name) => say(`  迁移 / migration ${name}`),
  })
  await prepareJobs(installation.systemPool)
  const app = await startHttp(config, installation)
  const stopJobs = keepJobsThread({
    isAlone: config.databaseUrl === undefined,
    root: config.root,
    ownerUrl: database.url,
    dataDir: config.dataDir,
    masterKey: masterKey.toString('hex'),
    logLevel: config.logLevel,
  })
  const address = app.addresses()[0] as { port?: number } | undefined
  say(`织园已就绪 / Zhiyuan is ready: http://localhost:${address?.port ?? config.port}/  (${((performance.now() - started) / 1000).toFixed(1)} s)`)

  await tellSignIns(config, installation)

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    say('正在停止 / stopping …')
    await closeHttp(app)
    await stopJobs()
    await closeJobs(installation.systemPool)
    await Promise.all([installation.pool.end(), installation.systemPool.end()])
    await database.stop()
    unlock()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  if (process.env.LOG_LEVEL === 'debug') console.error(error)
  process.exit(1)
})
