import { type EmbeddedDatabase, startEmbeddedDatabase } from '#kernel/server/embedded-database.ts'
import { deriveKey } from '#kernel/server/keys.ts'
import type { Config } from './config.ts'

export interface RunningDatabase {
  url: string
  stop(): Promise<void>
}

/**
 * The outside database when DATABASE_URL names one, else the embedded one, kept running: if its process dies it comes back on the
 * same port while requests are answered 503.
 */
export async function startDatabase(config: Config, masterKey: Buffer, report: (text: string) => void): Promise<RunningDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => {} }
  const password = deriveKey(masterKey, 'database-role:owner').toString('hex')
  let current: EmbeddedDatabase = await startEmbeddedDatabase(config.dataDir, password)
  let isStopping = false
  const keep = async (): Promise<void> => {
    await current.ended
    while (!isStopping) {
      report('数据库进程意外结束，正在重新启动 / the database process ended unexpectedly, restarting')
      try {
        current = await startEmbeddedDatabase(config.dataDir, password, { port: current.port })
        await current.ended
      } catch (error) {
        report(String(error))
        await new Promise((done) => setTimeout(done, 1_000))
      }
    }
  }
  void keep()
  return {
    url: current.url,
    async stop() {
      isStopping = true
      await current.stop()
    },
  }
}
