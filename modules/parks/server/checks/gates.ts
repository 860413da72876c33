import { parkSides } from '#geometry/gates.ts'
import { mainRoadMeetsHighway } from '#geometry/roads.ts'
import { check } from '#standard/check.ts'
import type { Drawing, Source } from '#standard/finding.ts'
import { lacking, quantity, verdict } from '#standard/verdict.ts'
import type { GateRow, ParkFact, RoadRow } from '../facts/park.ts'

function roadSource({ id, name, on }: RoadRow): Source {
  return { ledger: 'parks.road', id, label: name, on }
}

function gateSource({ id, name, on }: GateRow): Source {
  return { ledger: 'parks.gate', id, label: name, on }
}

/** 6.1.2.1: 园区主干路应与过境公路相连. */
export const mainRoadJoinsHighway = check<ParkFact>({
  name: 'parks.mainRoadJoinsHighway',
  subject: 'parks.park',
  parameters: {},
  decide({ roads }) {
    const required = { code: 'parks.junction_demanded' }
    const mains = roads.filter(({ roadClass }) => roadClass === 'main')
    const highways = roads.filter(({ roadClass }) => roadClass === 'highway')
    if (mains.length === 0 || highways.length === 0)
      return verdict('unknown', 'parks.road_class_missing', {
        required,
        sources: [...mains, ...highways].map(roadSource),
        missing: lacking('parks.road', null, 'roadClass'),
      })
    const junction = mainRoadMeetsHighway(roads.map(({ id, roadClass, widthM, geometry }) => ({ id, roadClass, widthM, line: JSON.parse(geometry) })))
    const sources = [...mains, ...highways].map(roadSource)
    if (junction.touches)
      return verdict('met', 'parks.main_road_joins', { required, sources, drawings: junction.at ? [{ role: 'subject', geometry: junction.at }] : [] })
    const gap = junction.gap
    const distance = gap ? Math.round(gap.distanceM * 100) / 100 : 0
    return verdict('notMet', 'parks.main_road_apart', {
      required,
      measured: quantity(distance, 'm'),
      args: { measured: distance },
      sources,
      drawings: gap ? [{ role: 'gap', geometry: gap.line, label: `${distance} m` }] : [],
    })
  },
})

function gateDrawings(gates: readonly GateRow[]): Drawing[] {
  return gates.map(({ geometry, name }) => ({ role: 'exit', geometry: JSON.parse(geometry), label: name }))
}

/**
 * 6.1.2.1: 各方向保证至少两个出入口. Only gates vehicles may use, and that are in use, count.
 * Reading `gatesPer`: perSide = on every compass side on which the park borders a through road; wholePark = in all.
 */
export const gatesPerDirection = check<ParkFact>({
  name: 'parks.gatesPerDirection',
  subject: 'parks.park',
  parameters: { minimumGates: 2, gatesPer: 'perSide', borderDistanceM: 30 },
  decide({ profile, roads, gates }, values) {
    const minimum = Number(values.minimumGates)
    const required = quantity(minimum, '1')
    const open = gates.filter(({ isOpen, gateKind }) => isOpen && gateKind !== 'pedestrian')
    const sources = open.map(gateSource)
    const drawings = gateDrawings(open)
    if (gates.length === 0) return verdict('unknown', 'parks.gate_not_recorded', { required, missing: lacking('parks.gate', null, 'geometry') })
    if (values.gatesPer === 'wholePark') {
      const isMet = open.length >= minimum
      const args = { measured: open.length, required: minimum }
      return verdict(isMet ? 'met' : 'notMet', isMet ? 'parks.gates_sufficient' : 'parks.gates_too_few', {
        required,
        measured: quantity(open.length, '1'),
        args,
        sources,
        drawings,
      })
    }
    if (profile.boundary === null)
      return verdict('unknown', 'parks.boundary_missing', { required, sources, missing: lacking('parks.park', profile.id, 'boundary') })
    const through = roads.filter(({ roadClass }) => roadClass === 'highway')
    const sides = parkSides(
      JSON.parse(profile.boundary),
      open.map(({ id, geometry }) => ({ id, geometry: JSON.parse(geometry) })),
      through.map(({ id, geometry }) => ({ id, line: JSON.parse(geometry) })),
      { withinM: Number(values.borderDistanceM) },
    ).filter(({ bordersRoad }) => bordersRoad)
    if (sides.length === 0)
      return verdict('unknown', 'parks.no_bordering_road', { required, sources, missing: lacking('parks.road', null, 'roadClass'), drawings })
    const fewest = Math.min(...sides.map(({ gateIds }) => gateIds.length))
    const lacked = sides.filter(({ gateIds }) => gateIds.length < minimum)
    const args = { measured: fewest, required: minimum, sides: sides.length, lacking: lacked.length }
    const borders: Drawing[] = lacked.flatMap(({ roadIds }) =>
      through.filter(({ id }) => roadIds.includes(id)).map(({ geometry, name }) => ({ role: 'gap' as const, geometry: JSON.parse(geometry), label: name })),
    )
    const isMet = lacked.length === 0
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'parks.gates_on_every_side' : 'parks.gates_missing_on_side', {
      required,
      measured: quantity(fewest, '1'),
      args,
      sources: [...sources, ...through.map(roadSource)],
      drawings: [...drawings, ...borders],
    })
  },
})
