import type { AnswerOf } from '#kernel/operation.ts'
import type { PlanKind, PlanShape } from '#ui/plan/FloorPlan.tsx'
import type { levelPlan, parkMap } from '../contract-plan.ts'

type Feature = AnswerOf<typeof levelPlan>['units'][number]

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

function shapesOf(features: readonly Feature[], kindOf: (properties: Readonly<Record<string, unknown>>) => PlanKind): PlanShape[] {
  return features.flatMap(({ id, geometry, properties }) => {
    if (!geometry) return []
    const height = properties.heightM
    return [
      {
        id,
        name: String(properties.name ?? properties.code ?? ''),
        kind: kindOf(properties),
        geometry,
        ...(typeof height === 'number' ? { heightM: height } : {}),
      },
    ]
  })
}

/** What the park map draws, ground first; hidden ledgers are left out. */
export function mapShapes(answer: AnswerOf<typeof parkMap>, hidden: readonly string[] = []): PlanShape[] {
  return answer.layers
    .filter(({ ledger }) => !hidden.includes(ledger))
    .flatMap(({ ledger, features }) => shapesOf(features, () => MAP_KINDS[ledger] ?? 'facility'))
}

/** What a level's plan draws: spaces first, then walls, then what is cut into them. */
export function levelShapes(answer: AnswerOf<typeof levelPlan>): PlanShape[] {
  return [
    ...shapesOf(answer.units, ({ category }) => UNIT_KINDS[String(category)] ?? 'unit'),
    ...shapesOf(answer.walls, () => 'wall'),
    ...shapesOf(answer.separationLines, () => 'separation'),
    ...shapesOf(answer.openings, ({ kind }) => OPENING_KINDS[String(kind)] ?? 'door'),
  ]
}
