import { check } from '#standard/check.ts'
import { exact, lacking, quantity, verdict } from '#standard/verdict.ts'
import type { RoomFact } from '../facts/room.ts'
import { independentOn, isPresent, MAXIMUM_INDEPENDENT_OCCUPANTS } from '../rules.ts'
import { drawn, unitSource } from './sources.ts'

/**
 * 6.3.1.2: 人均住宿实际使用面积单人间不得少于 6 平方米, 双人间不得少于 8 平方米. Area under 2.2 m headroom is not counted (6.3.1.6).
 * A room is judged for the people it is meant for, or for those who live there when they are more. Reading `areaPer`: perPerson | perRoom.
 */
export const usableArea = check<RoomFact>({
  name: 'lodging.usableArea',
  subject: 'lodging.room',
  parameters: { minimumSingleM2: 6, minimumDoubleM2: 8, areaPer: 'perPerson' },
  decide({ room, stays, today, roof }, values) {
    const { capacity, floorAreaM2 } = room
    const isSingle = capacity === 1
    const required = capacity === null ? null : quantity(Number(isSingle ? values.minimumSingleM2 : values.minimumDoubleM2), 'm²')
    const open = (['capacity', 'floorAreaM2'] as const).filter((field) => room[field] === null)
    const missing = lacking('parks.unit', room.id, ...open)
    if (roof !== 'notPitched' && room.lowHeadroomAreaM2 === null) missing.push(...lacking('parks.unit', room.id, 'lowHeadroomAreaM2'))
    if (capacity === null || floorAreaM2 === null || required === null || missing.length > 0)
      return verdict('unknown', 'lodging.area_facts_missing', { required, missing })
    const low = room.lowHeadroomAreaM2 ?? 0
    if (low > floorAreaM2 || capacity === 0) {
      return verdict('unknown', 'lodging.area_contradictory', {
        required,
        sources: [unitSource(room)],
        missing: lacking('parks.unit', room.id, capacity === 0 ? 'capacity' : 'lowHeadroomAreaM2'),
      })
    }
    const persons = Math.max(capacity, stays.filter((stay) => isPresent(stay, today)).length)
    const minimum = exact(Number(isSingle && persons === 1 ? values.minimumSingleM2 : values.minimumDoubleM2))
    const usable = exact(floorAreaM2 - low)
    const measured = exact(values.areaPer === 'perRoom' ? usable : usable / persons)
    // Compared without the division, whose result may not be representable.
    const isMet = values.areaPer === 'perRoom' ? usable >= minimum : usable >= exact(minimum * persons)
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'lodging.area_sufficient' : 'lodging.area_too_small', {
      required: quantity(minimum, 'm²'),
      measured: quantity(measured, 'm²'),
      args: { measured, required: minimum, usable, persons },
      sources: [unitSource(room)],
      drawings: isMet ? [] : drawn('subject', room),
    })
  },
})

/** 6.3.1.2: 每个房间居住人数不得超过 2 人（有法定赡养、抚养、扶养义务关系的除外）. */
export const occupants = check<RoomFact>({
  name: 'lodging.occupants',
  subject: 'lodging.room',
  parameters: { maximumOccupants: MAXIMUM_INDEPENDENT_OCCUPANTS },
  decide({ room, stays, today, keepsOccupancy }, values) {
    const maximum = Number(values.maximumOccupants)
    const required = quantity(maximum, 'person')
    if (!keepsOccupancy) return verdict('unknown', 'lodging.occupancy_not_kept', { required, missing: lacking('lodging.occupancy', null, 'unit') })
    const counted = independentOn(stays, today).length
    const present = stays.filter((stay) => isPresent(stay, today))
    const isMet = counted <= maximum
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'lodging.occupants_within_limit' : 'lodging.too_many_occupants', {
      required,
      measured: quantity(counted, 'person'),
      args: { measured: counted, required: maximum, present: present.length },
      sources: present.map((stay) => ({ ledger: 'lodging.occupancy', id: stay.id, label: room.name, on: stay.checkedInOn })),
      drawings: isMet ? [] : drawn('subject', room),
    })
  },
})
