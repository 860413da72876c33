import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { type Operation, Refusal } from '../operation.ts'
import { InvalidInput, languageOf, parserAnswer, problemOf } from './errors.ts'
import { LiveStreams } from './live.ts'
import { type Metrics, metrics } from './metrics.ts'
import type { Module, Route } from './module.ts'
import { openApiDocument } from './openapi.ts'
import { type Runner, runOperation, type SignedIn } from './run-operation.ts'
import { type Limits, Throttle } from './throttle.ts'

export interface HttpContext {
  pool: pg.Pool
  systemPool: pg.Pool
  dataDir: string
  key(purpose: string): Buffer
  live: LiveStreams
  /** Who asks, from cookie or bearer token; refuses cross-site use of the cookie. */
  signedIn(request: FastifyRequest): Promise<SignedIn | null>
  run(request: FastifyRequest, operation: Operation, input: unknown): Promise<unknown>
  now(): Date
}

export interface HttpOptions {
  modules: readonly Module[]
  pool: pg.Pool
  systemPool: pg.Pool
  dataDir: string
  key(purpose: string): Buffer
  authenticate(request: FastifyRequest): Promise<SignedIn | null>
  holds: Runner['holds']
  now?: () => Date
  version: string
  limits?: Limits
  /** pino options; false in tests. */
  logger?: object | boolean
  trustProxy?: string | boolean
  metricsOpen?: boolean
}

const JSON_DEPTH = 32
const JSON_KEYS = 1_000

/** Depth and key count of parsed JSON, so that a hostile body costs little. */
function isModest(value: unknown): boolean {
  let keys = 0
  const visit = (node: unknown, depth: number): boolean => {
    if (typeof node !== 'object' || node === null) return true
    if (depth > JSON_DEPTH) return false
    // Coordinates are long lists of numbers; only named keys count.
    if (Array.isArray(node)) return node.every((item) => visit(item, depth + 1))
    const entries = Object.entries(node)
    keys += entries.length
    return keys <= JSON_KEYS && entries.every(([name, item]) => name !== '__proto__' && visit(item, depth + 1))
  }
  return visit(value, 0)
}

/** `GET` parameters are text: a field that does not accept the text itself is read as JSON. */
export function inputOfQuery(operation: Operation, query: Record<string, unknown>): Record<string, unknown> {
  const shape = (operation.input as { shape?: Record<string, z.core.$ZodType> }).shape ?? {}
  const input: Record<string, unknown> = {}
  for (const [name, raw] of Object.entries(query)) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (typeof raw !== 'string' || !field || z.safeParse(field, raw).success) {
      input[name] = raw
      continue
    }
    try {
      input[name] = JSON.parse(raw)
    } catch {
      input[name] = raw
    }
  }
  return input
}

/** JSON must be UTF-8: broken bytes are refused, not replaced by a character nobody sent. */
function parseOnlyUtf8(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8(body)) return done(Object.assign(new Error('not UTF-8'), { statusCode: 400 }))
    return parse(request, body.toString('utf8'), done)
  })
}

const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

function securityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  // Plain http on an intranet must not promise what it cannot keep.
  if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  reply.headers({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
  })
}

