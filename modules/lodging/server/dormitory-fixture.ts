import { createHash } from 'node:crypto'
import { frameAt } from '#geometry/projection.ts'
import type { Ledger } from '#kernel/ledger.ts'
import { type RecordValues, writeRecords } from '#kernel/server/ledger-rows.ts'
import { building, level, opening, unit, wall } from '#modules/parks/contract.ts'

const frame = frameAt([120.266, 30.837])

function at(x: number, y: number): [number, number] {
  return frame.toWgs84({ x, y })
}

export function rectangle(x: number, y: number, width: number, depth: number) {
  return { type: 'Polygon', coordinates: [[at(x, y), at(x + width, y), at(x + width, y + depth), at(x, y + depth), at(x, y)]] }
}

export function segment(x1: number, y1: number, x2: number, y2: number) {
  return { type: 'LineString', coordinates: [at(x1, y1), at(x2, y2)] }
}

interface Entry {
  id: string
  values: RecordValues
}

/** The same id for the same name in the same park, so that tests can name what they look for. */
export function idOf(parkId: string, name: string): string {
  const hash = createHash('sha1').update(`${parkId} ${name}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

export interface DormitorySize {
  buildings: number
  levels: number
  roomsPerLevel: number
}

/**
 * Dormitories of straight floors: rooms 3.5 m wide along a corridor 1.5 m wide, a safety exit at its west end, and one more at the east end
 * of even levels. Everything is as the standard demands, but on odd levels rooms far from the only exit have no second one.
 */
export function dormitory(parkId: string, { buildings, levels, roomsPerLevel }: DormitorySize): Map<Ledger, Entry[]> {
  const records = new Map<Ledger, Entry[]>([
    [building, []],
    [level, []],
    [unit, []],
    [opening, []],
    [wall, []],
  ])
  const add = (ledger: Ledger, code: string, values: Record<string, unknown>) => {
    const id = idOf(parkId, code)
    records.get(ledger)?.push({ id, values: { code, name: code, ...values } as RecordValues })
    return id
  }
  const surveyedOn = '2026-06-01'
  const length = roomsPerLevel * 3.5
  for (let b = 0; b < buildings; b++) {
    const south = b * 30
    const buildingId = add(building, `D${b}`, {
      uses: ['dormitory'],
      roofKind: 'flat',
      floorAreaM2: length * 10 * levels,
      geometry: rectangle(0, south, length, 10),
    })
    for (let l = 0; l < levels; l++) {
      const at = `D${b}-${l}`
      const levelId = add(level, at, { building: buildingId, ordinal: l, storeyKind: 'normal' })
      const corridor = add(unit, `${at}-C`, { level: levelId, category: 'corridor', clearWidthM: 1.5, surveyedOn, geometry: rectangle(0, south, length, 1.5) })
      const exit = { level: levelId, kind: 'exit', unit: corridor, otherUnit: null, clearWidthM: 1.2, surveyedOn }
      add(opening, `${at}-W`, { ...exit, geometry: segment(0, south + 0.2, 0, south + 1.3) })
      if (l % 2 === 0) add(opening, `${at}-E`, { ...exit, geometry: segment(length, south + 0.2, length, south + 1.3) })
      add(opening, `${at}-V`, {
        level: levelId,
        kind: 'smokeVent',
        unit: corridor,
        otherUnit: null,
        areaM2: 1.2,
        opens: true,
        surveyedOn,
        geometry: segment(1, south, 2, south),
      })
      for (let r = 0; r < roomsPerLevel; r++) {
        const west = r * 3.5
        const room = add(unit, `${at}-${r}`, {
          level: levelId,
          category: 'lodgingRoom',
          capacity: 2,
          floorAreaM2: 17,
          surveyedOn,
          geometry: rectangle(west, south + 1.5, 3.5, 5),
        })
        add(opening, `${at}-${r}D`, {
          level: levelId,
          kind: 'door',
          unit: room,
          otherUnit: corridor,
          clearWidthM: 0.9,
          surveyedOn,
          geometry: segment(west + 1.3, south + 1.5, west + 2.2, south + 1.5),
        })
        add(opening, `${at}-${r}F`, {
          level: levelId,
          kind: 'window',
          unit: room,
          otherUnit: null,
          areaM2: 1.5,
          opens: true,
          surveyedOn,
          geometry: segment(west + 1, south + 6.5, west + 2, south + 6.5),
        })
        const built = { level: levelId, wallType: 'solidBrick', reachesSlab: true, isGapFree: true, isPlastered: true, finishClass: 'A', surveyedOn }
        add(wall, `${at}-${r}S`, { ...built, unit: room, otherUnit: corridor, geometry: segment(west, south + 1.5, west + 3.5, south + 1.5) })
        if (r > 0)
          add(wall, `${at}-${r}W`, { ...built, unit: room, otherUnit: idOf(parkId, `${at}-${r - 1}`), geometry: segment(west, south + 1.5, west, south + 6.5) })
      }
    }
  }
  return records
}

/** Writes a dormitory plan into a park. */
export async function writeDormitory(db: Parameters<typeof writeRecords>[0], parkId: string, size: DormitorySize): Promise<void> {
  for (const [ledger, entries] of dormitory(parkId, size)) await writeRecords(db, ledger, parkId, entries)
}
