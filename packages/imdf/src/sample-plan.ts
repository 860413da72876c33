import { type Frame, frameAt } from '#geometry/projection.ts'
import type { Geometry } from '#kernel/ledger.ts'
import type { PlanRecord } from './plan.ts'
import { stableId } from './stable-id.ts'

/**
 * Builders of fictional but drawable plans: places are given in metres of a site grid, ids follow from codes, so the same description
 * always gives the same plan. Used for fixtures, demonstration data and tests.
 */
export type XY = readonly [number, number]

/** A site grid: x and y in metres from the origin, turned anticlockwise by `turnDegrees`. */
export interface Site {
  /** Keeps ids of different sites apart. */
  key: string
  at(x: number, y: number): [number, number]
}

/** Nine decimals are a tenth of a millimetre: neighbours that share a corner share its coordinates. */
const round = (value: number) => Math.round(value * 1e9) / 1e9

export function site(key: string, origin: XY, turnDegrees = 0): Site {
  const frame: Frame = frameAt([origin[0], origin[1]])
  const [cos, sin] = [Math.cos((turnDegrees * Math.PI) / 180), Math.sin((turnDegrees * Math.PI) / 180)]
  const at = (x: number, y: number): [number, number] => {
    const [longitude, latitude] = frame.toWgs84({ x: x * cos - y * sin, y: x * sin + y * cos })
    return [round(longitude), round(latitude)]
  }
  return { key, at }
}

/** A rectangle between two corners, anticlockwise. */
export function rectangle({ at }: Site, x0: number, y0: number, x1: number, y1: number): Geometry {
  return { type: 'Polygon', coordinates: [[at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1), at(x0, y0)]] }
}

export function line({ at }: Site, ...points: readonly XY[]): Geometry {
  return { type: 'LineString', coordinates: points.map(([x, y]) => at(x, y)) }
}

export function point({ at }: Site, x: number, y: number): Geometry {
  return { type: 'Point', coordinates: at(x, y) }
}

/** A record whose id follows from site, ledger and code. */
export function planRecord({ key }: Site, ledger: string, code: string, name: string, fields: Record<string, unknown>): PlanRecord {
  return { id: stableId(key, ledger, code), code, name, fields, extra: {} }
}

/** Records by ledger name, as in a plan. */
export type PlanFeatures = Record<string, PlanRecord[]>

export function merged(...parts: readonly PlanFeatures[]): PlanFeatures {
  const all: PlanFeatures = {}
  for (const part of parts) for (const [ledger, records] of Object.entries(part)) all[ledger] = [...(all[ledger] ?? []), ...records]
  return all
}

export interface SimpleLevel {
  building: PlanRecord
  ordinal: number
  storeyKind?: string
  /** Outline in metres of the site: x0, y0, x1, y1. */
  outline: readonly [number, number, number, number]
  surveyedOn: string
}

/** `1F`, `2F`, … and `B1` below ground. */
export function storeyName(ordinal: number): string {
  return ordinal >= 0 ? `${ordinal + 1}F` : `B${-ordinal}`
}

export function levelRecord(on: Site, { building, ordinal, storeyKind, outline }: SimpleLevel): PlanRecord {
  const code = `${building.code}-${storeyName(ordinal)}`
  const name = `${building.name} ${ordinal >= 0 ? `${ordinal + 1} 层` : `地下 ${-ordinal} 层`}`
  return planRecord(on, 'parks.level', code, name, { building: building.id, ordinal, storeyKind: storeyKind ?? 'normal', geometry: rectangle(on, ...outline) })
}

export interface PlainSpace {
  code: string
  name: string
  category: string
  /** x0, y0, x1, y1 in metres of the site. */
  box: readonly [number, number, number, number]
  /** Ends of its door. */
  doorAt?: readonly [XY, XY]
  /** Whether the door is a safety exit. */
  exit?: boolean
}

/** A level of a few plain spaces with one door to the outside each where `doorAt` says so: plants, canteens, offices. */
export function plainLevel(on: Site, of: SimpleLevel, spaces: readonly PlainSpace[]): PlanFeatures {
  const level = levelRecord(on, of)
  const units: PlanRecord[] = []
  const openings: PlanRecord[] = []
  for (const { code, name, category, box, doorAt, exit } of spaces) {
    const [x0, y0, x1, y1] = box
    const fields = {
      level: level.id,
      category,
      floorAreaM2: Math.round((x1 - x0) * (y1 - y0) * 0.96 * 100) / 100,
      surveyedOn: of.surveyedOn,
      geometry: rectangle(on, ...box),
    }
    const space = planRecord(on, 'parks.unit', `${level.code}-${code}`, name, fields)
    units.push(space)
    if (!doorAt) continue
    const width = Math.hypot(doorAt[1][0] - doorAt[0][0], doorAt[1][1] - doorAt[0][1])
    const doorFields = {
      level: level.id,
      kind: exit ? 'exit' : 'door',
      unit: space.id,
      clearWidthM: Math.round(width * 1000) / 1000,
      opens: true,
      surveyedOn: of.surveyedOn,
      geometry: line(on, ...doorAt),
    }
    openings.push(planRecord(on, 'parks.opening', `${space.code}-M`, `${name}${exit ? '安全出口' : '门'}`, doorFields))
  }
  return { 'parks.level': [level], 'parks.unit': units, 'parks.opening': openings }
}
