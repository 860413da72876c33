import { check } from '#standard/check.ts'
import { lacking, quantity, verdict } from '#standard/verdict.ts'
import type { ParkFact } from '../facts/park.ts'

/** 6.1.2.4: 园区内设有符合生产生活需求的停车场: at least one, with as many spaces as the plan needs. */
export const parkingSpaces = check<ParkFact>({
  name: 'parks.parkingSpaces',
  subject: 'parks.park',
  parameters: {},
  decide({ parkingAreas }) {
    if (parkingAreas.length === 0) return verdict('unknown', 'parks.parking_not_recorded', { missing: lacking('parks.parkingArea', null, 'spaces') })
    const spaces = parkingAreas.reduce((sum, area) => sum + area.spaces, 0)
    const unplanned = parkingAreas.filter(({ plannedSpaces }) => plannedSpaces === null)
    const planned = parkingAreas.reduce((sum, { plannedSpaces }) => sum + (plannedSpaces ?? 0), 0)
    const sources = parkingAreas.map(({ id, name, on }) => ({ ledger: 'parks.parkingArea', id, label: name, on }))
    const drawings = parkingAreas.map(({ geometry, name }) => ({ role: 'subject' as const, geometry: JSON.parse(geometry), label: name }))
    const measured = quantity(spaces, '1')
    // Even the needs stated so far are more than there is.
    if (spaces < planned)
      return verdict('notMet', 'parks.parking_short', {
        required: quantity(planned, '1'),
        measured,
        args: { measured: spaces, required: planned },
        sources,
        drawings,
      })
    if (unplanned.length > 0) {
      return verdict('unknown', 'parks.parking_need_missing', {
        required: null,
        measured,
        sources,
        missing: unplanned.flatMap(({ id }) => lacking('parks.parkingArea', id, 'plannedSpaces')),
        drawings,
      })
    }
    if (spaces === 0)
      return verdict('notMet', 'parks.parking_short', {
        required: quantity(Math.max(1, planned), '1'),
        measured,
        args: { measured: 0, required: Math.max(1, planned) },
        sources,
        drawings,
      })
    return verdict('met', 'parks.parking_sufficient', {
      required: quantity(planned, '1'),
      measured,
      args: { measured: spaces, required: planned },
      sources,
      drawings,
    })
  },
})