/** Builds the HTTP server: operations of all modules, OpenAPI, health, metrics and the live stream. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const routes = new Map<string, Route>()
  for (const route of options.modules.flatMap((module) => module.routes ?? [])) {
    if (routes.has(route.operation.name)) throw new Error(`Two modules answer ${route.operation.name}`)
    routes.set(route.operation.name, route)
  }
  const app = Fastify({
    logger: options.logger ?? false,
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: 1_048_576,
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    clientErrorHandler(error, socket) {
      if (error.code !== 'ECONNRESET' && socket.writable) socket.end(parserAnswer(error.code, randomUUID()), () => socket.destroy())
      else socket.destroy()
    },
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 300 },
  })
  await app.register(cookie)
  app.removeContentTypeParser('text/plain')
  parseOnlyUtf8(app)
  const runner: Runner = { routes, pool: options.pool, now: options.now ?? (() => new Date()), holds: options.holds }
  const figures = metrics()
  const throttle = new Throttle(options.limits ?? {})
  const live = new LiveStreams(options.pool)
  const context: HttpContext = {
    pool: options.pool,
    systemPool: options.systemPool,
    dataDir: options.dataDir,
    key: options.key,
    live,
    signedIn: options.authenticate,
    now: runner.now,
    async run(request, operation, input) {
      const route = routes.get(operation.name)
      if (!route) throw new Refusal('access.not_found')
      const signedIn = await options.authenticate(request)
      throttle.take(signedIn ? `u:${signedIn.userId}` : `a:${request.ip}`, signedIn ? 'user' : 'anonymous')
      const header = (name: string) => (typeof request.headers[name] === 'string' ? (request.headers[name] as string) : undefined)
      return runOperation(runner, route, input, {
        signedIn,
        membershipId: header('x-membership'),
        address: request.ip,
        requestId: request.id,
        idempotencyKey: header('idempotency-key'),
      })
    },
  }
  app.addHook('onRequest', async (request, reply) => {
    securityHeaders(request, reply)
    reply.header('x-request-id', request.id)
    // Two Host headers are two opinions on who is meant: refuse.
    if (request.raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length > 1)
      throw Object.assign(new Error('two hosts'), { statusCode: 400 })
  })
  answerErrors(app, routes, figures)
  for (const route of routes.values()) addOperation(app, route, context, figures)
  addPlumbing(
    app,
    options,
    [...routes.values()].map((route) => route.operation),
    figures,
  )
  for (const module of options.modules) module.http?.(app, context)
  live.attach(app, context)
  app.addHook('preClose', async () => live.close())
  return app
}

function addOperation(app: FastifyInstance, { operation, respond }: Route, context: HttpContext, figures: Metrics): void {
  const atTheEdge = async (request: FastifyRequest, reply: FastifyReply, input: unknown) => {
    const parsed = z.safeParse(operation.input, input)
    if (!parsed.success) throw new InvalidInput(parsed.error)
    return respond?.(request, reply, input, context)
  }
  const answer = async (request: FastifyRequest, reply: FastifyReply, input: unknown) => {
    const started = process.hrtime.bigint()
    if (!isModest(input)) throw Object.assign(new Error('too deep'), { statusCode: 400 })
    const output = respond ? await atTheEdge(request, reply, input) : await context.run(request, operation, input)
    figures.seconds.observe({ operation: operation.name, status: '200' }, Number(process.hrtime.bigint() - started) / 1e9)
    reply.header('cache-control', 'no-store').header('content-security-policy', DATA_POLICY)
    return output
  }
  const config = { operation }
  app.post(`/api/${operation.name}`, { config, ...(operation.maxBytes ? { bodyLimit: operation.maxBytes } : {}) }, async (request, reply) =>
    // No body at all is an empty input; a body that says null is not.
    answer(request, reply, request.body === undefined ? {} : request.body),
  )
  if (operation.kind === 'query') {
    app.get(`/api/${operation.name}`, { config, exposeHeadRoute: false }, async (request, reply) =>
      answer(request, reply, inputOfQuery(operation, request.query as Record<string, unknown>)),
    )
  }
}

function answerErrors(app: FastifyInstance, routes: ReadonlyMap<string, Route>, figures: Metrics): void {
  const send = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const operation = (request.routeOptions.config as { operation?: Operation }).operation
    const { problem, isBug, retryAfter } = problemOf(error, operation, languageOf(request.headers['accept-language']), request.id)
    if (isBug) request.log.error({ err: error, operation: operation?.name }, 'bug')
    if (operation) figures.seconds.observe({ operation: operation.name, status: String(problem.status) }, reply.elapsedTime / 1000)
    if (retryAfter) reply.header('retry-after', String(retryAfter))
    // Bytes of a refused upload may still be on their way; a kept connection would hand them to the next request.
    if (request.headers['content-type']?.startsWith('multipart/') || problem.status === 413) reply.header('connection', 'close')
    reply.header('content-security-policy', DATA_POLICY)
    return reply.status(problem.status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problem))
  }
  app.setErrorHandler((error, request, reply) => send(error, request, reply))
  app.setNotFoundHandler((request, reply) => {
    const known = routes.get(request.url.replace(/^\/api\//, '').replace(/\?.*$/, ''))
    if (known)
      return reply
        .status(405)
        .header('allow', known.operation.kind === 'command' ? 'POST' : 'GET, POST')
        .type('application/problem+json')
        .send(JSON.stringify({ ...problemOf(new Refusal('access.not_found'), undefined, 'zh', request.id).problem, status: 405 }))
    return send(new Refusal('access.not_found'), request, reply)
  })
}

function addPlumbing(app: FastifyInstance, options: HttpOptions, operations: readonly Operation[], figures: Metrics): void {
  let document: string | undefined
  app.get('/api/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(operations, options.version))
    return reply.type('application/json').send(document)
  })
  app.get('/healthz', async () => ({ status: 'ok', version: options.version }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await options.pool.query('select 1').then(
      () => true,
      () => false,
    )
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'database away' })
  })
  app.get('/metrics', async (request, reply) => {
    const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for']
    if (!isLocal && !options.metricsOpen) throw new Refusal('access.not_found')
    figures.pool.set({ state: 'total' }, options.pool.totalCount)
    figures.pool.set({ state: 'idle' }, options.pool.idleCount)
    figures.pool.set({ state: 'waiting' }, options.pool.waitingCount)
    return reply.type(figures.registry.contentType).send(await figures.registry.metrics())
  })
}
