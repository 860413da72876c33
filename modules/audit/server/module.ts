import type { Module } from '#kernel/server/module.ts'
import { entryRoutes } from './entries.ts'
import { recordHistoryRoute } from './record-history.ts'
import { sealJob } from './seal.ts'

/** The audit trail: read, sealed into chains, verified. Writing it is the kernel's: triggers and `audit.write`. */
export const auditModule: Module = { name: 'audit', routes: [recordHistoryRoute, ...entryRoutes], jobs: [sealJob] }
