import type { Geometry } from '#geometry/geojson.ts'
import { type Frame, frameAround } from '#geometry/projection.ts'
import type { Drawing, Outcome } from '#standard/finding.ts'
import { numberText } from './report-words.ts'

/** A thing on a plan; `look` names its colours. */
export interface PlanPart {
  id: string
  name: string
  look: string
  geometry: { type: string; coordinates: unknown }
}

/** A judged subject on the plan with the number of its row in the table above. */
export interface PlanMark {
  /** Empty for the whole place itself, which carries no number. */
  subjectId: string
  number: number
  outcome: Outcome
  drawings: readonly Drawing[]
}

/** Printed width of a picture. */
const WIDTH_PT = 480
const MAX_HEIGHT_PT = 200
const MIN_HEIGHT_PT = 70
const LABEL_PT = 7
/** More subjects than this, and figures beside their drawings would cover each other; the table has them. */
const MOST_LABELLED = 3
const FONT = 'Noto Sans S Chinese'

interface Point {
  x: number
  y: number
}
interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

const LOOKS: Readonly<Record<string, { fill: string; stroke: string; width: number; dash?: string }>> = {
  boundary: { fill: 'none', stroke: '#667080', width: 1, dash: '6 3 1.5 3' },
  zone: { fill: '#f3f7f1', stroke: '#c2d2bc', width: 0.5 },
  parking: { fill: '#eceef1', stroke: '#9aa2ad', width: 0.5 },
  building: { fill: '#dfe5ee', stroke: '#66758c', width: 0.8 },
  road: { fill: 'none', stroke: '#c9ced6', width: 5 },
  walkway: { fill: 'none', stroke: '#8b9cb5', width: 1, dash: '4 2.5' },
  gate: { fill: '#14713d', stroke: '#14713d', width: 2 },
  stop: { fill: '#0f55c9', stroke: '#0f55c9', width: 2 },
  lodgingRoom: { fill: '#edf2fa', stroke: '#6f8fc0', width: 0.6 },
  corridor: { fill: '#faf7ec', stroke: '#b59a55', width: 0.6 },
  gallery: { fill: '#faf7ec', stroke: '#b59a55', width: 0.6 },
  stair: { fill: '#efecf6', stroke: '#8577ad', width: 0.6 },
  unit: { fill: '#f3f4f6', stroke: '#a2abb7', width: 0.6 },
  separation: { fill: 'none', stroke: '#825000', width: 1, dash: '3 2' },
  wall: { fill: 'none', stroke: '#3c4450', width: 1.6 },
  door: { fill: 'none', stroke: '#a0692c', width: 2 },
  window: { fill: 'none', stroke: '#2a86c7', width: 2 },
  exit: { fill: 'none', stroke: '#14713d', width: 2.6 },
}
const JUDGED: Readonly<Partial<Record<Outcome, { fill: string; stroke: string }>>> = {
  notMet: { fill: '#f6c9c5', stroke: '#b3261e' },
  unknown: { fill: '#f9e3b4', stroke: '#825000' },
  waitingForReview: { fill: '#cfdff9', stroke: '#0f55c9' },
}
const ROLES: Readonly<Record<Drawing['role'], { fill: string; stroke: string; width: number; dash?: string; opacity?: number }>> = {
  path: { fill: 'none', stroke: '#0f55c9', width: 1.4, dash: '5 2.5' },
  distance: { fill: 'none', stroke: '#6a3fa0', width: 1.4, dash: '5 2.5' },
  gap: { fill: 'none', stroke: '#b3261e', width: 1.8 },
  wall: { fill: 'none', stroke: '#b3261e', width: 2.2 },
  door: { fill: 'none', stroke: '#a0692c', width: 2.4 },
  window: { fill: 'none', stroke: '#2a86c7', width: 2.4 },
  exit: { fill: 'none', stroke: '#14713d', width: 2.6 },
  area: { fill: '#14713d', stroke: '#14713d', width: 0.8, opacity: 0.12 },
  uncovered: { fill: '#b3261e', stroke: '#b3261e', width: 0.8, opacity: 0.18 },
  subject: { fill: '#b3261e', stroke: '#b3261e', width: 1.2, opacity: 0.12 },
}

type Pair = readonly [number, number]

function pairsOf(of: unknown): Pair[] {
  if (!Array.isArray(of)) return []
  return typeof of[0] === 'number' && typeof of[1] === 'number' ? [[of[0], of[1]]] : of.flatMap(pairsOf)
}

/** The lines or rings of a geometry, each as a list of positions. */
function linesOf({ type, coordinates }: PlanPart['geometry']): { points: Pair[]; isRing: boolean }[] {
  const parts = Array.isArray(coordinates) ? coordinates : []
  if (type === 'LineString') return [{ points: pairsOf(parts), isRing: false }]
  if (type === 'MultiLineString') return parts.map((line) => ({ points: pairsOf(line), isRing: false }))
  if (type === 'Polygon') return parts.map((ring) => ({ points: pairsOf(ring), isRing: true }))
  if (type === 'MultiPolygon')
    return parts.flatMap((polygon) => (Array.isArray(polygon) ? polygon.map((ring) => ({ points: pairsOf(ring), isRing: true })) : []))
  return []
}

