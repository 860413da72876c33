import { describe, expect, it } from 'vitest'
import { boxOf, fitted, frameOf, pathOf, scaleBar, zoomed } from './plan-geometry.ts'

const room = {
  type: 'Polygon',
  coordinates: [
    [
      [120.25, 30.85],
      [120.2501, 30.85],
      [120.2501, 30.8501],
      [120.25, 30.8501],
      [120.25, 30.85],
    ],
  ],
}

describe('plan drawing', () => {
  it('draws in metres with north up', () => {
    const frame = frameOf([room])
    if (!frame) throw new Error('no frame')
    const box = boxOf(frame, [room])
    // 0.0001° is about 9.56 m east and 11.09 m north at this latitude.
    expect(box.width).toBeCloseTo(9.56, 1)
    expect(box.height).toBeCloseTo(11.09, 1)
    const [south, , north] = pathOf(frame, room)
      .slice(1, -1)
      .split('L')
      .map((pair) => Number(pair.split(' ')[1]))
    expect(north).toBeLessThan(south ?? 0)
  })
  it('keeps metres square and the point under the pointer in place', () => {
    const box = fitted({ x: 0, y: 0, width: 10, height: 10 }, 2)
    expect(box.width / box.height).toBeCloseTo(2)
    const near = zoomed(box, 0.5, { fx: 0.25, fy: 0.75 })
    expect(near.x + near.width * 0.25).toBeCloseTo(box.x + box.width * 0.25)
    expect(near.y + near.height * 0.75).toBeCloseTo(box.y + box.height * 0.75)
  })
  it('needs something to draw', () => {
    expect(frameOf([])).toBeUndefined()
    expect(frameOf([{ type: 'Polygon', coordinates: 'nonsense' }])).toBeUndefined()
  })
  it('measures with round bars', () => {
    expect([9, 45, 100, 870].map(scaleBar)).toEqual([2, 10, 20, 200])
  })
})
