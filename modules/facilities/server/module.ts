import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import type { Module } from '#kernel/server/module.ts'
import { FACILITY_LEDGERS } from '../contract.ts'
import { facilityChecks } from './checks.ts'

export const facilitiesModule: Module = {
  name: 'facilities',
  ledgers: FACILITY_LEDGERS,
  routes: FACILITY_LEDGERS.flatMap((ledger) => ledgerRoutes(ledger)),
  checks: facilityChecks,
}
