import { z } from 'zod'
import { safeText } from '#kernel/ledger.ts'
import { command, event, inPark, PARK_POSTS, query, ROLES, type Role } from '#kernel/operation.ts'

const EVERYBODY: readonly Role[] = [...PARK_POSTS, 'supervisor', 'companyAdmin', 'companyClerk', 'providerStaff', 'worker', 'resident']
const KEEPERS: readonly Role[] = ['parkDirector', 'informationOfficer']

const text = z.object({ zh: z.string().max(500), en: z.string().max(500) })
const kind = z.string().regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)

const people = {
  /** With `companyId`, roles are those of that company's people; without, posts of the park. */
  companyId: z.uuid().nullable().default(null),
  users: z.array(z.uuid()).max(500).default([]),
  roles: z.array(z.enum(ROLES)).default([]),
}
const content = { kind, title: text, body: text.nullable().default(null), path: z.string().max(500).nullable().default(null) }

/** Asks for a message to people. The same `key` never reaches the same person twice. */
export const notificationsRequested = event({
  name: 'notifications.requested',
  payload: z.object({ parkId: z.uuid(), ...people, ...content, key: z.string().max(200).nullable().default(null) }),
})

/** Sets or, with `dueOn: null`, ends the ladder of reminders of one thing. */
export const reminderSet = event({
  name: 'notifications.reminderSet',
  payload: z.object({ parkId: z.uuid(), ...people, ...content, source: z.string().min(1).max(200), dueOn: z.iso.date().nullable() }),
})

/** The same as the event, for `context.call`; nobody holds it over HTTP. */
export const notify = command({
  name: 'notifications.notify',
  title: { zh: '发送通知', en: 'Notify' },
  roles: [],
  scope: 'park',
  input: z.object({ ...inPark, ...people, ...content, key: z.string().max(200).nullable().default(null) }),
  output: z.object({ ok: z.literal(true) }),
})

const message = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: text,
  body: text.nullable(),
  path: z.string().nullable(),
  at: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})
const unread = z.object({ count: z.int(), byKind: z.record(z.string(), z.int()) })

export const inbox = query({
  name: 'notifications.inbox',
  title: { zh: '消息中心', en: 'Inbox' },
  roles: EVERYBODY,
  scope: 'park',
  input: z.object({
    ...inPark,
    unreadOnly: z.boolean().default(false),
    kind: z.string().max(100).optional(),
    cursor: z.string().max(200).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(message), nextCursor: z.string().nullable(), unread }),
})

export const unreadCount = query({
  name: 'notifications.unreadCount',
  title: { zh: '未读消息数', en: 'Unread messages' },
  roles: EVERYBODY,
  scope: 'park',
  input: z.object({ ...inPark }),
  output: unread,
})

export const markRead = command({
  name: 'notifications.markRead',
  title: { zh: '标为已读', en: 'Mark as read' },
  roles: EVERYBODY,
  scope: 'park',
  input: z.object({ ...inPark, ids: z.array(z.uuid()).min(1).max(200), isRead: z.boolean().default(true) }),
  output: z.object({ changed: z.int() }),
})

export const markAllRead = command({
  name: 'notifications.markAllRead',
  title: { zh: '全部标为已读', en: 'Mark all as read' },
  roles: EVERYBODY,
  scope: 'park',
  input: z.object({ ...inPark }),
  output: z.object({ changed: z.int() }),
})

const channel = z.enum(['dingtalk', 'wecom', 'feishu'])

const WEBHOOK_REFUSALS = {
  'notifications.address_not_allowed': {
    zh: '地址不可用：须为 https，且不得指向内部网络。',
    en: 'The address cannot be used: it must be https and must not point into an internal network.',
    status: 422,
  },
} as const

/** Group robots of the park. Addresses and secrets are never shown again. */
export const webhookList = query({
  name: 'notifications.webhookList',
  title: { zh: '群机器人', en: 'Group robots' },
  roles: KEEPERS,
  scope: 'park',
  input: z.object({ ...inPark }),
  output: z.object({
    webhooks: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        channel,
        host: z.string(),
        hasSecret: z.boolean(),
        kinds: z.array(z.string()),
        isActive: z.boolean(),
        lastState: z.enum(['pending', 'sent', 'failed', 'dead']).nullable(),
        lastError: z.string().nullable(),
      }),
    ),
  }),
})

/** `url` and `secret` may be left out to keep what is stored. `kinds` empty: every kind. */
export const saveWebhook = command({
  name: 'notifications.saveWebhook',
  title: { zh: '保存群机器人', en: 'Save a group robot' },
  roles: KEEPERS,
  scope: 'park',
  refusals: WEBHOOK_REFUSALS,
  input: z.object({
    ...inPark,
    id: z.uuid(),
    name: safeText(100).pipe(z.string().min(1)),
    channel,
    url: z.url().max(1_000).optional(),
    secret: z.string().max(200).nullable().optional(),
    kinds: z.array(z.string().max(100)).max(50).default([]),
    isActive: z.boolean().default(true),
  }),
  output: z.object({ id: z.uuid() }),
})

export const removeWebhook = command({
  name: 'notifications.removeWebhook',
  title: { zh: '删除群机器人', en: 'Remove a group robot' },
  roles: KEEPERS,
  scope: 'park',
  input: z.object({ ...inPark, id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
})

/** The caller's own mail address and whether messages go there (needs SMTP set up by the installation). */
export const mailSettings = query({
  name: 'notifications.mailSettings',
  title: { zh: '邮件通知', en: 'Mail settings' },
  roles: ['self'],
  scope: 'self',
  input: z.object({}),
  output: z.object({ address: z.string().nullable(), isOffered: z.boolean() }),
})
export const setMail = command({
  name: 'notifications.setMail',
  title: { zh: '设置邮件通知', en: 'Set mail' },
  roles: ['self'],
  scope: 'self',
  input: z.object({ address: z.email().max(200).nullable() }),
  output: z.object({ ok: z.literal(true) }),
})

/** What was sent over channels and what was given up after five tries. */
export const deliveryLog = query({
  name: 'notifications.deliveryLog',
  title: { zh: '发送记录', en: 'Delivery log' },
  roles: KEEPERS,
  scope: 'park',
  input: z.object({ ...inPark, state: z.enum(['pending', 'sent', 'failed', 'dead']).optional(), limit: z.int().min(1).max(200).default(50) }),
  output: z.object({
    deliveries: z.array(
      z.object({
        id: z.uuid(),
        channel: z.string(),
        target: z.string(),
        title: text,
        state: z.enum(['pending', 'sent', 'failed', 'dead']),
        attempts: z.int(),
        lastError: z.string().nullable(),
        createdAt: z.iso.datetime(),
        sentAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
})

/** Days before (positive) and after (negative) the due day on which people are reminded. */
export const DEFAULT_LADDER = [30, 7, 1, 0, -1, -7] as const
export const ladder = query({
  name: 'notifications.ladder',
  title: { zh: '提醒阶梯', en: 'Reminder ladder' },
  roles: PARK_POSTS,
  scope: 'park',
  input: z.object({ ...inPark }),
  output: z.object({ days: z.array(z.int()), isDefault: z.boolean() }),
})
export const saveLadder = command({
  name: 'notifications.saveLadder',
  title: { zh: '保存提醒阶梯', en: 'Save the reminder ladder' },
  roles: KEEPERS,
  scope: 'park',
  input: z.object({ ...inPark, days: z.array(z.int().min(-90).max(365)).max(20).nullable() }),
  output: z.object({ ok: z.literal(true) }),
})
