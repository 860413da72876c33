import { Agent, request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { account, launchBrowser } from './browser.ts'
import { OwnInstallation } from './installation.ts'
import { RawConnection } from './raw-connection.ts'

let own: OwnInstallation
let site: string
let token: string

const OWN_PAGE = { 'x-requested-with': 'zhiyuan', 'content-type': 'application/json' }

async function signIn(role: string, headers: Record<string, string> = OWN_PAGE): Promise<Response> {
  const { userName, password } = await account(role)
  return fetch(`${site}/api/identity.signIn`, { method: 'POST', headers, body: JSON.stringify({ userName, password }) })
}

function cookieOf(reply: Response): string {
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const bearer = () => ({ authorization: `Bearer ${token}` })

async function problemOf(reply: Response): Promise<Record<string, unknown>> {
  expect(reply.headers.get('content-type')).toContain('application/problem+json')
  const body = (await reply.json()) as Record<string, unknown>
  for (const name of ['code', 'title', 'detail', 'requestId']) expect(body[name], name).toEqual(expect.any(String))
  expect(body.status).toBe(reply.status)
  return body
}

beforeAll(async () => {
  own = await OwnInstallation.make()
  await own.start()
  site = `http://localhost:${own.port}`
  const reply = await signIn('parkDirector', { 'content-type': 'application/json' })
  token = ((await reply.json()) as { accessToken: string }).accessToken
})
afterAll(() => own.remove())

test('slow clients are closed within 35 seconds while others are served', async () => {
  const open = Array.from({ length: 6 }, () => new RawConnection(own.port))
  const slow = Promise.all(
    open.map((connection, index) =>
      index % 2
        ? connection.dribble('GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 'x')
        : connection.dribble('POST /api/identity.signIn HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n', ' '),
    ),
  )
  let isDone = false
  const waits: number[] = []
  const others = (async () => {
    while (!isDone) {
      const began = performance.now()
      expect((await fetch(`${site}/healthz`)).status).toBe(200)
      waits.push(performance.now() - began)
      await new Promise((done) => setTimeout(done, 250))
    }
  })()
  const seconds = await slow
  isDone = true
  await others
  expect(Math.max(...seconds)).toBeLessThan(36)
  expect(Math.min(...seconds)).toBeGreaterThan(5)
  expect(waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)]).toBeLessThan(1_000)
  for (const { heard } of open) expect(heard).toMatch(/^HTTP\/1\.1 408 /)
})

test('pages carry a policy without inline scripts or styles and say nothing of the server', async () => {
  for (const path of ['/', '/sign-in', '/o/anything', '/p/x']) {
    const { status, headers } = await fetch(`${site}${path}`)
    expect(status, path).toBe(200)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "script-src 'self'"])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe-|https?:|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toMatch(/^(same-origin|no-referrer|strict-origin)/)
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin']) expect(headers.get(name), name).toBeNull()
  }
})

test('data is never cached, framed or read from elsewhere, in good answers and in refusals', async () => {
  const answers = [
    await fetch(`${site}/api/identity.session`, { headers: bearer() }),
    await fetch(`${site}/api/parks.buildingList`, { headers: bearer() }),
    await fetch(`${site}/api/parks.buildingList`),
    await fetch(`${site}/api/nothing.here`),
    await fetch(`${site}/api/live`, { headers: bearer(), signal: AbortSignal.timeout(5_000) }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 404, 200])
  for (const { url, headers, body } of answers) {
    expect(headers.get('cache-control'), url).toBe('no-store')
    expect(headers.get('x-content-type-options'), url).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy'), url).toBe('same-origin')
    expect(headers.get('access-control-allow-origin'), url).toBeNull()
    if (!url.endsWith('/live')) expect(headers.get('content-security-policy'), url).toContain("default-src 'none'")
    await body?.cancel()
  }
})

