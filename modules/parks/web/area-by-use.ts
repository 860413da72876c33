import { BUILDING_USES } from '../contract.ts'

/** A row of the building list, as far as it counts here. */
export interface AreaRow {
  readonly [key: string]: unknown
  uses?: unknown
  floorAreaM2?: unknown
}

export interface UseArea {
  use: string
  areaM2: number
  buildings: number
}

export interface Areas {
  byUse: UseArea[]
  /** Several uses in one building: what belongs to which is not known, so they stand apart. */
  mixed: UseArea
  /** Buildings without a recorded area. */
  unmeasured: number
  total: number
}

/** Floor area by use, largest first; buildings of several uses apart. */
export function areasOf(rows: readonly AreaRow[]): Areas {
  const byUse = new Map<string, UseArea>(Object.keys(BUILDING_USES).map((use) => [use, { use, areaM2: 0, buildings: 0 }]))
  const mixed: UseArea = { use: 'mixed', areaM2: 0, buildings: 0 }
  let unmeasured = 0
  for (const { uses, floorAreaM2 } of rows) {
    const own = Array.isArray(uses) ? uses.map(String) : []
    if (typeof floorAreaM2 !== 'number') unmeasured += 1
    const entry = own.length > 1 ? mixed : byUse.get(own[0] ?? 'other')
    if (!entry) continue
    entry.areaM2 += typeof floorAreaM2 === 'number' ? floorAreaM2 : 0
    entry.buildings += 1
  }
  const used = [...byUse.values()].filter(({ buildings }) => buildings > 0).sort((a, b) => b.areaM2 - a.areaM2)
  return { byUse: used, mixed, unmeasured, total: [...used, mixed].reduce((sum, { areaM2 }) => sum + areaM2, 0) }
}

export interface Ratio {
  dormitory: number
  catering: number
  /** Buildings of production and dormitory or catering at once; they count as plant. */
  both: number
}

/** Plant : dormitory : catering with plant as 1, counted as 6.3.1.1 is judged: a building counts for each of its uses; undefined without plant area. */
export function ratioOf(rows: readonly AreaRow[]): Ratio | undefined {
  const has = ({ uses }: AreaRow, use: string) => Array.isArray(uses) && uses.includes(use)
  const area = (own: readonly AreaRow[]) => own.reduce((sum, { floorAreaM2 }) => sum + (typeof floorAreaM2 === 'number' ? floorAreaM2 : 0), 0)
  const living = rows.filter((row) => !has(row, 'plant'))
  const plant = area(rows.filter((row) => has(row, 'plant')))
  if (plant === 0) return undefined
  return {
    dormitory: area(living.filter((row) => has(row, 'dormitory'))) / plant,
    catering: area(living.filter((row) => has(row, 'catering'))) / plant,
    both: rows.filter((row) => has(row, 'plant') && (has(row, 'dormitory') || has(row, 'catering'))).length,
  }
}
