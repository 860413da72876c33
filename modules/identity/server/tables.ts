// Generated from the migrations by `npm run generate`; do not edit.

/** A row of identity.api_token. */
export interface ApiTokenRow {
  id: string
  user_id: string
  membership_id: string
  name: string
  token_hash: Buffer
  operations: string[] | null
  created_at: Date
  expires_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

/** A row of identity.attempt. */
export interface AttemptRow {
  id: string
  user_name: string
  address: string
  at: Date
}

/** A row of identity.membership. */
export interface MembershipRow {
  id: string
  user_id: string
  scope_kind: 'platform' | 'parks' | 'park' | 'company' | 'provider' | 'person'
  roles: string[]
  park_id: string | null
  park_ids: string[]
  company_id: string | null
  person_id: string | null
  valid_from: Date
  valid_until: Date | null
}

/** A row of identity.recovery_code. */
export interface RecoveryCodeRow {
  id: string
  user_id: string
  code_hash: Buffer
  used_at: Date | null
}

/** A row of identity.role_permission. */
export interface RolePermissionRow {
  id: string
  role: string
  operation: string
  is_granted: boolean
  changed_by: string | null
  changed_at: Date
}

/** A row of identity.security_policy. */
export interface SecurityPolicyRow {
  id: number
  password_profile: 'asvs' | 'dengbao'
  totp_roles: string[]
}

/** A row of identity.session. */
export interface SessionRow {
  id: string
  user_id: string
  token_hash: Buffer
  kind: 'browser' | 'script'
  active_membership_id: string | null
  address: string | null
  user_agent: string | null
  created_at: Date
  seen_at: Date
  expires_at: Date
  fresh_until: Date | null
  ended_at: Date | null
  previous_token_hash: Buffer | null
  previous_until: Date | null
}

/** A row of identity.totp_enrolment. */
export interface TotpEnrolmentRow {
  user_id: string
  seed: string
  created_at: Date
}

/** A row of identity.user. */
export interface UserRow {
  id: string
  user_name: string
  display_name: string
  password_hash: string
  password_changed_at: Date
  locale: 'zh' | 'en'
  is_elder_mode: boolean
  totp_seed: string | null
  totp_confirmed_at: Date | null
  totp_last_step: string | null
  is_disabled: boolean
  created_at: Date
  must_change_password: boolean
  is_demo: boolean
}
