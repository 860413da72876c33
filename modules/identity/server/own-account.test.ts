import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { TOTP } from 'otpauth'
import { afterAll, expect, test } from 'vitest'
import {
  changePassword,
  confirmTotp,
  createToken,
  endSession,
  removeTotp,
  renewRecoveryCodes,
  revokeToken,
  session,
  sessionList,
  setPreferences,
  signOut,
  startTotp,
  switchMembership,
  tokenList,
} from '../contract.ts'
import { PASSWORD, startIdentityServer } from '../testing.ts'

const identity = await startIdentityServer()
afterAll(() => identity[Symbol.asyncDispose]())
const { server, post } = identity
const NEXT = '明天早上八点开会别忘带图纸'

const codeAt = (secret: string, at: Date) => new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: at.getTime() })

/** A user whose authenticator is set up; the clock stands so that steps can be chosen. */
async function enrolled() {
  const account = await identity.account([])
  const user = await identity.signedIn(account)
  await user.confirm()
  const { secret, url } = (await user.send(startTotp)).body
  const start = new Date(Math.ceil(Date.now() / 30_000) * 30_000 + 15_000)
  server.setClock(() => start)
  const confirmed = await user.send(confirmTotp, { code: codeAt(secret, start) })
  return { account, user, secret, url, start, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}

test('a new password follows the policy, ends the other sessions and renews this one', async () => {
  const account = await identity.account([])
  const [user, other] = [await identity.signedIn(account), await identity.signedIn(account)]
  const change = (newPassword: string, currentPassword = PASSWORD) => user.send(changePassword, { currentPassword, newPassword })
  expect((await change('k7#vQ2m!xT9z', 'wrong')).body.code).toBe('identity.wrong_credentials')
  expect((await change('short')).body).toMatchObject({ status: 422, code: 'identity.password_too_short', details: { min: 12 } })
  expect((await change(`${account.userName}-2026`)).body.code).toBe('identity.password_context')
  expect((await change('wangxiaoming20261')).body.code).toBe('identity.password_context')
  expect((await change(PASSWORD)).body.code).toBe('identity.password_same')
  const changed = await change(NEXT)
  expect(changed.body).toMatchObject({ endedSessions: 1, accessToken: expect.stringMatching(/^zs_/) })
  expect((await other.send(session)).status).toBe(401)
  expect((await post('identity.session', {}, { authorization: `Bearer ${changed.body.accessToken}` })).status).toBe(200)
  expect((await post('identity.signIn', { userName: account.userName, password: PASSWORD }, {}, '10.9.0.1')).status).toBe(403)
  await identity.signedIn({ userName: account.userName, password: NEXT })
})

test('confirming gives a new token, and the old one never carries the fresh factor', async () => {
  const account = await identity.account([])
  const user = await identity.signedIn(account)
  const old = user.token()
  expect((await user.send(startTotp)).body.code).toBe('access.fresh_factor_needed')
  expect((await user.confirm({ password: 'wrong' })).status).toBe(403)
  expect((await user.confirm()).status).toBe(200)
  expect(user.token()).not.toBe(old)
  expect((await user.send(startTotp)).status).toBe(200)
  const late = await post('identity.startTotp', {}, { authorization: `Bearer ${old}` })
  expect(late.body.code).toBe('access.fresh_factor_needed')
  await server.asSystem([], (db) => sql`update identity.session set previous_until = now() - interval '1 second' where user_id = ${account.id}`.execute(db))
  identity.authenticator.forgetAll()
  expect((await post('identity.session', {}, { authorization: `Bearer ${old}` })).status).toBe(401)
})

test('a browser gets its new token as cookie only', async () => {
  const account = await identity.account([])
  const headers = { host: 'localhost', 'x-requested-with': 'zhiyuan' }
  const cookieFrom = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0] ?? ''
  const first = cookieFrom(await post('identity.signIn', { userName: account.userName, password: PASSWORD }, headers))
  const confirmed = await post('identity.confirmIdentity', { password: PASSWORD }, { ...headers, cookie: first })
  expect(confirmed.body.accessToken).toBe(null)
  expect(cookieFrom(confirmed)).not.toBe(first)
  expect((await post('identity.startTotp', {}, { ...headers, cookie: cookieFrom(confirmed) })).status).toBe(200)
})

