// Generated from the migrations by `npm run generate`; do not edit.

/** A row of facilities.backup_facility. */
export interface BackupFacilityRow {
  id: string
  park_id: string
  code: string
  name: string
  kind: 'data' | 'link' | 'power'
  building: string | null
  capacity: string | null
  tested_on: string | null
  valid_until: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.canteen. */
export interface CanteenRow {
  id: string
  park_id: string
  code: string
  name: string
  building: string
  area_m2: number | null
  seats: number | null
  licence_valid_until: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.carrier_access. */
export interface CarrierAccessRow {
  id: string
  park_id: string
  code: string
  name: string
  building: string
  carrier: 'telecom' | 'mobile' | 'unicom' | 'broadnet' | 'other'
  is_available: boolean | null
  choice_share_percent: number | null
  surveyed_on: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.energy_year. */
export interface EnergyYearRow {
  id: string
  park_id: string
  code: string
  name: string
  year: number
  kind: 'grid' | 'solar' | 'geothermal' | 'wind' | 'biomass' | 'diesel' | 'other'
  energy_kwh: number | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.equipment_room. */
export interface EquipmentRoomRow {
  id: string
  park_id: string
  code: string
  name: string
  zone: string
  building: string | null
  functions: string[]
  area_m2: number | null
  reserve_area_m2: number | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.facility_declaration. */
export interface FacilityDeclarationRow {
  id: string
  park_id: string
  code: string
  name: string
  category: 'transport' | 'fire' | 'safety' | 'environment' | 'storage' | 'logistics' | 'power' | 'water' | 'heat' | 'gas' | 'communication' | 'network' | 'business' | 'office' | 'dormitory' | 'catering' | 'flood' | 'pitchedRoof' | 'largeLogistics'
  state: 'present' | 'notNeeded'
  reason: string | null
  signed_by: string | null
  signed_on: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.power_supply_point. */
export interface PowerSupplyPointRow {
  id: string
  park_id: string
  code: string
  name: string
  kind: 'grid' | 'solar' | 'geothermal' | 'wind' | 'biomass' | 'diesel' | 'other'
  capacity_kva: number | null
  building: string | null
  commissioned_on: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.safety_equipment. */
export interface SafetyEquipmentRow {
  id: string
  park_id: string
  code: string
  name: string
  kind: 'extinguisher' | 'indoorHydrant' | 'outdoorHydrant' | 'sprinkler' | 'alarmController' | 'detector' | 'emergencyLight' | 'evacuationSign' | 'smokeExtraction' | 'fireDoor' | 'firePump' | 'floodPump' | 'floodBarrier' | 'sandbag' | 'lifeSaving' | 'other'
  building: string | null
  location: string | null
  quantity: number | null
  state: 'inService' | 'faulty' | 'retired'
  installed_on: string | null
  last_serviced_on: string | null
  service_interval_days: number | null
  next_service_on: string | null
  expires_on: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.sanitation_point. */
export interface SanitationPointRow {
  id: string
  park_id: string
  code: string
  name: string
  kind: 'collectionPoint' | 'publicToilet' | 'treatment'
  building: string | null
  area_m2: number | null
  carer: string | null
  geometry: unknown
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.signal_survey. */
export interface SignalSurveyRow {
  id: string
  park_id: string
  code: string
  name: string
  area_kind: 'outdoor' | 'office' | 'publicIndoor'
  building: string | null
  carrier: 'telecom' | 'mobile' | 'unicom' | 'broadnet' | 'other'
  rsrp_dbm: number | null
  surveyed_on: string | null
  valid_until: string | null
  geometry: unknown
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.warehouse. */
export interface WarehouseRow {
  id: string
  park_id: string
  code: string
  name: string
  building: string | null
  area_m2: number | null
  acceptance_no: string | null
  accepted_on: string | null
  acceptance_file: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.water_balance. */
export interface WaterBalanceRow {
  id: string
  park_id: string
  code: string
  name: string
  month: string
  supplied_m3: number | null
  metered_m3: number | null
  reused_m3: number | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.water_meter. */
export interface WaterMeterRow {
  id: string
  park_id: string
  code: string
  name: string
  use_class: 'drinking' | 'production' | 'fire' | 'greening' | 'reclaimed'
  building: string | null
  is_metered: boolean | null
  meter_no: string | null
  installed_on: string | null
  verified_until: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of facilities.water_test. */
export interface WaterTestRow {
  id: string
  park_id: string
  code: string
  name: string
  use_class: 'drinking' | 'production' | 'fire' | 'greening' | 'reclaimed'
  sampled_on: string
  result: 'pass' | 'fail' | null
  valid_until: string | null
  report_file: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}
