import type { CheckContribution } from '#standard/check.ts'
import { adjustmentsDecided, admissionDocuments, leadingIndustries, managementRules, reviewInTime } from './checks/park.ts'
import { plannedFacility, plannedService } from './checks/planned.ts'
import { parkFacts } from './facts/park.ts'
import { plannedFacilityFacts, plannedServiceFacts } from './facts/planned.ts'
import { PLANNING_TEXTS } from './texts.ts'

export const planningChecks: CheckContribution = {
  facts: [parkFacts, plannedFacilityFacts, plannedServiceFacts],
  checks: [leadingIndustries, admissionDocuments, plannedFacility, plannedService, managementRules, reviewInTime, adjustmentsDecided],
  texts: PLANNING_TEXTS,
}
