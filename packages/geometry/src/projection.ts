import { type Geometry, type Position, positionsOf } from './geojson.ts'

/** Metres east (x) and north (y) of a frame's origin. */
export interface LocalPoint {
  readonly x: number
  readonly y: number
}

/** A flat metric frame around an origin: everything that measures works in it, everything that draws comes back from it. */
export interface Frame {
  origin: Position
  toLocal(position: Position): LocalPoint
  toWgs84(point: LocalPoint): [number, number]
}

const SEMI_MAJOR_AXIS_M = 6_378_137
const FLATTENING = 1 / 298.257223563
const ECCENTRICITY2 = FLATTENING * (2 - FLATTENING)
const SECOND_ECCENTRICITY2 = ECCENTRICITY2 / (1 - ECCENTRICITY2)
const RADIANS = Math.PI / 180
/** Each round of the inverse shrinks the error by the park's size over the Earth's radius, about 2000 times. */
const INVERSE_ROUNDS = 5

/** Radius of curvature along the meridian, in metres. */
function meridionalRadius(latitude: number): number {
  const w = 1 - ECCENTRICITY2 * Math.sin(latitude) ** 2
  return (SEMI_MAJOR_AXIS_M * (1 - ECCENTRICITY2)) / (w * Math.sqrt(w))
}

/** Radius of curvature in the prime vertical, in metres. */
function primeVerticalRadius(latitude: number): number {
  return SEMI_MAJOR_AXIS_M / Math.sqrt(1 - ECCENTRICITY2 * Math.sin(latitude) ** 2)
}

/** Eastings per radian of longitude difference `l` (series to the third power). */
function eastPerRadian(latitude: number, l: number): number {
  const c2 = Math.cos(latitude) ** 2
  const s2 = 1 - c2
  return primeVerticalRadius(latitude) * Math.cos(latitude) * (1 + ((l * l) / 6) * (c2 - s2 + SECOND_ECCENTRICITY2 * c2 * c2))
}

/** How far the parallel bends north of its tangent at longitude difference `l`. */
function northOfTangent(latitude: number, l: number): number {
  return (primeVerticalRadius(latitude) * Math.sin(latitude) * Math.cos(latitude) * l * l) / 2
}

/**
 * Transverse Mercator with the origin's meridian at scale 1. Distances between points within 3 km of the origin differ from those on the
 * ellipsoid by less than 1 mm; forward and backward agree to 1e-8 m. Source: series of Gauss and Krüger, ellipsoid WGS-84 (EPSG:7030).
 */
export function frameAt(origin: Position): Frame {
  const longitude0 = origin[0] * RADIANS
  const latitude0 = origin[1] * RADIANS
  return {
    origin,
    toLocal([longitude, latitude]) {
      const phi = latitude * RADIANS
      let l = longitude * RADIANS - longitude0
      if (l > Math.PI) l -= 2 * Math.PI
      else if (l < -Math.PI) l += 2 * Math.PI
      const arc = meridionalRadius((phi + latitude0) / 2) * (phi - latitude0)
      return { x: eastPerRadian(phi, l) * l, y: arc + northOfTangent(phi, l) }
    },
    toWgs84({ x, y }) {
      let phi = latitude0 + y / meridionalRadius(latitude0)
      let l = x / eastPerRadian(phi, 0)
      for (let round = 0; round < INVERSE_ROUNDS; round++) {
        phi = latitude0 + (y - northOfTangent(phi, l)) / meridionalRadius((phi + latitude0) / 2)
        l = x / eastPerRadian(phi, l)
      }
      return [(longitude0 + l) / RADIANS, phi / RADIANS]
    },
  }
}

/**
 * The frame whose origin is the middle of the geometries' extent; null when there is no position at all.
 * Made for one park: extents beyond 6 km lose the millimetre.
 */
export function frameAround(geometries: Iterable<Geometry | null | undefined>): Frame | null {
  let west = Number.POSITIVE_INFINITY
  let south = Number.POSITIVE_INFINITY
  let east = Number.NEGATIVE_INFINITY
  let north = Number.NEGATIVE_INFINITY
  for (const geometry of geometries) {
    if (!geometry) continue
    for (const [longitude, latitude] of positionsOf(geometry)) {
      if (longitude < west) west = longitude
      if (longitude > east) east = longitude
      if (latitude < south) south = latitude
      if (latitude > north) north = latitude
    }
  }
  return west > east ? null : frameAt([(west + east) / 2, (south + north) / 2])
}
