import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '#kernel/server/errors.ts'
import type { HttpContext } from '#kernel/server/http.ts'
import { type FileMeta, file as fileQuery } from '../contract.ts'
import { verified } from './keep-content.ts'
import { disposition, isInlineAllowed } from './rules.ts'
import { storageOf } from './storage.ts'

interface Keys {
  storage_key: string
  thumbnail_key: string | null
}

async function permitted(request: FastifyRequest, server: HttpContext): Promise<{ meta: FileMeta; keys: Keys }> {
  const { id } = request.params as { id: string }
  const { parkId } = request.query as { parkId?: unknown }
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw notFound()
  const meta = (await server.run(request, fileQuery, { id, ...(parkId === undefined ? {} : { parkId }) })) as FileMeta
  const { rows } = await server.systemPool.query<Keys>(
    "select storage_key, thumbnail_key from files.file where id = $1 and park_id = $2 and state = 'stored' and removed_at is null",
    [meta.id, meta.parkId],
  )
  const keys = rows[0]
  if (!keys) throw notFound()
  return { meta, keys }
}

function guard(reply: FastifyReply, mediaType: string): FastifyReply {
  return reply.headers({
    'content-type': mediaType === 'text/csv' ? 'text/csv; charset=utf-8' : mediaType,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    'cache-control': 'private, no-cache',
  })
}

/** `GET /api/files/:id` and `/api/files/:id/thumbnail`: asked for as an operation, so scope, role and rate limits hold. */
export function addDownloadRoutes(app: FastifyInstance, server: HttpContext): void {
  const config = { operation: fileQuery }
  app.get('/api/files/:id', { config }, async (request, reply) => {
    const { meta, keys } = await permitted(request, server)
    const tag = `"${meta.sha256}"`
    const isInline = (request.query as { inline?: unknown }).inline === '1' && isInlineAllowed(meta.mediaType)
    guard(reply, meta.mediaType).headers({ 'content-disposition': disposition(isInline ? 'inline' : 'attachment', meta.name), etag: tag })
    if (request.headers['if-none-match'] === tag) return reply.status(304).send()
    const content = await storageOf(server.dataDir).read(keys.storage_key)
    if (!content) throw new Error(`The content of file ${meta.id} is missing`)
    reply.header('content-length', String(meta.bytes))
    return reply.send(Readable.from(verified(content, meta.sha256), { objectMode: false }))
  })
  app.get('/api/files/:id/thumbnail', { config }, async (request, reply) => {
    const { keys } = await permitted(request, server)
    const content = keys.thumbnail_key ? await storageOf(server.dataDir).read(keys.thumbnail_key) : null
    if (!content) throw notFound()
    guard(reply, 'image/webp').header('content-disposition', 'inline')
    return reply.send(Readable.from(content, { objectMode: false }))
  })
}
