import type { IssueList, IssuePlace } from './issue.ts'

/** How many arrays a geometry nests around its positions. */
const NESTING: Readonly<Record<string, number>> = { Point: 0, LineString: 1, Polygon: 2, MultiPolygon: 3 }

const MAX_POINTS = 10_000

export interface Area {
  isNear(longitude: number, latitude: number): boolean
}

/** Whether a value is a geometry of one of these types with finite coordinates; closed rings and crossings are not looked at. */
export function isSoundGeometry(value: unknown, types: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown }
  const nesting = NESTING[String(type)]
  if (nesting === undefined || !types.includes(String(type))) return false
  const positions = positionsAt(coordinates, nesting)
  return positions !== null && positions.length > 0 && positions.every(isPosition)
}

function isPosition(value: unknown): value is number[] {
  return Array.isArray(value) && value.length >= 2 && value.length <= 4 && value.every((number) => typeof number === 'number' && Number.isFinite(number))
}

/** The positions under so many arrays; null when the nesting differs. A position itself is any array whose first element is no array. */
function positionsAt(coordinates: unknown, nesting: number): unknown[] | null {
  if (!Array.isArray(coordinates)) return null
  if (nesting === 0) return coordinates.some(Array.isArray) ? null : [coordinates]
  const parts = coordinates.map((part) => positionsAt(part, nesting - 1))
  return parts.some((part) => part === null) ? null : (parts.flat() as unknown[])
}

/** Reports what is wrong with type and numbers of a geometry; true when it can be measured. */
export function checkCoordinates(value: unknown, types: readonly string[], park: Area | null, place: IssuePlace, issues: IssueList): boolean {
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown }
  const at = { ...place, property: 'geometry' }
  if (!types.includes(String(type))) {
    issues.error('geometry_type', at, { type: String(type), expected: types.join(' / ') })
    return false
  }
  const positions = positionsAt(coordinates, NESTING[String(type)] as number)
  if (!positions || positions.length === 0) {
    issues.error('geometry_malformed', at, { type: String(type) })
    return false
  }
  if (positions.length > MAX_POINTS) {
    issues.error('too_many_points', at, { count: positions.length, limit: MAX_POINTS })
    return false
  }
  for (const [index, position] of positions.entries()) {
    const text = JSON.stringify(position)
    if (!isPosition(position)) {
      issues.error('coordinate_not_number', at, { index: index + 1, value: text })
      return false
    }
    const [longitude, latitude] = position as [number, number]
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
      const isSwapped = Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90
      if (isSwapped) issues.error('coordinates_swapped', { ...at, position: [latitude, longitude] }, { value: text })
      else issues.error('coordinate_out_of_range', at, { index: index + 1, value: text })
      return false
    }
    if (park && !park.isNear(longitude, latitude) && Math.abs(longitude) <= 90 && park.isNear(latitude, longitude)) {
      issues.error('coordinates_swapped', { ...at, position: [latitude, longitude] }, { value: text })
      return false
    }
  }
  return true
}
