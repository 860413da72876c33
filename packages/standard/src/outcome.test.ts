import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Outcome } from './finding.ts'
import {
  type Counts,
  countOf,
  decideAll,
  decideRequirement,
  type EvidencePiece,
  type EvidenceStanding,
  evidenceStanding,
  type Grounds,
  noCounts,
  rollUp,
  scoresOf,
} from './outcome.ts'
import { Requirement } from './standard-file.ts'

const STANDINGS: EvidenceStanding[] = ['accepted', 'refuted', 'pending', 'expired', 'none']
const bound = (counts: Partial<Counts>, whenEmpty: 'unknown' | 'ignore' = 'unknown') => ({
  binding: { check: 'a.b', whenEmpty, values: {} },
  counts: { ...noCounts(), ...counts },
})
const grounds = (own: Partial<Grounds>): Grounds => ({ checks: [], missingChecks: 0, evidence: 'none', declaredAbsent: false, ...own })
const auto = { verify: 'auto' as const }
const both = { verify: 'both' as const }

test.each<[string, { verify: 'auto' | 'evidence' | 'both' }, Partial<Grounds>, string, string]>([
  ['every subject met', auto, { checks: [bound({ met: 3 })] }, 'met', 'all_met'],
  ['one subject not met', auto, { checks: [bound({ met: 3, notMet: 1, unknown: 1 })] }, 'notMet', 'subject_not_met'],
  ['one subject unknown', auto, { checks: [bound({ met: 3, unknown: 1 })] }, 'unknown', 'subject_unknown'],
  ['no subject at all', auto, { checks: [bound({})] }, 'unknown', 'no_subject'],
  ['one of two checks without subject', auto, { checks: [bound({ met: 1 }), bound({})] }, 'unknown', 'no_subject'],
  ['the check without subject may be silent', auto, { checks: [bound({ met: 1 }), bound({}, 'ignore')] }, 'met', 'all_met'],
  ['only silent checks', auto, { checks: [bound({}, 'ignore')] }, 'unknown', 'no_subject'],
  ['not applicable to any subject', auto, { checks: [bound({ notApplicable: 2 })] }, 'notApplicable', 'subjects_not_applicable'],
  ['declared absent', auto, { checks: [bound({})], declaredAbsent: true }, 'notApplicable', 'declared_absent'],
  ['declared absent but there', auto, { checks: [bound({ met: 1 })], declaredAbsent: true }, 'unknown', 'declared_absent_but_found'],
  ['a reviewer must confirm', both, { checks: [bound({ met: 1 })] }, 'waitingForReview', 'evidence_missing'],
  ['a reviewer confirmed', both, { checks: [bound({ met: 1 })], evidence: 'accepted' }, 'met', 'all_met'],
  ['a confirmation ran out', both, { checks: [bound({ met: 1 })], evidence: 'expired' }, 'waitingForReview', 'evidence_expired'],
  ['accepted evidence does not mend a subject', both, { checks: [bound({ notMet: 1 })], evidence: 'accepted' }, 'notMet', 'subject_not_met'],
  ['accepted evidence does not fill missing facts', both, { checks: [bound({ unknown: 1 })], evidence: 'accepted' }, 'unknown', 'subject_unknown'],
  ['a bound check is missing', auto, { checks: [bound({ met: 1 })], missingChecks: 1 }, 'waitingForReview', 'evidence_missing'],
  ['no check, nothing handed in', auto, {}, 'unknown', 'evidence_missing'],
  ['no check, handed in', auto, { evidence: 'pending' }, 'waitingForReview', 'evidence_pending'],
  ['no check, accepted', auto, { evidence: 'accepted' }, 'met', 'evidence_accepted'],
  ['no check, expired', auto, { evidence: 'expired' }, 'unknown', 'evidence_expired'],
  ['no check, shows the contrary', auto, { evidence: 'refuted' }, 'notMet', 'evidence_refuted'],
])('%s', (_name, requirement, own, outcome, reason) => {
  expect(decideRequirement(requirement, grounds(own))).toEqual({ outcome, reason })
})

const anyCounts = fc.record({ met: fc.nat(3), notMet: fc.nat(2), unknown: fc.nat(2), notApplicable: fc.nat(2), waitingForReview: fc.nat(1) })
const anyGrounds = fc.record({
  checks: fc.array(
    fc.tuple(anyCounts, fc.constantFrom('unknown' as const, 'ignore' as const)).map(([counts, whenEmpty]) => bound(counts, whenEmpty)),
    { maxLength: 3 },
  ),
  missingChecks: fc.nat(1),
  evidence: fc.constantFrom(...STANDINGS),
  declaredAbsent: fc.boolean(),
})

