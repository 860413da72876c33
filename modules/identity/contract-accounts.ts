import { z } from 'zod'
import { safeText } from '#kernel/ledger.ts'
import { command, type Operation, query, ROLES } from '#kernel/operation.ts'

/** Administration of accounts and permissions; the part of this module's contract that only its own pages ask. */
const SCOPE_KINDS = ['platform', 'parks', 'park', 'company', 'provider', 'person'] as const

const reason = safeText(500).pipe(z.string().min(5))
const userId = z.uuid()
const accounts = { roles: ['platformAdmin'] as const, scope: 'platform' as const }
const security = { roles: ['securityAdmin'] as const, scope: 'platform' as const }

const USER_REFUSALS = {
  'identity.user_name_taken': { zh: '用户名「{userName}」已被使用。', en: 'The user name "{userName}" is taken.', status: 409 },
  'identity.not_yourself': { zh: '不能对自己的账号做这项操作，请由另一位管理员处理。', en: 'Not on your own account; ask another administrator.', status: 409 },
} as const satisfies Operation['refusals']

export const userList = query({
  name: 'identity.userList',
  title: { zh: '账号列表', en: 'Accounts' },
  roles: ['platformAdmin', 'securityAdmin'],
  scope: 'platform',
  input: z.object({
    search: z.string().trim().max(100).optional(),
    parkId: z.uuid().optional(),
    role: z.enum(ROLES).optional(),
    cursor: z.string().max(64).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        userName: z.string(),
        displayName: z.string(),
        isDisabled: z.boolean(),
        hasTotp: z.boolean(),
        mustChangePassword: z.boolean(),
        createdAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime().nullable(),
        memberships: z.array(
          z.object({
            id: z.uuid(),
            scopeKind: z.enum(SCOPE_KINDS),
            roles: z.array(z.enum(ROLES)),
            parkIds: z.array(z.uuid()),
            companyId: z.uuid().nullable(),
            validFrom: z.iso.datetime({ offset: true }),
            validUntil: z.iso.datetime({ offset: true }).nullable(),
          }),
        ),
      }),
    ),
    nextCursor: z.string().nullable(),
    total: z.int(),
  }),
})

export const createUser = command({
  name: 'identity.createUser',
  title: { zh: '新建账号', en: 'Create an account' },
  ...accounts,
  fresh: true,
  showsSecret: true,
  input: z.object({
    id: userId,
    userName: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u),
    displayName: safeText(60).pipe(z.string().min(1)),
  }),
  output: z.object({ id: userId, temporaryPassword: z.string() }),
  refusals: USER_REFUSALS,
})

export const disableUser = command({
  name: 'identity.disableUser',
  title: { zh: '停用账号', en: 'Disable an account' },
  ...accounts,
  input: z.object({ userId, reason }),
  output: z.object({ id: userId }),
  refusals: USER_REFUSALS,
})

export const enableUser = command({
  name: 'identity.enableUser',
  title: { zh: '启用账号', en: 'Enable an account' },
  ...accounts,
  fresh: true,
  input: z.object({ userId, reason }),
  output: z.object({ id: userId }),
  refusals: USER_REFUSALS,
})

export const resetPassword = command({
  name: 'identity.resetPassword',
  title: { zh: '重置密码', en: 'Reset a password' },
  ...accounts,
  fresh: true,
  showsSecret: true,
  input: z.object({ userId, reason }),
  output: z.object({ temporaryPassword: z.string() }),
  refusals: USER_REFUSALS,
})

/** A lost authenticator: a second person, not the one who resets passwords, takes it off the account. */
export const resetTotp = command({
  name: 'identity.resetTotp',
  title: { zh: '重置动态验证码', en: 'Reset an authenticator' },
  ...security,
  fresh: true,
  input: z.object({ userId, reason }),
  output: z.object({ id: userId }),
  refusals: USER_REFUSALS,
})

export const DUTY_REFUSALS = {
  'identity.role_scope': { zh: '角色「{role}」不能用于这种范围。', en: 'The role "{role}" does not fit this scope.', status: 422 },
  'identity.duties_united': { zh: '这会把必须分开的职责交给同一个人：{roles}。', en: 'This would unite duties that must stay apart: {roles}.', status: 409 },
  'identity.not_your_duty': {
    zh: '平台管理员、安全管理员、审计员由安全管理员任免，其他岗位由平台管理员任免。',
    en: 'The three administrators are appointed by the security administrator, all other posts by the platform administrator.',
    status: 403,
  },
} as const satisfies Operation['refusals']

