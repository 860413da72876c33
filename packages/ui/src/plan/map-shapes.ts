import type { Outcome } from '#standard/finding.ts'
import type { PlanKind, PlanShape, PlanTheme } from './FloorPlan.tsx'
import type { Shape } from './plan-geometry.ts'

export interface MapFeature {
  id: string
  geometry: Shape | null
  properties: Readonly<Record<string, unknown>>
}

/** What `parks.map` answers. */
export interface ParkMapAnswer {
  boundary: Shape | null
  layers: readonly { ledger: string; features: readonly MapFeature[] }[]
}

/** What `parks.levelPlan` answers, as far as it is drawn. */
export interface LevelPlanAnswer {
  units: readonly MapFeature[]
  openings: readonly MapFeature[]
  walls: readonly MapFeature[]
  separationLines: readonly MapFeature[]
}

const MAP_KINDS: Readonly<Record<string, PlanKind>> = {
  'parks.zone': 'zone',
  'parks.building': 'building',
  'parks.road': 'road',
  'parks.walkway': 'walkway',
  'parks.parkingArea': 'parking',
  'parks.gate': 'gate',
  'parks.transitStop': 'stop',
}
const UNIT_KINDS: Readonly<Record<string, PlanKind>> = { lodgingRoom: 'lodgingRoom', corridor: 'corridor', gallery: 'corridor', stair: 'stair' }
const OPENING_KINDS: Readonly<Record<string, PlanKind>> = { exit: 'exit', window: 'window', highSideWindow: 'window', smokeVent: 'window' }

/** Colours of buildings by use; a building of several uses takes the first. */
export const USE_THEMES: Readonly<Record<string, PlanTheme>> = {
  plant: { zh: '生产厂房', en: 'Plant', fill: '#c3d3ea', stroke: '#56709a' },
  warehouse: { zh: '仓储', en: 'Warehouse', fill: '#d9d3c4', stroke: '#7d7257' },
  dormitory: { zh: '宿舍', en: 'Dormitory', fill: '#d8cdea', stroke: '#73609c' },
  catering: { zh: '餐饮', en: 'Catering', fill: '#f3d3b8', stroke: '#a3682f' },
  office: { zh: '办公', en: 'Office', fill: '#bfe0e2', stroke: '#37777b' },
  service: { zh: '服务配套', en: 'Service', fill: '#cfe3bf', stroke: '#5c7d3f' },
  equipment: { zh: '设备用房', en: 'Equipment', fill: '#dcdfe4', stroke: '#6c7582' },
  sanitation: { zh: '环卫', en: 'Sanitation', fill: '#d3e6d9', stroke: '#4a7a5c' },
  other: { zh: '其他建筑', en: 'Other building', fill: '#e2e5ea', stroke: '#77808d' },
}

type Outcomes = ReadonlyMap<string, Outcome>
const NONE: Outcomes = new Map()

function shapesOf(features: readonly MapFeature[], kindOf: (properties: MapFeature['properties']) => PlanKind, outcomes: Outcomes): PlanShape[] {
  return features.flatMap(({ id, geometry, properties }) => {
    if (!geometry) return []
    const outcome = outcomes.get(id)
    const kind = kindOf(properties)
    const theme = kind === 'building' ? USE_THEMES[String((properties.uses as unknown[] | null)?.[0] ?? 'other')] : undefined
    const height = properties.heightM
    return [
      {
        id,
        name: String(properties.name ?? properties.code ?? ''),
        kind,
        geometry,
        ...(typeof height === 'number' ? { heightM: height } : {}),
        ...(outcome ? { outcome } : {}),
        ...(theme ? { theme } : {}),
      },
    ]
  })
}

/** What the park map draws, ground first; hidden ledgers are left out. */
export function mapShapes(answer: ParkMapAnswer, hidden: readonly string[] = [], outcomes: Outcomes = NONE): PlanShape[] {
  return answer.layers
    .filter(({ ledger }) => !hidden.includes(ledger))
    .flatMap(({ ledger, features }) => shapesOf(features, () => MAP_KINDS[ledger] ?? 'facility', outcomes))
}

/** What a level's plan draws: spaces first, then walls, then what is cut into them. */
export function levelShapes(answer: LevelPlanAnswer, outcomes: Outcomes = NONE): PlanShape[] {
  return [
    ...shapesOf(answer.units, ({ category }) => UNIT_KINDS[String(category)] ?? 'unit', outcomes),
    ...shapesOf(answer.walls, () => 'wall', outcomes),
    ...shapesOf(answer.separationLines, () => 'separation', outcomes),
    ...shapesOf(answer.openings, ({ kind }) => OPENING_KINDS[String(kind)] ?? 'door', outcomes),
  ]
}

const EARTH_M_PER_DEGREE = 111_320
const CIRCLE_STEPS = 48

/** A circle of a radius in metres around a position, as a polygon. */
export function circleAround([lon, lat]: readonly [number, number], radiusM: number): Shape {
  const dLat = radiusM / EARTH_M_PER_DEGREE
  const dLon = dLat / Math.cos((lat * Math.PI) / 180)
  const ring = Array.from({ length: CIRCLE_STEPS + 1 }, (_, step) => {
    const angle = ((step % CIRCLE_STEPS) / CIRCLE_STEPS) * 2 * Math.PI
    return [lon + dLon * Math.cos(angle), lat + dLat * Math.sin(angle)]
  })
  return { type: 'Polygon', coordinates: [ring] }
}

/** Middle of the first ring's corners: where a symbol of something inside is put. */
export function middleOf(shape: Shape): [number, number] | undefined {
  const first = (of: unknown): number[][] => {
    if (!Array.isArray(of)) return []
    if (typeof of[0] === 'number') return [of as number[]]
    return Array.isArray(of[0]) && typeof of[0][0] === 'number' ? (of as number[][]) : first(of[0])
  }
  const points = first(shape.coordinates)
  if (points.length === 0) return undefined
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + (point[at] ?? 0), 0) / points.length
  return [mean(0), mean(1)]
}
