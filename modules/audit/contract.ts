import { z } from 'zod'
import { inPark, PARK_POSTS, query } from '#kernel/operation.ts'

const text = z.object({ zh: z.string(), en: z.string() })

const who = {
  id: z.string(),
  at: z.iso.datetime(),
  actorId: z.uuid().nullable(),
  actorName: z.string().nullable(),
  actorRoles: z.string().nullable(),
  operation: z.string().nullable(),
  /** insert, update, delete, read, reveal, signIn, … */
  action: z.string(),
  reason: z.string().nullable(),
  /** Whether the entry is part of the chain already; a few seconds after it was written. */
  isSealed: z.boolean(),
}

const page = {
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.int().min(1).max(200).default(50),
}

/** What happened to one record: fields by their titles, personal values masked as in the record itself. */
export const recordHistory = query({
  name: 'audit.recordHistory',
  title: { zh: '变更记录', en: 'History of a record' },
  roles: [...PARK_POSTS, 'supervisor'],
  scope: 'park',
  input: z.object({ ...inPark, ledger: z.string().max(100), id: z.uuid(), ...page }),
  output: z.object({
    rows: z.array(z.object({ ...who, changes: z.array(z.object({ field: z.string(), title: text, before: z.unknown(), after: z.unknown() })) })),
    /** Names of the records that changed references point to, by id. */
    names: z.record(z.string(), z.string()),
    nextCursor: z.string().nullable(),
  }),
})

const filters = {
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  actorId: z.uuid().optional(),
  action: z.string().max(64).optional(),
  operation: z.string().max(100).optional(),
  recordId: z.string().max(64).optional(),
  /** Name of a ledger, e.g. `facilities.warehouse`. */
  ledger: z.string().max(100).optional(),
  ...page,
}

const entries = z.object({
  rows: z.array(
    z.object({
      ...who,
      address: z.string().nullable(),
      requestId: z.string().nullable(),
      ledger: z.string().nullable(),
      ledgerTitle: text.nullable(),
      table: z.string().nullable(),
      recordId: z.string().nullable(),
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** The park's own trail, with what supervisors looked into (`action: 'read'`). */
export const entryList = query({
  name: 'audit.entryList',
  title: { zh: '园区审计日志', en: 'Audit trail of the park' },
  roles: ['parkAuditor', 'parkDirector'],
  scope: 'park',
  input: z.object({ ...inPark, ...filters }),
  output: entries,
})

/** Entries that belong to no park: accounts, sign-ins, permissions, settings. */
export const platformEntryList = query({
  name: 'audit.platformEntryList',
  title: { zh: '平台审计日志', en: 'Audit trail of the platform' },
  roles: ['auditReader'],
  scope: 'platform',
  input: z.object(filters),
  output: entries,
})
