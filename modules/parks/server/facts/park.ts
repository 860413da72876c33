import { type RawBuilder, sql } from 'kysely'
import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'

export interface ParkProfile {
  id: string
  name: string
  operatorId: string | null
  developerType: string | null
  isGovernmentLed: boolean | null
  planningApprovalNo: string | null
  planningApprovedOn: string | null
  industryPosition: string | null
  rentGuidanceYuanM2Month: number | null
  rentGuidanceOn: string | null
  averageRentYuanM2Month: number | null
  averageRentOn: string | null
  boundary: string | null
  on: string
}

export interface RoadRow {
  id: string
  name: string
  roadClass: string
  widthM: number | null
  on: string
  geometry: string
}

export interface GateRow {
  id: string
  name: string
  gateKind: string
  isOpen: boolean
  on: string
  geometry: string
}

export interface ParkingRow {
  id: string
  name: string
  spaces: number
  plannedSpaces: number | null
  on: string
  geometry: string
}

/** The park with its profile, roads, gates and parking areas. */
export interface ParkFact extends Fact {
  profile: ParkProfile
  roads: readonly RoadRow[]
  gates: readonly GateRow[]
  parkingAreas: readonly ParkingRow[]
}

async function rows<R>(db: FactDatabase, query: RawBuilder<R>): Promise<R[]> {
  return (await query.execute(db)).rows
}

export async function loadProfile(db: FactDatabase, parkId: string): Promise<ParkProfile | null> {
  const [profile] = await rows(
    db,
    sql<ParkProfile>`
      select id, name_zh as name, operator_id as "operatorId", developer_type as "developerType", is_government_led as "isGovernmentLed",
        planning_approval_no as "planningApprovalNo", planning_approved_on::text as "planningApprovedOn", industry_position as "industryPosition",
        rent_guidance_yuan_m2_month as "rentGuidanceYuanM2Month", rent_guidance_on::text as "rentGuidanceOn",
        average_rent_yuan_m2_month as "averageRentYuanM2Month", average_rent_on::text as "averageRentOn", boundary::text as boundary,
        updated_at::date::text as "on"
      from parks.published_park where id = ${parkId}`,
  )
  return profile ?? null
}

export function loadRoads(db: FactDatabase, parkId: string): Promise<RoadRow[]> {
  return rows(
    db,
    sql<RoadRow>`
      select id, name, road_class as "roadClass", width_m as "widthM", updated_at::date::text as "on", geometry::text as geometry
      from parks.published_road where park_id = ${parkId} order by id`,
  )
}

export function loadGates(db: FactDatabase, parkId: string): Promise<GateRow[]> {
  return rows(
    db,
    sql<GateRow>`
      select id, name, gate_kind as "gateKind", is_open as "isOpen", updated_at::date::text as "on", geometry::text as geometry
      from parks.published_gate where park_id = ${parkId} order by id`,
  )
}

export function loadParkingAreas(db: FactDatabase, parkId: string): Promise<ParkingRow[]> {
  return rows(
    db,
    sql<ParkingRow>`
      select id, name, spaces, planned_spaces as "plannedSpaces", updated_at::date::text as "on", geometry::text as geometry
      from parks.published_parking_area where park_id = ${parkId} order by id`,
  )
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<ParkFact[]> {
  if (ids && !ids.includes(parkId)) return []
  const profile = await loadProfile(db, parkId)
  if (!profile) return []
  return [
    {
      subject: { kind: 'parks.park', id: parkId, name: profile.name, ledger: 'parks.park' },
      today,
      profile,
      roads: await loadRoads(db, parkId),
      gates: await loadGates(db, parkId),
      parkingAreas: await loadParkingAreas(db, parkId),
    },
  ]
}

export const parkFacts: Facts<ParkFact> = facts({
  kind: 'parks.park',
  title: { zh: '园区', en: 'Park' },
  reads: ['parks.park', 'parks.road', 'parks.gate', 'parks.parkingArea'],
  load,
})
