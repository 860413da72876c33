import { sql } from 'kysely'
import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'
import {
  type Backup,
  type EnergyYear,
  loadBackups,
  loadBalances,
  loadBranches,
  loadEnergyYears,
  loadParkName,
  loadSupplyPoints,
  loadTelecomRooms,
  loadTests,
  type SupplyPoint,
  type TelecomRoom,
  type WaterBalance,
  type WaterBranch,
  type WaterTest,
} from './park-rows.ts'

export interface TreatmentFacility {
  id: string
  name: string
  on: string
  geometry: string
}

/** The park's utilities as a whole. */
export interface UtilitiesFact extends Fact {
  branches: readonly WaterBranch[]
  /** Newest first, at most twelve. */
  balances: readonly WaterBalance[]
  tests: readonly WaterTest[]
  supplyPoints: readonly SupplyPoint[]
  energyYears: readonly EnergyYear[]
  backups: readonly Backup[]
  telecomRooms: readonly TelecomRoom[]
  treatments: readonly TreatmentFacility[]
  /** Whether the park keeps the ledger of sanitation facilities at all. */
  keepsSanitation: boolean
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<UtilitiesFact[]> {
  if (ids && !ids.includes(parkId)) return []
  const name = await loadParkName(db, parkId)
  if (name === null) return []
  const treatments = await sql<TreatmentFacility>`
    select id, name, updated_at::date::text as "on", geometry::text as geometry from facilities.published_sanitation_point
    where park_id = ${parkId} and kind = 'treatment' order by id`.execute(db)
  const kept = await sql<{ kept: boolean }>`select exists (select from facilities.published_sanitation_point where park_id = ${parkId}) as kept`.execute(db)
  return [
    {
      subject: { kind: 'facilities.park', id: parkId, name, ledger: 'parks.park' },
      today,
      branches: await loadBranches(db, parkId),
      balances: await loadBalances(db, parkId, 12),
      tests: await loadTests(db, parkId),
      supplyPoints: await loadSupplyPoints(db, parkId),
      energyYears: await loadEnergyYears(db, parkId),
      backups: await loadBackups(db, parkId),
      telecomRooms: await loadTelecomRooms(db, parkId),
      treatments: treatments.rows,
      keepsSanitation: kept.rows[0]?.kept ?? false,
    },
  ]
}

export const utilitiesFacts: Facts<UtilitiesFact> = facts({
  kind: 'facilities.park',
  title: { zh: '园区设施', en: 'Facilities of the park' },
  reads: [
    'parks.park',
    'facilities.waterMeter',
    'facilities.waterBalance',
    'facilities.waterTest',
    'facilities.powerSupplyPoint',
    'facilities.energyYear',
    'facilities.backupFacility',
    'facilities.equipmentRoom',
    'facilities.sanitationPoint',
  ],
  load,
})
