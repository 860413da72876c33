// Generated from the migrations by `npm run generate`; do not edit.

/** A row of notifications.delivery. */
export interface DeliveryRow {
  id: string
  park_id: string
  channel: 'mail' | 'dingtalk' | 'wecom' | 'feishu'
  webhook_id: string | null
  user_id: string | null
  title: unknown
  body: unknown | null
  path: string | null
  state: 'pending' | 'sent' | 'failed' | 'dead'
  attempts: number
  last_error: string | null
  created_at: Date
  sent_at: Date | null
}

/** A row of notifications.ladder. */
export interface LadderRow {
  id: string
  park_id: string
  days: number[]
}

/** A row of notifications.mail_address. */
export interface MailAddressRow {
  user_id: string
  address: string
  updated_at: Date
}

/** A row of notifications.message. */
export interface MessageRow {
  id: string
  park_id: string
  user_id: string
  kind: string
  title: unknown
  body: unknown | null
  path: string | null
  key: string | null
  created_at: Date
  read_at: Date | null
}

/** A row of notifications.reminder. */
export interface ReminderRow {
  id: string
  park_id: string
  source: string
  company_id: string | null
  users: string[]
  roles: string[]
  kind: string
  title: unknown
  body: unknown | null
  path: string | null
  due_on: string
  sent: number[]
  created_at: Date
}

/** A row of notifications.webhook. */
export interface WebhookRow {
  id: string
  park_id: string
  name: string
  channel: 'dingtalk' | 'wecom' | 'feishu'
  host: string
  url: string
  secret: string | null
  kinds: string[]
  is_active: boolean
  created_at: Date
  updated_at: Date
}
