import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { changePassword, colleagues, session, sessionList } from '../contract.ts'
import {
  addMembership,
  createUser,
  disableUser,
  enableUser,
  endMembership,
  grantPermission,
  resetPassword,
  resetTotp,
  revokePermission,
  roleList,
  saveSecurityPolicy,
  securityPolicy,
  userList,
} from '../contract-accounts.ts'
import { PASSWORD, startIdentityServer } from '../testing.ts'
import { writeAccounts } from './write-accounts.ts'

const identity = await startIdentityServer()
afterAll(() => identity[Symbol.asyncDispose]())
const { server, post } = identity
const reason = '按工单办理'

async function administrator(role: 'platformAdmin' | 'securityAdmin' | 'auditReader') {
  const user = await identity.withRole('platform', role)
  await user.confirm()
  return user
}
const platform = await administrator('platformAdmin')
const security = await administrator('securityAdmin')
const auditor = await administrator('auditReader')
const pause = () => new Promise((done) => setTimeout(done, 1_100))

test('a new account starts with a temporary password that must be changed first', async () => {
  const park = await server.newPark()
  const id = randomUUID()
  const userName = `Li.Na-${id.slice(0, 6)}`
  const made = await platform.send(createUser, { id, userName, displayName: '李娜' })
  expect(made.body).toEqual({ id, temporaryPassword: expect.stringMatching(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/) })
  expect((await platform.send(createUser, { id: randomUUID(), userName, displayName: '李娜' })).body.code).toBe('identity.user_name_taken')
  expect((await platform.send(addMembership, { id: randomUUID(), userId: id, scopeKind: 'park', roles: ['serviceDesk'], parkIds: [park.parkId] })).status).toBe(
    200,
  )
  const user = await identity.signedIn({ userName, password: made.body.temporaryPassword })
  expect(user.answer.body.session).toMatchObject({ mustChangePassword: true, memberships: [{ roles: ['serviceDesk'] }] })
  expect((await user.send(colleagues)).status).toBe(403)
  const changed = await user.send(changePassword, { currentPassword: made.body.temporaryPassword, newPassword: PASSWORD })
  const after = await post(colleagues.name, {}, { authorization: `Bearer ${changed.body.accessToken}` })
  expect(after.body.rows).toEqual([{ id, displayName: '李娜', roles: ['serviceDesk'] }])
  const listed = await platform.send(userList, { search: id.slice(0, 6) })
  expect(listed.body).toMatchObject({
    total: 1,
    rows: [{ userName: userName.toLowerCase(), displayName: '李娜', memberships: [{ scopeKind: 'park', parkIds: [park.parkId] }] }],
  })
})

test('the three duties are kept apart', async () => {
  const park = await server.newPark()
  const account = await identity.account([])
  const post = (scopeKind: string, roles: string[], parkIds: string[] = []) => ({ id: randomUUID(), userId: account.id, scopeKind, roles, parkIds })
  expect((await security.send(createUser, { id: randomUUID(), userName: 'nobody-1', displayName: 'x' })).status).toBe(403)
  expect((await platform.send(grantPermission, { role: 'serviceDesk', operation: 'identity.colleagues', reason })).status).toBe(403)
  expect((await auditor.send(userList, {})).status).toBe(403)
  expect((await platform.send(addMembership, post('platform', ['auditReader']))).body.code).toBe('identity.not_your_duty')
  expect((await security.send(addMembership, post('park', ['serviceDesk'], [park.parkId]))).body.code).toBe('identity.not_your_duty')
  expect((await security.send(addMembership, post('platform', ['auditReader', 'securityAdmin']))).body.code).toBe('identity.duties_united')
  expect((await security.send(addMembership, post('platform', ['auditReader']))).status).toBe(200)
  expect((await security.send(addMembership, post('platform', ['platformAdmin']))).body.code).toBe('identity.duties_united')
  const self = platform.answer.body.session.user.id
  expect((await platform.send(addMembership, { ...post('park', ['serviceDesk'], [park.parkId]), userId: self })).body.code).toBe('identity.not_yourself')
  expect((await platform.send(resetPassword, { userId: self, reason })).body.code).toBe('identity.not_yourself')
})

