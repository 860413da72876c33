import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import { type Module, route } from '#kernel/server/module.ts'
import { FACILITY_LEDGERS } from '../contract.ts'
import { facilityMap } from '../contract-map.ts'
import { serviceList } from '../contract-service.ts'
import { facilityChecks } from './checks.ts'
import { handleFacilityMap } from './facility-map.ts'
import { handleServiceList } from './service-list.ts'

export const facilitiesModule: Module = {
  name: 'facilities',
  ledgers: FACILITY_LEDGERS,
  routes: [...FACILITY_LEDGERS.flatMap((ledger) => ledgerRoutes(ledger)), route(facilityMap, handleFacilityMap), route(serviceList, handleServiceList)],
  checks: facilityChecks,
}
