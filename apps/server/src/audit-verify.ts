import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { masterKeyOf } from '#kernel/server/assemble.ts'
import { clusterFolder } from '#kernel/server/embedded-database.ts'
import { deriveKey } from '#kernel/server/keys.ts'
import { NO_PARK } from '#modules/audit/server/chain.ts'
import { readHeads } from '#modules/audit/server/heads.ts'
import { type Break, verifyChains } from '#modules/audit/server/verify.ts'
import { readConfig } from './config.ts'
import { ownerDatabase } from './owner-database.ts'

const MEANING: Readonly<Record<Break['kind'], string>> = {
  altered: '条目被改动 / an entry was altered',
  missing: '条目缺失 / an entry is missing',
  cut: '末尾被截断 / the tail was cut',
  exchanged: '整链被替换 / the chain was exchanged',
  unsealed: '超过 10 分钟未封存 / not sealed for more than 10 minutes',
}

function describe({ kind, chain, position, entryId }: Break): string {
  const where = chain === NO_PARK ? '平台 / platform' : `园区 / park ${chain}`
  return `✗ ${where}: ${MEANING[kind]}${position === null ? '' : `, 第 ${position} 条 / position ${position}`}${entryId ? `, audit.entry ${entryId}` : ''}`
}

/** Checks the whole audit trail beside a running server or without one. Ends with 1 when anything is broken. */
async function main(): Promise<number> {
  const config = readConfig(resolve(import.meta.dirname, '..'))
  // Nothing is created where nothing is: neither a key nor a database.
  if (!config.databaseUrl && !existsSync(join(clusterFolder(config.dataDir), 'zhiyuan-ready'))) throw new Error(`${config.dataDir} 中没有数据 / holds no data`)
  const masterKey = await masterKeyOf(config.dataDir)
  const key = deriveKey(masterKey, 'audit-chain')
  const heads = await readHeads(config.dataDir, key)
  const database = await ownerDatabase(config, masterKey)
  const client = new pg.Client({ connectionString: database.url })
  try {
    await client.connect()
    const started = performance.now()
    const verdict = await verifyChains(client, key, heads)
    const seconds = (performance.now() - started) / 1000
    if (!heads && verdict.entries > 0) console.error(`✗ 缺少链尾文件 / the file of chain ends is missing: ${config.dataDir}/audit/heads.json`)
    for (const found of verdict.breaks) console.error(describe(found))
    console.log(
      `审计链 / audit trail: ${verdict.entries} 条 entries, ${verdict.chains} 条链 chains, ${verdict.waiting} 条待封存 waiting, ${seconds.toFixed(1)} s (${Math.round(verdict.entries / Math.max(seconds, 0.001))}/s)`,
    )
    const isSound = verdict.breaks.length === 0 && (heads !== undefined || verdict.entries === 0)
    console.log(isSound ? '✓ 完整 / sound' : '✗ 已被破坏 / broken')
    return isSound ? 0 : 1
  } finally {
    await client.end().catch(() => {})
    await database.release()
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`✗ ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  },
)