test('met is only ever reached without a bad, unknown or waiting subject and with what evidence it needs', () => {
  fc.assert(
    fc.property(anyGrounds, fc.constantFrom('auto' as const, 'evidence' as const, 'both' as const), (own, verify) => {
      if (decideRequirement({ verify }, own).outcome !== 'met') return
      for (const { counts } of own.checks) expect([counts.notMet, counts.unknown, counts.waitingForReview]).toEqual([0, 0, 0])
      expect(own.declaredAbsent).toBe(false)
      if (verify !== 'auto' || own.missingChecks > 0 || own.checks.length === 0) expect(own.evidence).toBe('accepted')
      else expect(own.checks.some(({ counts }) => counts.met > 0)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('one more subject that is not met, or unknown, never makes a requirement better', () => {
  const order = ['notMet', 'unknown', 'waitingForReview', 'met']
  fc.assert(
    fc.property(anyGrounds, (own) => {
      fc.pre(own.checks.length > 0 && !own.declaredAbsent)
      const before = decideRequirement(auto, own).outcome
      for (const bad of ['notMet', 'unknown'] as const) {
        const worse = own.checks.map((c, i) => (i === 0 ? { ...c, counts: { ...c.counts, [bad]: c.counts[bad] + 1 } } : c))
        const after = decideRequirement(auto, { ...own, checks: worse }).outcome
        expect(order.indexOf(after)).toBeLessThanOrEqual(before === 'notApplicable' ? 1 : Math.max(order.indexOf(before), 0))
      }
    }),
    { numRuns: 2_000 },
  )
})

test('the worst child decides a roll-up, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Outcome.options), { maxLength: 8 }), (outcomes) => {
      const rolled = rollUp(outcomes)
      expect(rollUp([...outcomes].reverse())).toBe(rolled)
      if (rolled === 'met') expect(outcomes.every((o) => o === 'met' || o === 'notApplicable')).toBe(true)
      if (outcomes.includes('notMet')) expect(rolled).toBe('notMet')
      if (outcomes.length === 0) expect(rolled).toBe('unknown')
    }),
  )
})

const piece = (decision: EvidencePiece['decision'], validUntil: string, decidedAt: string | null = null): EvidencePiece => ({ decision, validUntil, decidedAt })
test.each<[string, EvidencePiece[], EvidenceStanding]>([
  ['nothing', [], 'none'],
  ['returned only', [piece('returned', '2027-01-01', '1')], 'none'],
  ['pending', [piece('pending', '2027-01-01')], 'pending'],
  ['accepted on its last day', [piece('accepted', '2026-06-01', '1')], 'accepted'],
  ['accepted until yesterday', [piece('accepted', '2026-05-31', '1')], 'expired'],
  ['accepted, and a newer one waits', [piece('accepted', '2027-01-01', '1'), piece('pending', '2028-01-01')], 'accepted'],
  ['the newest decision counts', [piece('accepted', '2027-01-01', '1'), piece('refuted', '2027-01-01', '2')], 'refuted'],
  ['mended after a refutation', [piece('refuted', '2027-01-01', '1'), piece('accepted', '2027-01-01', '2')], 'accepted'],
])('evidence: %s', (_name, pieces, standing) => {
  expect(evidenceStanding(pieces, '2026-06-01')).toBe(standing)
})

const requirement = (id: string, level: string, children: string[] = []) =>
  Requirement.parse({ id, level, clause: '1', chapter: '1', title: { zh: id, en: id }, decides: { zh: id, en: id }, verify: 'auto', module: 'm', children })

test('should never lowers a binding roll-up nor the shall-score, and roll-ups are not counted twice', () => {
  const requirements = [requirement('a', 'shall'), requirement('b', 'should'), requirement('all', 'shall', ['a', 'b'])]
  const decisions = decideAll(requirements, (id) => grounds({ checks: id === 'all' ? [] : [bound(id === 'a' ? { met: 1 } : { notMet: 1 })] }))
  expect(decisions.get('all')).toEqual({ outcome: 'met', reason: 'rolled_up' })
  expect(scoresOf({ requirements }, decisions)).toEqual({ shall: { met: 1, applicable: 1, share: 1 }, should: { met: 0, applicable: 1, share: 0 } })
})

test('unknown and waiting requirements lower the score, not applicable ones leave it, nothing applicable has none', () => {
  const requirements = ['a', 'b', 'c', 'd'].map((id) => requirement(id, 'shall'))
  const given: Record<string, Partial<Grounds>> = {
    a: { checks: [bound({ met: 1 })] },
    b: { checks: [bound({})] },
    c: { evidence: 'pending' },
    d: { checks: [bound({})], declaredAbsent: true },
  }
  const decisions = decideAll(requirements, (id) => grounds(given[id] ?? {}))
  expect(scoresOf({ requirements }, decisions).shall).toEqual({ met: 1, applicable: 3, share: 0.333333 })
  expect(countOf([...decisions.values()].map((d) => d.outcome))).toMatchObject({ met: 1, unknown: 1, waitingForReview: 1, notApplicable: 1 })
  expect(scoresOf({ requirements }, decisions).should.share).toBeNull()
})
