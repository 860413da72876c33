import type { PlanRecord } from '#imdf/plan.ts'
import { levelRecord, line, type PlanFeatures, planRecord, rectangle, type Site, type XY } from '#imdf/sample-plan.ts'

export const GALLERY = { roomWidthM: 3.6, roomDepthM: 5.6, galleryWidthM: 1.8, stairWidthM: 3 }

export interface GalleryLevel {
  building: PlanRecord
  ordinal: number
  corner: XY
  rooms: number
  surveyedOn: string
  storeyKind?: string
  /** Fields of all rooms, e.g. of the roof storey. */
  room?: Record<string, unknown>
}

/** Outside measures of a storey of the gallery house. */
export function gallerySize(rooms: number): { length: number; depth: number } {
  return { length: rooms * GALLERY.roomWidthM + 2 * GALLERY.stairWidthM, depth: GALLERY.roomDepthM + GALLERY.galleryWidthM }
}

/** One storey of a gallery house (外廊式): rooms in a row behind an open gallery on the south, a staircase at both ends. */
export function galleryLevel(on: Site, { building, ordinal, corner, rooms, surveyedOn, storeyKind, room: roomFields }: GalleryLevel): PlanFeatures {
  const [x0, y0] = corner
  const { length, depth } = gallerySize(rooms)
  const level = levelRecord(on, { building, ordinal, outline: [x0, y0, x0 + length, y0 + depth], surveyedOn, ...(storeyKind ? { storeyKind } : {}) })
  const plan = { 'parks.level': [level], 'parks.unit': [] as PlanRecord[], 'parks.opening': [] as PlanRecord[], 'parks.wall': [] as PlanRecord[] }
  const add = (ledger: keyof typeof plan, code: string, name: string, fields: Record<string, unknown>): PlanRecord => {
    const record = planRecord(on, `${ledger}`, `${level.code}-${code}`, name, { level: level.id, surveyedOn, ...fields })
    plan[ledger].push(record)
    return record
  }
  const front = y0 + GALLERY.galleryWidthM
  const back = y0 + depth
  const west = x0 + GALLERY.stairWidthM
  const east = x0 + length - GALLERY.stairWidthM
  const gallery = add('parks.unit', 'TL', '室外通廊', {
    category: 'gallery',
    clearWidthM: 1.6,
    finishClass: 'A',
    geometry: rectangle(on, west, y0, east, front),
  })
  for (const [number, from, to, inner] of [
    [1, x0, west, west],
    [2, east, x0 + length, east],
  ] as const) {
    const stair = add('parks.unit', `LT${number}`, `${number} 号楼梯间`, { category: 'stair', finishClass: 'A', geometry: rectangle(on, from, y0, to, back) })
    const across = line(on, [inner, y0 + 0.3], [inner, y0 + 1.5])
    add('parks.opening', `AC${number}`, `${number} 号安全出口`, {
      kind: 'exit',
      unit: gallery.id,
      otherUnit: stair.id,
      clearWidthM: 1.2,
      opens: true,
      geometry: across,
    })
    const middle = (from + to) / 2
    if (ordinal === 0) {
      const outside = line(on, [middle - 0.7, y0], [middle + 0.7, y0])
      add('parks.opening', `CK${number}`, `${number} 号楼梯间出口`, { kind: 'exit', unit: stair.id, clearWidthM: 1.4, opens: true, geometry: outside })
    }
  }
  let before: PlanRecord | null = null
  for (let index = 0; index < rooms; index++) {
    const from = west + index * GALLERY.roomWidthM
    const to = from + GALLERY.roomWidthM
    const number = `${ordinal + 1}${String(index + 1).padStart(2, '0')}`
    const floorAreaM2 = Math.round((GALLERY.roomWidthM - 0.2) * (GALLERY.roomDepthM - 0.2) * 100) / 100
    const fields = { category: 'lodgingRoom', capacity: 2, floorAreaM2, lowHeadroomAreaM2: 0, clearHeightM: 2.9, underPitchedRoof: false, finishClass: 'A' }
    const room = add('parks.unit', number, `${number} 室`, { ...fields, ...roomFields, geometry: rectangle(on, from, front, to, back) })
    const doorAt = line(on, [from + 0.4, front], [from + 1.35, front])
    add('parks.opening', `M${number}`, `${number} 房门`, {
      kind: 'door',
      unit: room.id,
      otherUnit: gallery.id,
      clearWidthM: 0.95,
      opens: true,
      geometry: doorAt,
    })
    const windowAt = line(on, [from + 0.9, back], [to - 0.9, back])
    add('parks.opening', `C${number}`, `${number} 外窗`, { kind: 'window', unit: room.id, areaM2: 2.4, sillHeightM: 0.9, opens: true, geometry: windowAt })
    const build = { wallType: 'lightBrick', reachesSlab: true, isGapFree: true, isPlastered: true, finishClass: 'A' }
    if (before)
      add('parks.wall', `F${number}`, `${number} 西侧分户墙`, {
        unit: room.id,
        otherUnit: before.id,
        ...build,
        geometry: line(on, [from, front], [from, back]),
      })
    before = room
  }
  return plan
}
