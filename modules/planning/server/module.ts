import type { Module } from '#kernel/server/module.ts'
import { PLANNING_LEDGERS } from '../contract.ts'
import { planningChecks } from './checks.ts'

export const planning: Module = { name: 'planning', ledgers: PLANNING_LEDGERS, checks: planningChecks }
