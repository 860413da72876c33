import type { AnswerOf } from '#kernel/operation.ts'
import type { levelPlan, parkMap } from '#modules/parks/contract-plan.ts'
import type { Outcome } from '#standard/finding.ts'
import type { PlanKind, PlanShape } from '#ui/plan/FloorPlan.tsx'

export type LevelPlan = AnswerOf<typeof levelPlan>
export type ParkPlan = AnswerOf<typeof parkMap>
type Feature = LevelPlan['units'][number]

const UNITS: Readonly<Record<string, PlanKind>> = { lodgingRoom: 'lodgingRoom', corridor: 'corridor', gallery: 'corridor', stair: 'stair' }
const OPENINGS: Readonly<Record<string, PlanKind>> = { exit: 'exit', window: 'window', highSideWindow: 'window', smokeVent: 'window' }
const LAYERS: Readonly<Record<string, PlanKind>> = {
  'parks.zone': 'zone',
  'parks.building': 'building',
  'parks.road': 'road',
  'parks.walkway': 'walkway',
  'parks.parkingArea': 'parking',
  'parks.gate': 'gate',
  'parks.transitStop': 'stop',
}

function shapesOf(
  features: readonly Feature[],
  kindOf: (properties: Readonly<Record<string, unknown>>) => PlanKind,
  outcomes: ReadonlyMap<string, Outcome>,
): PlanShape[] {
  return features.flatMap(({ id, geometry, properties }) => {
    if (!geometry) return []
    const outcome = outcomes.get(id)
    const heightM = typeof properties.heightM === 'number' ? { heightM: properties.heightM } : {}
    return [{ id, name: String(properties.name ?? properties.code ?? ''), kind: kindOf(properties), geometry, ...heightM, ...(outcome ? { outcome } : {}) }]
  })
}

/** A level as a plan shows it, what was judged tinted by its outcome. */
export function levelShapes(plan: LevelPlan, outcomes: ReadonlyMap<string, Outcome>): PlanShape[] {
  return [
    ...shapesOf(plan.units, ({ category }) => UNITS[String(category)] ?? 'unit', outcomes),
    ...shapesOf(plan.separationLines, () => 'separation', outcomes),
    ...shapesOf(plan.walls, () => 'wall', outcomes),
    ...shapesOf(plan.openings, ({ kind }) => OPENINGS[String(kind)] ?? 'door', outcomes),
  ]
}

/** The park as a map shows it; zones lie below everything else. */
export function parkShapes(plan: ParkPlan, outcomes: ReadonlyMap<string, Outcome>): PlanShape[] {
  const boundary: PlanShape[] = plan.boundary ? [{ id: 'boundary', name: '', kind: 'zone', geometry: plan.boundary, label: '' }] : []
  return [...boundary, ...plan.layers.flatMap(({ ledger, features }) => shapesOf(features, () => LAYERS[ledger] ?? 'facility', outcomes))]
}
