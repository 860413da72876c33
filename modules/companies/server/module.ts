import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import type { Module } from '#kernel/server/module.ts'
import { COMPANY_LEDGERS } from '../contract.ts'

export const companiesModule: Module = { name: 'companies', ledgers: COMPANY_LEDGERS, routes: COMPANY_LEDGERS.flatMap((ledger) => ledgerRoutes(ledger)) }
