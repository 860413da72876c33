import { line, type Site } from '#imdf/sample-plan.ts'
import type { RecordBook } from './demo-records.ts'

const UNIT = 'parks.unit'
const OPENING = 'parks.opening'
const WALL = 'parks.wall'

/** Makes a sound pair of dormitories fail 6.3.1.2 to 6.3.1.7 in known places, and leaves some facts out, so that every outcome can be seen. */
export function spoilDormitories(book: RecordBook, on: Site): void {
  secondStorey(book, on)
  thirdStorey(book)
  fourthStorey(book)
  galleryHouse(book)
}

/** 1 号宿舍 2F: narrow corridor, a narrow door, a board wall, rooms without a window of their own, a door that opens into the next room. */
function secondStorey(book: RecordBook, on: Site): void {
  book.change(UNIT, 'S1-2F-ZL', { clearWidthM: 1.05 })
  book.change(OPENING, 'S1-2F-M205', { clearWidthM: 0.86 })
  book.change(WALL, 'S1-2F-Q205', { wallType: 'board' })
  book.change(WALL, 'S1-2F-Q206', { reachesSlab: false })
  book.change(WALL, 'S1-2F-F204', { wallType: 'lightBrick' })
  book.remove(OPENING, 'S1-2F-C207', 'S1-2F-C210')
  const corridor = book.id(UNIT, 'S1-2F-ZL')
  const highSide = (code: string, number: string, sillHeightM: number, from: [number, number], to: [number, number]) => {
    const room = book.find(UNIT, `S1-2F-${number}`)
    book.all[OPENING]?.push({
      id: book.id(OPENING, code),
      code,
      name: `${number} 高侧窗`,
      fields: {
        level: room.fields.level, kind: 'highSideWindow', unit: room.id, otherUnit: corridor, areaM2: 0.6, sillHeightM, opens: true, surveyedOn: room.fields.surveyedOn, geometry: line(on, from, to),
      },
      extra: {},
    }) // biome-ignore format: one row of fields
  }
  book.remove(OPENING, 'S1-2F-C208')
  highSide('S1-2F-G208', '208', 1.6, [270.4, 175.4], [271.6, 175.4])
  book.remove(OPENING, 'S1-2F-C209')
  highSide('S1-2F-G209', '209', 1.2, [245.4, 177], [246.6, 177])
  book.change(OPENING, 'S1-2F-C211', { opens: null })
  // 216 is reached only through 215.
  book.change(OPENING, 'S1-2F-M216', { otherUnit: book.id(UNIT, 'S1-2F-215'), geometry: line(on, [268.8, 179], [268.8, 179.9]) })
}

/** 1 号宿舍 3F: one of the two exits walled up, small smoke vents, combustible finishes, a small room. */
function thirdStorey(book: RecordBook): void {
  book.remove(OPENING, 'S1-3F-AC2')
  book.change(OPENING, 'S1-3F-PY1', { areaM2: 0.45 })
  book.change(OPENING, 'S1-3F-PY2', { areaM2: 0.45 })
  book.change(UNIT, 'S1-3F-306', { finishClass: 'B2' })
  book.change(UNIT, 'S1-3F-ZL', { finishClass: 'B2' })
  book.change(UNIT, 'S1-3F-307', { floorAreaM2: 14.9 })
}

/** 1 号宿舍 4F: not fully surveyed yet. */
function fourthStorey(book: RecordBook): void {
  book.change(UNIT, 'S1-4F-ZL', { clearWidthM: null })
  book.change(OPENING, 'S1-4F-PY1', { areaM2: null })
  book.change(OPENING, 'S1-4F-PY2', { areaM2: 0.6 })
  book.change(OPENING, 'S1-4F-M403', { clearWidthM: null })
  for (const number of ['405', '406', '407']) book.change(WALL, `S1-4F-Q${number}`, { isGapFree: null, isPlastered: null, surveyedOn: null })
  book.change(UNIT, 'S1-4F-410', { floorAreaM2: null })
  book.change(UNIT, 'S1-4F-411', { capacity: null })
  book.remove(WALL, 'S1-4F-Q412', 'S1-4F-F412', 'S1-4F-F413')
}

/** 2 号宿舍: a room kept on the separation storey, and ceilings of all kinds below the pitched roof. */
function galleryHouse(book: RecordBook): void {
  for (const number of ['202', '203', '204', '205']) {
    book.change(UNIT, `S2-2F-${number}`, { category: 'storage', capacity: null, lowHeadroomAreaM2: null, underPitchedRoof: null })
    book.find(UNIT, `S2-2F-${number}`).name = `${number} 储物间`
  }
  book.change(UNIT, 'S2-4F-402', { ceilingHeightM: 2.05 })
  book.change(UNIT, 'S2-4F-403', { ceilingKind: 'slopeLining', ceilingHeightM: null, wiringInConduit: null, lowHeadroomAreaM2: 2.8 })
  book.change(UNIT, 'S2-4F-404', { ceilingKind: 'none', ceilingHeightM: null, wiringInConduit: null })
  book.change(UNIT, 'S2-4F-405', { wiringInConduit: null })
}
