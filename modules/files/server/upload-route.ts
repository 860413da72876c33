import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#kernel/operation.ts'
import type { HttpContext } from '#kernel/server/http.ts'
import { addUpload, LIMITS, uploadAllowance } from '../contract.ts'
import { checkedUploads } from './add-upload.ts'
import { inspect } from './inspect.ts'
import { keep, receive } from './keep-content.ts'
import { extensionOf, isAllowed, safeName } from './rules.ts'
import { storageOf } from './storage.ts'

/** `POST /api/files/upload?parkId=…&purpose=…`, multipart with one file; parkId and purpose may also be fields before it. */
export function addUploadRoute(app: FastifyInstance, server: HttpContext): void {
  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { files: 1, fields: 5, fieldSize: 200, parts: 6, fileSize: LIMITS.fileBytes, headerPairs: 20 },
      throwFileSizeLimit: false,
    })
    scope.post('/api/files/upload', { config: { operation: addUpload }, bodyLimit: LIMITS.fileBytes + 65_536 }, async (request, reply) => {
      const meta = await upload(request, server)
      return reply.header('cache-control', 'no-store').status(200).send(meta)
    })
  })
}

async function upload(request: FastifyRequest, server: HttpContext): Promise<unknown> {
  // Who asks is known before the body is looked at: strangers cannot make us read 20 MB.
  const signedIn = await server.signedIn(request)
  if (!signedIn) throw new Refusal('access.not_signed_in')
  if (!request.isMultipart()) throw new Refusal('files.no_file')
  const asked = request.query as { parkId?: unknown; purpose?: unknown }
  const part = await request.file()
  if (!part) throw new Refusal('files.no_file')
  const fieldOf = (name: string) => {
    const field = part.fields[name]
    return field && 'value' in field && field.value !== '' ? String(field.value) : undefined
  }
  const parkId = asked.parkId ?? fieldOf('parkId')
  const purpose = asked.purpose ?? fieldOf('purpose')
  const allowed = (await server.run(request, uploadAllowance, {
    ...(parkId === undefined ? {} : { parkId }),
    ...(purpose === undefined ? {} : { purpose }),
  })) as { parkId: string; bytesLeft: number }
  const ticket = await check(request, server, part, {
    userId: signedIn.userId,
    parkId: allowed.parkId,
    bytesLeft: allowed.bytesLeft,
    purpose: (purpose ?? 'attachment') as 'attachment',
  })
  try {
    return await server.run(request, addUpload, { parkId: allowed.parkId, ticket })
  } catch (error) {
    const kept = checkedUploads.get(ticket)
    checkedUploads.delete(ticket)
    // Without a row the content would only wait for the sweep.
    if (kept)
      for (const key of [kept.key, kept.thumbnailKey])
        if (key)
          await storageOf(server.dataDir)
            .remove(key)
            .catch(() => {})
    throw error
  }
}

async function check(
  request: FastifyRequest,
  server: HttpContext,
  part: MultipartFile,
  asked: { userId: string; parkId: string; bytesLeft: number; purpose: 'attachment' },
): Promise<string> {
  const name = safeName(part.filename ?? '')
  const extension = extensionOf(name)
  if (!isAllowed(extension)) throw new Refusal('files.kind_not_allowed', { extension: extension || '?' })
  const received = await receive(
    server.dataDir,
    untilLost(request, part),
    Math.min(LIMITS.fileBytes, asked.bytesLeft),
    () => new Refusal(asked.bytesLeft < LIMITS.fileBytes ? 'files.quota_exceeded' : 'files.too_large'),
  )
  try {
    if (part.file.truncated) throw new Refusal('files.too_large')
    const found = await inspect(name, await readFile(received.path))
    const content = await keep(server.dataDir, await receive(server.dataDir, found.content))
    const thumbnail = found.thumbnail ? await keep(server.dataDir, await receive(server.dataDir, found.thumbnail)) : null
    const ticket = randomUUID()
    checkedUploads.set(ticket, {
      userId: asked.userId,
      parkId: asked.parkId,
      purpose: asked.purpose,
      name,
      mediaType: found.mediaType,
      bytes: content.bytes,
      sha256: content.sha256,
      key: content.key,
      width: found.width,
      height: found.height,
      thumbnailKey: thumbnail?.key ?? null,
    })
    return ticket
  } finally {
    await rm(received.path, { force: true })
  }
}

/** The part's bytes; a connection that ends half way is an error, never a short file. */
async function* untilLost(request: FastifyRequest, part: MultipartFile): AsyncGenerator<Uint8Array> {
  for await (const chunk of part.file) yield chunk as Uint8Array
  if (request.raw.destroyed && !request.raw.complete) throw Object.assign(new Error('The upload was cut off'), { statusCode: 400 })
}
