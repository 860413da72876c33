import { SAFETY_EQUIPMENT_KINDS, safetyEquipment } from '#modules/facilities/contract.ts'
import type { Days } from './days.ts'
import type { RecordBook } from './demo-records.ts'
import type { Random } from './random.ts'

type Kind = keyof typeof SAFETY_EQUIPMENT_KINDS

/** Kinds with pieces per storey and the service interval in days. */
const PER_STOREY: readonly [Kind, number, number][] = [
  ['extinguisher', 8, 30],
  ['indoorHydrant', 4, 90],
  ['emergencyLight', 12, 90],
  ['evacuationSign', 10, 180],
]

/**
 * Equipment building by building. About one piece in twelve is overdue, some are faulty or expired, a few lack their dates; `spared`
 * names kinds a building goes without on purpose.
 */
export function addSafetyEquipment(
  book: RecordBook,
  days: Days,
  random: Random,
  buildings: readonly string[],
  spared: Readonly<Record<string, readonly Kind[]>>,
): void {
  let number = 0
  const add = (kind: Kind, building: string | null, location: string, quantity: number, interval: number) => {
    number += 1
    const name = `${building ? book.find('parks.building', building).name : '园区'}${location}${SAFETY_EQUIPMENT_KINDS[kind].zh}`
    book.add(safetyEquipment, `AQ-${String(number).padStart(3, '0')}`, name, {
      kind,
      building: building && book.id('parks.building', building),
      location,
      quantity,
      serviceIntervalDays: interval,
      installedOn: '2021-06-30',
      ...conditionOf(number, interval, days, random),
      ...(kind === 'extinguisher' ? { expiresOn: number % 29 === 0 ? days.ago(66) : days.ahead(random.whole(200, 2_000)) } : {}),
    })
  }
  for (const building of buildings) {
    const { uses, storeys } = book.find('parks.building', building).fields as { uses: string[]; storeys: number }
    const missing = spared[building] ?? []
    for (let storey = 1; storey <= Math.min(storeys, 3); storey++)
      for (const [kind, quantity, interval] of PER_STOREY.slice(0, storey === 1 ? 4 : 2))
        if (!missing.includes(kind)) add(kind, building, `${storey}F `, quantity, interval)
    const once: [Kind, string, number, number][] = [['fireDoor', '楼梯间', 4 * storeys, 180]]
    if (uses.includes('plant') || uses.includes('warehouse')) once.push(['sprinkler', '全楼', 1, 30], ['alarmController', '值班室', 1, 30])
    if (uses.includes('dormitory')) once.push(['detector', '居室与走道', 90, 180], ['smokeExtraction', '走道', 2, 180])
    for (const [kind, location, quantity, interval] of once) if (!missing.includes(kind)) add(kind, building, location, quantity, interval)
  }
  for (const place of ['南大门', '经纱巷', '绣坊路']) add('outdoorHydrant', null, place, 2, 180)
  add('firePump', buildings.at(-1) ?? null, '泵房', 2, 30)
  add('floodPump', null, '西侧河埠', 2, 180)
  add('floodBarrier', null, '地势低处入口', 6, 365)
  add('sandbag', null, '防汛仓库', 400, 365)
  add('lifeSaving', null, '防汛仓库', 8, 365)
}

function conditionOf(number: number, interval: number, days: Days, random: Random): Record<string, unknown> {
  if (number % 41 === 0) return { state: 'faulty', lastServicedOn: days.ago(20) }
  if (number % 47 === 0) return { state: 'retired', lastServicedOn: days.ago(400) }
  if (number % 37 === 0) return { state: 'inService', installedOn: null }
  if (number % 12 === 0) return { state: 'inService', lastServicedOn: days.ago(interval + random.whole(3, 75)) }
  return { state: 'inService', lastServicedOn: days.ago(random.whole(1, Math.max(2, interval - 4))) }
}
