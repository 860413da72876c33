import { type Check, check } from '#standard/check.ts'
import type { Source } from '#standard/finding.ts'
import { addMonths, daysBetween, exact, lacking, outdated, quantity, verdict } from '#standard/verdict.ts'
import type { PlanningFact } from '../facts/park.ts'
import type { GuidingDocument, PlanVersion } from '../facts/plan-rows.ts'

function planSource(plan: PlanVersion): Source {
  return { ledger: 'planning.planVersion', id: plan.id, label: plan.name, on: plan.adoptedOn }
}

const NO_PLAN = lacking('planning.planVersion', null, 'state')

/** Codes of GB/T 4754 as typed: letters, or two to four digits, separated by commas, blanks or 、. */
export function industryCodes(text: string | null): string[] {
  return (text ?? '').split(/[\s,，、;；]+/).filter((code) => /^([A-T]|[A-T]?\d{2,4})$/.test(code))
}

/** Divisions of GB/T 4754-2017 by section letter. */
const SECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  A: [1, 5],
  B: [6, 12],
  C: [13, 43],
  D: [44, 46],
  E: [47, 50],
  F: [51, 52],
  G: [53, 60],
  H: [61, 62],
  I: [63, 65],
  J: [66, 69],
  K: [70, 70],
  L: [71, 72],
  M: [73, 75],
  N: [76, 79],
  O: [80, 82],
  P: [83, 83],
  Q: [84, 85],
  R: [86, 90],
  S: [91, 96],
  T: [97, 97],
}

/** Whether an industry lies within a leading one: the same code, or a class, group or division below it. */
export function isWithinIndustry(code: string, leading: string): boolean {
  const section = /^[A-T]$/.test(leading) ? SECTIONS[leading] : undefined
  const digits = code.replace(/^[A-T]/, '')
  if (section) return Number(digits.slice(0, 2)) >= section[0] && Number(digits.slice(0, 2)) <= section[1]
  return digits.startsWith(leading.replace(/^[A-T]/, ''))
}

/** 5.1 a): 明确小微企业园的产业特色. */
export const leadingIndustries = check<PlanningFact>({
  name: 'planning.leadingIndustries',
  subject: 'planning.park',
  parameters: {},
  decide({ plan, companies }) {
    const required = { code: 'planning.industries_demanded' }
    if (!plan) return verdict('unknown', 'planning.no_current_plan', { required, missing: NO_PLAN })
    const leading = industryCodes(plan.leadingIndustries)
    if (leading.length === 0)
      return verdict('unknown', 'planning.industries_missing', {
        required,
        sources: [planSource(plan)],
        missing: lacking('planning.planVersion', plan.id, 'leadingIndustries'),
      })
    const known = companies.filter(({ industryCode }) => industryCode !== null)
    const inside = known.filter(({ industryCode }) => leading.some((code) => isWithinIndustry(industryCode ?? '', code)))
    const share = known.length === 0 ? null : exact((inside.length / known.length) * 100)
    return verdict('met', share === null ? 'planning.industries_stated' : 'planning.industries_stated_with_share', {
      required,
      measured: share === null ? null : quantity(share, '%'),
      args: { industries: leading.join('、'), inside: inside.length, known: known.length },
      sources: [planSource(plan)],
    })
  },
})

function isInForce(document: GuidingDocument, today: string): boolean {
  return document.inForceFrom !== null && document.inForceFrom <= today && (document.inForceTo === null || document.inForceTo >= today)
}

