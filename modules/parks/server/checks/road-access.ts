import { buildingsReachedByRoad, type ReachedBuilding, type RoadBalance, roadBalance } from '#geometry/roads.ts'
import { check } from '#standard/check.ts'
import type { Drawing } from '#standard/finding.ts'
import { lacking, quantity, verdict } from '#standard/verdict.ts'
import type { BuildingFact } from '../facts/building.ts'
import { perTraffic } from '../facts/traffic.ts'

const reachOf = perTraffic(({ outlines, roads, gates }, minWidthM: number, maxDistanceM: number): ReadonlyMap<string, ReachedBuilding> => {
  return new Map(buildingsReachedByRoad(outlines, roads, gates, { minWidthM, maxDistanceM }).map((reached) => [reached.id, reached]))
})

const balanceOf = perTraffic(({ roads }): RoadBalance => roadBalance(roads.filter(({ roadClass }) => roadClass !== 'highway')))

/** 6.1.2.2: 园区内部路网应满足行车需求，并保证企业的出入要求: every building lies at a road wide enough that leads out of the park. */
export const buildingRoadAccess = check<BuildingFact>({
  name: 'parks.buildingRoadAccess',
  subject: 'parks.building',
  parameters: { minimumWidthM: 4, maximumDistanceM: 30 },
  decide({ building, traffic }, values) {
    const required = quantity(Number(values.minimumWidthM), 'm')
    const inner = traffic.roadRows.filter(({ roadClass }) => roadClass !== 'highway')
    if (building.geometry === null)
      return verdict('unknown', 'parks.building_not_drawn', { required, missing: lacking('parks.building', building.id, 'geometry') })
    if (inner.length === 0) return verdict('unknown', 'parks.road_not_recorded', { required, missing: lacking('parks.road', null, 'geometry') })
    const reached = reachOf(traffic, Number(values.minimumWidthM), Number(values.maximumDistanceM)).get(building.id)
    const distance = reached?.distanceM == null ? null : Math.round(reached.distanceM * 100) / 100
    const outline: Drawing = { role: reached?.reach === 'reached' ? 'subject' : 'uncovered', geometry: JSON.parse(building.geometry) }
    const line: Drawing[] = reached?.line ? [{ role: reached.reach === 'reached' ? 'distance' : 'gap', geometry: reached.line }] : []
    const { ratio } = balanceOf(traffic)
    const args = {
      required: Number(values.minimumWidthM),
      within: Number(values.maximumDistanceM),
      distance: distance ?? '–',
      ratio: ratio === null ? '–' : Math.round(ratio * 100) / 100,
    }
    const details = {
      required,
      measured: distance === null ? null : quantity(distance, 'm'),
      args,
      sources: [{ ledger: 'parks.building', id: building.id, label: building.name, on: building.on }],
      drawings: [outline, ...line],
    }
    if (reached?.reach === 'reached') return verdict('met', 'parks.road_reaches', details)
    if (reached?.reach === 'unknownWidth') {
      return verdict('unknown', 'parks.road_width_missing', {
        ...details,
        missing: inner.filter(({ widthM }) => widthM === null).flatMap(({ id }) => lacking('parks.road', id, 'widthM')),
      })
    }
    return verdict('notMet', 'parks.road_does_not_reach', { ...details, measured: null })
  },
})
