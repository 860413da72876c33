import { describe, expect, it } from 'vitest'
import { coverOf, facilityLayers, facilityShapes, HIDDEN_AT_FIRST } from './facility-shapes.ts'

const at = (id: string, kind: string) => ({ type: 'Feature' as const, id, geometry: { type: 'Point', coordinates: [120, 30] }, properties: { name: id, kind } })
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ],
  ],
}
const facilities = {
  layers: [
    { ledger: 'facilities.sanitationPoint', features: [at('s', 'collectionPoint'), at('t', 'publicToilet'), at('w', 'treatment')] },
    { ledger: 'facilities.signalSurvey', features: [at('m', 'x')] },
  ],
  equipment: [
    { building: 'b', total: 12, faulty: 0, overdue: 1 },
    { building: 'gone', total: 3, faulty: 0, overdue: 0 },
  ],
}
const map = { boundary: null, layers: [{ ledger: 'parks.building', features: [{ id: 'b', geometry: square, properties: { name: '一号楼' } }] }] }

describe('facilities on the map', () => {
  it('puts equipment in the middle of its building and leaves out buildings that are not drawn', () => {
    const shapes = facilityShapes(map, facilities, [])
    expect(shapes.map(({ id }) => id)).toEqual(['s', 't', 'w', 'm', 'equipment:b'])
    expect(shapes.at(-1)).toMatchObject({ geometry: { type: 'Point', coordinates: [1, 1] }, theme: { stroke: '#b3261e' } })
    expect(facilityShapes(map, facilities, HIDDEN_AT_FIRST).map(({ id }) => id)).toEqual(['s', 't', 'w'])
  })
  it('covers with the radius of each kind; treatment covers nothing', () => {
    const cover = coverOf(facilities, { collectionPoint: 70, publicToilet: 300 })
    const widths = cover.map(({ geometry }) => {
      const [ring] = geometry.coordinates as [number[][]]
      return Math.round((Math.max(...ring.map(([, lat = 0]) => lat)) - 30) * 111_320)
    })
    expect(widths).toEqual([70, 300])
    expect(facilityLayers(facilities).map(({ count }) => count)).toEqual([3, 1, 15])
  })
})
