import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parseStandard } from '#standard/standard-file.ts'
import type { ParkReport } from '../park-report.ts'
import { oscalAssessmentResults } from './assessment-results.ts'
import { oscalCatalog } from './catalog.ts'
import { nameBasedUuid } from './name-based-uuid.ts'
import { oscalPlanOfAction } from './plan-of-action.ts'

const root = join(import.meta.dirname, '../../../..')
const guide = parseStandard(readFileSync(join(root, 'standard/huzhou-park-guide.yaml'), 'utf8'), 'huzhou-park-guide.yaml')
// Schemas of NIST are not part of the project; where the folder is missing the comparison is skipped by name.
const schemas = join(root, '../shared/schemas/oscal-1.2.1')
const withSchemas = test.skipIf(!existsSync(schemas))

function problems(schema: string, document: unknown): unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, schema), 'utf8')))
  validate(document)
  return (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`)
}

const at = '2026-06-01T01:02:03.000Z'
const text = { zh: '走道 过窄\n', en: 'Too narrow' }
const report: ParkReport = {
  park: { id: '00000000-0000-4000-8000-000000000001', name: '测试园区' },
  standard: { id: 'huzhou-park-guide', version: guide.standard.version, title: guide.standard.title, hash: 'a'.repeat(64) },
  evaluatedAt: at,
  counts: { met: 1, notMet: 1, unknown: 104, notApplicable: 1, waitingForReview: 0 },
  scores: { shall: { met: 1, applicable: 95, share: 0.01 }, should: { met: 0, applicable: 6, share: 0 } },
  findingHash: 'b'.repeat(64),
  requirements: guide.requirements.map((r, i) => ({
    id: r.id,
    clause: r.clause,
    chapter: r.chapter,
    level: r.level,
    title: r.title,
    module: r.module,
    automatic: true,
    isRollUp: r.children.length > 0,
    outcome: (['met', 'notMet', 'notApplicable'] as const)[i] ?? 'unknown',
    reason: { code: 'x', text },
    counts: { met: 0, notMet: 1, unknown: 0, notApplicable: 0, waitingForReview: 0 },
    worst: null,
    since: at,
    taskId: null,
    openTasks: 0,
    enteredOn: null,
    pages: [],
  })),
  findings: [
    {
      requirement: '3.2',
      check: 'parks.profileComplete',
      subject: { kind: 'park room', id: 'ü 1', name: ' 园区 ', ledger: 'parks.park' },
      outcome: 'notMet',
      shortfall: 1,
      required: { value: 1.1, unit: 'm' },
      measured: { code: 'a.b', text },
      because: { code: 'a.b', text },
      sources: [{ ledger: 'parks.park', id: '1', label: '档案', on: null }],
      missing: [],
      drawings: [],
      values: { minimum: 1.1 },
      since: at,
    },
  ],
  evidence: [],
  tasks: [
    {
      id: '0192e4a0-0000-7000-8000-000000000001',
      requirement: '3.2',
      subject: null,
      title: '补齐档案',
      description: '',
      owner: null,
      dueOn: '2026-07-01',
      isOverdue: false,
      state: 'waived',
      closeReason: null,
      openedBy: { id: 'x', name: '甲' },
      openedAt: at,
      closedAt: null,
      waiver: { by: { id: 'y', name: '乙' }, until: '2026-08-01', reason: '改造排期' },
      version: 1,
    },
  ],
}

withSchemas.each(['zh', 'en'] as const)('catalog, results and plan are valid OSCAL 1.2.1 (%s)', (language) => {
  expect(problems('oscal_catalog_schema.json', oscalCatalog(guide, at, language))).toEqual([])
  expect(problems('oscal_assessment-results_schema.json', oscalAssessmentResults(report, language))).toEqual([])
  expect(problems('oscal_poam_schema.json', oscalPlanOfAction(report, language))).toEqual([])
  expect(problems('oscal_catalog_schema.json', { catalog: {} })).not.toEqual([])
})

test('ids are the same in every export and differ between things', () => {
  expect(oscalAssessmentResults(report, 'zh')).toEqual(oscalAssessmentResults(structuredClone(report), 'zh'))
  const later = oscalAssessmentResults({ ...report, evaluatedAt: '2026-06-02T00:00:00.000Z' }, 'en')['assessment-results']
  const first = oscalAssessmentResults(report, 'zh')['assessment-results']
  expect(later.results[0]?.findings.map((f) => f.uuid)).toEqual(first.results[0]?.findings.map((f) => f.uuid))
  expect(new Set(first.results[0]?.findings.map((f) => f.uuid)).size).toBe(106)
  expect(nameBasedUuid('a', 'b')).not.toBe(nameBasedUuid('ab'))
  expect(nameBasedUuid('a', 'b')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('only met is satisfied; unknown says so; what does not apply is excluded, not passed', () => {
  const result = oscalAssessmentResults(report, 'en')['assessment-results'].results[0]
  const states = new Map(result?.findings.map((f) => [f.target['target-id'], f.target.status.state]))
  expect([...states.values()].filter((s) => s === 'satisfied').length).toBe(1)
  expect(result?.findings.find((f) => f.target.props[0]?.value === 'unknown')?.target.status).toEqual({ state: 'not-satisfied', reason: 'other' })
  expect(result?.['reviewed-controls']['control-selections'][0]?.['exclude-controls']).toEqual([{ 'control-id': 'r-4.1' }])
  expect(oscalPlanOfAction({ ...report, tasks: [] }, 'zh')).toBeNull()
})

test('the catalog holds every requirement with its parameters', () => {
  const controls = oscalCatalog(guide, at, 'en').catalog.groups.flatMap((g) => g.controls)
  expect(controls.length).toBe(107)
  expect(controls.find((c) => c.id === 'r-6.3.1.3-a')?.params).toMatchObject([{ id: 'r-6.3.1.3-a_minimumClearWidthM', values: ['1.1'] }])
})