export const addMembership = command({
  name: 'identity.addMembership',
  title: { zh: '授予岗位', en: 'Give a post' },
  roles: ['platformAdmin', 'securityAdmin'],
  scope: 'platform',
  fresh: true,
  input: z.object({
    id: z.uuid(),
    userId,
    scopeKind: z.enum(SCOPE_KINDS),
    roles: z.array(z.enum(ROLES)).min(1).max(10),
    parkIds: z.array(z.uuid()).max(500).default([]),
    companyId: z.uuid().optional(),
    personId: z.uuid().optional(),
    validFrom: z.iso.datetime({ offset: true }).optional(),
    validUntil: z.iso.datetime({ offset: true }).optional(),
    reason: safeText(500).optional(),
  }),
  output: z.object({ id: z.uuid() }),
  refusals: {
    ...USER_REFUSALS,
    ...DUTY_REFUSALS,
    'identity.bad_scope': {
      zh: '范围不完整：请选择园区、企业，并检查有效期。',
      en: 'The scope is incomplete: choose park and company, and check the dates.',
      status: 422,
    },
  },
})

export const endMembership = command({
  name: 'identity.endMembership',
  title: { zh: '结束岗位', en: 'End a post' },
  roles: ['platformAdmin', 'securityAdmin'],
  scope: 'platform',
  input: z.object({ id: z.uuid(), reason }),
  output: z.object({ id: z.uuid() }),
  refusals: { ...USER_REFUSALS, ...DUTY_REFUSALS },
})

/** Every operation with the roles that hold it now, and what was changed from the defaults. */
export const roleList = query({
  name: 'identity.roleList',
  title: { zh: '角色与权限', en: 'Roles and permissions' },
  roles: ['securityAdmin', 'platformAdmin', 'auditReader'],
  scope: 'platform',
  input: z.object({}),
  output: z.object({
    roles: z.array(z.enum(ROLES)),
    operations: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['command', 'query']),
        scope: z.string(),
        title: z.object({ zh: z.string(), en: z.string() }),
        defaultRoles: z.array(z.enum(ROLES)),
        roles: z.array(z.enum(ROLES)),
        isFixed: z.boolean(),
      }),
    ),
    history: z.array(
      z.object({
        at: z.iso.datetime(),
        actorName: z.string().nullable(),
        role: z.string(),
        operation: z.string(),
        isGranted: z.boolean(),
        reason: z.string().nullable(),
      }),
    ),
  }),
})

const permission = {
  input: z.object({ role: z.enum(ROLES), operation: z.string().max(100), reason }),
  output: z.object({ role: z.enum(ROLES), operation: z.string(), isGranted: z.boolean() }),
  refusals: {
    'identity.unknown_operation': { zh: '没有「{operation}」这个操作。', en: 'There is no operation "{operation}".', status: 422 },
    'identity.permission_fixed': {
      zh: '这项权限不能调整：本人账号、匿名访问和授权操作本身保持不变。',
      en: 'This permission is fixed: own account, anonymous access and granting itself stay as they are.',
      status: 409,
    },
    'identity.duty_separated': {
      zh: '平台、安全、审计三项管理职责互相分开，审计岗位只读。',
      en: 'Platform, security and audit duties stay apart, and auditors only read.',
      status: 409,
    },
  },
} as const

export const grantPermission = command({
  name: 'identity.grantPermission',
  title: { zh: '授予权限', en: 'Grant a permission' },
  ...security,
  fresh: true,
  ...permission,
})
export const revokePermission = command({
  name: 'identity.revokePermission',
  title: { zh: '收回权限', en: 'Revoke a permission' },
  ...security,
  fresh: true,
  ...permission,
})

const policyFields = { passwordProfile: z.enum(['asvs', 'dengbao']), totpRoles: z.array(z.enum(ROLES)).max(ROLES.length) }

export const securityPolicy = query({
  name: 'identity.securityPolicy',
  title: { zh: '安全策略', en: 'Security policy' },
  roles: ['securityAdmin', 'platformAdmin', 'auditReader'],
  scope: 'platform',
  input: z.object({}),
  output: z.object(policyFields),
})

export const saveSecurityPolicy = command({
  name: 'identity.saveSecurityPolicy',
  title: { zh: '保存安全策略', en: 'Save the security policy' },
  ...security,
  fresh: true,
  input: z.object({ ...policyFields, reason }),
  output: z.object(policyFields),
})
