import { type RawBuilder, sql } from 'kysely'
import type { FactDatabase } from '#standard/check.ts'

export interface WaterBranch {
  id: string
  useClass: string
}

export interface WaterBalance {
  id: string
  name: string
  month: string
  suppliedM3: number | null
  meteredM3: number | null
  reusedM3: number | null
}

export interface WaterTest {
  id: string
  name: string
  useClass: string
  sampledOn: string
  result: string | null
  validUntil: string | null
}

export interface SupplyPoint {
  id: string
  name: string
  kind: string
  commissionedOn: string | null
}

export interface EnergyYear {
  id: string
  name: string
  year: number
  kind: string
  energyKwh: number | null
}

export interface Backup {
  id: string
  name: string
  kind: string
  testedOn: string | null
  validUntil: string | null
}

export interface TelecomRoom {
  id: string
  name: string
  functions: readonly string[]
}

async function rows<R>(db: FactDatabase, query: RawBuilder<R>): Promise<R[]> {
  return (await query.execute(db)).rows
}

export async function loadParkName(db: FactDatabase, parkId: string): Promise<string | null> {
  const [park] = await rows(db, sql<{ name: string }>`select name_zh as name from parks.published_park where id = ${parkId}`)
  return park?.name ?? null
}

export function loadBranches(db: FactDatabase, parkId: string): Promise<WaterBranch[]> {
  return rows(db, sql<WaterBranch>`select id, use_class as "useClass" from facilities.published_water_meter where park_id = ${parkId} order by id`)
}

/** Newest first. */
export function loadBalances(db: FactDatabase, parkId: string, months: number): Promise<WaterBalance[]> {
  return rows(
    db,
    sql<WaterBalance>`
      select id, name, month::text as month, supplied_m3 as "suppliedM3", metered_m3 as "meteredM3", reused_m3 as "reusedM3"
      from facilities.published_water_balance where park_id = ${parkId} order by month desc, id limit ${months}`,
  )
}

/** Newest first. */
export function loadTests(db: FactDatabase, parkId: string): Promise<WaterTest[]> {
  return rows(
    db,
    sql<WaterTest>`
      select id, name, use_class as "useClass", sampled_on::text as "sampledOn", result, valid_until::text as "validUntil"
      from facilities.published_water_test where park_id = ${parkId} order by sampled_on desc, id`,
  )
}

export function loadSupplyPoints(db: FactDatabase, parkId: string): Promise<SupplyPoint[]> {
  return rows(
    db,
    sql<SupplyPoint>`
      select id, name, kind, commissioned_on::text as "commissionedOn" from facilities.published_power_supply_point where park_id = ${parkId} order by id`,
  )
}

/** Newest first. */
export function loadEnergyYears(db: FactDatabase, parkId: string): Promise<EnergyYear[]> {
  return rows(
    db,
    sql<EnergyYear>`
      select id, name, year, kind, energy_kwh as "energyKwh" from facilities.published_energy_year where park_id = ${parkId} order by year desc, kind, id`,
  )
}

export function loadBackups(db: FactDatabase, parkId: string): Promise<Backup[]> {
  return rows(
    db,
    sql<Backup>`
      select id, name, kind, tested_on::text as "testedOn", valid_until::text as "validUntil" from facilities.published_backup_facility
      where park_id = ${parkId} order by kind, id`,
  )
}

export function loadTelecomRooms(db: FactDatabase, parkId: string): Promise<TelecomRoom[]> {
  return rows(db, sql<TelecomRoom>`select id, name, functions from facilities.published_equipment_room where park_id = ${parkId} order by id`)
}
