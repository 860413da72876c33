import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import type { Module } from '#kernel/server/module.ts'
import { LODGING_LEDGERS } from '../contract.ts'
import { lodgingChecks } from './checks.ts'

export const lodgingModule: Module = {
  name: 'lodging',
  ledgers: LODGING_LEDGERS,
  routes: LODGING_LEDGERS.flatMap((ledger) => ledgerRoutes(ledger)),
  checks: lodgingChecks,
}