function boxOf(frame: Frame, geometries: readonly PlanPart['geometry'][]): Box | null {
  let box: Box | null = null
  for (const { coordinates } of geometries)
    for (const pair of pairsOf(coordinates)) {
      const { x, y } = frame.toLocal([pair[0], pair[1]])
      box = box
        ? { minX: Math.min(box.minX, x), minY: Math.min(box.minY, y), maxX: Math.max(box.maxX, x), maxY: Math.max(box.maxY, y) }
        : { minX: x, minY: y, maxX: x, maxY: y }
    }
  return box
}

/** What of the plan is shown: all of it, or, when the marks lie together in a large plan, their surroundings. */
function windowOf(whole: Box, focus: Box | null): Box {
  const margin = Math.max(whole.maxX - whole.minX, whole.maxY - whole.minY, 4) * 0.02
  const all = { minX: whole.minX - margin, minY: whole.minY - margin, maxX: whole.maxX + margin, maxY: whole.maxY + margin }
  if (!focus) return all
  const width = all.maxX - all.minX
  const height = all.maxY - all.minY
  const wantedX = Math.max((focus.maxX - focus.minX) * 1.3, width * 0.4)
  const wantedY = Math.max((focus.maxY - focus.minY) * 1.3, height * 0.4)
  if (wantedX > width * 0.7 || wantedY > height * 0.7) return all
  const scale = Math.max(wantedX / width, wantedY / height)
  const [w, h] = [width * scale, height * scale]
  const x = Math.min(Math.max((focus.minX + focus.maxX) / 2 - w / 2, all.minX), all.maxX - w)
  const y = Math.min(Math.max((focus.minY + focus.maxY) / 2 - h / 2, all.minY), all.maxY - h)
  return { minX: x, minY: y, maxX: x + w, maxY: y + h }
}

function escaped(text: string): string {
  return text.replace(
    /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f]/g,
    (c) => (({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }) as Record<string, string>)[c] ?? '',
  )
}

/**
 * A plan as SVG in print points: the place, what the checks drew, and the judged subjects with the numbers of their rows.
 * Null when nothing of it has a place.
 */
export function planPicture(parts: readonly PlanPart[], marks: readonly PlanMark[]): string | null {
  const drawings = marks.flatMap((mark) => mark.drawings)
  const frame = frameAround([...parts, ...drawings.map(({ geometry }) => ({ geometry }))].map(({ geometry }) => geometry as Geometry))
  const whole = frame && boxOf(frame, parts.length > 0 ? parts.map((part) => part.geometry) : drawings.map((drawing) => drawing.geometry))
  if (!frame || !whole) return null
  const numbered = new Map(marks.map((mark) => [mark.subjectId, mark]))
  const judged = parts.filter((part) => numbered.has(part.id))
  const view = windowOf(whole, boxOf(frame, [...judged.map((part) => part.geometry), ...drawings.map((drawing) => drawing.geometry)]))
  const metres = { width: view.maxX - view.minX, height: view.maxY - view.minY }
  const scale = Math.min(WIDTH_PT / metres.width, MAX_HEIGHT_PT / metres.height)
  const height = Math.max(MIN_HEIGHT_PT, metres.height * scale)
  const left = (WIDTH_PT - metres.width * scale) / 2
  const top = (height - metres.height * scale) / 2
  const place = (pair: Pair): Point => {
    const { x, y } = frame.toLocal([pair[0], pair[1]])
    return { x: left + (x - view.minX) * scale, y: top + (view.maxY - y) * scale }
  }
  const pen = new Pen(place)
  for (const part of parts) {
    const mark = numbered.get(part.id)
    const look = LOOKS[part.look] ?? { fill: '#f3f4f6', stroke: '#a2abb7', width: 0.6 }
    const tint = mark ? JUDGED[mark.outcome] : undefined
    pen.draw(part.geometry, tint ? { ...look, ...tint, width: Math.max(look.width, 1.2), fill: look.fill === 'none' ? 'none' : tint.fill } : look)
  }
  for (const part of parts) if (part.name && !numbered.has(part.id)) pen.nameInside(part.geometry, part.name)
  for (const { drawings: own, outcome } of marks)
    for (const drawing of own) pen.drawing(marks.length > MOST_LABELLED ? { ...drawing, label: undefined } : drawing, outcome)
  for (const part of judged) pen.number(part.geometry, numbered.get(part.id) as PlanMark)
  for (const mark of marks) if (mark.subjectId !== '' && !judged.some((part) => part.id === mark.subjectId)) pen.numberAtDrawing(mark)
  return pen.svg(height, scale)
}

/** Collects the elements of one picture. */
class Pen {
  readonly #place: (pair: Pair) => Point
  readonly #parts: string[] = []
  /** Labels of drawings and numbers lie above all shapes. */
  readonly #labels: string[] = []

  constructor(place: (pair: Pair) => Point) {
    this.#place = place
  }

