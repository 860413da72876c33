// Generated from the migrations by `npm run generate`; do not edit.

/** A row of conformity.assessment. */
export interface AssessmentRow {
  park_id: string
  standard: string
  version: string
  evaluated_at: Date
  evaluated_on: string
  counts: unknown
  scores: unknown
  roll_ups: unknown
}

/** A row of conformity.dirty. */
export interface DirtyRow {
  id: string
  park_id: string
  subject_kind: string
  subject_id: string | null
  cause: unknown
  marked_at: Date
}

/** A row of conformity.evidence. */
export interface EvidenceRow {
  id: string
  park_id: string
  standard: string
  requirement: string
  title: string
  file_id: string
  file_name: string
  issued_on: string
  valid_until: string
  note: string
  uploaded_by: string
  uploaded_by_name: string
  uploaded_at: Date
  decision: 'pending' | 'accepted' | 'refuted' | 'returned'
  decided_by: string | null
  decided_by_name: string | null
  decided_at: Date | null
  reason: string | null
}

/** A row of conformity.finding. */
export interface FindingRow {
  park_id: string
  standard: string
  requirement: string
  check_name: string
  subject_kind: string
  subject_id: string
  subject_name: string
  building_id: string | null
  level_id: string | null
  outcome: 'met' | 'notMet' | 'unknown' | 'notApplicable' | 'waitingForReview'
  rank: number
  shortfall: number
  body: unknown
  hash: string
  since: Date
}

/** A row of conformity.finding_change. */
export interface FindingChangeRow {
  id: string
  park_id: string
  at: Date
  standard: string
  version: string
  requirement: string
  check_name: string
  subject_kind: string
  subject_id: string
  subject_name: string
  before_outcome: string | null
  after_outcome: string | null
  before: unknown | null
  after: unknown | null
  cause: unknown
}

/** A row of conformity.finding_count. */
export interface FindingCountRow {
  park_id: string
  standard: string
  requirement: string
  check_name: string
  outcome: string
  count: number
}

/** A row of conformity.parameter_override. */
export interface ParameterOverrideRow {
  id: string
  park_id: string
  standard: string
  requirement: string
  name: string
  value: unknown | null
  reason: string
  set_by: string
  set_by_name: string
  set_at: Date
  is_current: boolean
}

/** A row of conformity.public_page. */
export interface PublicPageRow {
  id: string
  park_id: string
  standard: string
  content: unknown
  published_by: string
  published_at: Date
  refreshed_at: Date
}

/** A row of conformity.requirement_change. */
export interface RequirementChangeRow {
  id: string
  park_id: string
  at: Date
  standard: string
  version: string
  requirement: string
  before_outcome: string | null
  after_outcome: string | null
  reason: string
  cause: unknown
}

/** A row of conformity.requirement_state. */
export interface RequirementStateRow {
  park_id: string
  standard: string
  requirement: string
  outcome: 'met' | 'notMet' | 'unknown' | 'notApplicable' | 'waitingForReview'
  reason: string
  counts: unknown
  worst: unknown | null
  automatic: boolean
  missing_checks: string[]
  since: Date
}

/** A row of conformity.snapshot. */
export interface SnapshotRow {
  id: string
  park_id: string
  standard: string
  version: string
  taken_at: Date
  taken_on: string
  cause: 'daily' | 'onDemand'
  taken_by: string | null
  taken_by_name: string | null
  note: string
  evaluated_at: Date
  counts: unknown
  scores: unknown
  parameters: unknown
  finding_count: number
  finding_hash: string
  last_change: string
  hash: string
}

/** A row of conformity.snapshot_item. */
export interface SnapshotItemRow {
  park_id: string
  snapshot_id: string
  requirement: string
  outcome: string
  reason: string
  counts: unknown
}

/** A row of conformity.standard_version. */
export interface StandardVersionRow {
  standard: string
  version: string
  content: unknown
  hash: string
  loaded_at: Date
  is_current: boolean
}

/** A row of conformity.task. */
export interface TaskRow {
  id: string
  park_id: string
  standard: string
  requirement: string
  subject_kind: string | null
  subject_id: string | null
  subject_name: string | null
  title: string
  description: string
  owner: string | null
  owner_name: string | null
  due_on: string
  state: 'open' | 'waived' | 'closed'
  close_reason: 'met' | 'notApplicable' | null
  opened_by: string
  opened_by_name: string
  opened_at: Date
  closed_at: Date | null
  waived_by: string | null
  waived_by_name: string | null
  waived_until: string | null
  waive_reason: string | null
  reminded_on: string | null
  version: number
}

/** A row of conformity.task_event. */
export interface TaskEventRow {
  id: string
  park_id: string
  task_id: string
  at: Date
  by: string | null
  by_name: string | null
  kind: 'opened' | 'assigned' | 'comment' | 'waived' | 'waiverEnded' | 'reminded' | 'closed' | 'reopened'
  text: string
  file_ids: string[]
}
