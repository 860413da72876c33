import { afterAll, expect, test } from 'vitest'
import { PASSWORD, startIdentityServer } from '../testing.ts'

const published = ['shown1', 'real1', 'absent1'].map((userName) => ({ userName, password: PASSWORD }))
const identity = await startIdentityServer([], published)
afterAll(() => identity[Symbol.asyncDispose]())

test('only published sign-ins that are demonstration accounts here are told', async () => {
  expect((await identity.post('identity.installation', {})).body).toEqual({ isDemo: false, accounts: [] })
  await identity.account([], { userName: 'shown1', displayName: '沈锦舟' })
  await identity.account([], { userName: 'other1' })
  await identity.account([], { userName: 'real1', isDemo: false })
  expect((await identity.post('identity.installation', {})).body).toEqual({
    isDemo: true,
    accounts: [{ userName: 'shown1', password: PASSWORD, title: { zh: '沈锦舟', en: '沈锦舟' } }],
  })
})
