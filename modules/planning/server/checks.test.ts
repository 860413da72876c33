import { describe, expect, test } from 'vitest'
import type { Check, Fact } from '#standard/check.ts'
import { adjustmentsDecided, admissionDocuments, industryCodes, isWithinIndustry, leadingIndustries, managementRules, reviewInTime } from './checks/park.ts'
import { plannedFacility, plannedService } from './checks/planned.ts'
import { planningChecks } from './checks.ts'
import type { PlanningFact } from './facts/park.ts'
import type { GuidingDocument } from './facts/plan-rows.ts'
import type { PlannedFacilityFact, PlannedServiceFact } from './facts/planned.ts'

const TODAY = '2026-11-23'
const subject = { kind: 'x', id: 'x', name: 'x', ledger: 'planning.planVersion' }

function outcome<F extends Fact>(check: Check<F>, fact: F): string | null {
  const finding = check.decide(fact, check.parameters)
  if (finding === null) return null
  expect(finding.outcome === 'unknown').toBe(finding.missing.length > 0)
  return `${finding.outcome} ${finding.because.code.replace('planning.', '')}`
}

function planning(values: Partial<PlanningFact> = {}): PlanningFact {
  return {
    subject,
    today: TODAY,
    plan: { id: 'v2', name: '第二版', versionNo: 2, adoptedOn: '2025-01-01', leadingIndustries: '18' },
    companies: [],
    reviews: [],
    adjustments: [],
    documents: [],
    ...values,
  }
}
const plan = planning().plan

test('industry codes are read as people type them', () => {
  expect(industryCodes('18，1819、C17; 271')).toEqual(['18', '1819', 'C17', '271'])
  expect(industryCodes('服装, 1, 18190')).toEqual([])
  expect(industryCodes(null)).toEqual([])
})

test.each([
  ['1819', '18', true],
  ['1819', 'C', true],
  ['1819', '181', true],
  ['1819', '1811', false],
  ['C1819', '18', true],
  ['5171', 'C', false],
  ['18', '1819', false],
])('industry %s within %s: %s', (code, leading, expected) => {
  expect(isWithinIndustry(code, leading)).toBe(expected)
})

test('the plan must name its industries; the share of companies inside them is shown', () => {
  expect(outcome(leadingIndustries, planning({ plan: null }))).toBe('unknown no_current_plan')
  expect(outcome(leadingIndustries, planning({ plan: plan && { ...plan, leadingIndustries: '童装' } }))).toBe('unknown industries_missing')
  expect(outcome(leadingIndustries, planning())).toBe('met industries_stated')
  const companies = ['1819', '1830', '5171', null].map((industryCode, index) => ({ id: String(index), name: '', industryCode }))
  expect(leadingIndustries.decide(planning({ companies }), {})?.measured).toEqual({ value: 66.666667, unit: '%' })
})

describe('guiding documents', () => {
  const document = (kind: string, values: Partial<GuidingDocument> = {}): GuidingDocument => ({
    id: kind,
    name: kind,
    kind,
    planVersion: 'v2',
    inForceFrom: '2025-02-01',
    inForceTo: null,
    ...values,
  })
  const all = ['admissionCriteria', 'scoringSheet', 'growthTargets'].map((kind) => document(kind))
  test.each<[string, GuidingDocument[], string]>([
    ['all in force', all, 'met documents_current'],
    ['in force until today', all.map((one) => ({ ...one, inForceTo: TODAY })), 'met documents_current'],
    ['one expired yesterday', [...all.slice(1), document('admissionCriteria', { inForceTo: '2026-11-22' })], 'unknown document_missing'],
    ['one in force from tomorrow', [...all.slice(1), document('admissionCriteria', { inForceFrom: '2026-11-24' })], 'unknown document_missing'],
    ['one missing', all.slice(1), 'unknown document_missing'],
    ['one without a date', [...all.slice(1), document('admissionCriteria', { inForceFrom: null })], 'unknown document_missing'],
    ['one that refers to no plan', [...all.slice(1), document('admissionCriteria', { planVersion: null })], 'unknown document_missing'],
    ['one of the former plan', [...all.slice(1), document('admissionCriteria', { planVersion: 'v1' })], 'notMet document_of_other_plan'],
  ])('%s', (_name, documents, expected) => {
    expect(outcome(admissionDocuments, planning({ documents }))).toBe(expected)
  })
  test('management rules are judged apart', () => {
    expect(outcome(managementRules, planning({ documents: all }))).toBe('unknown document_missing')
    expect(outcome(managementRules, planning({ documents: [document('managementRule')] }))).toBe('met documents_current')
  })
})