/** Documents of each kind must be in force and refer to the current plan version. */
function documentsCheck(name: `planning.${string}`, kinds: readonly string[]): Check<PlanningFact> {
  return check<PlanningFact>({
    name,
    subject: 'planning.park',
    parameters: {},
    decide({ plan, documents, today }) {
      const required = { code: 'planning.documents_demanded' }
      if (!plan) return verdict('unknown', 'planning.no_current_plan', { required, missing: NO_PLAN })
      const concerned = documents.filter(({ kind }) => kinds.includes(kind))
      const source = (document: GuidingDocument): Source => ({
        ledger: 'planning.guidingDocument',
        id: document.id,
        label: document.name,
        on: document.inForceFrom,
      })
      const sources = [planSource(plan), ...concerned.map(source)]
      const missing = kinds.flatMap((kind) => {
        const ofKind = concerned.filter((document) => document.kind === kind)
        if (ofKind.some((document) => isInForce(document, today) && document.planVersion !== null)) return []
        const undated = ofKind.filter(({ inForceFrom }) => inForceFrom === null)
        if (undated.length > 0) return undated.flatMap(({ id }) => lacking('planning.guidingDocument', id, 'inForceFrom'))
        const unbound = ofKind.filter((document) => isInForce(document, today))
        if (unbound.length > 0) return unbound.flatMap(({ id }) => lacking('planning.guidingDocument', id, 'planVersion'))
        const expired = ofKind.filter(({ inForceTo }) => inForceTo !== null && inForceTo < today)
        if (expired.length > 0) return expired.flatMap(({ id }) => outdated('planning.guidingDocument', id, 'inForceTo'))
        return lacking('planning.guidingDocument', null, 'kind')
      })
      const other = concerned.filter((document) => isInForce(document, today) && document.planVersion !== null && document.planVersion !== plan.id)
      if (other.length > 0)
        return verdict('notMet', 'planning.document_of_other_plan', {
          required,
          args: { documents: other.map((document) => document.name).join('、') },
          sources,
        })
      if (missing.length > 0) return verdict('unknown', 'planning.document_missing', { required, sources, missing })
      return verdict('met', 'planning.documents_current', { required, sources })
    },
  })
}

/** 5.1 b): 指导企业招引、入驻与考核工作. */
export const admissionDocuments = documentsCheck('planning.admissionDocuments', ['admissionCriteria', 'scoringSheet', 'growthTargets'])

/** 5.1 e): 规范园区的日常管理. */
export const managementRules = documentsCheck('planning.managementRules', ['managementRule'])

/** 5.1 f): the plan is reviewed in time. Never reviewed counts from the day it was adopted. */
export const reviewInTime = check<PlanningFact>({
  name: 'planning.reviewInTime',
  subject: 'planning.park',
  parameters: { reviewMonths: 12 },
  decide({ plan, reviews, today }, values) {
    const months = Number(values.reviewMonths)
    const required = quantity(months, 'month')
    if (!plan) return verdict('unknown', 'planning.no_current_plan', { required, missing: NO_PLAN })
    const done = reviews.filter(({ reviewedOn }) => reviewedOn <= today)
    const last = done[0]
    const since = last?.reviewedOn ?? plan.adoptedOn
    if (since === null || since === undefined || since > today)
      return verdict('unknown', 'planning.review_missing', {
        required,
        sources: [planSource(plan)],
        missing: lacking('planning.planReview', null, 'reviewedOn'),
      })
    const sources: Source[] = last ? [{ ledger: 'planning.planReview', id: last.id, label: last.name, on: last.reviewedOn }] : [planSource(plan)]
    const isMet = addMonths(since, months) >= today
    const args = { since, days: daysBetween(since, today), months }
    const code = last ? (isMet ? 'planning.reviewed_in_time' : 'planning.review_overdue') : isMet ? 'planning.plan_is_recent' : 'planning.never_reviewed'
    return verdict(isMet ? 'met' : 'notMet', code, { required, measured: quantity(args.days, 'day'), args, sources })
  },
})

/** 5.1 f): proposals to adjust the plan are decided in time. */
export const adjustmentsDecided = check<PlanningFact>({
  name: 'planning.adjustmentsDecided',
  subject: 'planning.park',
  parameters: { decisionDays: 90 },
  decide({ adjustments, today }, values) {
    const days = Number(values.decisionDays)
    const required = quantity(days, 'day')
    const open = adjustments.filter(({ decidedOn, proposedOn }) => decidedOn === null && proposedOn <= today)
    const source = (one: (typeof open)[number]): Source => ({ ledger: 'planning.planAdjustment', id: one.id, label: one.name, on: one.proposedOn })
    const overdue = open.filter(({ proposedOn }) => daysBetween(proposedOn, today) > days)
    const oldest = open[0] ? daysBetween(open[0].proposedOn, today) : 0
    const args = { open: open.length, overdue: overdue.length, oldest, required: days }
    if (overdue.length > 0)
      return verdict('notMet', 'planning.adjustment_overdue', { required, measured: quantity(oldest, 'day'), args, sources: overdue.map(source) })
    return verdict('met', open.length > 0 ? 'planning.adjustments_on_time' : 'planning.no_open_adjustment', {
      required,
      measured: quantity(oldest, 'day'),
      args,
      sources: open.map(source),
    })
  },
})
