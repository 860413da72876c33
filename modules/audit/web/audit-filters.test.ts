import { expect, test } from 'vitest'
import { differencesOf, filtersOf } from './audit-filters.ts'

test('the last day counts whole, by the Shanghai calendar', () => {
  expect(filtersOf({ from: '2026-11-01', until: '2026-11-23', action: 'update', operation: '' })).toEqual({
    from: '2026-11-01T00:00:00+08:00',
    until: '2026-11-23T16:00:00.000Z',
    action: 'update',
  })
  expect(filtersOf({ from: 'yesterday' })).toEqual({})
})

test('only what a person changed is shown', () => {
  const before = { name: '甲', area_m2: 10, version: 1, updated_at: 'a' }
  expect(differencesOf(before, { ...before, area_m2: 12, version: 2, updated_at: 'b' })).toEqual([{ field: 'area_m2', before: 10, after: 12 }])
  expect(differencesOf(null, { name: '甲', note: null })).toEqual([{ field: 'name', before: null, after: '甲' }])
})
