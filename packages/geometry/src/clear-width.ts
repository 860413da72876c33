import type { LineString, Polygon } from './geojson.ts'
import { drawnLine, localShape } from './measurement.ts'
import { distanceBetween, distanceToEdge, type Edge, EPSILON_M, lengthOf, middleOf, type Nearest, nearestBetweenEdges, nearestOn, pointAlong } from './plane.ts'
import { areaOf, isDeepInside, type LocalPolygon, type LocalRing, polygonOf, reflexCorners, ringEdges, staysInsideUntil } from './polygon.ts'
import { frameAround, type LocalPoint } from './projection.ts'

export interface ClearWidth {
  widthM: number
  /** Across the corridor at its narrowest place. */
  line: LineString
}

/** Opposite walls may be up to 60° from parallel. */
const FACING_COSINE = 0.5
/** A recess smaller than this without an opening on it is not part of the way, in m². */
const POCKET_AREA_M2 = 1

/** The stretch of `edge` that lies square across from `other`, as shares of `edge`; null when none does. */
function facingStretch(edge: Edge, other: Edge): [number, number] | null {
  const length = lengthOf(edge)
  const share = (point: LocalPoint) => ((point.x - edge.a.x) * (edge.b.x - edge.a.x) + (point.y - edge.a.y) * (edge.b.y - edge.a.y)) / length ** 2
  const [one, two] = [share(other.a), share(other.b)]
  const from = Math.max(0, Math.min(one, two))
  const to = Math.min(1, Math.max(one, two))
  return to - from > EPSILON_M / length ? [from, to] : null
}

/** Whether a chord runs through the inside only, touching the edges with its ends. */
function isChord(polygon: LocalPolygon, chord: Edge): boolean {
  return lengthOf(chord) > EPSILON_M && isDeepInside(polygon, middleOf(chord)) && staysInsideUntil(chord, polygon) === 1
}

/** The two parts into which a chord between points of the same ring cuts it; null when the ends lie on different rings. */
function partsBeside(ring: LocalRing, chord: Edge): [LocalRing, LocalRing] | null {
  const edges = ringEdges(ring)
  const on = (point: LocalPoint) => edges.findIndex((edge) => distanceToEdge(edge, point) <= EPSILON_M * 10)
  const [i, j] = [on(chord.a), on(chord.b)]
  if (i < 0 || j < 0 || i === j) return null
  const ends = edges.map(({ b }) => b)
  const walk = (from: number, to: number, start: LocalPoint, end: LocalPoint) => {
    const points = [start]
    for (let k = from; k !== to; k = (k + 1) % ends.length) points.push(ends[k] ?? start)
    return [...points, end]
  }
  return [walk(i, j, chord.a, chord.b), walk(j, i, chord.b, chord.a)]
}

/** Whether a chord closes off a mere recess: a part shallower than wide, or a small one that nobody enters from or leaves by. */
function closesPocket(polygon: LocalPolygon, chord: Edge, openings: readonly LocalPoint[]): boolean {
  const [outline] = polygon.rings
  const parts = outline && partsBeside(outline, chord)
  if (!parts) return false
  return parts.some((points) => {
    const part = polygonOf([points])
    const area = areaOf(part)
    if (area < lengthOf(chord) ** 2 / 2) return true
    return (
      area < POCKET_AREA_M2 &&
      !openings.some((opening) => part.edges.some((edge) => distanceToEdge(edge, opening) < 0.3 && distanceToEdge(chord, opening) > 0.3))
    )
  })
}

/** Candidates for the narrowest place: the chord to measure with the chord by which the place is judged to be a recess or not. */
function* candidates(polygon: LocalPolygon): Generator<{ width: Nearest; judge: Edge }> {
  for (const [index, edge] of polygon.edges.entries()) {
    for (const other of polygon.edges.slice(index + 1)) {
      const cosine = ((edge.b.x - edge.a.x) * (other.b.x - other.a.x) + (edge.b.y - edge.a.y) * (other.b.y - other.a.y)) / (lengthOf(edge) * lengthOf(other))
      const stretch = cosine < -FACING_COSINE ? facingStretch(edge, other) : null
      if (!stretch) continue
      const across = pointAlong(edge, (stretch[0] + stretch[1]) / 2)
      const judge = { a: across, b: nearestOn(other, across) }
      const width =
        cosine < -1 + 1e-9
          ? { ...judge, distanceM: lengthOf(judge) }
          : nearestBetweenEdges({ a: pointAlong(edge, stretch[0]), b: pointAlong(edge, stretch[1]) }, other)
      yield { width, judge }
    }
  }
  const corners = reflexCorners(polygon)
  for (const [index, corner] of corners.entries()) {
    for (const edge of polygon.edges) {
      const foot = nearestOn(edge, corner)
      const chord = { a: corner, b: foot }
      yield { width: { ...chord, distanceM: lengthOf(chord) }, judge: chord }
    }
    for (const other of corners.slice(index + 1))
      yield { width: { a: corner, b: other, distanceM: distanceBetween(corner, other) }, judge: { a: corner, b: other } }
  }
}

/**
 * The free width of a corridor at its narrowest place along the way, in metres, to cross-check a measured clear width (6.3.1.3).
 *
 * The narrowest line from wall to opposite wall: exact for rectangles, L shapes, offsets, projecting pillars and tapering walls. Recesses
 * shallower than wide, and recesses under 1 m² without an opening, are no part of the way. Beside a free-standing column the narrower gap counts.
 * Null for an empty polygon.
 */
export function narrowestWidth(corridor: Polygon, openings: readonly LineString[] = []): ClearWidth | null {
  const frame = frameAround([corridor])
  const [polygon] = frame ? localShape(frame, corridor).polygons : []
  if (!frame || !polygon) return null
  const places = openings.flatMap((opening) => localShape(frame, opening).edges.map(middleOf))
  const ascending = [...candidates(polygon)].sort((one, other) => one.width.distanceM - other.width.distanceM)
  const chords = ascending.filter(({ judge }) => isChord(polygon, judge))
  const narrowest = chords.find(({ judge }) => !closesPocket(polygon, judge, places)) ?? chords[0]
  return narrowest ? { widthM: narrowest.width.distanceM, line: drawnLine(frame, [narrowest.width.a, narrowest.width.b]) } : null
}
