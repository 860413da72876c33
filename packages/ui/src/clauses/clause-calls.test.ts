import { describe, expect, it } from 'vitest'
import type { Outcome } from '#standard/finding.ts'
import { type Finding, outcomesBy, type RequirementView, requirementsOf, worstOf } from './clause-calls.ts'

const requirement = (id: string, clause: string) => ({ id, clause }) as RequirementView
const finding = (id: string, outcome: Outcome, buildingId: string | null = null) =>
  ({ subject: { kind: 'x', id, name: id, ledger: 'parks.unit', buildingId }, outcome }) as Finding

describe('clauses of a page', () => {
  it('takes a whole clause or one lettered requirement of it', () => {
    const rows = [requirement('5.1-a', '5.1'), requirement('5.1-b', '5.1'), requirement('6.1.1.1', '6.1.1.1'), requirement('6.1.1', '6.1.1')]
    expect(requirementsOf(rows, ['5.1.a', '6.1.1.1']).map(({ id }) => id)).toEqual(['5.1-a', '6.1.1.1'])
    expect(requirementsOf(rows, ['5.1']).map(({ id }) => id)).toEqual(['5.1-a', '5.1-b'])
  })
  it('keeps the worst outcome; unknown is worse than met', () => {
    expect(worstOf(['met', 'unknown', 'notApplicable'])).toBe('unknown')
    expect(worstOf([])).toBeUndefined()
    expect([...outcomesBy([finding('a', 'met'), finding('a', 'notMet'), finding('b', 'notApplicable'), finding('a', 'met')])]).toEqual([
      ['a', 'notMet'],
      ['b', 'notApplicable'],
    ])
    expect([...outcomesBy([finding('a', 'met', 'h'), finding('b', 'unknown', 'h'), finding('c', 'notMet')], ({ buildingId }) => buildingId)]).toEqual([
      ['h', 'unknown'],
    ])
  })
})
