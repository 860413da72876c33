import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One server per data folder: a second one would end the first one's database. A lock whose process is gone is taken over. */
export function lockDataFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'server.pid')
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid !== process.pid && isOurs(pid))
      throw new Error(
        `另一个织园服务（进程 ${pid}）正在使用 ${dataDir}。请先停止它，或用 DATA_DIR 指定别的目录。\nAnother Zhiyuan server (process ${pid}) uses ${dataDir}: stop it, or choose another DATA_DIR.`,
      )
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function isOurs(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.mjs')
  } catch {
    return false
  }
}
