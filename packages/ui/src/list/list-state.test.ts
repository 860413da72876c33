import { describe, expect, it } from 'vitest'
import { isSameQuery, listStateOf, nextSort, searchOf, withFilter } from './list-state.ts'

describe('state of a list in the address line', () => {
  it('reads what it wrote', () => {
    const filters = [{ field: 'category', op: 'eq' as const, value: 'corridor' }]
    expect(listStateOf(searchOf({ search: '3号楼', filters, sort: '-code', limit: 50 }))).toEqual({
      search: '3号楼',
      filters,
      sort: '-code',
      limit: 50,
      cursor: undefined,
      page: 1,
    })
  })
  it('survives an address line somebody mangled', () => {
    expect(listStateOf({ q: 201, f: 'x', n: 7, p: 'abc', s: {} }, { sort: 'code' })).toEqual({
      search: '201',
      filters: [],
      sort: 'code',
      limit: 20,
      cursor: undefined,
      page: 1,
    })
    expect(listStateOf({ f: [null, 3, { field: 'a' }, { field: 'a', op: 'eq', value: 1 }] }).filters).toHaveLength(1)
  })
  it('starts over at the first page when conditions change', () => {
    expect(searchOf({ search: 'a' })).toMatchObject({ c: undefined, p: undefined })
  })
  it('cycles the sort of a column', () => {
    expect([undefined, 'a', '-a', 'b'].map((sort) => nextSort(sort, 'a'))).toEqual(['a', '-a', undefined, 'a'])
  })
  it('replaces and removes conditions', () => {
    const one = withFilter([], 'area', 'gte', 5)
    const both = withFilter(one, 'area', 'lte', 9)
    expect(both).toHaveLength(2)
    expect(withFilter(withFilter(both, 'area', 'gte', 6), 'area', 'lte', '')).toEqual([{ field: 'area', op: 'gte', value: 6 }])
    expect(isSameQuery({ search: '', filters: both, sort: undefined }, { search: '', filters: [...both].reverse(), sort: undefined })).toBe(true)
    expect(isSameQuery({ search: '', filters: both, sort: undefined }, { search: '', filters: one, sort: undefined })).toBe(false)
  })
})
