import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'
import { type BuildingRow, loadTraffic, type Traffic } from './traffic.ts'

/** A building and everything that moves around it. */
export interface BuildingFact extends Fact {
  building: BuildingRow
  traffic: Traffic
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<BuildingFact[]> {
  const wanted = ids && new Set(ids)
  // All of the park's traffic even for one building: ways lead past other buildings' roads.
  const traffic = await loadTraffic(db, parkId)
  return traffic.buildings
    .filter(({ id }) => !wanted || wanted.has(id))
    .map((building) => ({
      subject: { kind: 'parks.building', id: building.id, name: building.name, ledger: 'parks.building', buildingId: building.id },
      today,
      building,
      traffic,
    }))
}

export const buildingFacts: Facts<BuildingFact> = facts({
  kind: 'parks.building',
  title: { zh: '建筑', en: 'Building' },
  reads: ['parks.building', 'parks.road', 'parks.gate', 'parks.walkway', 'parks.transitStop', 'parks.parkingArea'],
  load,
})
