import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { filesFolder, storageOf } from './storage.ts'

export interface KeptContent {
  key: string
  bytes: number
  sha256: string
}

export interface Received {
  path: string
  bytes: number
  sha256: string
}

export function temporaryFolder(dataDir: string): string {
  return join(filesFolder(dataDir), 'incoming')
}

/** Writes content to a temporary file, synced to the disk. On any failure nothing is left. `limit` stops content that is too long. */
export async function receive(
  dataDir: string,
  content: AsyncIterable<Uint8Array> | Uint8Array,
  limit = Number.POSITIVE_INFINITY,
  tooLong: () => Error = () => new Error('Content too long'),
): Promise<Received> {
  await mkdir(temporaryFolder(dataDir), { recursive: true })
  const path = join(temporaryFolder(dataDir), randomBytes(16).toString('hex'))
  const hash = createHash('sha256')
  let bytes = 0
  try {
    const handle = await open(path, 'wx', 0o600)
    try {
      for await (const chunk of content instanceof Uint8Array ? [content] : content) {
        bytes += chunk.length
        if (bytes > limit) throw tooLong()
        hash.update(chunk)
        await handle.writeFile(chunk)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { path, bytes, sha256: hash.digest('hex') }
}

/** Puts received content under a fresh random key. Only then may a row name the key. */
export async function keep(dataDir: string, { path, bytes, sha256 }: Received): Promise<KeptContent> {
  const key = randomBytes(16).toString('hex')
  try {
    await storageOf(dataDir).put(key, path)
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { key, bytes, sha256 }
}

export class ContentChanged extends Error {}

/** Content as stored, its last chunk held back until the hash is right: a changed file is never served whole. */
export async function* verified(content: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let held: Uint8Array | undefined
  for await (const chunk of content) {
    hash.update(chunk)
    if (held) yield held
    held = chunk
  }
  if (hash.digest('hex') !== sha256) throw new ContentChanged('The stored content is not what was written')
  if (held) yield held
}
