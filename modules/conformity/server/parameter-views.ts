import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Requirement } from '#standard/standard-file.ts'
import type { ParameterView } from '../contract.ts'

interface OverrideRow {
  name: string
  value: number | string | null
  reason: string
  set_by_name: string
  set_at: Date
}

/** Parameters and readings of one requirement with the park's own values over the standard's. */
export async function parameterViews(db: Db, parkId: string, standard: string, requirement: Requirement): Promise<z.output<typeof ParameterView>[]> {
  const { rows } = await sql<OverrideRow>`
    select name, value, reason, set_by_name, set_at from conformity.parameter_override
    where park_id = ${parkId} and standard = ${standard} and requirement = ${requirement.id} and is_current and value is not null`.execute(db)
  const overrides = new Map(rows.map((row) => [row.name, row]))
  const overridden = (name: string) => {
    const row = overrides.get(name)
    return row ? { by: row.set_by_name, at: row.set_at.toISOString(), reason: row.reason } : null
  }
  return [
    ...Object.entries(requirement.parameters).map(([name, p]) => ({
      name,
      kind: 'number' as const,
      zh: p.zh,
      en: p.en,
      value: overrides.get(name)?.value ?? p.value,
      default: p.value,
      unit: p.unit,
      min: p.min,
      max: p.max,
      source: p.source,
      options: null,
      overridden: overridden(name),
    })),
    ...Object.entries(requirement.readings).map(([name, r]) => ({
      name,
      kind: 'reading' as const,
      zh: r.zh,
      en: r.en,
      value: overrides.get(name)?.value ?? r.default,
      default: r.default,
      unit: null,
      min: null,
      max: null,
      source: null,
      options: r.options,
      overridden: overridden(name),
    })),
  ]
}

/** @throws Refusal when the requirement has no such parameter or the value is not allowed */
export function checkParameter(requirement: Requirement, name: string, value: number | string | null): void {
  const parameter = requirement.parameters[name]
  const reading = requirement.readings[name]
  if (!parameter && !reading) throw new Refusal('conformity.parameter_not_found', { name })
  if (value === null) return
  if (parameter && (typeof value !== 'number' || value < parameter.min || value > parameter.max)) {
    throw new Refusal('conformity.parameter_out_of_bounds', { name, min: parameter.min, max: parameter.max, unit: parameter.unit })
  }
  if (reading && (typeof value !== 'string' || !Object.hasOwn(reading.options, value))) throw new Refusal('conformity.reading_unknown', { name, value })
}
