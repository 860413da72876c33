import { describe, expect, it } from 'vitest'
import { type Cell, gapsOf, matrixRows, outcomeOf } from './matrix-rows.ts'

const NONE = { met: 0, notMet: 0, unknown: 0, notApplicable: 0, waitingForReview: 0 }
const cell = (levelId: string, requirement: string, counts: Partial<Cell['counts']>, buildingId = 'b'): Cell => ({
  levelId,
  buildingId,
  requirement,
  counts: { ...NONE, ...counts },
})

describe('levels against clauses', () => {
  it('puts levels in order of building and storey and adds up what is to be done', () => {
    const rows = matrixRows(
      [
        cell('l2', '6.3.1.5', { met: 3 }),
        cell('l1', '6.3.1.5', { met: 1, notMet: 2 }),
        cell('l1', '6.3.1.7', { unknown: 1 }),
        cell('k', '6.3.1.7', { met: 1 }, 'a'),
      ],
      [
        { id: 'b', name: '10 号楼' },
        { id: 'a', name: '2 号楼' },
      ],
      [
        { id: 'l1', name: '二层', ordinal: 1 },
        { id: 'l2', name: '三层', ordinal: 2 },
      ],
    )
    expect(rows.map(({ buildingName, levelName, gaps }) => [buildingName, levelName, gaps])).toEqual([
      ['2 号楼', 'k', 0],
      ['10 号楼', '二层', 3],
      ['10 号楼', '三层', 0],
    ])
  })
  it('is as bad as its worst subject', () => {
    expect(outcomeOf(cell('l', 'r', { met: 9, unknown: 1 }))).toBe('unknown')
    expect(outcomeOf(cell('l', 'r', { met: 9, notApplicable: 1 }))).toBe('met')
    expect(outcomeOf(cell('l', 'r', {}))).toBeUndefined()
    expect(gapsOf(cell('l', 'r', { notMet: 1, unknown: 2, waitingForReview: 4 }))).toBe(3)
  })
})
