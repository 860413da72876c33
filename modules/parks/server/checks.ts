import type { CheckContribution } from '#standard/check.ts'
import { gatesPerDirection, mainRoadJoinsHighway } from './checks/gates.ts'
import { parkingSpaces } from './checks/parking.ts'
import { profileComplete, rentWithinGuidance } from './checks/profile.ts'
import { buildingRoadAccess } from './checks/road-access.ts'
import { transitStopNear, walkwayConnection } from './checks/walking.ts'
import { buildingFacts } from './facts/building.ts'
import { profileDeclarations } from './facts/declarations.ts'
import { parkFacts } from './facts/park.ts'
import { placeFacts } from './facts/place.ts'
import { PARK_TEXTS } from './texts.ts'

export const parkChecks: CheckContribution = {
  facts: [parkFacts, buildingFacts, placeFacts],
  checks: [profileComplete, rentWithinGuidance, mainRoadJoinsHighway, gatesPerDirection, buildingRoadAccess, walkwayConnection, parkingSpaces, transitStopNear],
  texts: PARK_TEXTS,
  declarations: profileDeclarations,
}
