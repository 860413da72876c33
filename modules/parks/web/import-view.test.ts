import { describe, expect, it } from 'vitest'
import { featuresOf, issueMarks, levelsOf, previewShapes, stepOf } from './import-view.ts'

const at = (id: string, ledger: string, level: string | null, hasError = false) => ({
  id,
  geometry: { type: 'Point', coordinates: [120, 30] },
  properties: { ledger, featureType: 'x', code: id, name: id, level, hasError },
})
const features = [
  at('v', 'venue', null),
  at('b', 'parks.building', null),
  at('l', 'parks.level', 'l'),
  at('u', 'parks.unit', 'l', true),
  at('w', 'parks.wall', 'm'),
]
const issue = (featureId: string | null, position: [number, number] | null) =>
  ({ severity: 'error', code: 'x', zh: '', en: '', file: '', featureId, featureName: null, property: null, position }) as const

describe('preview of an archive', () => {
  it('shows the park without levels or one level, errors in red', () => {
    expect(previewShapes(features, undefined).map(({ id }) => id)).toEqual(['b'])
    expect(previewShapes(features, 'l').map(({ id, outcome }) => [id, outcome])).toEqual([['u', 'notMet']])
    expect(levelsOf(features)).toEqual([{ id: 'l', name: 'l', errors: 1 }])
    expect(featuresOf({ preview: null })).toEqual([])
  })
  it('numbers marks as the list numbers issues, and marks only what is shown', () => {
    const marks = issueMarks([issue('b', null), issue('u', [120, 30]), issue('w', [120, 30]), issue(null, [1, 2])], previewShapes(features, 'l'))
    expect(marks.map(({ label }) => label)).toEqual(['2', '4'])
  })
  it('goes through four steps', () => {
    expect([stepOf(undefined, false), stepOf('checking', false), stepOf('checked', true), stepOf('importing', true), stepOf('cancelled', false)]).toEqual([
      'upload',
      'check',
      'confirm',
      'run',
      'run',
    ])
  })
})
