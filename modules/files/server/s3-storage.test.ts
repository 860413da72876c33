import { createHash, createHmac } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { receive } from './keep-content.ts'
import { S3Storage } from './s3-storage.ts'

const SECRET = 'secret-key'
const hex = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/** Signature Version 4 as its public description says it, checked by the peer. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const parts = /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})/.exec(
    request.headers.authorization ?? '',
  )
  if (!parts) return false
  const [, access, day = '', region = '', signed = '', signature] = parts
  const url = new URL(request.url ?? '/', 'http://x')
  const content = String(request.headers['x-amz-content-sha256'])
  if (content !== 'UNSIGNED-PAYLOAD' && content !== hex(body)) return false
  const query = [...url.searchParams]
    .map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`)
    .sort()
    .join('&')
  const headers = signed
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
    .join('')
  const canonical = [request.method, url.pathname, query, headers, signed, content].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hex(canonical)].join('\n')
  const key = hmac(hmac(hmac(hmac(`AWS4${SECRET}`, day), region), 's3'), 'aws4_request')
  return access === 'access' && hmac(key, text).toString('hex') === signature
}

const objects = new Map<string, Buffer>()
const peer = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  if (!isSigned(request, body)) return response.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>')
  const url = new URL(request.url ?? '/', 'http://x')
  const key = url.pathname.replace('/zhiyuan/', '')
  if (request.method === 'PUT') objects.set(key, body)
  else if (request.method === 'DELETE') objects.delete(key)
  else if (url.searchParams.has('list-type')) {
    // One object a page, to see that pages are followed.
    const keys = [...objects.keys()].sort()
    const at = Number(url.searchParams.get('continuation-token') ?? 0)
    const next = at + 1 < keys.length ? `<NextContinuationToken>${at + 1}</NextContinuationToken>` : ''
    return response.end(
      `<ListBucketResult><Contents><Key>${keys[at]}</Key><LastModified>2026-11-23T00:00:00.000Z</LastModified></Contents>${next}</ListBucketResult>`,
    )
  } else {
    const found = objects.get(key)
    return found ? response.end(found) : response.writeHead(404).end()
  }
  return response.writeHead(request.method === 'DELETE' ? 204 : 200).end()
})
await new Promise<void>((done) => peer.listen(0, '127.0.0.1', done))
const endpoint = `http://127.0.0.1:${(peer.address() as { port: number }).port}`
const dataDir = await mkdtemp(join(tmpdir(), 'zhiyuan-s3-'))
afterAll(async () => {
  peer.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function textOf(content: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  if (!content) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('contents are put, read, listed over pages and removed with signed requests', async () => {
  const storage = new S3Storage({ endpoint, bucket: 'zhiyuan', accessKey: 'access', secretKey: SECRET, region: 'cn-east-1' })
  const keys = ['a', 'b', 'c'].map((letter) => letter.repeat(32))
  for (const key of keys) await storage.put(key, (await receive(dataDir, Buffer.from(`内容 ${key}`))).path)
  expect(await readdir(join(dataDir, 'files', 'incoming'))).toEqual([])
  expect(await textOf(await storage.read(keys[1] ?? ''))).toBe(`内容 ${keys[1]}`)
  const listed: string[] = []
  for await (const { key } of storage.list()) listed.push(key)
  expect(listed).toEqual(keys)
  await storage.remove(keys[1] ?? '')
  expect(await storage.read(keys[1] ?? '')).toBeNull()
})

test('a wrong secret is an error, not a file that seems stored', async () => {
  const storage = new S3Storage({ endpoint, bucket: 'zhiyuan', accessKey: 'access', secretKey: 'wrong', region: 'cn-east-1' })
  const { path } = await receive(dataDir, Buffer.from('x'))
  await expect(storage.put('d'.repeat(32), path)).rejects.toThrow('403')
  expect(objects.has('d'.repeat(32))).toBe(false)
})
