import { sql } from 'kysely'
import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'

export interface BuildingArea {
  id: string
  name: string
  isDormitory: boolean
  isPlant: boolean
  floorAreaM2: number | null
  on: string
}

export interface PlannedRatio {
  id: string
  name: string
  adoptedOn: string | null
  min: number | null
  max: number | null
}

/** The park's dormitory and plant buildings and the ratio its current plan foresees. */
export interface LodgingParkFact extends Fact {
  buildings: readonly BuildingArea[]
  planned: PlannedRatio | null
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<LodgingParkFact[]> {
  if (ids && !ids.includes(parkId)) return []
  const park = await sql<{ name: string }>`select name_zh as name from parks.published_park where id = ${parkId}`.execute(db)
  const name = park.rows[0]?.name
  if (name === undefined) return []
  const buildings = await sql<BuildingArea>`
    select id, name, 'dormitory' = any (uses) as "isDormitory", 'plant' = any (uses) as "isPlant", floor_area_m2 as "floorAreaM2", updated_at::date::text as "on"
    from parks.published_building where park_id = ${parkId} and uses && array['dormitory', 'plant'] order by id`.execute(db)
  const planned = await sql<PlannedRatio>`
    select id, name, adopted_on::text as "adoptedOn", dormitory_ratio_min as min, dormitory_ratio_max as max
    from planning.published_plan_version where park_id = ${parkId} and state = 'current' order by id limit 1`.execute(db)
  return [{ subject: { kind: 'lodging.park', id: parkId, name, ledger: 'parks.park' }, today, buildings: buildings.rows, planned: planned.rows[0] ?? null }]
}

export const parkFacts: Facts<LodgingParkFact> = facts({
  kind: 'lodging.park',
  title: { zh: '园区住宿', en: 'Lodging of the park' },
  reads: ['parks.park', 'parks.building', 'planning.planVersion'],
  load,
})
