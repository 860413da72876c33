import type { Outcome } from './finding.ts'
import type { Binding, Requirement, Standard } from './standard-file.ts'

/** Number of subjects (or requirements) per outcome. */
export type Counts = Record<Outcome, number>

export function noCounts(): Counts {
  return { met: 0, notMet: 0, unknown: 0, notApplicable: 0, waitingForReview: 0 }
}

export function countOf(outcomes: Iterable<Outcome>): Counts {
  const counts = noCounts()
  for (const outcome of outcomes) counts[outcome]++
  return counts
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    met: a.met + b.met,
    notMet: a.notMet + b.notMet,
    unknown: a.unknown + b.unknown,
    notApplicable: a.notApplicable + b.notApplicable,
    waitingForReview: a.waitingForReview + b.waitingForReview,
  }
}

/**
 * Where a requirement's evidence stands: `accepted` and in date, `refuted` (a reviewer found that it shows the contrary),
 * `pending` review, `expired`, or `none` (nothing handed in, or only what was sent back).
 */
export type EvidenceStanding = 'accepted' | 'refuted' | 'pending' | 'expired' | 'none'

export interface EvidencePiece {
  decision: 'pending' | 'accepted' | 'refuted' | 'returned'
  /** ISO date, the last day it is good. */
  validUntil: string
  decidedAt: string | null
}

/** The standing of all pieces on `today`: the newest decision counts, a newer hand-in does not undo an older acceptance. */
export function evidenceStanding(pieces: readonly EvidencePiece[], today: string): EvidenceStanding {
  const inDate = pieces.filter((piece) => piece.validUntil >= today)
  const decided = inDate.filter((piece) => piece.decision === 'accepted' || piece.decision === 'refuted')
  const newest = decided.reduce<EvidencePiece | null>((best, piece) => (best === null || (piece.decidedAt ?? '') > (best.decidedAt ?? '') ? piece : best), null)
  if (newest) return newest.decision as 'accepted' | 'refuted'
  if (inDate.some((piece) => piece.decision === 'pending')) return 'pending'
  return pieces.some((piece) => piece.decision === 'accepted') ? 'expired' : 'none'
}

/** What decides one requirement that has no children. */
export interface Grounds {
  /** Bound checks that exist, with the outcomes of their findings counted. */
  checks: readonly { binding: Binding; counts: Counts }[]
  /** Bound checks no module provides (yet). */
  missingChecks: number
  evidence: EvidenceStanding
  /** The park's signed profile says that the facility this requirement is about does not exist. */
  declaredAbsent: boolean
}

/** Why a requirement came out as it did; translated when shown. */
export const REASONS = {
  subject_not_met: { zh: '有对象不符合', en: 'At least one subject does not meet it' },
  subject_unknown: { zh: '有对象缺少数据，无法判定', en: 'Facts are missing for at least one subject' },
  no_subject: { zh: '没有登记任何判定对象', en: 'No subject is recorded' },
  all_met: { zh: '全部对象符合', en: 'Every subject meets it' },
  evidence_missing: { zh: '尚未提交佐证', en: 'No evidence was handed in' },
  evidence_expired: { zh: '佐证已过期', en: 'The evidence has expired' },
  evidence_pending: { zh: '佐证待审核', en: 'Evidence waits for review' },
  evidence_accepted: { zh: '佐证已审核通过且在有效期内', en: 'Evidence accepted and in date' },
  evidence_refuted: { zh: '审核认定佐证表明不符合', en: 'The reviewer found that the evidence shows the contrary' },
  declared_absent: { zh: '园区档案声明没有这类设施', en: 'The park declares that it has no such facility' },
  declared_absent_but_found: { zh: '档案声明没有，但台账里有判定对象', en: 'Declared absent, yet subjects are recorded' },
  subjects_not_applicable: { zh: '全部对象均不适用', en: 'It applies to none of the subjects' },
  rolled_up: { zh: '由所列条款汇总', en: 'Rolled up from the requirements it names' },
} as const
export type Reason = keyof typeof REASONS

export interface Decision {
  outcome: Outcome
  reason: Reason
}

/** Evidence is needed where the text asks for a reviewer, and wherever no check, or not every bound check, exists. */
export function needsEvidence(requirement: Pick<Requirement, 'verify'>, grounds: Pick<Grounds, 'checks' | 'missingChecks'>): boolean {
  return requirement.verify !== 'auto' || grounds.missingChecks > 0 || grounds.checks.length === 0
}

