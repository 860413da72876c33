/** Longitude, latitude in degrees on WGS-84; further numbers are ignored. */
export type Position = readonly [number, number, ...number[]]

export interface Point {
  type: 'Point'
  coordinates: Position
}
export interface LineString {
  type: 'LineString'
  coordinates: readonly Position[]
}
export interface Polygon {
  type: 'Polygon'
  coordinates: readonly (readonly Position[])[]
}
export interface MultiPolygon {
  type: 'MultiPolygon'
  coordinates: readonly (readonly (readonly Position[])[])[]
}
export type Geometry = Point | LineString | Polygon | MultiPolygon

/** Every position of a geometry, in the order in which it is written. */
export function positionsOf(geometry: Geometry): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'LineString':
      return geometry.coordinates
    case 'Polygon':
      return geometry.coordinates.flat()
    case 'MultiPolygon':
      return geometry.coordinates.flat(2)
  }
}

/** The polygons of an area as lists of rings; none for points and lines. */
export function polygonsOf(geometry: Geometry): readonly (readonly (readonly Position[])[])[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}
