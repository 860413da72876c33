import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { independentOn, isPresent, mayCheckIn, type Stay } from './rules.ts'

function stay(id: string, values: Partial<Stay> = {}): Stay {
  return { id, relation: 'none', dependsOn: null, checkedInOn: '2026-01-01', checkedOutOn: null, ...values }
}

test('a stay lasts from the day of moving in up to the day before leaving', () => {
  const one = stay('a', { checkedInOn: '2026-01-10', checkedOutOn: '2026-01-20' })
  expect(['2026-01-09', '2026-01-10', '2026-01-19', '2026-01-20'].map((day) => isPresent(one, day))).toEqual([false, true, true, false])
})

describe('mayCheckIn', () => {
  const two = [stay('a'), stay('b')]
  test.each<[string, Stay[], Stay, boolean]>([
    ['into an empty room', [], stay('n'), true],
    ['as the second', [stay('a')], stay('n'), true],
    ['as the third', two, stay('n'), false],
    ['as the child of one of the two', two, stay('n', { relation: 'child', dependsOn: 'a' }), true],
    ['as the child of somebody in another room', two, stay('n', { relation: 'child', dependsOn: 'x' }), false],
    ['with a dependency on nobody', two, stay('n', { relation: 'spouse' }), false],
    ['on the day one of them leaves', [stay('a', { checkedOutOn: '2026-03-01' }), stay('b')], stay('n', { checkedInOn: '2026-03-01' }), true],
    ['a day before one of them leaves', [stay('a', { checkedOutOn: '2026-03-01' }), stay('b')], stay('n', { checkedInOn: '2026-02-28' }), false],
    ['before both arrive, leaving in time', two, stay('n', { checkedInOn: '2025-12-01', checkedOutOn: '2026-01-01' }), true],
    ['before both arrive, and staying', two, stay('n', { checkedInOn: '2025-12-01' }), false],
    ['changing their own record', two, stay('b', { checkedInOn: '2026-01-05' }), true],
  ])('%s', (_name, stays, newcomer, expected) => {
    expect(mayCheckIn(stays, newcomer)).toBe(expected)
  })

  const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-01-${String(d).padStart(2, '0')}`)
  const anyStay = fc
    .record({ from: day, to: fc.option(day) })
    .map(({ from, to }) => stay('', { checkedInOn: from, checkedOutOn: to !== null && to > from ? to : null }))

  test('whoever is let in, no day has three independent occupants', () => {
    fc.assert(
      fc.property(fc.array(anyStay, { maxLength: 12 }), (wishes) => {
        const room: Stay[] = []
        wishes.forEach((wish, index) => {
          const newcomer = { ...wish, id: String(index) }
          if (mayCheckIn(room, newcomer)) room.push(newcomer)
        })
        for (let d = 1; d <= 31; d++) expect(independentOn(room, `2026-01-${String(d).padStart(2, '0')}`).length).toBeLessThanOrEqual(2)
      }),
    )
  })
})