/** The outcome of a requirement without children. Unknown never turns into met: every path to met is listed at the end. */
export function decideRequirement(requirement: Pick<Requirement, 'verify'>, grounds: Grounds): Decision {
  const { checks, evidence } = grounds
  const totals = checks.reduce((sum, { counts }) => addCounts(sum, counts), noCounts())
  const applicable = totals.met + totals.notMet + totals.unknown + totals.waitingForReview
  if (grounds.declaredAbsent) {
    return applicable > 0 ? { outcome: 'unknown', reason: 'declared_absent_but_found' } : { outcome: 'notApplicable', reason: 'declared_absent' }
  }
  if (totals.notMet > 0) return { outcome: 'notMet', reason: 'subject_not_met' }
  if (evidence === 'refuted') return { outcome: 'notMet', reason: 'evidence_refuted' }
  if (totals.unknown > 0) return { outcome: 'unknown', reason: 'subject_unknown' }

  if (checks.length === 0) return decideByEvidence(evidence)
  const empty = checks.filter(({ counts }) => Object.values(counts).every((count) => count === 0))
  if (empty.some(({ binding }) => binding.whenEmpty === 'unknown') || empty.length === checks.length) return { outcome: 'unknown', reason: 'no_subject' }
  if (applicable === 0) return { outcome: 'notApplicable', reason: 'subjects_not_applicable' }

  if (totals.waitingForReview > 0) return { outcome: 'waitingForReview', reason: 'evidence_pending' }
  if (!needsEvidence(requirement, grounds)) return { outcome: 'met', reason: 'all_met' }
  if (evidence === 'accepted') return { outcome: 'met', reason: 'all_met' }
  return { outcome: 'waitingForReview', reason: evidence === 'pending' ? 'evidence_pending' : evidence === 'expired' ? 'evidence_expired' : 'evidence_missing' }
}

function decideByEvidence(evidence: EvidenceStanding): Decision {
  switch (evidence) {
    case 'accepted':
      return { outcome: 'met', reason: 'evidence_accepted' }
    case 'pending':
      return { outcome: 'waitingForReview', reason: 'evidence_pending' }
    case 'expired':
      return { outcome: 'unknown', reason: 'evidence_expired' }
    case 'refuted':
      return { outcome: 'notMet', reason: 'evidence_refuted' }
    case 'none':
      return { outcome: 'unknown', reason: 'evidence_missing' }
  }
}

/** The worst of several outcomes in the order the standard asks for; nothing to roll up is unknown, nothing but not applicable stays so. */
export function rollUp(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('notMet')) return 'notMet'
  if (outcomes.includes('unknown') || outcomes.length === 0) return 'unknown'
  if (outcomes.includes('waitingForReview')) return 'waitingForReview'
  return outcomes.includes('met') ? 'met' : 'notApplicable'
}

/**
 * Every requirement's outcome. Roll-ups take their children's and their own checks' outcomes, if they have any; a roll-up that binds (shall)
 * looks only at children that bind, so that a `should` never lowers it.
 */
export function decideAll(requirements: readonly Requirement[], groundsOf: (id: string) => Grounds): Map<string, Decision> {
  const decisions = new Map<string, Decision>()
  for (const requirement of requirements)
    if (requirement.children.length === 0) decisions.set(requirement.id, decideRequirement(requirement, groundsOf(requirement.id)))
  const levels = new Map(requirements.map((requirement) => [requirement.id, requirement.level]))
  for (const requirement of requirements) {
    if (requirement.children.length === 0) continue
    const counted = requirement.children.filter((child) => requirement.level !== 'shall' || levels.get(child) === 'shall')
    const parts = counted.map((child) => (decisions.get(child) as Decision).outcome)
    const own = groundsOf(requirement.id)
    if (own.checks.length > 0) parts.push(decideRequirement({ verify: 'auto' }, own).outcome)
    decisions.set(requirement.id, { outcome: rollUp(parts), reason: 'rolled_up' })
  }
  return decisions
}

/** The outcome of a clause that is shown as one although it holds several requirements. */
export function decideRollUp(children: readonly string[], requirements: readonly Requirement[], decisions: ReadonlyMap<string, Decision>): Outcome {
  const levels = new Map(requirements.map((requirement) => [requirement.id, requirement.level]))
  const binding = children.filter((child) => levels.get(child) === 'shall')
  return rollUp((binding.length > 0 ? binding : children).map((child) => (decisions.get(child) as Decision).outcome))
}

/** `share` is met ÷ applicable, null when nothing applies. Unknown and waiting requirements are applicable and not met. */
export interface Score {
  met: number
  applicable: number
  share: number | null
}

export interface Scores {
  shall: Score
  should: Score
}

/** Scores of the binding and of the recommended requirements. Roll-ups are left out: their children are in already. */
export function scoresOf(standard: Pick<Standard, 'requirements'>, decisions: ReadonlyMap<string, Decision>): Scores {
  function score(level: 'shall' | 'should'): Score {
    const outcomes = standard.requirements.filter((r) => r.level === level && r.children.length === 0).map((r) => (decisions.get(r.id) as Decision).outcome)
    const applicable = outcomes.filter((outcome) => outcome !== 'notApplicable').length
    const met = outcomes.filter((outcome) => outcome === 'met').length
    return { met, applicable, share: applicable === 0 ? null : Math.round((met / applicable) * 1e6) / 1e6 }
  }
  return { shall: score('shall'), should: score('should') }
}
