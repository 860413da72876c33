import type { CheckContribution } from '#standard/check.ts'
import { categoryPresent } from './checks/category.ts'
import { cateringSeparate } from './checks/catering.ts'
import { safetyEquipmentServiced, warehouseAccepted } from './checks/equipment.ts'
import {
  backupFacility,
  carriersAvailable,
  equipmentRoomFunctions,
  equipmentRoomReserve,
  signalCoverage,
  signalStrength,
  zoneEquipmentRoom,
} from './checks/network.ts'
import { gridShare } from './checks/power.ts'
import { collectionPointNear, publicToiletNear, wasteTreatment } from './checks/sanitation.ts'
import { waterBalance, waterMetered, waterTests } from './checks/water.ts'
import { buildingFacts } from './facts/building.ts'
import { categoryFacts, facilityDeclarations } from './facts/category.ts'
import { cateringFacts } from './facts/catering.ts'
import { utilitiesFacts } from './facts/park.ts'
import { equipmentRoomFacts, safetyEquipmentFacts, signalSurveyFacts, warehouseFacts, waterMeterFacts } from './facts/records.ts'
import { zoneFacts } from './facts/zone.ts'
import { FACILITY_TEXTS } from './texts.ts'

export const facilityChecks: CheckContribution = {
  facts: [
    utilitiesFacts,
    buildingFacts,
    zoneFacts,
    categoryFacts,
    cateringFacts,
    waterMeterFacts,
    signalSurveyFacts,
    equipmentRoomFacts,
    safetyEquipmentFacts,
    warehouseFacts,
  ],
  checks: [
    categoryPresent,
    waterMetered,
    waterBalance,
    waterTests,
    gridShare,
    carriersAvailable,
    backupFacility,
    signalStrength,
    signalCoverage,
    zoneEquipmentRoom,
    equipmentRoomFunctions,
    equipmentRoomReserve,
    safetyEquipmentServiced,
    warehouseAccepted,
    collectionPointNear,
    publicToiletNear,
    wasteTreatment,
    cateringSeparate,
  ],
  texts: FACILITY_TEXTS,
  declarations: facilityDeclarations,
}
