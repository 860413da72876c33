import { expect, it } from 'vitest'
import { occupancy } from '../contract.ts'
import { endedStay } from './ended-stay.ts'

it('ends a stay today and sends every other field as it was', () => {
  const record = { id: 'x', code: 'R1', name: '张*', unit: 'u', personName: '张*', relation: 'none', checkedInOn: '2026-01-01', version: 2, extra: {} }
  const sent = endedStay(record, '2026-11-23')
  expect(sent).toMatchObject({
    code: 'R1',
    name: '张*',
    unit: 'u',
    personName: '张*',
    relation: 'none',
    checkedInOn: '2026-01-01',
    checkedOutOn: '2026-11-23',
    company: null,
  })
  expect(Object.keys(sent).sort()).toEqual(['code', 'name', ...Object.keys(occupancy.fields)].sort())
  expect(endedStay({ ...record, checkedInOn: '2026-12-01' }, '2026-11-23').checkedOutOn).toBe('2026-12-01')
})
