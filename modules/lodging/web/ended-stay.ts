import { occupancy } from '../contract.ts'

/** The whole record of a stay with its end; saving takes all fields. A stay that begins later than today ends on its first day. */
export function endedStay(record: Readonly<Record<string, unknown>>, today: string): Record<string, unknown> {
  const fields = Object.fromEntries(Object.keys(occupancy.fields).map((key) => [key, record[key] ?? null]))
  const begins = String(record.checkedInOn)
  return { code: record.code, name: record.name, ...fields, checkedOutOn: begins > today ? begins : today }
}
