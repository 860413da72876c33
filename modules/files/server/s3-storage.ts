import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { AwsClient } from 'aws4fetch'
import type { Storage } from './storage.ts'

export interface S3Options {
  endpoint: string
  bucket: string
  accessKey: string
  secretKey: string
  region: string
}

/** Any store that speaks S3 (MinIO, OSS, COS), addressed by path. */
export class S3Storage implements Storage {
  readonly #client: AwsClient
  readonly #base: string

  constructor({ endpoint, bucket, accessKey, secretKey, region }: S3Options) {
    this.#client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, service: 's3', region, retries: 2 })
    this.#base = `${endpoint.replace(/\/+$/, '')}/${bucket}`
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const response = await this.#client.fetch(`${this.#base}${path}`, { ...init, signal: AbortSignal.timeout(60_000) })
    if (response.ok || response.status === 404) return response
    await response.body?.cancel()
    throw new Error(`Object storage answered ${response.status}`)
  }

  async put(key: string, temporary: string): Promise<void> {
    const body = await readFile(temporary)
    const hash = createHash('sha256').update(body).digest('hex')
    const response = await this.#ask(`/${key}`, { method: 'PUT', body, headers: { 'x-amz-content-sha256': hash } })
    if (!response.ok) throw new Error(`Object storage answered ${response.status}`)
    await rm(temporary, { force: true })
  }

  async read(key: string): Promise<AsyncIterable<Uint8Array> | null> {
    const response = await this.#ask(`/${key}`, { method: 'GET' })
    return response.ok && response.body ? (response.body as unknown as AsyncIterable<Uint8Array>) : null
  }

  async remove(key: string): Promise<void> {
    await this.#ask(`/${key}`, { method: 'DELETE' })
  }

  async *list(): AsyncGenerator<{ key: string; modifiedAt: Date }> {
    let token: string | undefined
    do {
      const next = token ? `&continuation-token=${encodeURIComponent(token)}` : ''
      const page = await (await this.#ask(`?list-type=2${next}`, { method: 'GET' })).text()
      for (const [, entry = ''] of page.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
        const key = /<Key>([0-9a-f]{32})<\/Key>/.exec(entry)?.[1]
        const modified = /<LastModified>([^<]+)<\/LastModified>/.exec(entry)?.[1]
        if (key && modified) yield { key, modifiedAt: new Date(modified) }
      }
      token = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(page)?.[1]
    } while (token)
  }
}
