import { runningPort, startEmbeddedDatabase } from '#kernel/server/embedded-database.ts'
import { deriveKey } from '#kernel/server/keys.ts'
import type { Config } from './config.ts'

export interface OwnerDatabase {
  url: string
  /** Ends the database again if this program started it. */
  release(): Promise<void>
}

/** The database for a maintenance program: the outside one, the embedded one of the running server, or one started for the purpose. */
export async function ownerDatabase(config: Config, masterKey: Buffer): Promise<OwnerDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, release: async () => {} }
  const password = deriveKey(masterKey, 'database-role:owner').toString('hex')
  const port = runningPort(config.dataDir)
  if (port) return { url: `postgres://zhiyuan_owner:${password}@127.0.0.1:${port}/zhiyuan`, release: async () => {} }
  const started = await startEmbeddedDatabase(config.dataDir, password)
  return { url: started.url, release: () => started.stop() }
}
