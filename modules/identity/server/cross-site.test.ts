import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { PASSWORD, startIdentityServer } from '../testing.ts'

const identity = await startIdentityServer()
afterAll(() => identity[Symbol.asyncDispose]())
const { server, post } = identity

const user = await identity.account([])
const signedIn = await post('identity.signIn', { userName: user.userName, password: PASSWORD }, { host: 'localhost', 'x-requested-with': 'zhiyuan' })
const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
const own = { host: 'localhost', cookie, 'content-type': 'application/json' }
const preferences = JSON.stringify({ locale: 'en' })

const locale = () =>
  server.asSystem([], async (db) => (await sql<{ locale: string }>`select locale from identity.user where id = ${user.id}`.execute(db)).rows[0]?.locale)

test.each([
  ['a form post', { ...own, 'content-type': 'application/x-www-form-urlencoded' }, 'locale=en'],
  ['a text form that looks like JSON', { ...own, 'content-type': 'text/plain' }, preferences],
  ['a multipart form', { ...own, 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
  ['JSON without our header', own, preferences],
  ['our header from another origin', { ...own, 'x-requested-with': 'zhiyuan', origin: 'https://evil.example' }, preferences],
  ['our header from a null origin', { ...own, 'x-requested-with': 'zhiyuan', origin: 'null' }, preferences],
  ['our header from another site by fetch metadata', { ...own, 'x-requested-with': 'zhiyuan', 'sec-fetch-site': 'cross-site' }, preferences],
  ['our header from a sister site', { ...own, 'x-requested-with': 'zhiyuan', 'sec-fetch-site': 'same-site' }, preferences],
])('%s changes nothing', async (_title, headers, payload) => {
  const reply = await server.app.inject({ method: 'POST', url: '/api/identity.setPreferences', headers, payload })
  expect([400, 403, 415]).toContain(reply.statusCode)
  expect(await locale()).toBe('zh')
})

test('a query sent by POST needs our header too, and a command is not reached by GET', async () => {
  const posted = await server.app.inject({ method: 'POST', url: '/api/identity.session', headers: own, payload: '{}' })
  expect(posted.statusCode).toBe(403)
  expect((await server.app.inject({ url: '/api/identity.setPreferences?locale=en', headers: own })).statusCode).toBe(405)
  expect((await server.app.inject({ url: '/api/identity.signOut', headers: own })).statusCode).toBe(405)
  expect(await locale()).toBe('zh')
})

test('the page itself may', async () => {
  const reply = await server.app.inject({
    method: 'POST',
    url: '/api/identity.setPreferences',
    headers: { ...own, 'x-requested-with': 'zhiyuan', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
    payload: preferences,
  })
  expect(reply.json()).toEqual({ locale: 'en', isElderMode: false })
})

test('a cookie under the name for plain http is no session on this machine', async () => {
  const reply = await server.app.inject({ url: '/api/identity.session', headers: { host: 'localhost', cookie: cookie.replace('__Host-sid', 'sid') } })
  expect(reply.statusCode).toBe(401)
})
