import { groupBy } from '#standard/group-by.ts'

/** Rows by both sides of what they separate or join. */
export function groupBySides<Row extends { unit: string; otherUnit: string | null }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = groupBy(rows, (row) => row.unit)
  for (const row of rows) {
    if (row.otherUnit === null || row.otherUnit === row.unit) continue
    const group = groups.get(row.otherUnit)
    if (group) group.push(row)
    else groups.set(row.otherUnit, [row])
  }
  return groups
}
