import { z } from 'zod'
import { safeText } from '#kernel/ledger.ts'
import { command, inPark, PARK_POSTS, query } from '#kernel/operation.ts'

const READ = [...PARK_POSTS, 'supervisor'] as const
const WRITE = ['parkDirector', 'propertyOfficer'] as const

const geometry = z.object({ type: z.string(), coordinates: z.unknown() })
const mapFeature = z.object({ type: z.literal('Feature'), id: z.string(), geometry: geometry.nullable(), properties: z.record(z.string(), z.unknown()) })

/** The plan of the whole park as GeoJSON by ledger: what the map draws. */
export const parkMap = query({
  name: 'parks.map',
  title: { zh: '园区一张图', en: 'Park map' },
  input: z.object(inPark),
  output: z.object({ boundary: geometry.nullable(), layers: z.array(z.object({ ledger: z.string(), features: z.array(mapFeature) })) }),
  roles: [...READ, 'companyAdmin', 'companyClerk', 'worker', 'resident'],
  scope: 'park',
})

/** Everything on one level: units, openings, walls, separation lines, with the properties checks read. */
export const levelPlan = query({
  name: 'parks.levelPlan',
  title: { zh: '楼层平面图', en: 'Floor plan' },
  input: z.object({ ...inPark, levelId: z.uuid() }),
  output: z.object({
    level: z.object({ id: z.uuid(), code: z.string(), name: z.string(), ordinal: z.int(), storeyKind: z.string(), geometry: geometry.nullable() }),
    building: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
    siblings: z.array(z.object({ id: z.uuid(), name: z.string(), ordinal: z.int() })),
    units: z.array(mapFeature),
    openings: z.array(mapFeature),
    walls: z.array(mapFeature),
    separationLines: z.array(mapFeature),
  }),
  roles: READ,
  scope: 'park',
})

const profile = z.object({
  nameZh: safeText(100).pipe(z.string().min(2)),
  nameEn: safeText(200).pipe(z.string().min(2)),
  regionCode: z
    .string()
    .regex(/^\d{6,12}$/)
    .nullable(),
  address: safeText(300).nullable(),
  developerType: z.enum(['government', 'company', 'collective', 'mixed']).nullable(),
  isGovernmentLed: z.boolean().nullable(),
  planningApprovalNo: safeText(100).nullable(),
  planningApprovedOn: z.iso.date().nullable(),
  industryPosition: safeText(500).nullable(),
  areaHa: z.number().positive().max(1e6).nullable(),
  starGrade: z.int().min(1).max(5).nullable(),
  rentGuidanceYuanM2Month: z.number().min(0).max(1e6).nullable(),
  rentGuidanceOn: z.iso.date().nullable(),
  averageRentYuanM2Month: z.number().min(0).max(1e6).nullable(),
  averageRentOn: z.iso.date().nullable(),
})
export const parkProfileShape = profile

export const parkProfile = query({
  name: 'parks.profile',
  title: { zh: '园区档案', en: 'Park profile' },
  input: z.object(inPark),
  output: z.object({
    id: z.uuid(),
    code: z.string(),
    isDemo: z.boolean(),
    version: z.int(),
    updatedAt: z.iso.datetime(),
    profile,
    operatorName: z.string().nullable(),
    counts: z.record(z.string(), z.int()),
    can: z.object({ save: z.boolean() }),
  }),
  roles: READ,
  scope: 'park',
})

export const saveParkProfile = command({
  name: 'parks.saveProfile',
  title: { zh: '保存园区档案', en: 'Save park profile' },
  input: z.object({ ...inPark, version: z.int(), profile, reason: safeText(500).optional() }),
  output: z.object({ version: z.int() }),
  roles: ['parkDirector'],
  scope: 'park',
  refusals: {
    'parks.profile_edit_conflict': { zh: '园区档案刚被别人改过，请刷新后再改。', en: 'The profile was changed meanwhile; reload and edit again.', status: 409 },
  },
})

