import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { masterKeyOf } from '#kernel/server/assemble.ts'
import { restoreBackup } from '#kernel/server/backup.ts'
import { runningPort } from '#kernel/server/embedded-database.ts'
import { readConfig } from './config.ts'
import { lockDataFolder } from './data-lock.ts'
import { ownerDatabase } from './owner-database.ts'

const source = process.argv[2]
if (!source) {
  console.error('用法 / usage: npm run restore -- 目录 DIR')
  process.exit(2)
}
const config = readConfig(resolve(import.meta.dirname, '..'))
try {
  if (!process.env.ZHIYUAN_KEY && !existsSync(join(config.dataDir, 'keys/master.key'))) {
    throw new Error(
      `请先把备份时的主密钥放到 ${config.dataDir}/keys/master.key（或设置 ZHIYUAN_KEY）；没有它无法读取个人信息。\nPut the master key of the backed-up installation there first (or set ZHIYUAN_KEY).`,
    )
  }
  const unlock = lockDataFolder(config.dataDir)
  if (runningPort(config.dataDir)) throw new Error('请先停止织园服务再恢复 / stop the Zhiyuan server before restoring')
  const masterKey = await masterKeyOf(config.dataDir)
  const manifest = await restoreBackup(resolve(source), config.dataDir, new Date())
  const database = await ownerDatabase(config, masterKey)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  // Who was signed in at the time of the backup is not signed in now.
  const { rowCount } = await client.query('update identity.session set ended_at = now() where ended_at is null')
  await client.end()
  await database.release()
  unlock()
  console.log(
    `已恢复 ${manifest.takenAt} 的备份，原有数据保留在 *.before-restore-* / restored, what was there is kept as *.before-restore-*；${rowCount ?? 0} 个登录已失效 sessions ended`,
  )
} catch (error) {
  console.error(`恢复失败 / restore failed: ${(error as Error).message}`)
  process.exitCode = 1
}
