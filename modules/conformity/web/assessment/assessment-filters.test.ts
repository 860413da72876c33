import { expect, test } from 'vitest'
import type { RequirementRow } from '../calls.ts'
import { filterOf, isFiltered, matches, matchesText, NO_FILTER } from './assessment-filters.ts'

const row = (own: Partial<RequirementRow>): RequirementRow =>
  ({
    id: '6.3.1.3-a',
    clause: '6.3.1.3',
    chapter: '6.3',
    level: 'shall',
    module: 'lodging',
    automatic: true,
    outcome: 'notMet',
    title: { zh: '走道净宽', en: 'Corridor width' },
    ...own,
  }) as RequirementRow

test('a clause number finds the clause and what lies below it, not its neighbours', () => {
  expect(matchesText(row({}), '6.3.1.3')).toBe(true)
  expect(matchesText(row({}), '6.3')).toBe(true)
  expect(matchesText(row({}), '6.3.1.3-a')).toBe(true)
  expect(matchesText(row({}), '6.3.1.3-b')).toBe(false)
  expect(matchesText(row({ id: '6.3.1.31', clause: '6.3.1.31' }), '6.3.1.3')).toBe(false)
  expect(matchesText(row({ id: '8.10', clause: '8.10' }), '8.1')).toBe(false)
})

test('other text searches the titles of both languages', () => {
  expect(matchesText(row({}), '净宽')).toBe(true)
  expect(matchesText(row({}), 'CORRIDOR')).toBe(true)
  expect(matchesText(row({}), '楼梯')).toBe(false)
})

test('the address line decides; malformed values show everything', () => {
  const filter = filterOf({ outcome: 'gap', level: 'shall', by: 'checks', module: 'lodging', q: '净宽' })
  expect(matches(row({}), filter)).toBe(true)
  expect(matches(row({ outcome: 'met' }), filter)).toBe(false)
  expect(matches(row({ automatic: false }), filter)).toBe(false)
  expect(isFiltered(filterOf({ outcome: 'nonsense', level: 7, by: 'x' }))).toBe(false)
  expect(isFiltered(filterOf(NO_FILTER))).toBe(false)
})

test('a number typed as clause arrives from the router as a number', () => {
  expect(filterOf({ q: 6.3 }).text).toBe('6.3')
})
