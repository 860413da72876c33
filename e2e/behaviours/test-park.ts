import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { account } from '../browser.ts'

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
  body: any
}
export type Call = (operation: string, input: Readonly<Record<string, unknown>>) => Promise<Answer>

async function post(operation: string, input: unknown, token?: string): Promise<Answer> {
  const reply = await fetch(`${inject('baseUrl')}/api/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  })
  return { status: reply.status, body: await reply.json() }
}

async function signIn(role: string, index = 0): Promise<{ token: string; userName: string; password: string }> {
  const { userName, password } = await account(role, index)
  const { body } = await post('identity.signIn', { userName, password })
  return { token: body.accessToken, userName, password }
}

export interface TestPark {
  parkId: string
  code: string
  /** Calls an operation in this park as its director. */
  call: Call
  /** Saves a record and answers its id. */
  save: (ledger: string, record: Readonly<Record<string, unknown>>) => Promise<string>
}

/**
 * An empty park of a test file's own, where the demonstration's people hold the given posts besides their own. `index` chooses among
 * people of one post: a file that changes somebody's preferences works as another person than the rest.
 */
export async function testPark(code: string, posts: readonly string[] = ['parkDirector'], index = 0): Promise<TestPark> {
  const platform = await signIn('platformAdmin')
  const proof = await post('identity.confirmIdentity', { password: platform.password }, platform.token)
  const token = proof.body.accessToken ?? platform.token
  const parkId = randomUUID()
  const made = await post('parks.createPark', { id: parkId, code, nameZh: `${code} 演练园区`, nameEn: `${code} rehearsal park` }, token)
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  for (const post_ of posts) {
    const { userName } = await account(post_, index)
    const users = await post('identity.userList', { search: userName }, token)
    const userId = users.body.rows.find((row: { userName: string }) => row.userName === userName).id
    const added = await post('identity.addMembership', { id: randomUUID(), userId, scopeKind: 'park', roles: [post_], parkIds: [parkId] }, token)
    expect(added.status, JSON.stringify(added.body)).toBe(200)
  }
  const director = await signIn('parkDirector', index)
  const session = await post('identity.session', {}, director.token)
  const membership = session.body.memberships.find((one: { parks: { id: string }[] }) => one.parks.some((park) => park.id === parkId)).id
  const call: Call = async (operation, input) => {
    const reply = await fetch(`${inject('baseUrl')}/api/${operation}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${director.token}`, 'x-membership': membership },
      body: JSON.stringify({ parkId, ...input }),
    })
    return { status: reply.status, body: await reply.json() }
  }
  const save = async (ledger: string, record: Readonly<Record<string, unknown>>) => {
    const [module = '', kind = ''] = ledger.split('.')
    const id = randomUUID()
    const saved = await call(`${module}.save${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, { id, record })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    return id
  }
  return { parkId, code, call, save }
}

/** Waits until the page has its heading and nothing on it is still being fetched. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor({ timeout: 15_000 })
  await expect.poll(() => page.locator('.skeleton, [aria-busy=true]').count(), { timeout: 15_000, message: `still loading: ${page.url()}` }).toBe(0)
}
