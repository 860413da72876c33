import { createHash } from 'node:crypto'
import type { Geometry, LineString } from '#geometry/geojson.ts'
import { drawnLine, localShape, nearestBetween } from '#geometry/measurement.ts'
import { frameAround } from '#geometry/projection.ts'

/** Something at a place, with its GeoJSON text. */
export interface Placed {
  id: string
  geometry: string
}

/** A place near a building, straight-line distance to the building's nearest edge. */
export interface Near {
  id: string
  distanceM: number
  line: LineString
}

const CACHED_PARKS = 32
const cache = new Map<string, ReadonlyMap<string, readonly Near[]>>()

function compute(buildings: readonly Placed[], places: readonly Placed[], keep: number): ReadonlyMap<string, readonly Near[]> {
  const outlines = buildings.map(({ geometry }) => JSON.parse(geometry) as Geometry)
  const points = places.map(({ geometry }) => JSON.parse(geometry) as Geometry)
  const frame = frameAround([...outlines, ...points])
  if (!frame) return new Map()
  const shapes = points.map((point) => localShape(frame, point))
  const found = new Map<string, readonly Near[]>()
  buildings.forEach(({ id }, index) => {
    const outline = outlines[index]
    if (!outline) return
    const shape = localShape(frame, outline)
    const near = places.flatMap((place, at) => {
      const other = shapes[at]
      const nearest = other ? nearestBetween(shape, other) : null
      return nearest ? [{ id: place.id, distanceM: Math.round(nearest.distanceM * 1000) / 1000, nearest }] : []
    })
    near.sort((one, other) => one.distanceM - other.distanceM || (one.id < other.id ? -1 : 1))
    found.set(
      id,
      near.slice(0, keep).map(({ id: placeId, distanceM, nearest }) => ({ id: placeId, distanceM, line: drawnLine(frame, [nearest.a, nearest.b]) })),
    )
  })
  return found
}

/**
 * The nearest places of every building, nearest first, remembered by the hash of all geometries.
 * @param keep how many per building
 */
export function nearestPlaces(buildings: readonly Placed[], places: readonly Placed[], keep: number): ReadonlyMap<string, readonly Near[]> {
  const hash = createHash('sha1').update(String(keep))
  for (const { id, geometry } of buildings) hash.update(`b${id}${geometry}`)
  for (const { id, geometry } of places) hash.update(`p${id}${geometry}`)
  const key = hash.digest('base64')
  const known = cache.get(key)
  if (known) return known
  const computed = compute(buildings, places, keep)
  const [oldest] = cache.keys()
  if (cache.size >= CACHED_PARKS && oldest !== undefined) cache.delete(oldest)
  cache.set(key, computed)
  return computed
}
