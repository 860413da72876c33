import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'
import { type Check, check, type Fact, facts } from './check.ts'
import { bind, bindingProblems, evaluate, hashFindings, registryOf, valuesFor } from './evaluate.ts'
import { Requirement } from './standard-file.ts'
import { compareGaps, compareNumbered, type Gap, shortfallOf } from './worst-first.ts'

interface Width extends Fact {
  widthM: number | null
}
const fact = (id: string, widthM: number | null): Width => ({ subject: { kind: 'corridor', id, name: id, ledger: 'a.b' }, today: '2026-01-01', widthM })
const wide = check<Width>({
  name: 'a.wide',
  subject: 'corridor',
  parameters: { minimumM: 1, per: 'x' },
  decide: ({ widthM }, { minimumM }) =>
    widthM === 0
      ? null
      : {
          outcome: widthM === null ? 'unknown' : widthM >= Number(minimumM) ? 'met' : 'notMet',
          required: { value: Number(minimumM), unit: 'm' },
          measured: widthM === null ? null : { value: widthM, unit: 'm' },
          because: { code: 'a.b' },
          sources: [],
          missing: [],
        },
})
const corridors = facts<Width>({ kind: 'corridor', title: { zh: '走道', en: 'Corridor' }, reads: [], load: async () => [] })
const registry = registryOf([{ facts: [corridors], checks: [wide] }])
const requirement = (id: string, checks: unknown[], more: object = {}) =>
  Requirement.parse({
    id,
    level: 'shall',
    clause: '1',
    chapter: '1',
    title: { zh: id, en: id },
    decides: { zh: id, en: id },
    verify: 'auto',
    module: 'a',
    checks,
    ...more,
  })
const parameter = (value: number) => ({ value, unit: 'm', min: 0, max: 9, zh: '宽', en: 'Width', source: 's' })

test('the same facts in any order give the same bytes in the same order', () => {
  const requirements = [requirement('2', ['a.wide']), requirement('1', ['a.wide'], { parameters: { minimumM: parameter(1.1) } })]
  const bound = bind({ requirements }, registry, new Map())
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(fc.string(), fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))), { selector: ([id]) => id }), (given) => {
      const some = given.map(([id, width]) => fact(id, width))
      const forward = evaluate(bound, () => some)
      expect(evaluate(bound, () => [...some].reverse())).toEqual(forward)
      for (const row of forward) expect(canonicalJson(JSON.parse(row.body))).toBe(row.body)
    }),
  )
})

test('one requirement alone is judged as it is among all: subjects do not touch each other', () => {
  const bound = bind({ requirements: [requirement('1', ['a.wide'])] }, registry, new Map())
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.uuid(), fc.option(fc.float({ noNaN: true, noDefaultInfinity: true }))), { selector: ([id]) => id, minLength: 1 }),
      (given) => {
        const some = given.map(([id, width]) => fact(id, width))
        const all = evaluate(bound, () => some)
        const single = some.flatMap((one) => evaluate(bound, () => [one]))
        expect(hashFindings(single.map((r) => ({ key: r.subject.id, hash: r.hash })))).toBe(hashFindings(all.map((r) => ({ key: r.subject.id, hash: r.hash }))))
      },
    ),
  )
})

test('a null decision lists nothing', () => {
  expect(evaluate(bind({ requirements: [requirement('1', ['a.wide'])] }, registry, new Map()), () => [fact('a', 0)])).toEqual([])
})

test('values: the check, then the standard, then the park; renamed where two checks are called alike', () => {
  const one = requirement('1', [{ check: 'a.wide', values: { minimumM: 'innerM' } }], { parameters: { innerM: parameter(2), minimumM: parameter(3) } })
  const binding = one.checks[0] as (typeof one.checks)[number]
  expect(valuesFor(one, binding, wide, new Map())).toEqual({ minimumM: 2, per: 'x' })
  expect(valuesFor(one, binding, wide, new Map([['1', { innerM: 4, minimumM: 5 }]]))).toEqual({ minimumM: 4, per: 'x' })
  expect(bindingProblems({ requirements: [one] }, registry)).toEqual(['1: no bound check reads the parameter minimumM'])
  expect(bindingProblems({ requirements: [requirement('1', ['a.narrow'])] }, registry)).toEqual(['1: no module provides the check a.narrow'])
})

