import { expect, test } from 'vitest'
import type { Operation } from '#kernel/operation.ts'
import { grantProblem, mayAppoint, postProblem, waitSeconds } from './rules.ts'

const now = new Date('2026-11-23T08:00:00Z')
const calm = { failures: 0, lastAt: null, fromAddress: 0, ofName: 0, isKnownAddress: false }

test.each([
  [0, 0],
  [4, 0],
  [5, 2],
  [6, 4],
  [7, 8],
  [8, 16],
  [9, 32],
  [10, 64],
  [13, 512],
  [14, 600],
  [40, 600],
])('after %i failures of a name from one address the next try waits %i s', (failures, seconds) => {
  expect(waitSeconds({ ...calm, failures, lastAt: now, fromAddress: failures, ofName: failures }, now)).toBe(seconds)
})

test('the wait runs off', () => {
  const at = (seconds: number) => waitSeconds({ ...calm, failures: 7, lastAt: new Date(now.getTime() - seconds * 1000) }, now)
  expect([at(0), at(5), at(8), at(100)]).toEqual([8, 3, 0, 0])
})

test('spraying from one address stops that address; a name tried from everywhere stays open to the addresses of its owner', () => {
  expect(waitSeconds({ ...calm, fromAddress: 59 }, now)).toBe(0)
  expect(waitSeconds({ ...calm, fromAddress: 60 }, now)).toBe(600)
  expect(waitSeconds({ ...calm, ofName: 50 }, now)).toBe(600)
  expect(waitSeconds({ ...calm, ofName: 50, isKnownAddress: true }, now)).toBe(0)
})

const park = (roles: Parameters<typeof postProblem>[0]['roles'], parkId = 'p1') => ({ scopeKind: 'park' as const, roles, parkIds: [parkId] })
const platform = (roles: Parameters<typeof postProblem>[0]['roles']) => ({ scopeKind: 'platform' as const, roles, parkIds: [] })

test.each([
  ['a post of the park', park(['safetyOfficer', 'serviceDesk']), [], null],
  ['a platform role in a park', park(['platformAdmin']), [], 'identity.role_scope'],
  ['a park role on the platform', platform(['parkDirector']), [], 'identity.role_scope'],
  ['two duties at once', platform(['platformAdmin', 'auditReader']), [], 'identity.duties_united'],
  ['a second duty', platform(['securityAdmin']), [platform(['platformAdmin'])], 'identity.duties_united'],
  ['maker and approver in one park', park(['financeApprover']), [park(['financeMaker'])], 'identity.duties_united'],
  ['maker and approver in two parks', park(['financeApprover'], 'p2'), [park(['financeMaker'])], null],
  ['auditor and officer in one park', park(['parkAuditor', 'safetyOfficer']), [], 'identity.duties_united'],
] as const)('%s', (_title, wanted, held, code) => {
  expect(postProblem(wanted, held)?.code ?? null).toBe(code)
})

test('the three administrators are appointed by security, all others by the platform', () => {
  expect(mayAppoint(['platformAdmin'], 'platform')).toBe(false)
  expect(mayAppoint(['securityAdmin'], 'platform')).toBe(true)
  expect(mayAppoint(['platformAdmin'], 'park')).toBe(true)
  expect(mayAppoint(['securityAdmin'], 'park')).toBe(false)
})

const operation = (values: Partial<Operation>) => ({ name: 'x.y', kind: 'command', roles: ['parkDirector'], scope: 'park', ...values }) as Operation
test.each([
  ['a park operation to another post', 'serviceDesk', operation({}), null],
  ['a park operation to an administrator', 'platformAdmin', operation({}), 'identity.duty_separated'],
  ['a change to the auditor', 'parkAuditor', operation({}), 'identity.duty_separated'],
  ['a query to the auditor', 'parkAuditor', operation({ kind: 'query' }), null],
  ['an own-account operation', 'serviceDesk', operation({ roles: ['self'] }), 'identity.permission_fixed'],
  ['anything to the anonymous', 'anonymous', operation({}), 'identity.permission_fixed'],
  [
    'granting itself',
    'platformAdmin',
    operation({ name: 'identity.grantPermission', scope: 'platform', roles: ['securityAdmin'] }),
    'identity.permission_fixed',
  ],
  [
    'audit reading to the platform administrator',
    'platformAdmin',
    operation({ name: 'audit.platformEntryList', kind: 'query', scope: 'platform', roles: ['auditReader'] }),
    'identity.duty_separated',
  ],
] as const)('%s', (_title, role, of, code) => {
  expect(grantProblem(role, of)).toBe(code)
})