test('the session cookie is bound to this host, to TLS or this machine, and out of scripts’ reach', async () => {
  const flags = (await signIn('safetyOfficer')).headers.get('set-cookie') ?? ''
  expect(flags).toMatch(/^__Host-sid=zs_[\w-]{43}; /)
  for (const flag of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(flags).toContain(flag)
  expect(flags).not.toMatch(/Domain=/i)
})

test('no other site’s form or script changes anything with the cookie', async () => {
  const cookie = cookieOf(await signIn('propertyOfficer'))
  const preferences = async () =>
    ((await (await fetch(`${site}/api/identity.session`, { headers: { cookie } })).json()) as { user: { isElderMode: boolean } }).user.isElderMode
  const send = (headers: Record<string, string>, body = '{"isElderMode":true}') =>
    fetch(`${site}/api/identity.setPreferences`, { method: 'POST', headers: { cookie, ...headers }, body })
  expect(await preferences()).toBe(false)
  const foreign = [
    await send({ 'content-type': 'application/x-www-form-urlencoded' }, 'isElderMode=true'),
    await send({ 'content-type': 'text/plain' }),
    await send({ 'content-type': 'multipart/form-data; boundary=b' }, '--b\r\nContent-Disposition: form-data; name="isElderMode"\r\n\r\ntrue\r\n--b--\r\n'),
    await send({ 'content-type': 'application/json' }),
    await send({ ...OWN_PAGE, origin: 'https://evil.example' }),
    await send({ ...OWN_PAGE, origin: 'null' }),
    await send({ ...OWN_PAGE, origin: `http://localhost:${own.port + 1}` }),
    await send({ ...OWN_PAGE, 'sec-fetch-site': 'cross-site' }),
    await send({ ...OWN_PAGE, 'sec-fetch-site': 'same-site' }),
  ]
  expect(foreign.map(({ status }) => status)).toEqual([415, 415, 415, 403, 403, 403, 403, 403, 403])
  for (const reply of foreign) await problemOf(reply)
  const preflight = await fetch(`${site}/api/identity.setPreferences`, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-requested-with' },
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  expect(await preferences()).toBe(false)
  expect((await send({ ...OWN_PAGE, origin: site, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect(await preferences()).toBe(true)
})

test('too large, twice addressed or garbled requests get a problem and a closed connection', async () => {
  const raw = (text: string) => new RawConnection(own.port).exchange(text)
  const large = await raw(`GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`)
  expect(large).toMatch(/^HTTP\/1\.1 431 [\s\S]*application\/problem\+json[\s\S]*"code":"request\.header_too_large"/)
  expect(await raw('GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 400 [\s\S]*"code":"request\.invalid"/,
  )
  expect(await raw('GET /healthz HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  expect(await raw('what is this\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"request\.invalid"/)
  const smuggled = await raw('POST /api/identity.signIn HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n')
  expect(smuggled).toMatch(/^HTTP\/1\.1 400 /)
  const body = await fetch(`${site}/api/identity.signIn`, {
    method: 'POST',
    headers: OWN_PAGE,
    body: JSON.stringify({ userName: 'x'.repeat(1_100_000), password: 'y' }),
  })
  expect(body.status).toBe(413)
  expect(body.headers.get('connection')).toBe('close')
  expect((await problemOf(body)).code).toBe('request.too_large')
})

test('an upload refused in the middle closes its connection, and the next request is answered', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (path: string, headers: Record<string, string>, body?: Buffer) =>
    new Promise<{ status: number; connection: string | undefined; ms: number }>((done, failed) => {
      const began = performance.now()
      const sent = request(`${site}${path}`, { agent, method: body ? 'POST' : 'GET', headers, timeout: 10_000 }, (reply) => {
        reply.resume()
        reply.on('end', () => done({ status: reply.statusCode ?? 0, connection: reply.headers.connection, ms: performance.now() - began }))
      })
      sent.on('timeout', () => sent.destroy(new Error(`${path} is not answered`)))
      // The server may hang up while we are still sending; the answer is what counts.
      sent.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EPIPE' || error.code === 'ECONNRESET' ? done({ status: 0, connection: 'close', ms: 0 }) : failed(error),
      )
      sent.end(body)
    })
  const part = (name: string) => `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const upload = Buffer.concat([Buffer.from(part('plan.exe')), Buffer.alloc(8_000_000), Buffer.from('\r\n--b--\r\n')])
  const type = { 'content-type': 'multipart/form-data; boundary=b' }
  for (const headers of [type, { ...type, ...bearer() }]) {
    for (const path of ['/api/files/upload', '/api/parks.saveBuilding']) {
      const refused = await ask(path, headers, upload)
      expect([0, 401, 413, 415, 422]).toContain(refused.status)
      expect(refused.connection).toBe('close')
      const next = await ask('/healthz', {})
      expect(next.status).toBe(200)
      expect(next.ms).toBeLessThan(2_000)
    }
  }
  agent.destroy()
})

test('paths nobody knows are 404 problems; health tells whether the database answers', async () => {
  for (const path of ['/api/nothing', '/api/parks.nothing', '/api/', '/api/%00', '/api/../../etc/passwd', '/nothing-here']) {
    const reply = await fetch(`${site}${path}`)
    expect(reply.status, path).toBe(404)
    await problemOf(reply)
  }
  const wrongMethod = await fetch(`${site}/api/parks.saveBuilding`)
  expect(wrongMethod.status).toBe(405)
  expect(wrongMethod.headers.get('allow')).toBe('POST')
  await problemOf(wrongMethod)
  expect(await (await fetch(`${site}/healthz`)).json()).toMatchObject({ status: 'ok' })
  expect(await (await fetch(`${site}/readyz`)).json()).toEqual({ status: 'ready' })
})

test('figures are for this machine only, and not through a proxy', async () => {
  expect((await fetch(`${site}/metrics`)).status).toBe(200)
  expect((await fetch(`${site}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(404)
})

test('the API reference loads without asking anybody else', async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const asked: string[] = []
    const refused: string[] = []
    page.on('request', (sent) => asked.push(sent.url()))
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    await page.goto(`${site}/api-docs`)
    await page.locator('.opblock-tag', { hasText: 'identity' }).click()
    await page.getByText('/api/identity.signIn').first().waitFor()
    expect(asked.filter((url) => !url.startsWith(`${site}/`) && !url.startsWith('data:'))).toEqual([])
    expect(asked.length).toBeGreaterThan(3)
    expect(refused).toEqual([])
  } finally {
    await browser.close()
  }
})

test('too many requests are told when to come back, whatever address they claim to come from', async () => {
  const flood = async (count: number, ask: (index: number) => Promise<Response>) => {
    const replies = new Map<number, number>()
    let limited: Response | undefined
    for (let sent = 0; sent < count && !limited; sent += 20) {
      for (const reply of await Promise.all(Array.from({ length: 20 }, (_, index) => ask(sent + index)))) {
        replies.set(reply.status, (replies.get(reply.status) ?? 0) + 1)
        if (reply.status === 429) limited ??= reply
        else await reply.body?.cancel()
      }
    }
    return { replies, limited }
  }
  const claimed = (index: number) => ({
    'x-forwarded-for': `198.18.0.${index % 256}`,
    'x-real-ip': `198.18.1.${index % 256}`,
    forwarded: `for=198.18.2.${index % 256}`,
  })
  const anonymous = await flood(2_000, (index) => fetch(`${site}/api/conformity.publicAssessment?slug=x`, { headers: claimed(index) }))
  const user = await flood(5_000, (index) => fetch(`${site}/api/workbench.preferences`, { headers: { ...bearer(), ...claimed(index) } }))
  for (const { replies, limited } of [anonymous, user]) {
    expect([...replies.keys()]).toContain(429)
    expect(limited?.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    if (limited) expect((await problemOf(limited)).code).toBe('request.too_many')
  }
  expect(user.replies.get(200)).toBeGreaterThan(500)
})

test('wrong passwords make the next try wait, for known and unknown names alike', async () => {
  for (const userName of ['director1', 'nobody-knows-me']) {
    const tries: Response[] = []
    for (let index = 0; index < 9; index += 1)
      tries.push(
        await fetch(`${site}/api/identity.signIn`, {
          method: 'POST',
          headers: { ...OWN_PAGE, 'x-forwarded-for': `198.18.0.${index}` },
          body: JSON.stringify({ userName, password: 'not the password' }),
        }),
      )
    const last = tries.at(-1) as Response
    expect(last.status).toBe(429)
    expect(last.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    expect((await problemOf(last)).code).toBe('identity.too_many_attempts')
    expect(tries[0]?.status).toBe(403)
  }
})

test('behind a named proxy, addresses and https come from it; other machines never see the figures', async () => {
  await own.kill('SIGTERM')
  await own.start({ TRUST_PROXY: '127.0.0.1', HOST: '0.0.0.0' })
  const through = await fetch(`${own.url}/healthz`, { headers: { 'x-forwarded-for': '198.18.0.9', 'x-forwarded-proto': 'https' } })
  expect(through.headers.get('strict-transport-security')).toMatch(/max-age=(\d{8,}); includeSubDomains/)
  expect((await fetch(`${own.url}/healthz`)).headers.get('strict-transport-security')).toBeNull()
  const statuses = await Promise.all(
    Array.from({ length: 160 }, (_, index) =>
      fetch(`${own.url}/api/conformity.publicAssessment?slug=x`, { headers: { 'x-forwarded-for': `198.18.9.${index}` } }).then(({ status }) => status),
    ),
  )
  expect(statuses).not.toContain(429)
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)
  if (outside) expect((await fetch(`http://${outside.address}:${own.port}/metrics`)).status).toBe(404)
})
