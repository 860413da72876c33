import { company } from '#modules/companies/contract.ts'
import { occupancy } from '#modules/lodging/contract.ts'
import type { Days } from './days.ts'
import type { RecordBook } from './demo-records.ts'
import { fictionalResidentId, personName } from './people.ts'
import type { Random } from './random.ts'

interface Guest {
  unit: string
  relation?: string
  dependsOn?: string
  from: string
  until?: string | null
  born: [number, number]
  name?: string
  company?: string
}

/**
 * About two hundred stays: two to a room, families with their dependants, and those who moved out. In room 105 of dormitory 1 the person a
 * child depends on has left and somebody else moved in: three people, though nobody was ever let in as a third (6.3.1.2).
 */
export function addOccupancies(book: RecordBook, days: Days, random: Random): void {
  let number = 0
  const add = ({ unit, relation = 'none', dependsOn, from, until = null, born, name, company: employer }: Guest): string => {
    number += 1
    const birth = `${random.whole(...born)}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`
    const personNameShown = name ?? personName(random)
    return book.add(occupancy, `ZS-${String(number).padStart(4, '0')}`, `${book.find('parks.unit', unit).name} ${personNameShown}`, {
      unit: book.id('parks.unit', unit),
      personName: personNameShown,
      idNumber: fictionalResidentId(birth, number),
      relation,
      dependsOn: dependsOn ?? null,
      company: relation === 'none' ? book.id(company, employer ?? `QY-${String(random.whole(1, 120)).padStart(3, '0')}`) : null,
      checkedInOn: from,
      checkedOutOn: until,
    })
  }
  const adult: [number, number] = [1976, 2005]
  const rooms = (book.all['parks.unit'] ?? []).filter(({ fields }) => fields.category === 'lodgingRoom')
  // The two residents with accounts live in the first room.
  add({ unit: 'S1-1F-102', from: days.ago(410), born: adult, name: '姚缕荻', company: 'QY-001' })
  add({ unit: 'S1-1F-102', from: days.ago(220), born: adult, name: '邱绮舟', company: 'QY-001' })
  const host = add({ unit: 'S1-1F-105', from: days.ago(500), until: days.ago(30), born: adult })
  add({ unit: 'S1-1F-105', from: days.ago(480), born: adult })
  add({ unit: 'S1-1F-105', relation: 'child', dependsOn: host, from: days.ago(300), born: [2015, 2020] })
  add({ unit: 'S1-1F-105', from: days.ago(21), born: adult })
  for (const { code, fields } of rooms) {
    if (code === 'S1-1F-102' || code === 'S1-1F-105') continue
    // Earlier guests, gone for good.
    if (random.isChance(0.3)) add({ unit: code, from: days.ago(random.whole(700, 900)), until: days.ago(random.whole(520, 640)), born: adult })
    if (random.isChance(0.06)) continue
    const first = add({ unit: code, from: days.ago(random.whole(60, 500)), born: adult })
    if (fields.capacity === 1 && random.isChance(0.7)) continue
    const isFamily = random.isChance(0.22)
    add(
      isFamily
        ? { unit: code, relation: 'spouse', dependsOn: first, from: days.ago(random.whole(20, 59)), born: adult }
        : { unit: code, from: days.ago(random.whole(5, 58)), born: adult },
    )
    if (isFamily && random.isChance(0.75)) add({ unit: code, relation: 'child', dependsOn: first, from: days.ago(random.whole(3, 19)), born: [2013, 2022] })
  }
}
