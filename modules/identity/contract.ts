import { z } from 'zod'
import { safeText } from '#kernel/ledger.ts'
import { command, event, inPark, type Operation, PARK_POSTS, query, ROLES } from '#kernel/operation.ts'

const membership = z.object({
  id: z.uuid(),
  scopeKind: z.enum(['platform', 'parks', 'park', 'company', 'provider', 'person']),
  roles: z.array(z.enum(ROLES)),
  parks: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string(), nameEn: z.string(), isDemo: z.boolean() })),
  companyId: z.uuid().nullable(),
  companyName: z.string().nullable(),
})

export const sessionView = z.object({
  user: z.object({ id: z.uuid(), userName: z.string(), displayName: z.string(), locale: z.enum(['zh', 'en']), isElderMode: z.boolean(), hasTotp: z.boolean() }),
  memberships: z.array(membership),
  activeMembershipId: z.uuid().nullable(),
  isDemo: z.boolean(),
  /** Until done, nothing else may be asked: a first password to be changed, a second factor to be set up. */
  mustChangePassword: z.boolean(),
  mustEnrolTotp: z.boolean(),
})

const PASSWORD_REFUSALS = {
  'identity.password_too_short': { zh: '密码至少 {min} 个字符。', en: 'The password needs at least {min} characters.', status: 422 },
  'identity.password_too_long': { zh: '密码最多 128 个字符。', en: 'The password may have at most 128 characters.', status: 422 },
  'identity.password_common': {
    zh: '这个密码太常见，容易被猜到，请换一个。',
    en: 'This password is too common and easily guessed; choose another.',
    status: 422,
  },
  'identity.password_context': {
    zh: '密码主要由用户名、姓名、园区或企业名称组成，请换一个。',
    en: 'The password is mostly made of your name, the park or the company; choose another.',
    status: 422,
  },
  'identity.password_classes': {
    zh: '密码须包含大写字母、小写字母、数字、符号中的至少三类。',
    en: 'The password needs three of: capital letters, small letters, digits, symbols.',
    status: 422,
  },
  'identity.password_same': { zh: '新密码不能与原密码相同。', en: 'The new password must differ from the old one.', status: 422 },
} as const satisfies Operation['refusals']

const PROOF_REFUSALS = {
  'identity.wrong_credentials': { zh: '用户名、密码或验证码不正确。', en: 'User name, password or code is not correct.', status: 403 },
  'identity.too_many_attempts': { zh: '尝试次数过多，请 {seconds} 秒后再试。', en: 'Too many attempts; try again in {seconds} seconds.', status: 429 },
} as const satisfies Operation['refusals']

const own = { roles: ['self'] as const, scope: 'self' as const }

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

/** A fresh factor for the next five minutes: the authenticator's code where one is set up, else the password. */
export const confirmIdentity = command({
  name: 'identity.confirmIdentity',
  title: { zh: '重新验证身份', en: 'Confirm identity' },
  ...own,
  showsSecret: true,
  input: z.object({ password: z.string().min(1).max(512).optional(), totp: z.string().min(1).max(20).optional() }),
  // accessToken: the new token of a script; a browser gets it as its cookie.
  output: z.object({ freshUntil: z.iso.datetime(), accessToken: z.string().nullable() }),
  refusals: PROOF_REFUSALS,
})

export const changePassword = command({
  name: 'identity.changePassword',
  title: { zh: '修改密码', en: 'Change password' },
  ...own,
  showsSecret: true,
  input: z.object({ currentPassword: z.string().min(1).max(512), newPassword: z.string().min(1).max(512) }),
  output: z.object({ endedSessions: z.int(), accessToken: z.string().nullable() }),
  refusals: { ...PROOF_REFUSALS, ...PASSWORD_REFUSALS },
})

export const setPreferences = command({
  name: 'identity.setPreferences',
  title: { zh: '界面偏好', en: 'Preferences' },
  ...own,
  input: z.object({ locale: z.enum(['zh', 'en']).optional(), isElderMode: z.boolean().optional() }),
  output: z.object({ locale: z.enum(['zh', 'en']), isElderMode: z.boolean() }),
})

export const sessionList = query({
  name: 'identity.sessionList',
  title: { zh: '登录中的设备', en: 'Open sessions' },
  ...own,
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['browser', 'script']),
        address: z.string().nullable(),
        userAgent: z.string().nullable(),
        createdAt: z.iso.datetime(),
        seenAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
        isCurrent: z.boolean(),
      }),
    ),
  }),
})

export const endSession = command({
  name: 'identity.endSession',
  title: { zh: '结束登录', en: 'End a session' },
  ...own,
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
})

