// Generated from the migrations by `npm run generate`; do not edit.

/** A row of workbench.draft. */
export interface DraftRow {
  id: string
  park_id: string
  user_id: string
  form: string
  content: string
  updated_at: Date
}

/** A row of workbench.preference. */
export interface PreferenceRow {
  user_id: string
  key: string
  value: unknown
  updated_at: Date
}

/** A row of workbench.recent. */
export interface RecentRow {
  id: string
  park_id: string
  user_id: string
  ledger: string
  record_id: string
  visited_at: Date
}

/** A row of workbench.todo_item. */
export interface TodoItemRow {
  id: string
  park_id: string
  company_id: string | null
  kind: string
  source: string
  title: unknown
  detail: unknown | null
  path: string | null
  priority: 'low' | 'normal' | 'high'
  due_on: string | null
  handlers: string[]
  handler_roles: string[]
  copies: string[]
  copy_roles: string[]
  raised_by: string | null
  raised_by_name: string | null
  raised_at: Date
  closed_at: Date | null
  closed_by: string | null
  outcome: unknown | null
}

/** A row of workbench.view. */
export interface ViewRow {
  id: string
  park_id: string
  list: string
  name: string
  visibility: 'personal' | 'shared' | 'locked'
  default_for: string[]
  state: unknown
  owner_id: string
  audience: string
  company_id: string | null
  version: number
  created_at: Date
  updated_at: Date
}
