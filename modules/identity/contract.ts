import { z } from 'zod'
import { command, query, ROLES } from '#kernel/operation.ts'

const membership = z.object({
  id: z.uuid(),
  scopeKind: z.enum(['platform', 'parks', 'park', 'company', 'provider', 'person']),
  roles: z.array(z.enum(ROLES)),
  parks: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string(), nameEn: z.string() })),
  companyId: z.uuid().nullable(),
  companyName: z.string().nullable(),
})

export const sessionView = z.object({
  user: z.object({ id: z.uuid(), userName: z.string(), displayName: z.string(), locale: z.enum(['zh', 'en']), isElderMode: z.boolean(), hasTotp: z.boolean() }),
  memberships: z.array(membership),
  activeMembershipId: z.uuid().nullable(),
  isDemo: z.boolean(),
})

export const signIn = command({
  name: 'identity.signIn',
  title: { zh: '登录', en: 'Sign in' },
  input: z.object({ userName: z.string().min(1).max(64), password: z.string().min(1).max(512), totp: z.string().max(20).optional() }),
  output: z.object({ accessToken: z.string(), expiresAt: z.iso.datetime(), session: sessionView }),
  roles: ['anonymous'],
  scope: 'none',
  refusals: {
    'identity.wrong_credentials': { zh: '用户名或密码不正确。', en: 'The user name or password is not correct.', status: 403 },
    'identity.too_many_attempts': { zh: '尝试次数过多，请 {seconds} 秒后再试。', en: 'Too many attempts; try again in {seconds} seconds.', status: 429 },
    'identity.totp_needed': { zh: '请输入动态验证码。', en: 'Enter the code of your authenticator.', status: 403 },
  },
})

export const signOut = command({
  name: 'identity.signOut',
  title: { zh: '退出登录', en: 'Sign out' },
  input: z.object({ everywhere: z.boolean().default(false) }),
  output: z.object({ ended: z.int() }),
  roles: ['self'],
  scope: 'self',
})

export const session = query({
  name: 'identity.session',
  title: { zh: '当前登录', en: 'Current session' },
  input: z.object({}),
  output: sessionView,
  roles: ['self'],
  scope: 'self',
})

export const switchMembership = command({
  name: 'identity.switchMembership',
  title: { zh: '切换身份', en: 'Switch membership' },
  input: z.object({ membershipId: z.uuid() }),
  output: z.object({ membershipId: z.uuid() }),
  roles: ['self'],
  scope: 'self',
})
