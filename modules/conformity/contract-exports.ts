import { z } from 'zod'
import { command, inPark, query } from '#kernel/operation.ts'
import { CONFORMITY_REFUSALS, inStandard, READERS, Text } from './contract.ts'

export const EXPORT_FORMATS = ['pdf', 'xlsx', 'oscal-catalog', 'oscal-assessment-results', 'oscal-poam'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
const Language = z.enum(['zh', 'en']).default('zh')
const Started = z.object({ taskId: z.uuid(), title: Text })

const NO_TASKS = {
  'conformity.no_tasks': {
    zh: '还没有整改任务，无法生成整改计划。请先建立整改任务。',
    en: 'There are no tasks yet, so there is no plan of action to export. Open a task first.',
    status: 409,
  },
} as const
const BUSY = {
  'conformity.exports_running': {
    zh: '您已有 {limit} 个导出正在进行，请等其中一个完成后再试。',
    en: 'You already have {limit} exports running. Wait until one is done.',
    status: 429,
  },
} as const

/** The whole assessment as one file, made in the task tray. Only who asked may download it, for seven days. */
export const startExport = command({
  name: 'conformity.startExport',
  title: { zh: '导出对标报告', en: 'Export the assessment' },
  scope: 'park',
  roles: READERS,
  refusals: { ...CONFORMITY_REFUSALS, ...NO_TASKS, ...BUSY },
  input: z.object({ ...inStandard, format: z.enum(EXPORT_FORMATS), language: Language }),
  output: Started,
})

/** The notice (整改通知书) of one task as an A4 page to sign and seal, made in the task tray. */
export const taskNotice = command({
  name: 'conformity.taskNotice',
  title: { zh: '生成整改通知书', en: 'Make a rectification notice' },
  scope: 'park',
  roles: READERS,
  refusals: { ...CONFORMITY_REFUSALS, ...BUSY, 'conformity.task_not_found': { zh: '没有这项整改任务。', en: 'There is no such task.', status: 404 } },
  input: z.object({ ...inPark, id: z.uuid(), language: Language }),
  output: Started,
})

/** A standard as an OSCAL 1.2.1 catalog, for programs; what concerns a park goes through `conformity.startExport`. */
export const oscalCatalogOf = query({
  name: 'conformity.oscalCatalog',
  title: { zh: 'OSCAL 标准目录', en: 'OSCAL catalog of a standard' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object({ ...inStandard, language: Language }),
  output: z.object({ catalog: z.looseObject({}) }),
})
