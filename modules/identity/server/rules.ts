import type { Operation, Role } from '#kernel/operation.ts'
import { PARK_POSTS } from '#kernel/operation.ts'

export interface Failures {
  /** Failures of this name from this address within ten minutes. */
  failures: number
  lastAt: Date | null
  /** Failures of any name from this address within ten minutes. */
  fromAddress: number
  /** Failures of this name from anywhere within ten minutes. */
  ofName: number
  /** Whether this user signed in from this address in the last 30 days. */
  isKnownAddress: boolean
}

const FREE_TRIES = 4
const MAX_WAIT_SECONDS = 600
const MAX_FROM_ADDRESS = 60
const MAX_OF_NAME = 50

/**
 * Seconds to wait before the next try: none for the first four failures, then doubling from 2 s to 10 min. Counted per name and
 * address, so that an attacker elsewhere can't lock out the owner; 60 failures from one address stop spraying over many names, and
 * 50 of one name from many addresses stop all addresses its owner never used.
 */
export function waitSeconds({ failures, lastAt, fromAddress, ofName, isKnownAddress }: Failures, now: Date): number {
  if (fromAddress >= MAX_FROM_ADDRESS) return MAX_WAIT_SECONDS
  if (ofName >= MAX_OF_NAME && !isKnownAddress) return MAX_WAIT_SECONDS
  if (failures <= FREE_TRIES || !lastAt) return 0
  const wait = Math.min(MAX_WAIT_SECONDS, 2 ** (failures - FREE_TRIES))
  return Math.max(0, Math.ceil(wait - (now.getTime() - lastAt.getTime()) / 1000))
}

/** The three administrators' duties, held by three people. */
export const DUTIES = ['platformAdmin', 'securityAdmin', 'auditReader'] as const satisfies readonly Role[]
export type ScopeKind = 'platform' | 'parks' | 'park' | 'company' | 'provider' | 'person'

const ROLES_OF_SCOPE: Readonly<Record<ScopeKind, readonly Role[]>> = {
  platform: DUTIES,
  parks: ['supervisor'],
  park: PARK_POSTS,
  company: ['companyAdmin', 'companyClerk'],
  provider: ['providerStaff'],
  person: ['worker', 'resident'],
}

function isDuty(role: Role): boolean {
  return (DUTIES as readonly Role[]).includes(role)
}

export interface Post {
  scopeKind: ScopeKind
  roles: readonly Role[]
  parkIds: readonly string[]
}

export type PostProblem = { code: 'identity.role_scope'; role: Role } | { code: 'identity.duties_united'; roles: readonly Role[] }

/**
 * Whether a post may be given to someone who already holds others: roles fit the scope; nobody holds two of the three
 * administrators' duties, makes and approves payments in one park, or audits a park in which they hold another post.
 */
export function postProblem(wanted: Post, held: readonly Post[]): PostProblem | null {
  const stranger = wanted.roles.find((role) => !ROLES_OF_SCOPE[wanted.scopeKind].includes(role))
  if (stranger) return { code: 'identity.role_scope', role: stranger }
  const all = [...held, wanted]
  const duties = [...new Set(all.flatMap((post) => post.roles.filter(isDuty)))]
  if (duties.length > 1) return { code: 'identity.duties_united', roles: duties }
  for (const parkId of wanted.parkIds) {
    const inPark = [...new Set(all.filter((post) => post.scopeKind === 'park' && post.parkIds.includes(parkId)).flatMap((post) => post.roles))]
    const pair = inPark.filter((role) => role === 'financeMaker' || role === 'financeApprover')
    if (pair.length > 1) return { code: 'identity.duties_united', roles: pair }
    if (inPark.includes('parkAuditor') && inPark.length > 1) return { code: 'identity.duties_united', roles: inPark }
  }
  return null
}

/** Who appoints: the three administrators are appointed by the security administrator, every other post by the platform's. */
export function mayAppoint(actorRoles: readonly Role[], scopeKind: ScopeKind): boolean {
  return actorRoles.includes(scopeKind === 'platform' ? 'securityAdmin' : 'platformAdmin')
}

const FIXED = new Set(['identity.grantPermission', 'identity.revokePermission', 'identity.saveSecurityPolicy'])

/** Own account, anonymous access and granting itself never change. */
export function isFixed(operation: Operation): boolean {
  return operation.roles.includes('self') || operation.roles.includes('anonymous') || FIXED.has(operation.name)
}

/** Whether a permission may be given to a role, or why not. */
export function grantProblem(role: Role, operation: Operation): 'identity.permission_fixed' | 'identity.duty_separated' | null {
  if (isFixed(operation) || role === 'self' || role === 'anonymous') return 'identity.permission_fixed'
  if (operation.scope === 'platform') return operation.roles.includes(role) ? null : 'identity.duty_separated'
  if (isDuty(role)) return 'identity.duty_separated'
  return role === 'parkAuditor' && operation.kind === 'command' ? 'identity.duty_separated' : null
}
