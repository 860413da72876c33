import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Polygon, Position } from './geojson.ts'
import { areaM2, centroid, contains, distanceM, lengthM } from './measurement.ts'
import { distanceBetween } from './plane.ts'
import { frameAround, frameAt } from './projection.ts'

const PARK: Position = [120.137, 30.867]

/** Vincenty's inverse formula on WGS-84: an independent way to the distance, accurate to 0.1 mm. */
function ellipsoidDistance([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const rad = Math.PI / 180
  const a = 6_378_137
  const f = 1 / 298.257223563
  const b = a * (1 - f)
  const u1 = Math.atan((1 - f) * Math.tan(lat1 * rad))
  const u2 = Math.atan((1 - f) * Math.tan(lat2 * rad))
  const l = (lon2 - lon1) * rad
  let lambda = l
  for (let round = 0; round < 100; round++) {
    const sinSigma = Math.hypot(Math.cos(u2) * Math.sin(lambda), Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda))
    if (sinSigma === 0) return 0
    const cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda)
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (Math.cos(u1) * Math.cos(u2) * Math.sin(lambda)) / sinSigma
    const cos2 = 1 - sinAlpha ** 2
    const cosM = cosSigma - (2 * Math.sin(u1) * Math.sin(u2)) / cos2
    const c = (f / 16) * cos2 * (4 + f * (4 - 3 * cos2))
    const next = l + (1 - c) * f * sinAlpha * (sigma + c * sinSigma * (cosM + c * cosSigma * (-1 + 2 * cosM ** 2)))
    if (Math.abs(next - lambda) < 1e-14) {
      const k2 = (cos2 * (a * a - b * b)) / (b * b)
      const A = 1 + (k2 / 16384) * (4096 + k2 * (-768 + k2 * (320 - 175 * k2)))
      const B = (k2 / 1024) * (256 + k2 * (-128 + k2 * (74 - 47 * k2)))
      const d = B * sinSigma * (cosM + (B / 4) * (cosSigma * (-1 + 2 * cosM ** 2) - (B / 6) * cosM * (-3 + 4 * sinSigma ** 2) * (-3 + 4 * cosM ** 2)))
      return b * A * (sigma - d)
    }
    lambda = next
  }
  throw new Error('no convergence')
}

const within3km = fc.record({ x: fc.double({ min: -2100, max: 2100, noNaN: true }), y: fc.double({ min: -2100, max: 2100, noNaN: true }) })
const origins = fc.record({ longitude: fc.double({ min: 73, max: 135, noNaN: true }), latitude: fc.double({ min: 4, max: 53, noNaN: true }) })

describe('metric frame', () => {
  it('keeps ellipsoid distances to the millimetre within 3 km anywhere in China', () => {
    fc.assert(
      fc.property(origins, within3km, within3km, ({ longitude, latitude }, a, b) => {
        const frame = frameAt([longitude, latitude])
        expect(Math.abs(ellipsoidDistance(frame.toWgs84(a), frame.toWgs84(b)) - distanceBetween(a, b))).toBeLessThan(0.001)
      }),
    )
  })

  it('returns to the same place', () => {
    fc.assert(
      fc.property(origins, within3km, ({ longitude, latitude }, point) => {
        const frame = frameAt([longitude, latitude])
        expect(distanceBetween(frame.toLocal(frame.toWgs84(point)), point)).toBeLessThan(1e-8)
      }),
    )
  })

  it('puts x east and y north', () => {
    const frame = frameAt(PARK)
    expect(frame.toLocal([PARK[0] + 0.001, PARK[1]]).x).toBeCloseTo(95.63, 1)
    expect(frame.toLocal([PARK[0], PARK[1] + 0.001]).y).toBeCloseTo(110.87, 1)
  })

  it('has no frame without positions', () => {
    expect(frameAround([null, { type: 'LineString', coordinates: [] }])).toBeNull()
  })
})

describe('measurement', () => {
  const frame = frameAt(PARK)
  const at = (x: number, y: number) => frame.toWgs84({ x, y })
  const square = (x: number, y: number, size: number): Position[] => [at(x, y), at(x + size, y), at(x + size, y + size), at(x, y + size), at(x, y)]
  const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings })

  it('takes holes off an area, whatever way the rings run', () => {
    expect(areaM2(polygon(square(0, 0, 10), square(2, 2, 4)))).toBeCloseTo(84, 5)
    expect(areaM2(polygon(square(0, 0, 10).reverse(), square(2, 2, 4)))).toBeCloseTo(84, 5)
    expect(areaM2({ type: 'MultiPolygon', coordinates: [[square(0, 0, 10)], [square(20, 0, 2)]] })).toBeCloseTo(104, 5)
    expect(areaM2({ type: 'Point', coordinates: PARK })).toBe(0)
  })

  it('measures lines and outlines', () => {
    expect(lengthM({ type: 'LineString', coordinates: [at(0, 0), at(3, 4), at(3, 10)] })).toBeCloseTo(11, 6)
    expect(lengthM(polygon(square(5, 5, 10)))).toBeCloseTo(40, 6)
  })

  it('finds the centre of area, of a line and of a point', () => {
    const centre = frame.toLocal(centroid(polygon([at(0, 0), at(6, 0), at(0, 6), at(0, 0)])) ?? PARK)
    expect([centre.x, centre.y].map((value) => Math.round(value * 1e5) / 1e5)).toEqual([2, 2])
    expect(centroid({ type: 'Point', coordinates: PARK })?.[0]).toBeCloseTo(PARK[0], 12)
  })

  it('tells inside from outside, with the edge and holes', () => {
    const ring = polygon(square(0, 0, 10), square(4, 4, 2))
    expect(contains(ring, at(1, 1))).toBe(true)
    expect(contains(ring, at(10, 5))).toBe(true)
    expect(contains(ring, at(5, 5))).toBe(false)
    expect(contains(ring, at(10.01, 5))).toBe(false)
  })

  it.each([
    ['apart sideways', square(0, 0, 10), square(13, 2, 3), 3],
    ['apart over a corner', square(0, 0, 10), square(13, 14, 3), 5],
    ['touching in an edge', square(0, 0, 10), square(10, 2, 3), 0],
    ['overlapping', square(0, 0, 10), square(8, 8, 10), 0],
    ['one in the other', square(0, 0, 10), square(4, 4, 2), 0],
  ])('measures polygons %s', (_, one, other, metres) => {
    expect(distanceM(polygon(one), polygon(other))?.distanceM).toBeCloseTo(metres, 6)
    expect(distanceM(polygon(other), polygon(one))?.distanceM).toBeCloseTo(metres, 6)
  })
})