test('administration needs a fresh factor, and a park post opens none of it', async () => {
  const stale = await identity.withRole('platform', 'platformAdmin')
  expect((await stale.send(createUser, { id: randomUUID(), userName: 'nobody-2', displayName: 'x' })).body.code).toBe('access.fresh_factor_needed')
  const park = await server.newPark()
  const director = await identity.withRole('park', 'parkDirector', park.parkId)
  await director.confirm()
  for (const operation of [userList, roleList, securityPolicy]) expect((await director.send(operation, {})).status).toBe(403)
  expect((await director.send(createUser, { id: randomUUID(), userName: 'nobody-3', displayName: 'x' })).status).toBe(403)
})

test('incomplete and unknown scopes are refused', async () => {
  const account = await identity.account([])
  const [park, other] = [await server.newPark(), await server.newPark()]
  const give = async (values: object) =>
    (await platform.send(addMembership, { id: randomUUID(), userId: account.id, scopeKind: 'park', roles: ['serviceDesk'], parkIds: [park.parkId], ...values }))
      .body.code
  expect(await give({ parkIds: [] })).toBe('identity.bad_scope')
  expect(await give({ parkIds: [park.parkId, other.parkId] })).toBe('identity.bad_scope')
  expect(await give({ parkIds: [randomUUID()] })).toBe('identity.bad_scope')
  expect(await give({ scopeKind: 'company', roles: ['companyAdmin'] })).toBe('identity.bad_scope')
  expect(await give({ scopeKind: 'company', roles: ['companyAdmin'], companyId: randomUUID() })).toBe('identity.bad_scope')
  expect(await give({ validUntil: '2020-01-01T00:00:00Z', validFrom: '2021-01-01T00:00:00Z' })).toBe('identity.bad_scope')
  expect(await give({ roles: ['supervisor'] })).toBe('identity.role_scope')
  expect(await give({ userId: randomUUID() })).toBe('access.not_found')
  expect(await give({ scopeKind: 'parks', roles: ['supervisor'], parkIds: [park.parkId, other.parkId] })).toBeUndefined()
})

test('posts hold within their dates only and end within a second', async () => {
  const park = await server.newPark()
  const account = await identity.account([])
  const add = (values: object) =>
    platform.send(addMembership, { id: randomUUID(), userId: account.id, scopeKind: 'park', roles: ['safetyOfficer'], parkIds: [park.parkId], ...values })
  await add({ validFrom: new Date(Date.now() + 3_600_000).toISOString() })
  await add({ validFrom: '2020-01-01T00:00:00Z', validUntil: '2021-01-01T00:00:00Z', roles: ['propertyOfficer'] })
  const user = await identity.signedIn(account)
  expect(user.answer.body.session.memberships).toEqual([])
  const now = (await add({ roles: ['serviceDesk'] })).body
  await pause()
  expect((await user.send(colleagues, { parkId: park.parkId })).body.rows).toMatchObject([{ roles: ['serviceDesk'] }])
  expect((await platform.send(endMembership, { id: now.id, reason })).status).toBe(200)
  await pause()
  expect((await user.send(colleagues, { parkId: park.parkId })).status).toBe(404)
})

test('a disabled account is out until enabled; a reset password is temporary and ends sessions', async () => {
  const account = await identity.account([])
  const user = await identity.signedIn(account)
  expect((await platform.send(disableUser, { userId: account.id, reason })).status).toBe(200)
  await pause()
  expect((await user.send(session)).status).toBe(401)
  expect((await post('identity.signIn', { userName: account.userName, password: PASSWORD }, {}, '10.8.0.1')).body.code).toBe('identity.wrong_credentials')
  await platform.send(enableUser, { userId: account.id, reason })
  const again = await identity.signedIn(account)
  const reset = await platform.send(resetPassword, { userId: account.id, reason })
  await pause()
  expect((await again.send(session)).status).toBe(401)
  const signedIn = await identity.signedIn({ userName: account.userName, password: reset.body.temporaryPassword })
  expect(signedIn.answer.body.session.mustChangePassword).toBe(true)
  expect((await platform.send(resetTotp, { userId: account.id, reason })).status).toBe(403)
  expect((await security.send(resetTotp, { userId: account.id, reason })).status).toBe(200)
})

