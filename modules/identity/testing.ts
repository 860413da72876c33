import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Operation, Role } from '#kernel/operation.ts'
import type { Module } from '#kernel/server/module.ts'
import { type Answer, startTestServer } from '#kernel/testing.ts'
import { Authenticator, Permissions } from './server/authenticate.ts'
import type { DemoSignIn } from './server/installation.ts'
import { identityModule } from './server/module.ts'
import { type AccountToWrite, writeAccounts } from './server/write-accounts.ts'

export const PASSWORD = '雨后的织机声很轻像在说话呢'

/** A server with real sign-in: cookies, tokens, sessions and permissions as in production. */
export async function startIdentityServer(modules: readonly Module[] = [], demoSignIns: readonly DemoSignIn[] = []) {
  // The pool exists only once the server does.
  const later = { query: (...args: unknown[]) => (server.installation.systemPool.query as (...all: unknown[]) => unknown)(...args) } as unknown as pg.Pool
  const authenticator = new Authenticator(later)
  const permissions = new Permissions(later)
  const server = await startTestServer([identityModule(authenticator, demoSignIns), ...modules], {
    authenticate: (request) => authenticator.signedIn(request),
    holds: (role, operation) => permissions.holds(role, operation),
  })

  await permissions.load()

  async function post(name: string, input: unknown, headers: Record<string, string> = {}, remoteAddress = '10.0.0.1'): Promise<Answer> {
    const reply = await server.app.inject({ method: 'POST', url: `/api/${name}`, headers, payload: (input ?? {}) as object, remoteAddress })
    return { status: reply.statusCode, body: reply.body ? reply.json() : undefined, headers: reply.headers }
  }

  /** An account of its own name with posts. */
  async function account(memberships: AccountToWrite['memberships'], values: Partial<AccountToWrite> & { isDemo?: boolean } = {}) {
    const { isDemo = true, ...own } = values
    const id = randomUUID()
    const written = { id, userName: `u-${id.slice(0, 8)}`, password: PASSWORD, displayName: '王小明', memberships, ...own }
    await server.asSystem([], (db) => writeAccounts(db, [written], { isDemo }))
    return written
  }

  /** Signs in as a script; `send` uses the bearer token. */
  async function signedIn(user: { userName: string; password: string }, more: { totp?: string; address?: string } = {}) {
    const answer = await post(
      'identity.signIn',
      { userName: user.userName, password: user.password, ...(more.totp ? { totp: more.totp } : {}) },
      {},
      more.address,
    )
    if (answer.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(answer.body)}`)
    let token = answer.body.accessToken as string
    return {
      answer,
      token: () => token,
      send: (operation: Operation, input: unknown = {}) => post(operation.name, input, { authorization: `Bearer ${token}` }, more.address),
      /** Confirms the identity and goes on with the new token. */
      async confirm(proof: { password?: string; totp?: string } = { password: user.password }) {
        const confirmed = await post('identity.confirmIdentity', proof, { authorization: `Bearer ${token}` }, more.address)
        if (confirmed.status === 200) token = confirmed.body.accessToken
        return confirmed
      },
    }
  }

  const withRole = async (scopeKind: 'platform' | 'park', role: Role, parkId?: string) =>
    signedIn(await account([{ scopeKind, roles: [role], ...(parkId ? { parkId } : {}) }]))
  return {
    server,
    authenticator,
    permissions,
    post,
    account,
    signedIn,
    withRole,
    async [Symbol.asyncDispose]() {
      permissions.stop()
      await server[Symbol.asyncDispose]()
    },
  }
}
