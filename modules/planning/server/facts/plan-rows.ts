import { type RawBuilder, sql } from 'kysely'
import type { FactDatabase } from '#standard/check.ts'

export interface PlanVersion {
  id: string
  name: string
  versionNo: number
  adoptedOn: string | null
  leadingIndustries: string | null
}

export interface Company {
  id: string
  name: string
  industryCode: string | null
}

export interface Review {
  id: string
  name: string
  reviewedOn: string
}

export interface Adjustment {
  id: string
  name: string
  proposedOn: string
  decidedOn: string | null
  decision: string | null
}

export interface GuidingDocument {
  id: string
  name: string
  kind: string
  planVersion: string | null
  inForceFrom: string | null
  inForceTo: string | null
}

async function rows<R>(db: FactDatabase, query: RawBuilder<R>): Promise<R[]> {
  return (await query.execute(db)).rows
}

export async function loadParkName(db: FactDatabase, parkId: string): Promise<string | null> {
  const [park] = await rows(db, sql<{ name: string }>`select name_zh as name from parks.published_park where id = ${parkId}`)
  return park?.name ?? null
}

export async function loadCurrentPlan(db: FactDatabase, parkId: string): Promise<PlanVersion | null> {
  const [plan] = await rows(
    db,
    sql<PlanVersion>`
      select id, name, version_no as "versionNo", adopted_on::text as "adoptedOn", leading_industries as "leadingIndustries"
      from planning.published_plan_version where park_id = ${parkId} and state = 'current' order by version_no desc, id limit 1`,
  )
  return plan ?? null
}

/** Companies that are in the park on that day. */
export function loadCompanies(db: FactDatabase, parkId: string, today: string): Promise<Company[]> {
  return rows(
    db,
    sql<Company>`
      select id, name, industry_code as "industryCode" from companies.published_company
      where park_id = ${parkId} and (admitted_on is null or admitted_on <= ${today}::date) and (left_on is null or left_on > ${today}::date) order by id`,
  )
}

export function loadReviews(db: FactDatabase, parkId: string): Promise<Review[]> {
  return rows(
    db,
    sql<Review>`select id, name, reviewed_on::text as "reviewedOn" from planning.published_plan_review where park_id = ${parkId} order by reviewed_on desc, id`,
  )
}

export function loadAdjustments(db: FactDatabase, parkId: string): Promise<Adjustment[]> {
  return rows(
    db,
    sql<Adjustment>`
      select id, name, proposed_on::text as "proposedOn", decided_on::text as "decidedOn", decision
      from planning.published_plan_adjustment where park_id = ${parkId} order by proposed_on, id`,
  )
}

export function loadDocuments(db: FactDatabase, parkId: string): Promise<GuidingDocument[]> {
  return rows(
    db,
    sql<GuidingDocument>`
      select id, name, kind, plan_version as "planVersion", in_force_from::text as "inForceFrom", in_force_to::text as "inForceTo"
      from planning.published_guiding_document where park_id = ${parkId} order by kind, id`,
  )
}
