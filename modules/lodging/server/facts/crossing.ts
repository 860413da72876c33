import { createHash } from 'node:crypto'
import { crossesInterior } from '#geometry/crossing.ts'
import type { LineString, Polygon } from '#geometry/geojson.ts'
import type { LineRow, UnitRow } from '../level-rows.ts'

const CACHED_LEVELS = 128
const cache = new Map<string, ReadonlyMap<string, readonly string[]>>()

function compute(rooms: readonly UnitRow[], lines: readonly LineRow[]): ReadonlyMap<string, readonly string[]> {
  const drawn = lines.map(({ id, geometry }) => ({ id, line: JSON.parse(geometry) as LineString }))
  return new Map(
    rooms.flatMap(({ id, geometry }) => {
      if (geometry === null) return []
      const outline = JSON.parse(geometry) as Polygon
      return [[id, drawn.filter(({ line }) => crossesInterior(line, outline).crosses).map((line) => line.id)] as const]
    }),
  )
}

/** Separation lines that run through a room, by room; remembered by the hash of all geometries. */
export function crossedLines(rooms: readonly UnitRow[], lines: readonly LineRow[]): ReadonlyMap<string, readonly string[]> {
  if (lines.length === 0) return new Map()
  const hash = createHash('sha1')
  for (const { id, geometry } of [...rooms, ...lines]) hash.update(`${id}${geometry}`)
  const key = hash.digest('base64')
  const known = cache.get(key)
  if (known) return known
  const computed = compute(rooms, lines)
  const [oldest] = cache.keys()
  if (cache.size >= CACHED_LEVELS && oldest !== undefined) cache.delete(oldest)
  cache.set(key, computed)
  return computed
}
