import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { Refusal } from '../operation.ts'
import type { HttpContext } from './http.ts'

interface Stream {
  parkIds: ReadonlySet<string>
  write(text: string): void
  end(): void
}

/**
 * Tells open pages that something happened in their park: event name, park and ledger, never content — pages ask again
 * through their own operations, which obey scope and permission.
 */
export class LiveStreams {
  readonly #streams = new Set<Stream>()
  readonly #pool: pg.Pool
  #listener: pg.PoolClient | undefined
  #isClosed = false

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  attach(app: FastifyInstance, context: HttpContext): void {
    app.get('/api/live', { exposeHeadRoute: false }, async (request, reply) => {
      const signedIn = await context.signedIn(request)
      if (!signedIn) throw new Refusal('access.not_signed_in')
      const parkIds = new Set(signedIn.memberships.flatMap((membership) => [...membership.parkIds]))
      await this.#listen()
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        connection: 'keep-alive',
      })
      raw.write('retry: 2000\n\nevent: hello\ndata: {}\n\n')
      const stream: Stream = { parkIds, write: (text) => void raw.write(text), end: () => raw.end() }
      // An event, not a comment: pages notice by it when the stream has gone silent.
      const beat = setInterval(() => raw.write('event: beat\ndata: {}\n\n'), 4_000)
      this.#streams.add(stream)
      raw.on('close', () => {
        clearInterval(beat)
        this.#streams.delete(stream)
      })
    })
  }

  async #listen(): Promise<void> {
    if (this.#listener || this.#isClosed) return
    const client = await this.#pool.connect()
    this.#listener = client
    client.on('notification', ({ payload }) => this.#tell(payload ?? '{}'))
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    await client.query('listen zhiyuan_live')
  }

  /** The database went away: streams end, pages come back by themselves and the next one listens anew. */
  #lost(client: pg.PoolClient): void {
    if (this.#listener !== client) return
    this.#listener = undefined
    client.release(true)
    for (const stream of this.#streams) stream.end()
  }

  #tell(payload: string): void {
    const { parkId } = JSON.parse(payload) as { parkId: string | null }
    for (const stream of this.#streams) if (parkId === null || stream.parkIds.has(parkId)) stream.write(`event: change\ndata: ${payload}\n\n`)
  }

  close(): void {
    this.#isClosed = true
    for (const stream of this.#streams) stream.end()
    const client = this.#listener
    this.#listener = undefined
    client?.release(true)
  }
}