test('a permission is taken away and given as data, acts within a second, and keeps its history', async () => {
  const park = await server.newPark()
  const desk = await identity.withRole('park', 'serviceDesk', park.parkId)
  expect((await desk.send(colleagues)).status).toBe(200)
  expect((await security.send(revokePermission, { role: 'serviceDesk', operation: 'identity.colleagues', reason: '试行期不开放' })).body).toEqual({
    role: 'serviceDesk',
    operation: 'identity.colleagues',
    isGranted: false,
  })
  await pause()
  expect((await desk.send(colleagues)).status).toBe(403)
  expect((await security.send(grantPermission, { role: 'serviceDesk', operation: 'identity.colleagues', reason })).status).toBe(200)
  await pause()
  expect((await desk.send(colleagues)).status).toBe(200)
  const roles = (await auditor.send(roleList, {})).body
  expect(roles.history.slice(0, 2)).toMatchObject([
    { role: 'serviceDesk', operation: 'identity.colleagues', isGranted: true, reason },
    { role: 'serviceDesk', operation: 'identity.colleagues', isGranted: false, reason: '试行期不开放' },
  ])
  expect(roles.operations.find((operation: { name: string }) => operation.name === 'identity.grantPermission')).toMatchObject({
    isFixed: true,
    roles: ['securityAdmin'],
  })
})

test('fixed permissions and separated duties cannot be granted or revoked', async () => {
  const grant = async (role: string, operation: string) => (await security.send(grantPermission, { role, operation, reason })).body.code
  expect(await grant('platformAdmin', 'identity.grantPermission')).toBe('identity.permission_fixed')
  expect(await grant('platformAdmin', 'identity.colleagues')).toBe('identity.duty_separated')
  expect(await grant('parkDirector', 'identity.createUser')).toBe('identity.duty_separated')
  expect(await grant('parkAuditor', 'identity.reveal')).toBe('identity.duty_separated')
  expect(await grant('serviceDesk', 'no.such')).toBe('identity.unknown_operation')
  expect((await security.send(revokePermission, { role: 'securityAdmin', operation: 'identity.grantPermission', reason })).body.code).toBe(
    'identity.permission_fixed',
  )
})

test("the graded-protection profile asks for kinds of characters and lets administrators' passwords grow old", async () => {
  const before = (await security.send(securityPolicy, {})).body
  expect((await security.send(saveSecurityPolicy, { ...before, passwordProfile: 'dengbao', reason })).status).toBe(200)
  const account = await identity.account([{ scopeKind: 'platform', roles: ['auditReader'] }])
  const user = await identity.signedIn(account)
  expect((await user.send(changePassword, { currentPassword: PASSWORD, newPassword: 'all small letters here' })).body.code).toBe('identity.password_classes')
  expect((await user.send(sessionList)).status).toBe(200)
  await server.asSystem([], (db) => sql`update identity.user set password_changed_at = now() - interval '91 days' where id = ${account.id}`.execute(db))
  identity.authenticator.forgetAll()
  expect((await user.send(session)).body.mustChangePassword).toBe(true)
  expect((await user.send(sessionList)).status).toBe(403)
  await security.send(saveSecurityPolicy, { ...before, reason })
})

test('forty-five demonstration accounts are written, and again', async () => {
  const park = await server.newPark()
  const accounts = Array.from({ length: 45 }, (_, i) => ({
    id: randomUUID(),
    userName: `demo-${park.code}-${i}`,
    password: `demo-password-${i}`,
    displayName: `演示${i}`,
    memberships: [{ scopeKind: 'park' as const, roles: ['serviceDesk' as const], parkId: park.parkId }],
  }))
  await server.asSystem([], (db) => writeAccounts(db, accounts))
  await server.asSystem([], (db) =>
    writeAccounts(
      db,
      accounts.map((account) => ({ ...account, password: 'demo-password-0' })),
    ),
  )
  await identity.signedIn({ userName: `demo-${park.code}-44`, password: 'demo-password-0' })
})
