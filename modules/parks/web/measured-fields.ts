import type { Field, Ledger } from '#kernel/ledger.ts'
import { opening, unit, wall } from '../contract.ts'

const ROOM = ['capacity', 'floorAreaM2', 'lowHeadroomAreaM2', 'clearHeightM', 'surveyedOn']
const PITCHED_ROOM = [...ROOM, 'ceilingKind', 'ceilingHeightM', 'wiringInConduit']
const PASSAGE = ['clearWidthM', 'clearHeightM', 'surveyedOn']
const DOOR = ['clearWidthM', 'surveyedOn']
const WINDOW = ['opens', 'areaM2', 'sillHeightM', 'surveyedOn']
const WALL = ['wallType', 'reachesSlab', 'isGapFree', 'isPlastered', 'finishClass', 'surveyedOn']

function keysOf(ledger: Ledger, properties: Readonly<Record<string, unknown>>): readonly string[] {
  if (ledger === wall) return WALL
  if (ledger === opening) return ['door', 'exit', 'passage'].includes(String(properties.kind)) ? DOOR : WINDOW
  if (ledger !== unit) return []
  if (properties.category === 'corridor' || properties.category === 'gallery') return PASSAGE
  return properties.underPitchedRoof ? PITCHED_ROOM : ROOM
}

/** What is measured on site of something on a level; the rest of its record is edited in its register. */
export function measuredFields(ledger: Ledger, properties: Readonly<Record<string, unknown>>): Record<string, Field> {
  return Object.fromEntries(
    keysOf(ledger, properties).flatMap((key) => {
      const field = ledger.fields[key]
      return field ? [[key, field]] : []
    }),
  )
}

/** The whole record with new measurements: saving takes all fields, and what is not sent would be emptied. */
export function withMeasurements(
  ledger: Ledger,
  record: Readonly<Record<string, unknown>>,
  measured: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept = Object.keys(ledger.fields).map((key) => [key, record[key] ?? null])
  return { code: record.code, name: record.name, ...Object.fromEntries(kept), ...measured }
}
