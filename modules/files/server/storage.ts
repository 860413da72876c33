import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { S3Storage } from './s3-storage.ts'

/** Where contents lie, by key. A key is written once and never changed. */
export interface Storage {
  /** Moves a complete, synced temporary file in under the key. */
  put(key: string, temporary: string): Promise<void>
  /** Null when there is nothing under the key. */
  read(key: string): Promise<AsyncIterable<Uint8Array> | null>
  remove(key: string): Promise<void>
  list(): AsyncIterable<{ key: string; modifiedAt: Date }>
}

/** The local disk: `files/ab/abcd…`. */
export class DiskStorage implements Storage {
  readonly #root: string
  constructor(root: string) {
    this.#root = root
  }

  #path(key: string): string {
    if (!/^[0-9a-f]{32}$/.test(key)) throw new Error('Not a storage key')
    return join(this.#root, key.slice(0, 2), key)
  }

  async put(key: string, temporary: string): Promise<void> {
    const path = this.#path(key)
    await mkdir(dirname(path), { recursive: true })
    await rename(temporary, path)
    await syncFolder(dirname(path))
  }

  async read(key: string): Promise<AsyncIterable<Uint8Array> | null> {
    const path = this.#path(key)
    const found = await stat(path).catch(() => null)
    return found ? createReadStream(path) : null
  }

  async remove(key: string): Promise<void> {
    await rm(this.#path(key), { force: true })
  }

  async *list(): AsyncGenerator<{ key: string; modifiedAt: Date }> {
    for (const folder of await readdir(this.#root).catch(() => [])) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue
      for (const key of await readdir(join(this.#root, folder))) {
        const found = await stat(join(this.#root, folder, key)).catch(() => null)
        if (found && /^[0-9a-f]{32}$/.test(key)) yield { key, modifiedAt: found.mtime }
      }
    }
  }
}

/** A rename is only safe against power loss once its folder is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export function filesFolder(dataDir: string): string {
  return join(dataDir, 'files')
}

const known = new Map<string, Storage>()

/** S3-compatible storage when the environment names one, else the local disk below the data folder. */
export function storageOf(dataDir: string, environment: NodeJS.ProcessEnv = process.env): Storage {
  const earlier = known.get(dataDir)
  if (earlier) return earlier
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY, S3_REGION } = environment
  const storage =
    S3_ENDPOINT && S3_BUCKET && S3_ACCESS_KEY && S3_SECRET_KEY
      ? new S3Storage({ endpoint: S3_ENDPOINT, bucket: S3_BUCKET, accessKey: S3_ACCESS_KEY, secretKey: S3_SECRET_KEY, region: S3_REGION ?? 'us-east-1' })
      : new DiskStorage(filesFolder(dataDir))
  known.set(dataDir, storage)
  return storage
}
