import type { Module } from '#kernel/server/module.ts'
import { FACILITY_LEDGERS } from '../contract.ts'
import { facilityChecks } from './checks.ts'

export const facilities: Module = { name: 'facilities', ledgers: FACILITY_LEDGERS, checks: facilityChecks }