test('a fresh factor lasts five minutes', async () => {
  const user = await identity.signedIn(await identity.account([]))
  await user.confirm()
  server.setClock(() => new Date(Date.now() + 4.9 * 60_000))
  expect((await user.send(startTotp)).status).toBe(200)
  server.setClock(() => new Date(Date.now() + 5.1 * 60_000))
  expect((await user.send(startTotp)).body.code).toBe('access.fresh_factor_needed')
  server.setClock(undefined)
})

test('an authenticator is set up by a code, then asked at sign-in; each code works once', async () => {
  const { account, url, secret, start, recoveryCodes } = await enrolled()
  expect(url).toMatch(/^otpauth:\/\/totp\//)
  expect(new Set(recoveryCodes).size).toBe(10)
  const signIn = (totp?: string, address = '10.10.0.1') =>
    post('identity.signIn', { userName: account.userName, password: PASSWORD, ...(totp ? { totp } : {}) }, {}, address)
  expect((await signIn()).body.code).toBe('identity.totp_needed')
  expect((await signIn(codeAt(secret, start))).body.code, 'spent when it was set up').toBe('identity.wrong_credentials')
  const next = new Date(start.getTime() + 30_000)
  server.setClock(() => next)
  const both = await Promise.all([signIn(codeAt(secret, next), '10.10.0.2'), signIn(codeAt(secret, next), '10.10.0.3')])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 403])
  expect((await signIn(recoveryCodes[3], '10.10.0.4')).status).toBe(200)
  expect((await signIn(recoveryCodes[3], '10.10.0.4')).status).toBe(403)
  server.setClock(undefined)
})

test('with an authenticator the password alone makes nothing fresh', async () => {
  const { account, secret, start } = await enrolled()
  const later = new Date(start.getTime() + 30_000)
  server.setClock(() => later)
  const user = await identity.signedIn(account, { totp: codeAt(secret, later) })
  expect((await user.send(renewRecoveryCodes)).body.recoveryCodes, 'the sign-in itself was fresh').toHaveLength(10)
  const tenLater = new Date(start.getTime() + 600_000)
  server.setClock(() => tenLater)
  expect((await user.send(removeTotp)).body.code).toBe('access.fresh_factor_needed')
  expect((await user.confirm({ password: PASSWORD })).status).toBe(403)
  expect((await user.confirm({ totp: codeAt(secret, tenLater) })).status).toBe(200)
  expect((await user.send(removeTotp)).body).toEqual({ hasTotp: false })
  server.setClock(undefined)
})

test('the seed and the recovery codes are nowhere in clear', async () => {
  const { secret, recoveryCodes } = await enrolled()
  server.setClock(undefined)
  const found = await server.asSystem([], async (db) => {
    const text = sql<{
      n: number
    }>`select count(*)::int as n from (select u::text as t from identity.user u union all select r::text from identity.recovery_code r union all select e::text from identity.totp_enrolment e
      union all select a::text from audit.entry a union all select i::text from kernel.idempotency i) all_rows where t like ${`%${secret}%`} or t like ${`%${recoveryCodes[0]}%`}`
    return (await text.execute(db)).rows[0]?.n
  })
  expect(found).toBe(0)
})

test('where the second factor is compulsory nothing else works before it is set up', async () => {
  const park = await server.newPark()
  const account = await identity.account([{ scopeKind: 'park', roles: ['parkDirector'], parkId: park.parkId }], { isDemo: false })
  const user = await identity.signedIn(account)
  expect(user.answer.body.session).toMatchObject({ mustEnrolTotp: true })
  expect((await user.send(sessionList)).status).toBe(403)
  await user.confirm()
  const { secret } = (await user.send(startTotp)).body
  expect((await user.send(confirmTotp, { code: '000000' })).body.code).toBe('identity.wrong_code')
  expect((await user.send(confirmTotp, { code: codeAt(secret, new Date()) })).status).toBe(200)
  identity.authenticator.forgetAll()
  expect((await user.send(sessionList)).status).toBe(200)
  expect((await user.send(removeTotp)).body.code).toBe('identity.totp_compulsory')
  const demo = await server.newPark({ is_demo: true })
  const spared = await identity.signedIn(await identity.account([{ scopeKind: 'park', roles: ['parkDirector'], parkId: demo.parkId }], { isDemo: false }))
  expect(spared.answer.body.session.mustEnrolTotp).toBe(false)
})