  draw(
    geometry: PlanPart['geometry'],
    { fill, stroke, width, dash, opacity }: { fill: string; stroke: string; width: number; dash?: string; opacity?: number },
  ): void {
    if (geometry.type === 'Point' || geometry.type === 'MultiPoint') {
      for (const { x, y } of pairsOf(geometry.coordinates).map(this.#place))
        this.#parts.push(`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="${stroke}" stroke="#fff" stroke-width="0.8"/>`)
      return
    }
    const path = linesOf(geometry)
      .filter(({ points }) => points.length > 1)
      .map(
        ({ points, isRing }) =>
          `M${points
            .map((pair) => this.#place(pair))
            .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
            .join('L')}${isRing ? 'Z' : ''}`,
      )
      .join('')
    if (!path) return
    const isArea = geometry.type.endsWith('Polygon')
    this.#parts.push(
      `<path d="${path}" fill="${isArea ? fill : 'none'}" fill-rule="evenodd"${opacity === undefined ? '' : ` fill-opacity="${opacity}"`} stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`,
    )
  }

  drawing({ role, geometry, label }: Drawing, outcome: Outcome): void {
    const tint = role === 'subject' ? JUDGED[outcome] : undefined
    this.draw(geometry, tint ? { ...ROLES.subject, ...tint, opacity: 0.5 } : ROLES[role])
    if (label) {
      const box = this.#box(geometry)
      if (box) this.#text({ x: (box.minX + box.maxX) / 2, y: box.maxY + (role === 'gap' ? LABEL_PT : -LABEL_PT * 0.6) }, label, LABEL_PT, ROLES[role].stroke)
    }
  }

  /** A name inside its area, where there is room. */
  nameInside(geometry: PlanPart['geometry'], name: string): void {
    const box = this.#box(geometry)
    if (!box || !geometry.type.endsWith('Polygon')) return
    const size = [LABEL_PT, LABEL_PT - 1.5].find((size) => box.maxX - box.minX > textWidth(name, size) && box.maxY - box.minY > size * 1.3)
    if (size) this.#text(middle(box), name, size, '#4b5563')
  }

  number(geometry: PlanPart['geometry'], { number, outcome }: PlanMark): void {
    const box = this.#box(geometry)
    if (box) this.#disc(middle(box), number, outcome)
  }

  numberAtDrawing({ drawings, number, outcome }: PlanMark): void {
    const box = drawings[0] && this.#box(drawings[0].geometry)
    if (box) this.#disc(middle(box), number, outcome)
  }

  svg(height: number, scale: number): string {
    const bar = roundLength(WIDTH_PT / scale / 5)
    const y = height - 6
    const ruler = `<rect x="2" y="${y - 13}" width="${(bar * scale + 8).toFixed(1)}" height="17" fill="#fff" fill-opacity="0.85"/><path d="M6 ${y - 3}v3h${(bar * scale).toFixed(1)}v-3" fill="none" stroke="#4b5563" stroke-width="0.8"/>`
    this.#text({ x: 6 + (bar * scale) / 2, y: y - 5 }, `${numberText(bar)} m`, 6, '#4b5563')
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH_PT} ${height.toFixed(1)}" width="${WIDTH_PT}pt" height="${height.toFixed(1)}pt"><rect width="${WIDTH_PT}" height="${height.toFixed(1)}" fill="#fff"/>${this.#parts.join('')}${ruler}${this.#labels.join('')}</svg>`
  }

  #box(geometry: PlanPart['geometry']): Box | null {
    const points = pairsOf(geometry.coordinates).map(this.#place)
    if (points.length === 0) return null
    const xs = points.map(({ x }) => x)
    const ys = points.map(({ y }) => y)
    return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) }
  }

  #disc({ x, y }: Point, number: number, outcome: Outcome): void {
    const stroke = JUDGED[outcome]?.stroke ?? '#4b5563'
    this.#labels.push(`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="5.2" fill="#fff" stroke="${stroke}" stroke-width="0.9"/>`)
    this.#text({ x, y }, String(number), number > 9 ? 5.6 : 6.6, stroke, false)
  }

  #text({ x, y }: Point, text: string, size: number, fill: string, hasHalo = true): void {
    const at = `x="${x.toFixed(1)}" y="${(y + size * 0.36).toFixed(1)}" font-family="${FONT}" font-size="${size}" text-anchor="middle"`
    if (hasHalo) this.#labels.push(`<text ${at} fill="#fff" stroke="#fff" stroke-width="1.6" stroke-linejoin="round">${escaped(text)}</text>`)
    this.#labels.push(`<text ${at} fill="${fill}">${escaped(text)}</text>`)
  }
}

function middle(box: Box): Point {
  return { x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2 }
}

function textWidth(text: string, size: number): number {
  return [...text].reduce((width, c) => width + (c.charCodeAt(0) < 0x2e80 ? 0.56 : 1), 0) * size + 3
}

/** The largest 1, 2 or 5 times a power of ten that is not above. */
function roundLength(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit))
  return ([5, 2, 1].find((step) => step * power <= limit) ?? 1) * power
}