test.each<[string, string[], string | null, string]>([
  ['reviewed exactly twelve months ago', ['2025-11-23'], '2024-01-01', 'met reviewed_in_time'],
  ['reviewed a day earlier', ['2025-11-22'], '2024-01-01', 'notMet review_overdue'],
  ['a review in the future does not count', ['2026-12-01'], '2024-01-01', 'notMet never_reviewed'],
  ['a plan of this year', [], '2026-01-01', 'met plan_is_recent'],
  ['never reviewed', [], '2025-01-01', 'notMet never_reviewed'],
  ['no date at all', [], null, 'unknown review_missing'],
])('review: %s', (_name, reviews, adoptedOn, expected) => {
  const fact = planning({ plan: plan && { ...plan, adoptedOn }, reviews: reviews.map((reviewedOn) => ({ id: reviewedOn, name: '', reviewedOn })) })
  expect(outcome(reviewInTime, fact)).toBe(expected)
})

test.each<[string, [string, string | null][], string]>([
  ['none', [], 'met no_open_adjustment'],
  ['ninety days open', [['2026-08-25', null]], 'met adjustments_on_time'],
  ['ninety-one days open', [['2026-08-24', null]], 'notMet adjustment_overdue'],
  ['decided', [['2020-01-01', '2020-02-01']], 'met no_open_adjustment'],
])('adjustments: %s', (_name, adjustments, expected) => {
  expect(
    outcome(
      adjustmentsDecided,
      planning({ adjustments: adjustments.map(([proposedOn, decidedOn], index) => ({ id: String(index), name: '', proposedOn, decidedOn, decision: null })) }),
    ),
  ).toBe(expected)
})

test.each<[Partial<PlannedFacilityFact>, string]>([
  [{ dueOn: '2026-01-01', builtOn: '2026-02-01' }, 'met facility_built'],
  [{ dueOn: TODAY }, 'met facility_on_schedule'],
  [{ dueOn: '2026-11-22' }, 'notMet facility_overdue'],
  [{ dueOn: '2026-11-22', builtOn: '2026-12-01' }, 'notMet facility_overdue'],
  [{}, 'unknown facility_dates_missing'],
])('planned facility %j: %s', (values, expected) => {
  expect(outcome(plannedFacility, { subject, today: TODAY, dueOn: null, builtOn: null, ...values })).toBe(expected)
})

test.each<[Partial<PlannedServiceFact>, string]>([
  [{ startedOn: '2026-01-01', provider: '甲' }, 'met service_offered'],
  [{ startedOn: '2026-01-01' }, 'unknown provider_missing'],
  [{ startedOn: '2026-01-01', provider: '甲', endedOn: TODAY }, 'notMet service_ended'],
  [{ dueOn: TODAY }, 'met service_on_schedule'],
  [{ dueOn: '2026-11-22' }, 'notMet service_overdue'],
  [{}, 'unknown service_dates_missing'],
])('planned service %j: %s', (values, expected) => {
  expect(outcome(plannedService, { subject, today: TODAY, provider: null, dueOn: null, startedOn: null, endedOn: null, ...values })).toBe(expected)
})

test('every code a check of this module may emit has a text', async () => {
  const { readdir, readFile } = await import('node:fs/promises')
  const folder = new URL('./checks/', import.meta.url)
  const sources = await Promise.all((await readdir(folder)).map((file) => readFile(new URL(file, folder), 'utf8')))
  const codes = new Set(sources.flatMap((source) => [...source.matchAll(/'(planning\.[a-z]+(?:_[a-z]+)+)'/g)].map((match) => match[1] ?? '')))
  expect([...codes].filter((code) => !(code in (planningChecks.texts ?? {})))).toEqual([])
  expect(codes.size).toBeGreaterThan(20)
})