test('sessions are listed and ended one by one, never those of others', async () => {
  const account = await identity.account([])
  const [one, two] = [await identity.signedIn(account), await identity.signedIn(account)]
  const stranger = await identity.signedIn(await identity.account([]))
  const { rows } = (await one.send(sessionList)).body
  expect(rows).toHaveLength(2)
  const other = rows.find((row: { isCurrent: boolean }) => !row.isCurrent)
  expect((await stranger.send(endSession, { id: other.id })).status).toBe(404)
  expect((await one.send(endSession, { id: other.id })).status).toBe(200)
  expect((await two.send(session)).status).toBe(401)
  expect((await one.send(session)).status).toBe(200)
})

test('preferences and membership are the own ones', async () => {
  const park = await server.newPark()
  const account = await identity.account([
    { scopeKind: 'park', roles: ['safetyOfficer'], parkId: park.parkId },
    { scopeKind: 'park', roles: ['serviceDesk'], parkId: park.parkId },
  ])
  const user = await identity.signedIn(account)
  expect((await user.send(setPreferences, { isElderMode: true })).body).toEqual({ locale: 'zh', isElderMode: true })
  const { memberships, activeMembershipId } = (await user.send(session)).body
  const other = memberships.find((membership: { id: string }) => membership.id !== activeMembershipId)
  expect((await user.send(switchMembership, { membershipId: other.id })).status).toBe(200)
  expect((await user.send(session)).body.activeMembershipId).toBe(other.id)
  expect((await user.send(switchMembership, { membershipId: randomUUID() })).status).toBe(404)
})

test('an API token acts in one membership, for its operations only, until it is revoked or a year is over', async () => {
  const park = await server.newPark()
  const account = await identity.account([{ scopeKind: 'park', roles: ['safetyOfficer'], parkId: park.parkId }])
  const user = await identity.signedIn(account)
  const membershipId = user.answer.body.session.memberships[0].id
  const wanted = { id: randomUUID(), name: '同步脚本', membershipId, days: 365, operations: ['identity.session', 'identity.colleagues'] }
  expect((await user.send(createToken, wanted)).body.code).toBe('access.fresh_factor_needed')
  await user.confirm()
  expect((await user.send(createToken, { ...wanted, days: 366 })).status).toBe(400)
  expect((await user.send(createToken, { ...wanted, membershipId: randomUUID() })).status).toBe(404)
  expect((await user.send(createToken, { ...wanted, operations: ['no.such'] })).body.code).toBe('identity.unknown_operation')
  const made = (await user.send(createToken, wanted)).body
  expect(made.token).toMatch(/^zt_[\w-]{43}$/)
  expect((await user.send(tokenList)).body.rows).toMatchObject([{ id: wanted.id, name: '同步脚本', operations: wanted.operations }])
  expect(JSON.stringify((await user.send(tokenList)).body)).not.toContain(made.token)
  const asToken = (name: string, input: unknown = {}) => post(name, input, { authorization: `Bearer ${made.token}` })
  expect((await asToken('identity.colleagues', { parkId: park.parkId })).body.rows).toMatchObject([{ displayName: '王小明', roles: ['safetyOfficer'] }])
  expect((await asToken('identity.sessionList')).status).toBe(403)
  expect((await asToken('identity.changePassword', { currentPassword: PASSWORD, newPassword: NEXT })).status).toBe(403)
  expect((await asToken('identity.confirmIdentity', { password: PASSWORD })).status).toBe(403)
  expect((await user.send(revokeToken, { id: wanted.id })).status).toBe(200)
  identity.authenticator.forgetAll()
  expect((await asToken('identity.session')).status).toBe(401)
})

test('a token without a list can neither end sessions nor move them', async () => {
  const account = await identity.account([{ scopeKind: 'platform', roles: ['auditReader'] }])
  const user = await identity.signedIn(account)
  await user.confirm()
  const made = (await user.send(createToken, { id: randomUUID(), name: 'x', membershipId: user.answer.body.session.memberships[0].id, days: 1 })).body
  expect((await post(signOut.name, { everywhere: true }, { authorization: `Bearer ${made.token}` })).status).toBe(403)
  expect((await user.send(session)).status).toBe(200)
})
