import type { PlanRecord } from './plan.ts'
import { levelRecord, line, type PlanFeatures, planRecord, rectangle, type Site, storeyName, type XY } from './sample-plan.ts'

export interface DormitoryLevel {
  building: PlanRecord
  ordinal: number
  /** South-west corner of the level in metres of the site. */
  corner: XY
  /** Rooms on each side of the corridor. */
  roomsPerSide: number
  surveyedOn: string
  /** Recorded clear width of the corridor at its narrowest place; drawn it is 1.6 m wide. */
  corridorClearWidthM?: number
  /** People a room is meant for: 1 or 2. */
  capacity?: number
  roomDoorClearWidthM?: number
  smokeVentM2?: number
  wallType?: string
  storeyKind?: string
  /** What differs for single rooms, by place along the corridor: south side from west, then north side from west. */
  rooms?: Readonly<Record<number, { capacity?: number; lowHeadroomAreaM2?: number; hasWindow?: boolean }>>
}

export const DORMITORY = { roomWidthM: 3.6, roomDepthM: 5.4, corridorWidthM: 1.6, coreWidthM: 3.6 }

/** Outside measures of a dormitory level in metres: along the corridor and across it. */
export function dormitorySize(roomsPerSide: number): { length: number; depth: number } {
  return { length: roomsPerSide * DORMITORY.roomWidthM + 2 * DORMITORY.coreWidthM, depth: 2 * DORMITORY.roomDepthM + DORMITORY.corridorWidthM }
}

/**
 * One storey of a dormitory: a corridor from gable to gable with rooms on both sides, a staircase at both ends south of it, washroom and
 * equipment room opposite, a smoke vent in each gable. As it stands it meets 6.3.1.2 to 6.3.1.5; the options make it fail on purpose.
 */
export function dormitoryLevel(on: Site, options: DormitoryLevel): PlanFeatures {
  const { corner, roomsPerSide, ordinal } = options
  const { length, depth } = dormitorySize(roomsPerSide)
  const [x0, y0] = corner
  const level = levelRecord(on, { ...options, outline: [x0, y0, x0 + length, y0 + depth] })
  const plan: PlanFeatures = { 'parks.level': [level], 'parks.unit': [], 'parks.opening': [], 'parks.wall': [] }
  const draw = new Draw(on, options, level, plan)
  const south = y0 + DORMITORY.roomDepthM
  const north = south + DORMITORY.corridorWidthM
  const east = x0 + length
  const corridorFields = { clearWidthM: options.corridorClearWidthM ?? 1.5, clearHeightM: 2.6, finishClass: 'A', ceilingKind: 'none' }
  const corridor = draw.unit('ZL', `${storeyName(ordinal)} 公共内走道`, 'corridor', [x0, south, east, north], corridorFields)
  const middle = (south + north) / 2
  const vent = { areaM2: options.smokeVentM2 ?? 1.2, sillHeightM: 1, opens: true }
  draw.opening('PY1', '西端排烟窗', 'smokeVent', corridor, null, [x0, middle - 0.5], [x0, middle + 0.5], vent)
  draw.opening('PY2', '东端排烟窗', 'smokeVent', corridor, null, [east, middle - 0.5], [east, middle + 0.5], vent)

  for (const [number, from] of [
    [1, x0],
    [2, east - DORMITORY.coreWidthM],
  ] as const) {
    const to = from + DORMITORY.coreWidthM
    const centre = (from + to) / 2
    const stair = draw.unit(`LT${number}`, `${number} 号楼梯间`, 'stair', [from, y0, to, south], { clearWidthM: 1.3, finishClass: 'A' })
    draw.opening(`AC${number}`, `${number} 号安全出口`, 'exit', corridor, stair, [centre - 0.6, south], [centre + 0.6, south], {
      clearWidthM: 1.2,
      opens: true,
    })
    if (ordinal === 0)
      draw.opening(`CK${number}`, `${number} 号楼梯间出口`, 'exit', stair, null, [centre - 0.7, y0], [centre + 0.7, y0], { clearWidthM: 1.4, opens: true })
    const [code, name, category] = number === 1 ? ['WS', '公共卫生间', 'toilet'] : ['SB', '设备间', 'equipmentRoom']
    const room = draw.unit(code, name, category, [from, north, to, y0 + depth], {})
    draw.opening(`M-${code}`, `${name}门`, 'door', room, corridor, [centre - 0.45, north], [centre + 0.45, north], { clearWidthM: 0.9, opens: true })
    draw.wall(`Q-LT${number}`, `${stair.name}隔墙`, stair, corridor, [from, south], [to, south])
    draw.wall(`Q-${code}`, `${name}隔墙`, room, corridor, [from, north], [to, north])
  }

  let before: PlanRecord | null = null
  for (let place = 0; place < 2 * roomsPerSide; place++) {
    const isSouth = place < roomsPerSide
    const from = x0 + DORMITORY.coreWidthM + (place % roomsPerSide) * DORMITORY.roomWidthM
    const to = from + DORMITORY.roomWidthM
    const box: readonly [number, number, number, number] = isSouth ? [from, y0, to, south] : [from, north, to, y0 + depth]
    const number = `${ordinal + 1}${String(place + 1).padStart(2, '0')}`
    const room = draw.room(number, box, options.rooms?.[place] ?? {})
    const inner = isSouth ? south : north
    const outer = isSouth ? y0 : y0 + depth
    const doorFrom = from + 0.4
    const width = options.roomDoorClearWidthM ?? 0.95
    draw.opening(`M${number}`, `${number} 房门`, 'door', room, corridor, [doorFrom, inner], [doorFrom + width, inner], { clearWidthM: width, opens: true })
    if (options.rooms?.[place]?.hasWindow !== false) {
      const window = { areaM2: 2.7, sillHeightM: 0.9, opens: true }
      draw.opening(`C${number}`, `${number} 外窗`, 'window', room, null, [from + 0.9, outer], [to - 0.9, outer], window)
    }
    draw.wall(`Q${number}`, `${number} 走道侧隔墙`, room, corridor, [from, inner], [to, inner])
    if (before && place !== roomsPerSide) draw.wall(`F${number}`, `${number} 西侧分户墙`, room, before, [from, inner], [from, outer])
    before = room
  }
  return plan
}

