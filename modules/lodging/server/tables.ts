// Generated from the migrations by `npm run generate`; do not edit.

/** A row of lodging.occupancy. */
export interface OccupancyRow {
  id: string
  park_id: string
  code: string
  name: string
  unit: string
  person_name: string
  id_number: string | null
  relation: 'none' | 'spouse' | 'child' | 'parent' | 'otherDependent'
  depends_on: string | null
  company: string | null
  checked_in_on: string
  checked_out_on: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}
