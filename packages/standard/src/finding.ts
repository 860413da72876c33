import { z } from 'zod'

/** What a check, a requirement, a clause or a park comes to. Unknown is never counted as met. */
export const Outcome = z.enum(['met', 'notMet', 'unknown', 'notApplicable', 'waitingForReview'])
export type Outcome = z.output<typeof Outcome>

/** A number with its unit (`m`, `m²`, `%`, `person`, `day`, …; `1` for counts) or a coded text that is translated when shown. */
export const Shown = z.union([
  z.object({ value: z.number(), unit: z.string() }),
  z.object({ code: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
])
export type Shown = z.output<typeof Shown>

/** The record a finding rests on: `ledger` and `id` open it, `on` is the date the fact was recorded or is valid from. */
export const Source = z.object({ ledger: z.string(), id: z.string(), label: z.string(), on: z.string().nullable() })
export type Source = z.output<typeof Source>

/** A fact that is missing or stale: the field, and the record where it is entered. */
export const Missing = z.object({ ledger: z.string(), id: z.string().nullable(), field: z.string(), stale: z.boolean().optional() })
export type Missing = z.output<typeof Missing>

/** What is drawn on the plan: WGS-84 GeoJSON geometry with a role that decides its look. */
export const Drawing = z.object({
  role: z.enum(['path', 'gap', 'wall', 'door', 'window', 'exit', 'area', 'uncovered', 'subject', 'distance']),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }),
  label: z.string().optional(),
  levelId: z.string().optional(),
})
export type Drawing = z.output<typeof Drawing>

/** The thing that is judged: a room, a corridor, a gate, a building, the park itself. */
export const Subject = z.object({
  kind: z.string(),
  id: z.string(),
  name: z.string(),
  /** The record to open and mend, e.g. `parks.unit`. */
  ledger: z.string(),
  buildingId: z.string().nullable().optional(),
  levelId: z.string().nullable().optional(),
})
export type Subject = z.output<typeof Subject>

/** What one check says of one subject. */
export interface Finding {
  outcome: Outcome
  required: Shown | null
  measured: Shown | null
  /** Code with arguments, translated when shown: `lodging.corridor_too_narrow`. */
  because: { code: string; args?: Record<string, string | number> }
  sources: Source[]
  missing: Missing[]
  drawings?: Drawing[]
}
