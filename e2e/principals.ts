import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, ROOT } from './browser.ts'
import type { DocumentedOperation } from './documented-operations.ts'

export interface Answered {
  status: number
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
  body: any
  headers: Headers
}

/** Somebody who calls the product: a demo account with its own fresh session, or nobody. */
export interface Principal {
  userName: string
  roles: readonly string[]
  token: string | null
  parkId: string | null
  membershipId: string | null
  userId: string | null
}

export const ANONYMOUS: Principal = { userName: 'anonymous', roles: ['anonymous'], token: null, parkId: null, membershipId: null, userId: null }

let next = 0
/** Addresses of the block kept for measurements, each for one call: nobody's allowance of anonymous requests is used up. */
export function someAddress(): string {
  next += 1
  return `198.${18 + (Math.floor(next / 65_536) % 2)}.${Math.floor(next / 256) % 256}.${next % 256}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Sends one operation as it is documented: queries by GET, commands by POST. */
export async function send(
  url: string,
  who: Principal,
  operation: Pick<DocumentedOperation, 'name' | 'kind'>,
  input: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const query = new URLSearchParams(Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]))
  const isQuery = operation.kind === 'query'
  const text = query.size ? `?${query}` : ''
  for (;;) {
    const reply = await fetch(`${url}/api/${operation.name}${isQuery ? text : ''}`, {
      method: isQuery ? 'GET' : 'POST',
      headers: {
        ...(who.token ? { authorization: `Bearer ${who.token}` } : { 'x-forwarded-for': someAddress() }),
        ...(isQuery ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(isQuery ? {} : { body: JSON.stringify(input) }),
      signal: AbortSignal.timeout(20_000),
    })
    const body = await reply.text()
    // The allowance of requests a minute holds for tests too.
    if (reply.status === 429 && body.includes('request.too_many')) {
      await new Promise((done) => setTimeout(done, 1_000 * Number(reply.headers.get('retry-after') ?? 1)))
      continue
    }
    return { status: reply.status, text: body, body: parsed(body), headers: reply.headers }
  }
}

const PROVED = ['platformAdmin', 'securityAdmin', 'parkDirector']

export async function signInAs(url: string, account: Account): Promise<Principal> {
  const post = async (name: string, input: Record<string, unknown>, token: string | null) => {
    const answer = await send(url, { ...ANONYMOUS, token }, { name, kind: 'command' }, input)
    if (answer.status !== 200) throw new Error(`${account.userName}: ${name} answered ${answer.status}: ${answer.text}`)
    return answer.body
  }
  const opened = await post('identity.signIn', { userName: account.userName, password: account.password }, null)
  // Only these have operations that need a fresh proof of identity; proving costs as much as signing in.
  const token = PROVED.includes(account.role)
    ? (await post('identity.confirmIdentity', { password: account.password }, opened.accessToken)).accessToken
    : opened.accessToken
  const [membership] = opened.session.memberships
  return {
    userName: account.userName,
    roles: [...membership.roles, 'self'],
    token,
    parkId: membership.parks[0]?.id ?? null,
    membershipId: membership.id,
    userId: opened.session.user.id,
  }
}

export async function demoAccounts(): Promise<Account[]> {
  return JSON.parse(await readFile(join(ROOT, 'demo/accounts.json'), 'utf8')) as Account[]
}

/** Demo accounts signed in. */
export async function signedInPeople(url: string, isWanted: (account: Account) => boolean = () => true): Promise<Principal[]> {
  const wanted = (await demoAccounts()).filter(isWanted)
  const people: Principal[] = []
  await eachOf(wanted, 3, async (account, index) => {
    people[index] = await signInAs(url, account)
  })
  return people
}

/** Does the work for every item, a few at a time. */
export async function eachOf<T>(items: readonly T[], atOnce: number, work: (item: T, index: number) => Promise<void>): Promise<void> {
  let index = 0
  const worker = async () => {
    while (index < items.length) {
      const at = index
      index += 1
      await work(items[at] as T, at)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
