import { resolve } from 'node:path'

export interface Config {
  root: string
  port: number
  host: string
  dataDir: string
  /** An outside PostgreSQL ≥ 15; left out: the embedded one in the data folder. */
  databaseUrl: string | undefined
  loadsDemo: boolean
  trustProxy: string | boolean
  metricsOpen: boolean
  logLevel: string
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT must be a number from 0 to 65535, not "${text}"`)
  return port
}

/** Reads the environment; every variable is described in the README. */
export function readConfig(root: string, environment: NodeJS.ProcessEnv = process.env): Config {
  return {
    root,
    port: portOf(environment.PORT),
    // Opening to other machines is a decision of the person who installs.
    host: environment.HOST ?? 'localhost',
    dataDir: resolve(root, environment.DATA_DIR ?? 'data'),
    databaseUrl: environment.DATABASE_URL || undefined,
    loadsDemo: environment.DEMO !== 'off',
    trustProxy: environment.TRUST_PROXY ? environment.TRUST_PROXY : false,
    metricsOpen: environment.METRICS_OPEN === '1',
    logLevel: environment.LOG_LEVEL ?? 'warn',
  }
}
