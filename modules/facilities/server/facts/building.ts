import { sql } from 'kysely'
import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'
import { groupBy } from '#standard/group-by.ts'
import { type Near, nearestPlaces } from './nearest.ts'

export interface Carrier {
  id: string
  name: string
  building: string
  carrier: string
  isAvailable: boolean | null
  choiceSharePercent: number | null
  surveyedOn: string | null
}

export interface Survey {
  id: string
  name: string
  building: string | null
  areaKind: string
  surveyedOn: string | null
  validUntil: string | null
  geometry: string
}

export interface SanitationPoint {
  id: string
  name: string
  kind: string
  on: string
  geometry: string
}

/** A place near the building with the record it stands for. */
export interface NearRecord<Row> extends Near {
  record: Row
}

/** A building with the facilities that serve it. */
export interface BuildingFact extends Fact {
  building: {
    id: string
    /** Whether people work, live or shop there: equipment houses, stores and sanitation buildings need neither network nor toilets nearby. */
    hasUsers: boolean
    hasOffices: boolean
    geometry: string | null
  }
  carriers: readonly Carrier[]
  surveys: readonly Survey[]
  nearest: {
    collectionPoint: NearRecord<SanitationPoint> | null
    publicToilet: NearRecord<SanitationPoint> | null
    /** The nearest outdoor survey points, nearest first. */
    outdoorSurveys: readonly NearRecord<Survey>[]
  }
  /** All of the park's, for drawing what they do not cover. */
  sanitation: { collectionPoint: readonly SanitationPoint[]; publicToilet: readonly SanitationPoint[] }
}

interface BuildingRow {
  id: string
  name: string
  uses: string[]
  geometry: string | null
}

const WITHOUT_USERS = new Set(['equipment', 'sanitation', 'warehouse', 'other'])
const NEAR_SURVEYS = 8

/** Places of one kind near each building, together with their records. */
function placesNear<Row extends { id: string; geometry: string }>(
  buildings: readonly BuildingRow[],
  rows: readonly Row[],
  keep: number,
): (building: string) => NearRecord<Row>[] {
  const drawn = buildings.flatMap(({ id, geometry }) => (geometry === null ? [] : [{ id, geometry }]))
  const near = nearestPlaces(drawn, rows, keep)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (building) =>
    (near.get(building) ?? []).flatMap((place) => {
      const record = byId.get(place.id)
      return record ? [{ ...place, record }] : []
    })
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<BuildingFact[]> {
  const wanted = ids && new Set(ids)
  // All buildings even when few are wanted: distances are measured in one frame, so that both ways give equal findings.
  const { rows: buildings } = await sql<BuildingRow>`
    select id, name, uses, geometry::text as geometry from parks.published_building where park_id = ${parkId} order by id`.execute(db)
  const { rows: carriers } = await sql<Carrier>`
    select id, name, building, carrier, is_available as "isAvailable", choice_share_percent as "choiceSharePercent", surveyed_on::text as "surveyedOn"
    from facilities.published_carrier_access where park_id = ${parkId} ${ids ? sql`and building = any(${ids}::uuid[])` : sql``} order by id`.execute(db)
  const { rows: surveys } = await sql<Survey>`
    select id, name, building, area_kind as "areaKind", surveyed_on::text as "surveyedOn", valid_until::text as "validUntil", geometry::text as geometry
    from facilities.published_signal_survey where park_id = ${parkId} order by id`.execute(db)
  const { rows: sanitation } = await sql<SanitationPoint>`
    select id, name, kind, updated_at::date::text as "on", geometry::text as geometry
    from facilities.published_sanitation_point where park_id = ${parkId} and kind in ('collectionPoint', 'publicToilet') order by id`.execute(db)
  const collectionPoint = sanitation.filter(({ kind }) => kind === 'collectionPoint')
  const publicToilet = sanitation.filter(({ kind }) => kind === 'publicToilet')
  const collectionNear = placesNear(buildings, collectionPoint, 1)
  const toiletNear = placesNear(buildings, publicToilet, 1)
  const surveyNear = placesNear(
    buildings,
    surveys.filter(({ areaKind }) => areaKind === 'outdoor'),
    NEAR_SURVEYS,
  )
  const carriersOf = groupBy(carriers, ({ building }) => building)
  const surveysOf = groupBy(surveys, ({ building }) => building)
  return buildings
    .filter(({ id }) => !wanted || wanted.has(id))
    .map(({ id, name, uses, geometry }) => ({
      subject: { kind: 'facilities.building', id, name, ledger: 'parks.building', buildingId: id },
      today,
      building: { id, hasUsers: uses.some((use) => !WITHOUT_USERS.has(use)), hasOffices: uses.includes('office'), geometry },
      carriers: carriersOf.get(id) ?? [],
      surveys: surveysOf.get(id) ?? [],
      nearest: { collectionPoint: collectionNear(id)[0] ?? null, publicToilet: toiletNear(id)[0] ?? null, outdoorSurveys: surveyNear(id) },
      sanitation: { collectionPoint, publicToilet },
    }))
}

export const buildingFacts: Facts<BuildingFact> = facts({
  kind: 'facilities.building',
  title: { zh: '建筑', en: 'Building' },
  reads: ['parks.building', 'facilities.carrierAccess', 'facilities.signalSurvey', 'facilities.sanitationPoint'],
  load,
  affected: async (_db, _parkId, ledger, ids) => (ledger === 'parks.building' ? ids : 'all'),
})
