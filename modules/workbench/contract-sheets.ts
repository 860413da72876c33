import { z } from 'zod'
import { Filter, LIST_REFUSALS } from '#kernel/ledger.ts'
import { command, inPark, PARK_POSTS, query, type Role } from '#kernel/operation.ts'

/** Who may have tasks, views and to-dos at all. What they may read and import is decided by each ledger's own roles. */
export const WORKBENCH_ROLES: readonly Role[] = [...PARK_POSTS, 'supervisor', 'companyAdmin', 'companyClerk', 'providerStaff', 'worker', 'resident']

const LEDGER_REFUSALS = {
  'workbench.ledger_not_found': { zh: '没有这个台账，或您没有权限。', en: 'There is no such ledger, or you have no right to it.', status: 404 },
} as const
const FILE_REFUSALS = {
  'workbench.file_not_found': { zh: '没有找到上传的文件，请重新上传。', en: 'The uploaded file was not found; upload it again.', status: 404 },
} as const

/** The file cannot be read as this ledger's sheet; the text says why, `details.code` is the reader's own code. */
const SHEET_REFUSAL = { 'workbench.sheet_refused': { zh: '{zh}', en: '{en}', status: 422 } } as const

const ledgerKey = z.string().max(100)
const started = z.object({ taskId: z.uuid(), title: z.object({ zh: z.string(), en: z.string() }) })

/** An .xlsx file to fill in, answered as a download: `GET /api/workbench.ledgerTemplate?parkId=…&ledger=parks.building`. */
export const ledgerTemplate = query({
  name: 'workbench.ledgerTemplate',
  title: { zh: '下载导入模板', en: 'Download import template' },
  roles: WORKBENCH_ROLES,
  scope: 'park',
  refusals: LEDGER_REFUSALS,
  input: z.object({ ...inPark, ledger: ledgerKey }),
  output: z.object({ name: z.string(), content: z.any() }),
})

/** How an uploaded file's columns stand to the ledger's: the mapping step of the import. */
export const importColumns = query({
  name: 'workbench.importColumns',
  title: { zh: '导入列对应', en: 'Import: columns' },
  roles: WORKBENCH_ROLES,
  scope: 'park',
  refusals: { ...LEDGER_REFUSALS, ...FILE_REFUSALS, ...SHEET_REFUSAL },
  input: z.object({ ...inPark, ledger: ledgerKey, fileId: z.uuid(), sheet: z.string().max(100).optional() }),
  output: z.object({
    fileName: z.string(),
    sheet: z.string(),
    headerRow: z.int(),
    columns: z.array(z.object({ column: z.string(), letter: z.string(), sample: z.string().nullable(), field: z.string().nullable() })),
    fields: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string(), required: z.boolean() })),
    missing: z.array(z.string()),
  }),
})

/**
 * Checks or imports an uploaded file as a long task. `import` writes every sound row in one transaction and hands the others back in an
 * error file; a record whose code exists is updated.
 */
export const startImport = command({
  name: 'workbench.startImport',
  title: { zh: '导入台账', en: 'Import a ledger' },
  roles: WORKBENCH_ROLES,
  scope: 'park',
  refusals: { ...LEDGER_REFUSALS, ...FILE_REFUSALS },
  input: z.object({
    ...inPark,
    ledger: ledgerKey,
    fileId: z.uuid(),
    mode: z.enum(['check', 'import']),
    mapping: z.record(z.string().max(500), z.string().max(100).nullable()).optional(),
    sheet: z.string().max(100).optional(),
  }),
  output: started,
})

const importError = z.object({
  row: z.int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.object({ zh: z.string(), en: z.string() }),
})

/** Where an import stands; asked again until `status` is none of checking and running. */
export const importResult = query({
  name: 'workbench.importResult',
  title: { zh: '导入结果', en: 'Import result' },
  roles: WORKBENCH_ROLES,
  scope: 'park',
  input: z.object({ ...inPark, taskId: z.uuid() }),
  output: z.object({
    taskId: z.uuid(),
    ledger: z.string(),
    fileId: z.uuid(),
    mode: z.enum(['check', 'import']),
    status: z.enum(['checking', 'checked', 'running', 'finished', 'failed', 'cancelled']),
    percent: z.number().nullable(),
    /** Rows in the file; 0 while not known. */
    total: z.int(),
    processed: z.int(),
    valid: z.int(),
    invalid: z.int(),
    /** Sound rows whose code exists: they update. */
    duplicates: z.int(),
    created: z.int(),
    updated: z.int(),
    imported: z.int(),
    failed: z.int(),
    errors: z.array(importError),
    errorFileId: z.uuid().nullable(),
    errorFileUrl: z.string().nullable(),
    problem: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  }),
})

/** Writes what a list shows into a file as a long task. Personal data is masked as it is for the caller on the screen. */
export const startExport = command({
  name: 'workbench.startExport',
  title: { zh: '导出台账', en: 'Export a ledger' },
  roles: WORKBENCH_ROLES,
  scope: 'park',
  refusals: {
    ...LEDGER_REFUSALS,
    ...LIST_REFUSALS,
    'workbench.export_limit': { zh: '每小时最多导出 {limit} 次，请稍后再试。', en: 'At most {limit} exports an hour; try again later.', status: 429 },
  },
  input: z.object({
    ...inPark,
    ledger: ledgerKey,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(['zh', 'en']).default('zh'),
    search: z.string().trim().max(100).optional(),
    filters: z.array(Filter).max(20).optional(),
    sort: z.string().max(64).optional(),
    columns: z.array(z.string().max(100)).max(200).optional(),
  }),
  output: started,
})
