import type { Drawing, Source } from '#standard/finding.ts'

interface Surveyed {
  id: string
  name: string
  surveyedOn: string | null
}

export function unitSource(unit: Surveyed): Source {
  return { ledger: 'parks.unit', id: unit.id, label: unit.name, on: unit.surveyedOn }
}

export function openingSource(opening: Surveyed): Source {
  return { ledger: 'parks.opening', id: opening.id, label: opening.name, on: opening.surveyedOn }
}

export function wallSource(wall: Surveyed): Source {
  return { ledger: 'parks.wall', id: wall.id, label: wall.name, on: wall.surveyedOn }
}

/** What is drawn of a record; nothing when it has no geometry. Findings that are met leave their own subject out: the plan shows it anyway. */
export function drawn(role: Drawing['role'], record: { geometry: string | null; level: string }, label?: string): Drawing[] {
  if (record.geometry === null) return []
  return [{ role, geometry: JSON.parse(record.geometry), levelId: record.level, ...(label === undefined ? {} : { label }) }]
}