class Draw {
  private readonly on: Site
  private readonly options: DormitoryLevel
  private readonly level: PlanRecord
  private readonly plan: PlanFeatures

  constructor(on: Site, options: DormitoryLevel, level: PlanRecord, plan: PlanFeatures) {
    this.on = on
    this.options = options
    this.level = level
    this.plan = plan
  }

  private add(ledger: string, code: string, name: string, fields: Record<string, unknown>): PlanRecord {
    const record = planRecord(this.on, ledger, `${this.level.code}-${code}`, name, { level: this.level.id, surveyedOn: this.options.surveyedOn, ...fields })
    this.plan[ledger]?.push(record)
    return record
  }

  unit(code: string, name: string, category: string, box: readonly [number, number, number, number], fields: Record<string, unknown>): PlanRecord {
    const [x0, y0, x1, y1] = box
    // Inside the walls, which are 0.2 m thick and drawn as their centre lines.
    const floorAreaM2 = Math.round((x1 - x0 - 0.2) * (y1 - y0 - 0.2) * 100) / 100
    return this.add('parks.unit', code, name, { category, floorAreaM2, ...fields, geometry: rectangle(this.on, ...box) })
  }

  room(
    number: string,
    box: readonly [number, number, number, number],
    { capacity, lowHeadroomAreaM2 }: { capacity?: number; lowHeadroomAreaM2?: number },
  ): PlanRecord {
    const fields = {
      capacity: capacity ?? this.options.capacity ?? 2,
      lowHeadroomAreaM2: lowHeadroomAreaM2 ?? 0,
      clearHeightM: 2.8,
      underPitchedRoof: false,
      finishClass: 'A',
    }
    return this.unit(number, `${number} 室`, 'lodgingRoom', box, fields)
  }

  opening(code: string, name: string, kind: string, unit: PlanRecord, otherUnit: PlanRecord | null, from: XY, to: XY, fields: Record<string, unknown>): void {
    this.add('parks.opening', code, name, { kind, unit: unit.id, otherUnit: otherUnit?.id ?? null, ...fields, geometry: line(this.on, from, to) })
  }

  wall(code: string, name: string, unit: PlanRecord, otherUnit: PlanRecord, from: XY, to: XY): void {
    const build = { wallType: this.options.wallType ?? 'solidBrick', reachesSlab: true, isGapFree: true, isPlastered: true, finishClass: 'A' }
    this.add('parks.wall', code, name, { unit: unit.id, otherUnit: otherUnit.id, ...build, geometry: line(this.on, from, to) })
  }
}
