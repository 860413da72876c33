import type { Finding, Outcome } from './finding.ts'

/** Order in which outcomes need attention: what is broken, what is not known, what waits, what is fine. */
export const WORST_FIRST: readonly Outcome[] = ['notMet', 'unknown', 'waitingForReview', 'met', 'notApplicable']

export function rankOf(outcome: Outcome): number {
  return WORST_FIRST.indexOf(outcome)
}

/**
 * How far a finding that is not met misses its demand: |measured − required| / |required|, rounded to 1e-6.
 * 1 where the demand is not a number or the units differ (all of it is missing); 0 for every other outcome.
 */
export function shortfallOf(finding: Pick<Finding, 'outcome' | 'required' | 'measured'>): number {
  if (finding.outcome !== 'notMet') return 0
  const { required, measured } = finding
  if (required === null || measured === null || !('value' in required) || !('value' in measured) || required.unit !== measured.unit) return 1
  if (required.value === 0) return measured.value === 0 ? 0 : 1
  return Math.round((Math.abs(measured.value - required.value) / Math.abs(required.value)) * 1e6) / 1e6
}

export interface Gap {
  outcome: Outcome
  shortfall: number
  /** 0 principle and shall, 1 should, 2 may. */
  weight: number
  requirement: string
  subject: string
}

export function weightOf(level: 'principle' | 'shall' | 'should' | 'may'): number {
  return level === 'should' ? 1 : level === 'may' ? 2 : 0
}

/** Total order of gaps: outcome, binding demands first, largest shortfall first, then requirement and subject by name. */
export function compareGaps(a: Gap, b: Gap): number {
  return (
    rankOf(a.outcome) - rankOf(b.outcome) ||
    a.weight - b.weight ||
    b.shortfall - a.shortfall ||
    compareNumbered(a.requirement, b.requirement) ||
    (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0)
  )
}

/** Clause order: 6.3.1.10 comes after 6.3.1.9, 5.1-a before 5.1-b. */
export function compareNumbered(a: string, b: string): number {
  const left = a.split(/[.-]/)
  const right = b.split(/[.-]/)
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const x = left[i]
    const y = right[i]
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1
    const order = /^\d+$/.test(x) && /^\d+$/.test(y) ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0
    if (order !== 0) return order
  }
  return 0
}
