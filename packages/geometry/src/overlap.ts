import { difference, type Geom, intersection, setPrecision } from 'polyclip-ts'
import type { Geometry, MultiPolygon } from './geojson.ts'
import { drawnPosition, type LocalShape, localShape } from './measurement.ts'
import { distanceBetweenBoxes, EPSILON_M, pointAlong } from './plane.ts'
import { areaOf, contacts, interiorPoint, isDeepInside, type LocalPolygon, polygonOf } from './polygon.ts'
import { type Frame, frameAround } from './projection.ts'

/** An area cut out of other areas, in m² and as it is drawn. */
export interface CutArea {
  areaM2: number
  geometry: MultiPolygon | null
}

/** Precisions at which clipping is tried in turn, in metres. Nearly coinciding edges can defeat the sweep at one precision, hardly at all. */
const CLIPPING_PRECISIONS_M = [EPSILON_M, undefined, 1e-5, 1e-4, 1e-3]

/** Rings of polygons as the clipping library takes them. */
export type Clippable = [number, number][][][]

export function clippable(polygons: readonly LocalPolygon[]): Clippable {
  return polygons.map(({ rings }) => rings.map((ring) => ring.map(({ x, y }): [number, number] => [x, y])))
}

/** Runs one boolean operation; throws what the clipping library throws when it fails at every precision. */
function clipped(operation: (geom: Geom, ...others: Geom[]) => Clippable, geom: Geom, ...others: Geom[]): Clippable {
  let failure: unknown
  for (const precision of CLIPPING_PRECISIONS_M) {
    setPrecision(precision)
    try {
      return operation(geom, ...others)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

/** What the first areas have in common with the second. */
export function commonPart(one: Clippable, other: Clippable): Clippable {
  return clipped(intersection, one, other)
}

/** What is left of areas when others are taken off. */
export function remainder(whole: Clippable, taken: readonly Clippable[]): Clippable {
  return taken.length === 0 ? whole : clipped(difference, whole, ...taken)
}

export function cutArea(frame: Frame, pieces: readonly (readonly (readonly [number, number])[][])[]): CutArea {
  const polygons = pieces.map((rings) => polygonOf(rings.map((ring) => ring.map(([x, y]) => ({ x, y })))))
  if (polygons.length === 0) return { areaM2: 0, geometry: null }
  const coordinates = polygons.map(({ rings }) => rings.map((ring) => [...ring, ...ring.slice(0, 1)].map((point) => drawnPosition(frame, point))))
  return { areaM2: polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0), geometry: { type: 'MultiPolygon', coordinates } }
}

/** Whether a stretch of the first polygon's edges lies deeper than `depthM` inside the second. */
function edgeEnters(one: LocalPolygon, other: LocalPolygon, depthM: number): boolean {
  for (const edge of one.edges) {
    let before = 0
    for (const share of contacts(edge, other)) {
      if (share > before && isDeepInside(other, pointAlong(edge, (before + share) / 2), depthM)) return true
      before = share
    }
    if (isDeepInside(other, edge.a, depthM)) return true
  }
  return false
}

/** Whether two areas share more than edges: cheap, and exact for valid polygons that enter each other deeper than `depthM`. */
export function interiorsMeet(one: LocalPolygon, other: LocalPolygon, depthM = EPSILON_M): boolean {
  if (distanceBetweenBoxes(one.box, other.box) > 0) return false
  return edgeEnters(one, other, depthM) || edgeEnters(other, one, depthM) || isDeepInside(other, interiorPoint(one), depthM)
}

export function overlapOfShapes(frame: Frame, one: LocalShape, other: LocalShape): CutArea {
  const meets = one.polygons.some((a) => other.polygons.some((b) => interiorsMeet(a, b)))
  return meets ? cutArea(frame, commonPart(clippable(one.polygons), clippable(other.polygons))) : { areaM2: 0, geometry: null }
}

/** The part of an area that lies in none of the others. */
export function outsideOfShapes(frame: Frame, one: LocalShape, others: readonly LocalShape[]): CutArea {
  const near = others.filter(({ box, polygons }) => polygons.length > 0 && distanceBetweenBoxes(one.box, box) <= 0)
  if (one.polygons.length === 0) return { areaM2: 0, geometry: null }
  return cutArea(
    frame,
    remainder(
      clippable(one.polygons),
      near.map(({ polygons }) => clippable(polygons)),
    ),
  )
}

/** The area two geometries share, in m²; 0 for points, lines and areas that only touch. */
export function overlapArea(one: Geometry, other: Geometry): CutArea {
  const frame = frameAround([one, other])
  return frame ? overlapOfShapes(frame, localShape(frame, one), localShape(frame, other)) : { areaM2: 0, geometry: null }
}
