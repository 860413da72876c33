import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'
import {
  type Adjustment,
  type Company,
  type GuidingDocument,
  loadAdjustments,
  loadCompanies,
  loadCurrentPlan,
  loadDocuments,
  loadParkName,
  loadReviews,
  type PlanVersion,
  type Review,
} from './plan-rows.ts'

/** The park's planning as a whole: its current plan and what hangs on it. */
export interface PlanningFact extends Fact {
  plan: PlanVersion | null
  companies: readonly Company[]
  /** Newest first. */
  reviews: readonly Review[]
  adjustments: readonly Adjustment[]
  documents: readonly GuidingDocument[]
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<PlanningFact[]> {
  if (ids && !ids.includes(parkId)) return []
  const name = await loadParkName(db, parkId)
  if (name === null) return []
  return [
    {
      subject: { kind: 'planning.park', id: parkId, name, ledger: 'parks.park' },
      today,
      plan: await loadCurrentPlan(db, parkId),
      companies: await loadCompanies(db, parkId, today),
      reviews: await loadReviews(db, parkId),
      adjustments: await loadAdjustments(db, parkId),
      documents: await loadDocuments(db, parkId),
    },
  ]
}

export const parkFacts: Facts<PlanningFact> = facts({
  kind: 'planning.park',
  title: { zh: '园区规划', en: 'Planning of the park' },
  reads: ['parks.park', 'planning.planVersion', 'planning.planReview', 'planning.planAdjustment', 'planning.guidingDocument', 'companies.company'],
  load,
})
