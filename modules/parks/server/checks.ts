import type { CheckContribution } from '#standard/check.ts'
import { gatesPerDirection, mainRoadJoinsHighway } from './checks/gates.ts'
import { parkingSpaces } from './checks/parking.ts'
import { profileComplete, rentWithinGuidance } from './checks/profile.ts'
import { buildingRoadAccess } from './checks/road-access.ts'
import { buildingFacts } from './facts/building.ts'
import { profileDeclarations } from './facts/declarations.ts'
import { parkFacts } from './facts/park.ts'
import { PARK_TEXTS } from './texts.ts'

export const parkChecks: CheckContribution = {
  facts: [parkFacts, buildingFacts],
  checks: [profileComplete, rentWithinGuidance, mainRoadJoinsHighway, gatesPerDirection, buildingRoadAccess, parkingSpaces],
  texts: PARK_TEXTS,
  declarations: profileDeclarations,
}
