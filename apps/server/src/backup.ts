import { resolve } from 'node:path'
import { masterKeyOf } from '#kernel/server/assemble.ts'
import { takeBackup } from '#kernel/server/backup.ts'
import { readConfig } from './config.ts'
import { ownerDatabase } from './owner-database.ts'

const target = process.argv[2]
if (!target) {
  console.error('用法 / usage: npm run backup -- 目录 DIR')
  process.exit(2)
}
const config = readConfig(resolve(import.meta.dirname, '..'))
if (config.databaseUrl) {
  console.error(
    'DATABASE_URL 指向外部数据库：请用该数据库自己的备份工具（如 pg_dump、pg_basebackup），并另外复制 DATA_DIR/files。\nDATABASE_URL names an outside database: use its own backup tools and copy DATA_DIR/files beside.',
  )
  process.exit(2)
}
const masterKey = await masterKeyOf(config.dataDir)
const database = await ownerDatabase(config, masterKey)
try {
  const started = performance.now()
  const manifest = await takeBackup(config.dataDir, database.url, resolve(target), new Date())
  const bytes = manifest.entries.reduce((sum, entry) => sum + entry.bytes, 0)
  console.log(
    `备份完成 / backup done: ${resolve(target)}  ${manifest.entries.length} 个文件 files, ${(bytes / 1e6).toFixed(1)} MB, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  )
  console.log(`主密钥不在备份中，请另行妥善保存 / the master key is not in the backup, keep it elsewhere: ${config.dataDir}/keys/master.key`)
} catch (error) {
  console.error(`备份失败 / backup failed: ${(error as Error).message}`)
  process.exitCode = 1
} finally {
  await database.release()
}
