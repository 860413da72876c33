import { createHmac, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** The last link of every chain, kept outside the database: without it a cut tail would not be noticed. */
export interface Heads {
  /** Grows with every writing, so that an older copy is recognised beside a newer one. */
  counter: number
  at: string
  chains: Record<string, { position: string; hash: string }>
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'audit', 'heads.json')
}

function seal(key: Buffer, heads: Heads): string {
  return createHmac('sha256', key)
    .update(`heads ${JSON.stringify([heads.counter, heads.at, Object.entries(heads.chains).sort()])}`)
    .digest('hex')
}

/** Undefined when there is no file yet. Errors: throws when the file was altered. */
export async function readHeads(dataDir: string, key: Buffer): Promise<Heads | undefined> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    const { mac, ...heads } = JSON.parse(text) as Heads & { mac: string }
    if (timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(seal(key, heads), 'hex'))) return heads
  } catch {
    // Unreadable is altered.
  }
  throw new AlteredHeads(`${fileOf(dataDir)} was altered`)
}

export class AlteredHeads extends Error {
  override name = 'AlteredHeads'
}

/** Replaces the file in one step: a crash leaves the old or the new one. */
export async function writeHeads(dataDir: string, key: Buffer, heads: Heads): Promise<void> {
  const file = fileOf(dataDir)
  await mkdir(join(dataDir, 'audit'), { recursive: true, mode: 0o700 })
  const handle = await open(`${file}.new`, 'w', 0o600)
  await handle.writeFile(`${JSON.stringify({ ...heads, mac: seal(key, heads) }, null, 1)}\n`)
  await handle.sync()
  await handle.close()
  await rename(`${file}.new`, file)
}
