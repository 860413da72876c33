import { sql } from 'kysely'
import { Days } from '#apps/server/src/demo/days.ts'
import { RecordBook } from '#apps/server/src/demo/demo-records.ts'
import { Random } from '#apps/server/src/demo/random.ts'
import { writeDemoRecords } from '#apps/server/src/demo/write-demo-records.ts'
import { dormitoryLevel, dormitorySize } from '#imdf/sample-dormitory.ts'
import { line, merged, type PlanFeatures, planRecord, point, rectangle, type Site, site, type XY } from '#imdf/sample-plan.ts'
import { stableId } from '#imdf/stable-id.ts'
import type { Db } from '#kernel/server/database.ts'
import { building, gate, parkingArea, road, transitStop, walkway, zone } from '#modules/parks/contract.ts'
import { syntheticFacilities } from './synthetic-facilities.ts'

/** Size of a made-up park. Lodging rooms = dormitories × storeys × 2 × roomsPerSide. */
export interface ParkSize {
  buildings: number
  dormitories: number
  storeys: number
  roomsPerSide: number
  facilityRecords: number
}

/** 100 buildings, 5,000 rooms with floor plans, 20,000 facility records. */
export const LARGE: ParkSize = { buildings: 100, dormitories: 25, storeys: 5, roomsPerSide: 20, facilityRecords: 20_000 }
/** 50 rooms and the same shares. */
export const SMALL: ParkSize = { buildings: 4, dormitories: 1, storeys: 5, roomsPerSide: 5, facilityRecords: 200 }

const BLOCK = { widthM: 190, depthM: 60 }
const COLUMNS = 5

export interface SyntheticPark {
  id: string
  book: RecordBook
}

/** A repeatable park: the same key, size and seed always give the same records. About one record in twenty misses its demand or lacks a fact. */
export function syntheticPark(key: string, size: ParkSize, seed: number, now: Date): SyntheticPark {
  const on = site(key, [120.2 + (seed % 40) * 0.02, 30.8 + Math.floor(seed / 40) * 0.004], seed % 7)
  const random = new Random(seed)
  const days = new Days(now)
  const plan: PlanFeatures[] = []
  const book = new RecordBook(key)
  outdoors(book, on, size)
  const buildings: string[] = []
  for (let index = 0; index < size.buildings; index++) buildings.push(addBuilding(plan, on, size, index, random, days))
  for (const [ledger, records] of Object.entries(merged(...plan))) book.all[ledger] = [...(book.all[ledger] ?? []), ...records]
  syntheticFacilities(book, { on, buildings, count: size.facilityRecords, cornerOf, random, days })
  return { id: stableId(key, 'parks.park'), book }
}

function cornerOf(index: number): XY {
  return [30 + (index % COLUMNS) * BLOCK.widthM, 30 + Math.floor(index / COLUMNS) * BLOCK.depthM]
}

function addBuilding(plan: PlanFeatures[], on: Site, size: ParkSize, index: number, random: Random, days: Days): string {
  const [x, y] = cornerOf(index)
  const isDormitory = index < size.dormitories
  const measures = dormitorySize(size.roomsPerSide)
  const [length, depth] = isDormitory ? [measures.length, measures.depth] : [120, 36]
  const uses = isDormitory ? ['dormitory'] : index % 10 === 9 ? ['office', 'service'] : index % 12 === 11 ? ['catering'] : ['plant']
  const record = planRecord(on, 'parks.building', `B${index + 1}`, `${index + 1} 号楼`, {
    uses,
    storeys: isDormitory ? size.storeys : 4,
    floorAreaM2: Math.round(length * depth * (isDormitory ? size.storeys : 4)),
    heightM: 15,
    roofKind: 'flat',
    builtOn: '2020-06-30',
    geometry: rectangle(on, x, y, x + length, y + depth),
  })
  plan.push({ [`${building.module}.${building.kind}`]: [record] })
  if (!isDormitory) return record.id
  for (let ordinal = 0; ordinal < size.storeys; ordinal++) {
    const odd = random.whole(0, 2 * size.roomsPerSide - 1)
    const level = dormitoryLevel(on, {
      building: record,
      ordinal,
      corner: [x, y],
      roomsPerSide: size.roomsPerSide,
      surveyedOn: days.ago(random.whole(10, 300)),
      corridorClearWidthM: random.isChance(0.05) ? 1.05 : 1.5,
      roomDoorClearWidthM: random.isChance(0.05) ? 0.85 : 0.95,
      rooms: { [odd]: { capacity: random.whole(1, 3), lowHeadroomAreaM2: random.whole(0, 4), hasWindow: random.isChance(0.5) } },
    })
    plan.push(level)
  }
  return record.id
}

