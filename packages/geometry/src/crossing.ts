import type { LineString, Polygon } from './geojson.ts'
import { drawnLine, localShape } from './measurement.ts'
import { distanceBetween, lengthOf, pointAlong } from './plane.ts'
import { contacts, distanceToBoundary, isInside } from './polygon.ts'
import { frameAround, type LocalPoint } from './projection.ts'

export interface Crossing {
  crosses: boolean
  /** Length of the line inside the polygon, in metres. */
  insideM: number
  /** The longest piece of the line inside the polygon. */
  piece: LineString | null
}

/** Where on a piece its depth inside the polygon is looked at. */
const DEPTH_SHARES = [0.5, 0.25, 0.75, 0.1, 0.9]

/**
 * Whether a line enters a polygon's inside deeper than `toleranceM` (6.3.1.7: no room crosses a separation line). A line that runs along
 * an edge, or ends at it, does not cross: walls are drawn with some centimetres of error.
 */
export function crossesInterior(line: LineString, polygon: Polygon, toleranceM = 0.02): Crossing {
  const frame = frameAround([line, polygon])
  const none: Crossing = { crosses: false, insideM: 0, piece: null }
  if (!frame) return none
  const [area] = localShape(frame, polygon).polygons
  if (!area) return none
  let insideM = 0
  let longest: [LocalPoint, LocalPoint] | null = null
  for (const edge of localShape(frame, line).edges) {
    let before = 0
    for (const share of contacts(edge, area)) {
      const piece = { a: pointAlong(edge, before), b: pointAlong(edge, share) }
      before = share
      const isDeep = DEPTH_SHARES.some((at) => {
        const point = pointAlong(piece, at)
        return isInside(area, point, 0) && distanceToBoundary(area, point) > toleranceM
      })
      if (!isDeep) continue
      insideM += lengthOf(piece)
      if (!longest || lengthOf(piece) > distanceBetween(...longest)) longest = [piece.a, piece.b]
    }
  }
  return { crosses: longest !== null, insideM, piece: longest && drawnLine(frame, longest) }
}
