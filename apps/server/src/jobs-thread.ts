import { parentPort, workerData } from 'node:worker_threads'
import pino from 'pino'
import { adoptModules, connect } from '#kernel/server/assemble.ts'
import { closeJobs, startJobs } from '#kernel/server/jobs.ts'
import { Authenticator } from '#modules/identity/server/authenticate.ts'
import { assembleModules } from './modules.ts'

export interface JobsThreadData {
  isAlone: boolean
  root: string
  ownerUrl: string
  dataDir: string
  masterKey: string
  logLevel: string
}

// Jobs, event delivery and the evaluation of standards run beside the requests, never in front of them.
const data = workerData as JobsThreadData
const installation = connect({ ownerUrl: data.ownerUrl, dataDir: data.dataDir, masterKey: Buffer.from(data.masterKey, 'hex'), poolSize: 2 })
const { modules } = await assembleModules(data.root, new Authenticator(installation.systemPool))
adoptModules(modules)
const jobs = await startJobs({
  modules,
  systemPool: installation.systemPool,
  pool: installation.pool,
  dataDir: data.dataDir,
  key: installation.key,
  isAlone: data.isAlone,
  log: pino({ level: data.logLevel, base: { thread: 'jobs' } }),
})
parentPort?.postMessage('started')
parentPort?.on('message', async () => {
  await jobs.stop()
  await closeJobs(installation.systemPool)
  await Promise.all([installation.pool.end(), installation.systemPool.end()])
  parentPort?.postMessage('stopped')
  process.exit(0)
})
