import { createHmac, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The installation's master key: 32 bytes from ZHIYUAN_KEY (hex) or `DATA_DIR/keys/master.key`, made on first start and readable
 * by its owner only. Every other secret is derived from it, so a backup without it gives no personal data.
 */
export async function loadMasterKey(dataDir: string, fromEnvironment: string | undefined): Promise<Buffer> {
  if (fromEnvironment) {
    if (!/^[0-9a-f]{64}$/i.test(fromEnvironment)) throw new Error('ZHIYUAN_KEY must be 64 hexadecimal digits')
    return Buffer.from(fromEnvironment, 'hex')
  }
  const folder = join(dataDir, 'keys')
  const file = join(folder, 'master.key')
  const existing = await readFile(file, 'utf8').catch(() => undefined)
  if (existing !== undefined) {
    if (!/^[0-9a-f]{64}\s*$/.test(existing)) throw new Error(`${file} does not hold a key; restore it from your backup`)
    return Buffer.from(existing.trim(), 'hex')
  }
  const key = randomBytes(32)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const handle = await open(`${file}.new`, 'w', 0o600)
  await handle.writeFile(`${key.toString('hex')}\n`)
  await handle.sync()
  await handle.close()
  await rename(`${file}.new`, file)
  return key
}

/** A key for one purpose, e.g. `audit-chain` or `field:<parkId>`. */
export function deriveKey(master: Buffer, purpose: string): Buffer {
  return createHmac('sha256', master).update(purpose).digest()
}
