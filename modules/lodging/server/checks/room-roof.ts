import { check } from '#standard/check.ts'
import { exact, lacking, quantity, verdict } from '#standard/verdict.ts'
import type { RoomFact } from '../facts/room.ts'
import { drawn, unitSource } from './sources.ts'

/** 6.3.1.6: a flat ceiling of gypsum board on light steel, ≥ 2.2 m high, wiring in conduit; or non-combustible lining along the slope. */
export const pitchedRoof = check<RoomFact>({
  name: 'lodging.pitchedRoof',
  subject: 'lodging.room',
  parameters: { minimumCeilingHeightM: 2.2 },
  decide({ room, roof }, values) {
    if (roof === 'notPitched') return null
    const minimum = Number(values.minimumCeilingHeightM)
    const required = quantity(minimum, 'm')
    const sources = [unitSource(room)]
    const drawings = drawn('subject', room)
    const unknown = (...fields: string[]) =>
      verdict('unknown', 'lodging.ceiling_facts_missing', { required, sources, missing: lacking('parks.unit', room.id, ...fields) })
    if (roof === 'unknown') return unknown('underPitchedRoof')
    if (room.ceilingKind === null) return unknown('ceilingKind')
    if (room.ceilingKind === 'slopeLining') {
      if (room.finishClass === null) return unknown('finishClass')
      const isMet = room.finishClass === 'A'
      return verdict(isMet ? 'met' : 'notMet', isMet ? 'lodging.slope_lined' : 'lodging.slope_lining_burns', {
        required: { code: 'lodging.slope_lining_demanded' },
        sources,
        drawings,
      })
    }
    if (room.ceilingKind !== 'gypsumLightSteel')
      return verdict('notMet', 'lodging.ceiling_not_as_demanded', { required: { code: 'lodging.ceiling_demanded' }, sources, drawings })
    const height = room.ceilingHeightM
    if (height !== null && height < minimum) {
      return verdict('notMet', 'lodging.ceiling_too_low', {
        required,
        measured: quantity(height, 'm'),
        args: { measured: exact(height), required: minimum },
        sources,
        drawings,
      })
    }
    if (room.wiringInConduit === false)
      return verdict('notMet', 'lodging.wiring_unprotected', { required: { code: 'lodging.conduit_demanded' }, sources, drawings })
    if (height === null || room.wiringInConduit === null)
      return unknown(...(['ceilingHeightM', 'wiringInConduit'] as const).filter((field) => room[field] === null))
    return verdict('met', 'lodging.ceiling_as_demanded', {
      required,
      measured: quantity(height, 'm'),
      args: { measured: exact(height), required: minimum },
      sources,
      drawings,
    })
  },
})
