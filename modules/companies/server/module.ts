import type { Module } from '#kernel/server/module.ts'
import { COMPANY_LEDGERS } from '../contract.ts'

export const companies: Module = { name: 'companies', ledgers: COMPANY_LEDGERS }
