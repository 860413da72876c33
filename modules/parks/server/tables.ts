// Generated from the migrations by `npm run generate`; do not edit.

/** A row of parks.building. */
export interface BuildingRow {
  id: string
  park_id: string
  code: string
  name: string
  uses: string[]
  storeys: number | null
  floor_area_m2: number | null
  height_m: number | null
  roof_kind: 'flat' | 'pitched' | null
  built_on: string | null
  geometry: unknown | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.gate. */
export interface GateRow {
  id: string
  park_id: string
  code: string
  name: string
  gate_kind: 'vehicle' | 'pedestrian' | 'both'
  is_open: boolean
  road: string | null
  geometry: unknown
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.level. */
export interface LevelRow {
  id: string
  park_id: string
  code: string
  name: string
  building: string
  ordinal: number
  storey_kind: 'normal' | 'separation' | 'roof' | 'basement' | 'mezzanine'
  geometry: unknown | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.opening. */
export interface OpeningRow {
  id: string
  park_id: string
  code: string
  name: string
  level: string
  kind: 'door' | 'exit' | 'window' | 'highSideWindow' | 'smokeVent' | 'passage'
  unit: string
  other_unit: string | null
  clear_width_m: number | null
  sill_height_m: number | null
  area_m2: number | null
  opens: boolean | null
  surveyed_on: string | null
  geometry: unknown | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.operator. */
export interface OperatorRow {
  id: string
  code: string
  name: string
  name_en: string | null
  credit_code: string | null
  phone: string | null
  created_at: Date
  updated_at: Date
}

/** A row of parks.park. */
export interface ParkRow {
  id: string
  park_id: string
  operator_id: string | null
  code: string
  name_zh: string
  name_en: string
  is_demo: boolean
  region_code: string | null
  address: string | null
  time_zone: string
  developer_type: 'government' | 'company' | 'collective' | 'mixed' | null
  is_government_led: boolean | null
  planning_approval_no: string | null
  planning_approved_on: string | null
  industry_position: string | null
  area_ha: number | null
  star_grade: number | null
  rent_guidance_yuan_m2_month: number | null
  rent_guidance_on: string | null
  average_rent_yuan_m2_month: number | null
  average_rent_on: string | null
  boundary: unknown | null
  created_at: Date
  updated_at: Date
  version: number
}

/** A row of parks.parking_area. */
export interface ParkingAreaRow {
  id: string
  park_id: string
  code: string
  name: string
  spaces: number
  planned_spaces: number | null
  charging_points: number | null
  geometry: unknown
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.plan_import. */
export interface PlanImportRow {
  id: string
  park_id: string
  file_name: string
  archive: Buffer
  sha256: Buffer
  mode: 'merge' | 'replace'
  state: 'checking' | 'checked' | 'importing' | 'imported' | 'failed' | 'cancelled'
  percent: number
  is_importable: boolean | null
  counts: unknown
  issues: unknown
  preview: unknown | null
  failure: string | null
  created_by: string
  created_at: Date
  finished_at: Date | null
}

/** A row of parks.plan_remainder. */
export interface PlanRemainderRow {
  id: string
  park_id: string
  venue: unknown | null
  pass_through: unknown
}

/** A row of parks.road. */
export interface RoadRow {
  id: string
  park_id: string
  code: string
  name: string
  road_class: 'highway' | 'main' | 'secondary' | 'branch'
  width_m: number | null
  geometry: unknown
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.separation_line. */
export interface SeparationLineRow {
  id: string
  park_id: string
  code: string
  name: string
  level: string
  geometry: unknown
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.transit_stop. */
export interface TransitStopRow {
  id: string
  park_id: string
  code: string
  name: string
  routes: string
  reaches_city_stop: boolean | null
  timetable_valid_until: string | null
  geometry: unknown
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.unit. */
export interface UnitRow {
  id: string
  park_id: string
  code: string
  name: string
  level: string
  category: 'lodgingRoom' | 'corridor' | 'gallery' | 'stair' | 'lobby' | 'toilet' | 'kitchen' | 'plantArea' | 'storage' | 'office' | 'canteen' | 'equipmentRoom' | 'other'
  capacity: number | null
  floor_area_m2: number | null
  low_headroom_area_m2: number | null
  clear_width_m: number | null
  clear_height_m: number | null
  under_pitched_roof: boolean | null
  ceiling_kind: 'none' | 'gypsumLightSteel' | 'slopeLining' | 'other' | null
  ceiling_height_m: number | null
  wiring_in_conduit: boolean | null
  finish_class: 'A' | 'B1' | 'B2' | 'B3' | null
  surveyed_on: string | null
  geometry: unknown | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.walkway. */
export interface WalkwayRow {
  id: string
  park_id: string
  code: string
  name: string
  walkway_kind: 'footway' | 'crossing' | 'ramp' | 'stairs'
  width_m: number | null
  geometry: unknown
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.wall. */
export interface WallRow {
  id: string
  park_id: string
  code: string
  name: string
  level: string
  unit: string
  other_unit: string | null
  wall_type: 'solidBrick' | 'lightBrick' | 'concrete' | 'board' | 'other' | null
  reaches_slab: boolean | null
  is_gap_free: boolean | null
  is_plastered: boolean | null
  finish_class: 'A' | 'B1' | 'B2' | 'B3' | null
  photo: string | null
  surveyed_on: string | null
  geometry: unknown | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

/** A row of parks.zone. */
export interface ZoneRow {
  id: string
  park_id: string
  code: string
  name: string
  zone_kind: 'production' | 'living' | 'business' | 'logistics' | 'other'
  geometry: unknown
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}
