import { sql } from 'kysely'
import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'

/** Facts that are one ledger record each. */
interface RecordRow {
  id: string
  name: string
  building: string | null
}

type RecordFact<Row> = Fact & Omit<Row, 'id' | 'name' | 'building'>

interface RecordFacts {
  /** Kind of subject and name of the ledger at once. */
  ledger: string
  title: { zh: string; en: string }
  view: string
  /** Further columns as SQL select items, named like the fact's keys. */
  columns: string
  /** SQL expression for the record's building. */
  building?: string
}

function recordFacts<Row>({ ledger, title, view, columns, building = 'building' }: RecordFacts): Facts<RecordFact<Row>> {
  async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<RecordFact<Row>[]> {
    const { rows } = await sql<RecordRow & Row>`
      select id, name, ${sql.raw(building)} as building, ${sql.raw(columns)} from ${sql.raw(view)}
      where park_id = ${parkId} ${ids ? sql`and id = any(${ids}::uuid[])` : sql``} order by id`.execute(db)
    return rows.map(({ id, name, building: buildingId, ...values }) => ({
      subject: { kind: ledger, id, name, ledger, ...(buildingId === null ? {} : { buildingId }) },
      today,
      ...(values as Omit<Row, 'id' | 'name' | 'building'>),
    }))
  }
  return facts({ kind: ledger, title, reads: [ledger], load, affected: async (_db, _parkId, _ledger, ids) => ids })
}

interface WaterMeter {
  isMetered: boolean | null
  installedOn: string | null
  verifiedUntil: string | null
}
export type WaterMeterFact = RecordFact<WaterMeter>

export const waterMeterFacts = recordFacts<WaterMeter>({
  ledger: 'facilities.waterMeter',
  title: { zh: '用水点', en: 'Water branch' },
  view: 'facilities.published_water_meter',
  columns: 'is_metered as "isMetered", installed_on::text as "installedOn", verified_until::text as "verifiedUntil"',
})

interface SignalSurvey {
  carrier: string
  rsrpDbm: number | null
  surveyedOn: string | null
  validUntil: string | null
  geometry: string
}
export type SignalSurveyFact = RecordFact<SignalSurvey>

export const signalSurveyFacts = recordFacts<SignalSurvey>({
  ledger: 'facilities.signalSurvey',
  title: { zh: '信号测点', en: 'Signal survey point' },
  view: 'facilities.published_signal_survey',
  columns: 'carrier, rsrp_dbm as "rsrpDbm", surveyed_on::text as "surveyedOn", valid_until::text as "validUntil", geometry::text as geometry',
})

interface EquipmentRoom {
  areaM2: number | null
  reserveAreaM2: number | null
  on: string
}
export type EquipmentRoomFact = RecordFact<EquipmentRoom>

export const equipmentRoomFacts = recordFacts<EquipmentRoom>({
  ledger: 'facilities.equipmentRoom',
  title: { zh: '通信机房', en: 'Telecom room' },
  view: 'facilities.published_equipment_room',
  columns: 'area_m2 as "areaM2", reserve_area_m2 as "reserveAreaM2", updated_at::date::text as "on"',
})

interface SafetyEquipment {
  state: string
  installedOn: string | null
  lastServicedOn: string | null
  serviceIntervalDays: number | null
  nextServiceOn: string | null
  expiresOn: string | null
}
export type SafetyEquipmentFact = RecordFact<SafetyEquipment>

export const safetyEquipmentFacts = recordFacts<SafetyEquipment>({
  ledger: 'facilities.safetyEquipment',
  title: { zh: '消防防汛设施', en: 'Fire and flood equipment' },
  view: 'facilities.published_safety_equipment',
  columns: `state, installed_on::text as "installedOn", last_serviced_on::text as "lastServicedOn", service_interval_days as "serviceIntervalDays",
    next_service_on::text as "nextServiceOn", expires_on::text as "expiresOn"`,
})

interface Warehouse {
  acceptanceNo: string | null
  acceptedOn: string | null
  acceptanceFile: string | null
}
export type WarehouseFact = RecordFact<Warehouse>

export const warehouseFacts = recordFacts<Warehouse>({
  ledger: 'facilities.warehouse',
  title: { zh: '仓库', en: 'Warehouse' },
  view: 'facilities.published_warehouse',
  columns: 'acceptance_no as "acceptanceNo", accepted_on::text as "acceptedOn", acceptance_file as "acceptanceFile"',
})
