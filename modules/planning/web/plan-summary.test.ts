import { describe, expect, it } from 'vitest'
import { planSummary } from './plan-summary.ts'

const versions = [
  { id: 'v2', name: '二版', state: 'current', versionNo: 2, adoptedOn: '2025-01-01' },
  { id: 'v3', name: '三版', state: 'draft' },
]

describe('summary of planning', () => {
  it('counts facilities of the version in force only, reviews and proposals of all', () => {
    const summary = planSummary(
      {
        versions,
        reviews: [
          { planVersion: 'v2', reviewedOn: '2026-01-01' },
          { planVersion: 'v2', reviewedOn: '2026-06-01' },
          { planVersion: 'v1', reviewedOn: '2026-09-01' },
          { planVersion: 'v2', reviewedOn: '2027-01-01' },
        ],
        adjustments: [
          { planVersion: 'v2', decidedOn: null },
          { planVersion: 'v2', decidedOn: '2026-01-01' },
          { planVersion: 'v1', decidedOn: null },
        ],
        facilities: [
          { planVersion: 'v2', dueOn: '2026-11-22', builtOn: null },
          { planVersion: 'v2', dueOn: '2026-11-23', builtOn: null },
          { planVersion: 'v2', dueOn: '2026-01-01', builtOn: '2026-11-23' },
          { planVersion: 'v2', dueOn: '2026-01-01', builtOn: '2026-12-01' },
          { planVersion: 'v1', dueOn: '2020-01-01', builtOn: null },
        ],
      },
      '2026-11-23',
    )
    expect(summary).toEqual({
      current: { id: 'v2', name: '二版', versionNo: 2, adoptedOn: '2025-01-01' },
      drafts: 1,
      lastReviewedOn: '2026-09-01',
      reviewAgeDays: 83,
      openAdjustments: 2,
      planned: 4,
      built: 1,
      overdue: 2,
    })
  })
  it('counts no facilities when no version is in force', () => {
    const none = planSummary({ versions: [], reviews: [{ reviewedOn: '2026-01-01' }], adjustments: [{}], facilities: [{}] }, '2026-11-23')
    expect(none).toMatchObject({ current: undefined, lastReviewedOn: '2026-01-01', openAdjustments: 1, planned: 0 })
  })
})
