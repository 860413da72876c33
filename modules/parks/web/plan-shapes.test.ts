import { describe, expect, it } from 'vitest'
import { levelShapes, mapShapes } from './plan-shapes.ts'

const point = { type: 'Point', coordinates: [120, 30] }
const feature = (id: string, properties: Record<string, unknown>, geometry: typeof point | null = point) => ({
  type: 'Feature' as const,
  id,
  geometry,
  properties,
})

describe('shapes of a plan', () => {
  it('draws spaces before walls before openings and leaves out what has no outline', () => {
    const shapes = levelShapes({
      level: { id: 'l', code: 'L', name: '二层', ordinal: 1, storeyKind: 'normal', geometry: null },
      building: { id: 'b', code: 'B', name: '一号楼' },
      siblings: [],
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
})
