import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'
import { loadTraffic, type Traffic } from './traffic.ts'

export interface Place {
  id: string
  name: string
  on: string
  ledger: 'parks.building' | 'parks.parkingArea' | 'parks.transitStop'
  geometry: string | null
}

/** A place people walk to and from: a building, a parking area, a stop. */
export interface PlaceFact extends Fact {
  place: Place
  traffic: Traffic
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<PlaceFact[]> {
  const wanted = ids && new Set(ids)
  const traffic = await loadTraffic(db, parkId)
  const places: Place[] = [
    ...traffic.buildings.map(({ id, name, on, geometry }) => ({ id, name, on, geometry, ledger: 'parks.building' as const })),
    ...traffic.parkingAreas.map(({ id, name, on, geometry }) => ({ id, name, on, geometry, ledger: 'parks.parkingArea' as const })),
    ...traffic.stops.map(({ id, name, on, geometry }) => ({ id, name, on, geometry, ledger: 'parks.transitStop' as const })),
  ]
  return places
    .filter(({ id }) => !wanted || wanted.has(id))
    .map((place) => ({
      subject: {
        kind: 'parks.place',
        id: place.id,
        name: place.name,
        ledger: place.ledger,
        ...(place.ledger === 'parks.building' ? { buildingId: place.id } : {}),
      },
      today,
      place,
      traffic,
    }))
}

export const placeFacts: Facts<PlaceFact> = facts({
  kind: 'parks.place',
  title: { zh: '步行起讫点', en: 'Place people walk to' },
  reads: ['parks.building', 'parks.parkingArea', 'parks.transitStop', 'parks.walkway', 'parks.road', 'parks.gate'],
  load,
})