export const startTotp = command({
  name: 'identity.startTotp',
  title: { zh: '设置动态验证码', en: 'Set up an authenticator' },
  ...own,
  fresh: true,
  showsSecret: true,
  input: z.object({}),
  output: z.object({ secret: z.string(), url: z.string() }),
})

export const confirmTotp = command({
  name: 'identity.confirmTotp',
  title: { zh: '启用动态验证码', en: 'Turn the authenticator on' },
  ...own,
  showsSecret: true,
  input: z.object({ code: z.string().min(6).max(10) }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  refusals: {
    'identity.wrong_code': {
      zh: '验证码不正确，请检查手机时间后输入当前的验证码。',
      en: 'The code is not correct; check the clock of your phone and enter the current one.',
      status: 422,
    },
    'identity.totp_not_started': { zh: '请先重新开始设置动态验证码。', en: 'Start setting up the authenticator again.', status: 409 },
  },
})

export const renewRecoveryCodes = command({
  name: 'identity.renewRecoveryCodes',
  title: { zh: '更换恢复码', en: 'New recovery codes' },
  ...own,
  fresh: true,
  showsSecret: true,
  input: z.object({}),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
})

export const removeTotp = command({
  name: 'identity.removeTotp',
  title: { zh: '停用动态验证码', en: 'Turn the authenticator off' },
  ...own,
  fresh: true,
  input: z.object({}),
  output: z.object({ hasTotp: z.boolean() }),
  refusals: {
    'identity.totp_compulsory': {
      zh: '您的岗位必须使用动态验证码，不能停用。',
      en: 'Your post requires an authenticator; it cannot be turned off.',
      status: 409,
    },
  },
})

const token = z.object({
  id: z.uuid(),
  name: z.string(),
  membershipId: z.uuid(),
  operations: z.array(z.string()).nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})

export const tokenList = query({
  name: 'identity.tokenList',
  title: { zh: '接口令牌', en: 'API tokens' },
  ...own,
  input: z.object({}),
  output: z.object({ rows: z.array(token) }),
})

export const createToken = command({
  name: 'identity.createToken',
  title: { zh: '创建接口令牌', en: 'Create an API token' },
  ...own,
  fresh: true,
  showsSecret: true,
  input: z.object({
    id: z.uuid(),
    name: safeText(100).pipe(z.string().min(1)),
    membershipId: z.uuid(),
    days: z.int().min(1).max(365),
    operations: z.array(z.string().max(100)).min(1).max(300).optional(),
  }),
  output: z.object({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() }),
  refusals: { 'identity.unknown_operation': { zh: '没有「{operation}」这个操作。', en: 'There is no operation "{operation}".', status: 422 } },
})

export const revokeToken = command({
  name: 'identity.revokeToken',
  title: { zh: '撤销接口令牌', en: 'Revoke an API token' },
  ...own,
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
})

/** The people of a park's operator, for assigning work. */
export const colleagues = query({
  name: 'identity.colleagues',
  title: { zh: '同事', en: 'Colleagues' },
  roles: PARK_POSTS,
  scope: 'park',
  input: z.object(inPark),
  output: z.object({ rows: z.array(z.object({ id: z.uuid(), displayName: z.string(), roles: z.array(z.enum(ROLES)) })) }),
})

/** Uncovers one personal field of one record, for a reason the audit trail keeps. For roles that keep the ledger. */
export const reveal = command({
  name: 'identity.reveal',
  title: { zh: '查看完整个人信息', en: 'Reveal personal data' },
  scope: 'park',
  fresh: true,
  showsSecret: true,
  roles: [...PARK_POSTS, 'companyAdmin', 'companyClerk', 'providerStaff'],
  input: z.object({ ...inPark, ledger: z.string().max(100), id: z.uuid(), field: z.string().max(64), reason: safeText(500).pipe(z.string().min(5)) }),
  output: z.object({ value: z.string().nullable() }),
  refusals: {
    'identity.reveal_limit': {
      zh: '今天查看完整个人信息已达 {limit} 次，请明天再试或联系安全管理员。',
      en: 'You revealed personal data {limit} times today; try tomorrow or ask the security administrator.',
      status: 429,
    },
  },
})

/** A user used up what may be uncovered in one day. */
export const revealsExhausted = event({ name: 'identity.revealsExhausted', payload: z.object({ parkId: z.uuid(), userId: z.uuid() }) })

/** What the sign-in page may tell everybody; the accounts are those of a demonstration, never others. */
export const installation = query({
  name: 'identity.installation',
  title: { zh: '本系统', en: 'This installation' },
  input: z.object({}),
  output: z.object({
    isDemo: z.boolean(),
    accounts: z.array(z.object({ userName: z.string(), title: z.object({ zh: z.string(), en: z.string() }), password: z.string() })),
  }),
  roles: ['anonymous'],
  scope: 'none',
})
