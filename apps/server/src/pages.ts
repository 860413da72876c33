import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
// The reference viewer is self-hosted and styles itself inline.
const DOCS_POLICY = PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")

const DOCS_PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>织园接口文档 · Zhiyuan API</title><link rel="stylesheet" href="/api-docs/swagger-ui.css"></head>
<body><main id="reference"></main><script src="/api-docs/swagger-ui-bundle.js"></script><script src="/api-docs/start.js"></script></body></html>`
const DOCS_SCRIPT =
  "SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#reference', docExpansion: 'none', filter: true, tagsSorter: 'alpha', validatorUrl: null, requestInterceptor: (request) => { request.headers['x-requested-with'] = 'zhiyuan'; return request } })"

/** Serves the built web application, with the application's page for every path of its own, and the API reference. */
export async function servePages(app: FastifyInstance, root: string): Promise<void> {
  const dist = join(root, 'apps/web/dist')
  app.get('/api-docs', async (_request, reply) => reply.header('content-security-policy', DOCS_POLICY).type('text/html; charset=utf-8').send(DOCS_PAGE))
  app.get('/api-docs/start.js', async (_request, reply) => reply.type('text/javascript').send(DOCS_SCRIPT))
  const viewer = new Set(['swagger-ui.css', 'swagger-ui-bundle.js'])
  await app.register(fastifyStatic, {
    root: join(root, 'node_modules/swagger-ui-dist'),
    prefix: '/api-docs/',
    decorateReply: false,
    allowedPath: (path) => viewer.has(path.replace(/^\//, '')),
  })
  await app.register(fastifyStatic, {
    root: dist,
    prefix: '/',
    index: false,
    wildcard: false,
    preCompressed: true,
    // Names of built files carry their hash; the page itself is always asked for anew.
    setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  const page = async () => readFile(join(dist, 'index.html'), 'utf8')
  let html: string | undefined
  for (const path of ['/', '/sign-in', '/o', '/o/*', '/e', '/e/*', '/m', '/m/*', '/s', '/s/*', '/d', '/d/*', '/p/*', '/settings', '/settings/*']) {
    app.get(path, { exposeHeadRoute: false }, async (_request, reply) => {
      html ??= await page()
      return reply.header('content-security-policy', PAGE_POLICY).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html)
    })
  }
}
