import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import type { Module } from '#kernel/server/module.ts'
import { PLANNING_LEDGERS } from '../contract.ts'
import { planningChecks } from './checks.ts'

export const planningModule: Module = {
  name: 'planning',
  ledgers: PLANNING_LEDGERS,
  routes: PLANNING_LEDGERS.flatMap((ledger) => ledgerRoutes(ledger)),
  checks: planningChecks,
}
