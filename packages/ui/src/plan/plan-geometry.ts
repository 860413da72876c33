import type { Frame, LocalPoint } from '#geometry/projection.ts'
import { frameAt } from '#geometry/projection.ts'

/** GeoJSON as it comes from operations: checked there, loosely typed here. */
export interface Shape {
  type: string
  coordinates: unknown
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

type Pair = readonly [number, number]

function isPair(of: unknown): of is Pair {
  return Array.isArray(of) && typeof of[0] === 'number' && typeof of[1] === 'number'
}

function pairs(of: unknown): Pair[] {
  if (isPair(of)) return [of]
  return Array.isArray(of) ? of.flatMap(pairs) : []
}

/** A metric frame in the middle of the shapes; nothing to draw, no frame. */
export function frameOf(shapes: readonly Shape[]): Frame | undefined {
  const all = shapes.flatMap((shape) => pairs(shape.coordinates))
  if (all.length === 0) return undefined
  const lon = all.map(([x]) => x)
  const lat = all.map(([, y]) => y)
  const middle = (values: number[]) => (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2
  return frameAt([middle(lon), middle(lat)])
}

/** Drawing coordinates: metres, y downwards as in SVG. */
export function toDrawing(frame: Frame, position: Pair): LocalPoint {
  const { x, y } = frame.toLocal([position[0], position[1]])
  return { x, y: -y }
}

function line(frame: Frame, of: unknown, isClosed: boolean): string {
  const points = pairs(of).map((position) => toDrawing(frame, position))
  if (points.length === 0) return ''
  return `M${points.map((point) => `${point.x.toFixed(3)} ${point.y.toFixed(3)}`).join('L')}${isClosed ? 'Z' : ''}`
}

/** Path data of a shape; empty for points, which are drawn as symbols. */
export function pathOf(frame: Frame, shape: Shape): string {
  const parts = Array.isArray(shape.coordinates) ? shape.coordinates : []
  switch (shape.type) {
    case 'LineString':
      return line(frame, parts, false)
    case 'MultiLineString':
      return parts.map((part) => line(frame, part, false)).join('')
    case 'Polygon':
      return parts.map((ring) => line(frame, ring, true)).join('')
    case 'MultiPolygon':
      return parts.flatMap((polygon) => (Array.isArray(polygon) ? polygon.map((ring) => line(frame, ring, true)) : [])).join('')
    default:
      return ''
  }
}

export function boxOf(frame: Frame, shapes: readonly Shape[]): Box {
  const points = shapes.flatMap((shape) => pairs(shape.coordinates)).map((position) => toDrawing(frame, position))
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  if (points.length === 0) return { x: -10, y: -10, width: 20, height: 20 }
  return { x: least(xs), y: least(ys), width: most(xs) - least(xs), height: most(ys) - least(ys) }
}

/** The box with a margin, widened to the proportions of the window, so that metres stay square. */
export function fitted(box: Box, aspect: number): Box {
  const margin = Math.max(box.width, box.height, 2) * 0.06
  let width = Math.max(box.width + 2 * margin, 2)
  let height = Math.max(box.height + 2 * margin, 2)
  if (width / height < aspect) width = height * aspect
  else height = width / aspect
  return { x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width, height }
}

/** Zooms around a point given as fractions of the window. */
export function zoomed(box: Box, factor: number, at: { fx: number; fy: number } = { fx: 0.5, fy: 0.5 }): Box {
  const width = Math.min(50_000, Math.max(0.5, box.width * factor))
  const height = (box.height * width) / box.width
  return { x: box.x + (box.width - width) * at.fx, y: box.y + (box.height - height) * at.fy, width, height }
}

/** Round length for the scale bar: 1, 2 or 5 times a power of ten, at most a quarter of the window. */
export function scaleBar(width: number): number {
  const limit = width / 4
  const power = 10 ** Math.floor(Math.log10(limit))
  return ([5, 2, 1].find((step) => step * power <= limit) ?? 1) * power
}
