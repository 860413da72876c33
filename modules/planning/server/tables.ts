// Generated from the migrations by `npm run generate`; do not edit.

/** A row of planning.guiding_document. */
export interface GuidingDocumentRow {
  id: string
  park_id: string
  code: string
  name: string
  kind: 'admissionCriteria' | 'scoringSheet' | 'growthTargets' | 'managementRule'
  plan_version: string | null
  in_force_from: string | null
  in_force_to: string | null
  file: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of planning.plan_adjustment. */
export interface PlanAdjustmentRow {
  id: string
  park_id: string
  code: string
  name: string
  plan_version: string
  proposed_on: string
  decided_on: string | null
  decision: 'accepted' | 'rejected' | null
  remark: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of planning.plan_review. */
export interface PlanReviewRow {
  id: string
  park_id: string
  code: string
  name: string
  plan_version: string
  reviewed_on: string
  conclusion: 'keep' | 'adjust' | 'rewrite' | null
  remark: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of planning.plan_target. */
export interface PlanTargetRow {
  id: string
  park_id: string
  code: string
  name: string
  plan_version: string
  measure: string
  target_value: number | null
  unit: string | null
  due_on: string | null
  responsible: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of planning.plan_version. */
export interface PlanVersionRow {
  id: string
  park_id: string
  code: string
  name: string
  version_no: number
  state: 'draft' | 'current' | 'superseded'
  adopted_on: string | null
  approval_no: string | null
  leading_industries: string | null
  dormitory_ratio_min: number | null
  dormitory_ratio_max: number | null
  catering_ratio_min: number | null
  catering_ratio_max: number | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of planning.planned_facility. */
export interface PlannedFacilityRow {
  id: string
  park_id: string
  code: string
  name: string
  plan_version: string
  category: 'plant' | 'warehouse' | 'logistics' | 'dormitory' | 'catering' | 'office' | 'business' | 'road' | 'parking' | 'water' | 'power' | 'heat' | 'gas' | 'communication' | 'fire' | 'flood' | 'environment' | 'sanitation' | 'other'
  quantity: number | null
  area_m2: number | null
  due_on: string | null
  built_on: string | null
  building: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of planning.planned_service. */
export interface PlannedServiceRow {
  id: string
  park_id: string
  code: string
  name: string
  plan_version: string
  category: 'governmentAgency' | 'policyLaw' | 'information' | 'supplyChain' | 'incubation' | 'personnel' | 'startup' | 'roadshow' | 'exhibition' | 'bookkeeping' | 'talent' | 'finance' | 'intellectualProperty' | 'research' | 'testing' | 'ecommerce'
  provider: string | null
  due_on: string | null
  started_on: string | null
  ended_on: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}