export const createPark = command({
  name: 'parks.createPark',
  title: { zh: '新建园区', en: 'Create a park' },
  input: z.object({
    id: z.uuid(),
    code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,23}$/),
    nameZh: safeText(100).pipe(z.string().min(2)),
    nameEn: safeText(200).pipe(z.string().min(2)),
    operatorId: z.uuid().nullable().default(null),
  }),
  output: z.object({ id: z.uuid() }),
  roles: ['platformAdmin'],
  scope: 'platform',
  refusals: { 'parks.park_code_taken': { zh: '园区代码「{code}」已被使用。', en: 'The park code "{code}" is taken.', status: 409 } },
})

/** The parks of an installation: name and code only, for the administrator of accounts. */
export const parkList = query({
  name: 'parks.parkList',
  title: { zh: '园区列表', en: 'Parks' },
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ id: z.uuid(), code: z.string(), nameZh: z.string(), nameEn: z.string(), isDemo: z.boolean() })) }),
  roles: ['platformAdmin', 'supervisor'],
  scope: 'parks',
})

const issue = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  file: z.string(),
  featureId: z.string().nullable(),
  featureName: z.string().nullable(),
  property: z.string().nullable(),
  position: z.tuple([z.number(), z.number()]).nullable(),
})

export const planImport = query({
  name: 'parks.planImport',
  title: { zh: '平面图导入', en: 'Plan import' },
  input: z.object({ ...inPark, id: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    fileName: z.string(),
    mode: z.enum(['merge', 'replace']),
    state: z.enum(['checking', 'checked', 'importing', 'imported', 'failed', 'cancelled']),
    percent: z.int(),
    isImportable: z.boolean().nullable(),
    counts: z.record(z.string(), z.int()),
    issues: z.array(issue),
    preview: z.unknown(),
    failure: z.string().nullable(),
    createdAt: z.iso.datetime(),
  }),
  roles: WRITE,
  scope: 'park',
})

export const planImportList = query({
  name: 'parks.planImportList',
  title: { zh: '平面图导入记录', en: 'Plan imports' },
  input: z.object(inPark),
  output: z.object({
    rows: z.array(z.object({ id: z.uuid(), fileName: z.string(), state: z.string(), createdAt: z.iso.datetime(), finishedAt: z.iso.datetime().nullable() })),
  }),
  roles: WRITE,
  scope: 'park',
})

const importRefusals = {
  'parks.plan_import_not_ready': { zh: '这次导入还没有通过检查，不能写入。', en: 'This import has not passed its check; nothing can be written.', status: 409 },
  'parks.plan_import_ended': { zh: '这次导入已经结束。', en: 'This import has ended already.', status: 409 },
} as const

/** Writes a checked archive; `replace` also removes plan records that the archive does not hold. */
export const confirmPlanImport = command({
  name: 'parks.confirmPlanImport',
  title: { zh: '确认导入平面图', en: 'Confirm plan import' },
  input: z.object({ ...inPark, id: z.uuid(), mode: z.enum(['merge', 'replace']).default('merge') }),
  output: z.object({ id: z.uuid() }),
  roles: WRITE,
  scope: 'park',
  refusals: importRefusals,
})

export const cancelPlanImport = command({
  name: 'parks.cancelPlanImport',
  title: { zh: '取消导入平面图', en: 'Cancel plan import' },
  input: z.object({ ...inPark, id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  roles: WRITE,
  scope: 'park',
  refusals: importRefusals,
})

/** Uploads an archive (≤ 20 MB) and starts its dry run. */
export const startPlanImport = command({
  name: 'parks.startPlanImport',
  title: { zh: '上传平面图', en: 'Upload a plan' },
  input: z.object({ ...inPark, id: z.uuid(), fileName: safeText(200), archiveBase64: z.base64().max(28_000_000) }),
  output: z.object({ id: z.uuid() }),
  roles: WRITE,
  scope: 'park',
  maxBytes: 29_000_000,
})

/** The park's plan as an IMDF archive with the extension; also as a download at `/api/parks/plan.imdf.zip`. */
export const exportPlan = query({
  name: 'parks.exportPlan',
  title: { zh: '导出平面图', en: 'Export the plan' },
  input: z.object(inPark),
  output: z.object({ fileName: z.string(), archiveBase64: z.string() }),
  roles: READ,
  scope: 'park',
})
