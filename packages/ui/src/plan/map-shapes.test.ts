import { describe, expect, it } from 'vitest'
import { circleAround, levelShapes, mapShapes, middleOf } from './map-shapes.ts'

const point = { type: 'Point', coordinates: [120, 30] }
const feature = (id: string, properties: Record<string, unknown>, geometry: typeof point | null = point) => ({
  id,
  geometry,
  properties,
})

describe('shapes of a plan', () => {
  it('draws spaces before walls before openings and leaves out what has no outline', () => {
    const shapes = levelShapes({
      units: [
        feature('u', { name: '201', category: 'lodgingRoom' }),
        feature('v', { name: '202', category: 'lodgingRoom' }, null),
        feature('k', { name: '库房', category: 'storage' }),
      ],
      openings: [
        feature('o', { name: '出口', kind: 'exit' }),
        feature('h', { name: '高侧窗', kind: 'highSideWindow' }),
        feature('d', { name: '门', kind: 'door' }),
      ],
      walls: [feature('w', { name: '墙' })],
      separationLines: [],
    })
    expect(shapes.map(({ id, kind }) => `${id}:${kind}`)).toEqual(['u:lodgingRoom', 'k:unit', 'w:wall', 'o:exit', 'h:window', 'd:door'])
  })
  it('hides layers and carries heights only where they are recorded', () => {
    const layers = [
      { ledger: 'parks.zone', features: [feature('z', { name: '生产区' })] },
      { ledger: 'parks.building', features: [feature('b', { name: '厂房', heightM: 18 }), feature('c', { name: '仓库', heightM: null })] },
    ]
    expect(mapShapes({ boundary: null, layers }, ['parks.zone']).map(({ id, heightM }) => [id, heightM])).toEqual([
      ['b', 18],
      ['c', undefined],
    ])
  })
  it('tints buildings by their first use and by their outcome', () => {
    const layers = [{ ledger: 'parks.building', features: [feature('b', { name: '厂房', uses: ['plant', 'office'] }), feature('c', { name: '楼' })] }]
    expect(mapShapes({ boundary: null, layers }, [], new Map([['c', 'unknown' as const]])).map(({ theme, outcome }) => [theme?.en, outcome])).toEqual([
      ['Plant', undefined],
      ['Other building', 'unknown'],
    ])
  })
  it('draws cover as a circle of the given radius and finds the middle of an outline', () => {
    const [ring] = circleAround([120, 30], 70).coordinates as [number[][]]
    const metres = ring.map(([lon = 0, lat = 0]) => Math.hypot((lon - 120) * 111_320 * Math.cos(Math.PI / 6), (lat - 30) * 111_320))
    for (const distance of metres) expect(distance).toBeCloseTo(70, 3)
    expect(ring.at(-1)).toEqual(ring[0])
    expect(
      middleOf({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [2, 0],
            [2, 2],
            [0, 2],
          ],
        ],
      }),
    ).toEqual([1, 1])
    expect(middleOf({ type: 'Point', coordinates: [3, 4] })).toEqual([3, 4])
  })
})
