import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { stableId } from '#imdf/stable-id.ts'
import { PARK_POSTS, ROLES } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Actor } from '#kernel/server/module.ts'
import { type AccountToWrite, writeAccounts } from '#modules/identity/server/write-accounts.ts'
import type { DemoPark } from './demo-parks.ts'

const Account = z.strictObject({
  role: z.enum(ROLES).exclude(['anonymous', 'self']),
  userName: z.string().regex(/^[a-z][a-z0-9]{1,63}$/),
  password: z.string().min(12),
  /** Code of the park, `*` for all demonstration parks, null for the installation. */
  park: z.string().nullable(),
  /** Code of the company in that park. */
  company: z.string().optional(),
  displayName: z.string().min(1),
})
export type DemoAccount = z.output<typeof Account>

/** The accounts of the demonstration, from the committed `demo/accounts.json`. */
export async function readDemoAccounts(root: string): Promise<DemoAccount[]> {
  return z
    .array(Account)
    .min(1)
    .parse(JSON.parse(await readFile(join(root, 'demo/accounts.json'), 'utf8')))
}

export function demoUserId(userName: string): string {
  return stableId('demo-account', userName)
}

function scopeKindOf(role: DemoAccount['role']): AccountToWrite['memberships'][number]['scopeKind'] {
  if ((PARK_POSTS as readonly string[]).includes(role)) return 'park'
  if (role === 'supervisor') return 'parks'
  if (role === 'companyAdmin' || role === 'companyClerk') return 'company'
  if (role === 'providerStaff') return 'provider'
  return role === 'worker' || role === 'resident' ? 'person' : 'platform'
}

function accountOf(account: DemoAccount, parks: readonly DemoPark[]): AccountToWrite {
  const { role, userName, password, displayName } = account
  const scopeKind = scopeKindOf(role)
  const park = parks.find(({ code }) => code === account.park)
  if (!park && account.park !== null && account.park !== '*') throw new Error(`demo/accounts.json: ${userName} names the unknown park ${account.park}`)
  const post = {
    id: stableId('demo-membership', userName),
    scopeKind,
    roles: [role],
    ...(park ? { parkId: park.id } : {}),
    ...(account.park === '*' ? { parkIds: parks.map(({ id }) => id) } : {}),
    ...(scopeKind === 'company' && park ? { companyId: stableId(park.key, 'companies.company', account.company ?? '') } : {}),
    ...(scopeKind === 'person' ? { personId: stableId('demo-person', userName) } : {}),
  }
  return { id: demoUserId(userName), userName, password, displayName, memberships: [post] }
}

export async function writeDemoAccounts(db: Db, accounts: readonly DemoAccount[], parks: readonly DemoPark[]): Promise<number> {
  return writeAccounts(
    db,
    accounts.map((account) => accountOf(account, parks)),
    { isDemo: true },
  )
}

/** A demonstration user as the operations of a park see them. */
export function demoActor(accounts: readonly DemoAccount[], park: DemoPark, userName: string): Actor {
  const account = accounts.find((one) => one.userName === userName)
  if (!account) throw new Error(`demo/accounts.json has no ${userName}`)
  return {
    userId: demoUserId(userName), userName, displayName: account.displayName, sessionId: null, membershipId: stableId('demo-membership', userName), scopeKind: 'park', roles: [account.role],
    parkIds: [park.id], companyId: null, personId: null, address: null, requestId: `demo-${park.code}`, freshUntil: null,
  } // biome-ignore format: row
}
