import { resolve } from 'node:path'
import { adoptModules, masterKeyOf, openInstallation } from '#kernel/server/assemble.ts'
import { closeJobs, prepareJobs } from '#kernel/server/jobs.ts'
import { Authenticator } from '#modules/identity/server/authenticate.ts'
import { readConfig } from './config.ts'
import { resetDemo } from './demo/reset-demo.ts'
import { assembleModules } from './modules.ts'
import { ownerDatabase } from './owner-database.ts'

// `npm run demo:reset`: works while the server runs and while it is stopped.
const config = readConfig(resolve(import.meta.dirname, '..'))
const masterKey = await masterKeyOf(config.dataDir)
const database = await ownerDatabase(config, masterKey)
try {
  const started = performance.now()
  const installation = await openInstallation({ root: config.root, dataDir: config.dataDir, ownerUrl: database.url, masterKey })
  await prepareJobs(installation.systemPool)
  const { modules, engine } = await assembleModules(config.root, new Authenticator(installation.systemPool))
  adoptModules(modules)
  const { rows, accounts } = await resetDemo(installation, (percent, text) => console.log(`  ${String(percent).padStart(3)} %  ${text}`), {
    root: config.root,
    engine,
  })
  await closeJobs(installation.systemPool)
  await Promise.all([installation.pool.end(), installation.systemPool.end()])
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`演示数据已还原 / the demonstration is as new: ${rows} 条台账 records, ${accounts} 个账号 accounts, ${seconds} s`)
} catch (error) {
  console.error(`还原失败 / reset failed: ${(error as Error).message}`)
  process.exitCode = 1
} finally {
  await database.release()
}