test('checks declared twice or without facts are refused', () => {
  expect(() => registryOf([{ facts: [corridors], checks: [wide, wide] }])).toThrow('a.wide is declared twice')
  expect(() => registryOf([{ facts: [], checks: [wide as Check] }])).toThrow('nobody loads such facts')
})

test('numbers JSON cannot carry are refused, not silently lost', () => {
  expect(() => canonicalJson({ a: Number.NaN })).toThrow('NaN has no JSON form')
  expect(canonicalJson({ b: 1, a: [undefined, '中'], c: undefined })).toBe('{"a":[null,"中"],"b":1}')
})

test.each([
  [{ value: 1.1, unit: 'm' }, { value: 0.99, unit: 'm' }, 0.1],
  [{ value: 1.1, unit: 'm' }, { value: 99, unit: 'cm' }, 1],
  [{ value: 0, unit: '1' }, { value: 2, unit: '1' }, 1],
  [{ code: 'a.b' }, null, 1],
])('shortfall of %j against %j', (required, measured, shortfall) => {
  expect(shortfallOf({ outcome: 'notMet', required, measured })).toBe(shortfall)
  expect(shortfallOf({ outcome: 'unknown', required, measured })).toBe(0)
})

test('gaps: outcome first, then binding, then how much is lacking, then clause order', () => {
  const gap = (own: Partial<Gap>): Gap => ({ outcome: 'notMet', shortfall: 0.1, weight: 0, requirement: '6.1', subject: '', ...own })
  const sorted = [
    gap({ outcome: 'unknown' }),
    gap({ weight: 1, shortfall: 1 }),
    gap({ requirement: '6.10' }),
    gap({ requirement: '6.9' }),
    gap({ shortfall: 0.5 }),
  ].sort(compareGaps)
  expect(sorted.map((g) => [g.outcome, g.weight, g.shortfall, g.requirement])).toEqual([
    ['notMet', 0, 0.5, '6.1'],
    ['notMet', 0, 0.1, '6.9'],
    ['notMet', 0, 0.1, '6.10'],
    ['notMet', 1, 1, '6.1'],
    ['unknown', 0, 0.1, '6.1'],
  ])
  expect(['5.1-b', '5.1', '10.1', '5.1-a', '5.1.1'].sort(compareNumbered)).toEqual(['5.1', '5.1.1', '5.1-a', '5.1-b', '10.1'])
})

test('a check that throws leaves its subject unknown and says so; the others are judged', () => {
  const broken = check<Width>({
    ...wide,
    name: 'a.broken',
    decide: ({ subject }) => {
      if (subject.id === 'x') throw new Error('no plan')
      return { ...(wide.decide(fact('y', 2), { minimumM: 1 }) as NonNullable<ReturnType<typeof wide.decide>>), measured: { value: Number.NaN, unit: 'm' } }
    },
  })
  const bound = bind({ requirements: [requirement('1', ['a.broken', 'a.wide'])] }, registryOf([{ facts: [corridors], checks: [wide, broken] }]), new Map())
  const rows = evaluate(bound, () => [fact('x', 2), fact('y', 2)])
  expect(rows.map((row) => [row.check, row.outcome, JSON.parse(row.body).because.code])).toEqual([
    ['a.broken', 'unknown', 'standard.check_failed'],
    ['a.broken', 'unknown', 'standard.check_failed'],
    ['a.wide', 'met', 'a.b'],
    ['a.wide', 'met', 'a.b'],
  ])
})