/** A grid of roads with a walkway along every one of them and one to every door. */
function outdoors(book: RecordBook, on: Site, size: ParkSize): void {
  const rows = Math.ceil(size.buildings / COLUMNS)
  const [east, north] = [30 + COLUMNS * BLOCK.widthM, 20 + rows * BLOCK.depthM]
  book.add(road, 'GL-1', '过境公路', { roadClass: 'highway', widthM: 24, geometry: line(on, [-80, -20], [10, -20], [east + 80, -20]) })
  const main = book.add(road, 'DL-1', '主干路', { roadClass: 'main', widthM: 12, geometry: line(on, [10, -20], [10, 20], [10, north]) })
  for (let row = 0; row <= rows; row++) {
    const y = 20 + row * BLOCK.depthM
    const kind = row % 3 === 0 ? 'secondary' : 'branch'
    book.add(road, `DL-R${row}`, `${row} 号横路`, { roadClass: kind, widthM: kind === 'secondary' ? 9 : 6, geometry: line(on, [10, y], [east, y]) })
    book.add(walkway, `RX-R${row}`, `${row} 号横路人行道`, { walkwayKind: 'footway', widthM: 2, geometry: line(on, [16, y + 5], [east, y + 5]) })
    if (row > 0)
      book.add(walkway, `RX-V${row}`, `纵向人行道 ${row}`, {
        walkwayKind: 'footway',
        widthM: 2,
        geometry: line(on, [16, y + 5 - BLOCK.depthM], [16, y + 5]),
      })
  }
  for (let index = 0; index < size.buildings; index++) {
    const [x, y] = cornerOf(index)
    book.add(walkway, `RX-B${index + 1}`, `${index + 1} 号楼人行道`, {
      walkwayKind: 'footway',
      widthM: 2,
      geometry: line(on, [x + 20, y - 5], [x + 20, y]),
    })
  }
  book.add(gate, 'DM-1', '南大门', { gateKind: 'both', isOpen: true, road: main, geometry: point(on, 10, 0) })
  book.add(transitStop, 'GJ-1', '园区南站', {
    routes: '101 路',
    reachesCityStop: true,
    timetableValidUntil: '2030-01-01',
    geometry: point(on, 16, 25),
  })
  const zones = Math.max(1, Math.round(size.buildings / 10))
  for (let index = 0; index < zones; index++) {
    const from = 20 + ((north - 20) / zones) * index
    const box = [20, from, east, from + (north - 20) / zones] as const
    book.add(zone, `GN-${index + 1}`, `${index + 1} 号功能区`, { zoneKind: index % 2 ? 'living' : 'production', geometry: rectangle(on, ...box) })
    book.add(parkingArea, `TC-${index + 1}`, `${index + 1} 号停车场`, {
      spaces: 60 + index,
      plannedSpaces: 62,
      chargingPoints: 6,
      geometry: rectangle(on, east - 15, from + 7, east - 2, from + 27),
    })
  }
}

/** Writes the park and all its records in the caller's transaction. Returns the number of records. */
export async function writePark(db: Db, { id, book }: SyntheticPark, code: string): Promise<number> {
  await sql`insert into parks.park (id, code, name_zh, name_en, is_government_led, planning_approval_no, planning_approved_on, area_ha, star_grade)
    values (${id}, ${code}, ${`测试园区 ${code}`}, ${`Bench park ${code}`}, true, '测规 1 号', '2024-05-01', 60, 3)`.execute(db)
  return writeDemoRecords(db, id, book.all)
}
