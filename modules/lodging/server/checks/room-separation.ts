import { check } from '#standard/check.ts'
import { lacking, verdict } from '#standard/verdict.ts'
import type { RoomFact } from '../facts/room.ts'
import { drawn, unitSource } from './sources.ts'

/** 6.3.1.7: 水平分隔处不得设置房间: neither on a separation storey nor across a separation line. */
export const separation = check<RoomFact>({
  name: 'lodging.separation',
  subject: 'lodging.room',
  parameters: {},
  decide({ room, level, separationLines, crossed }) {
    const required = { code: 'lodging.separation_demanded' }
    const levelSource = { ledger: 'parks.level', id: level.id, label: level.name, on: null }
    if (level.storeyKind === 'separation') {
      return verdict('notMet', 'lodging.on_separation_storey', { required, sources: [levelSource, unitSource(room)], drawings: drawn('subject', room) })
    }
    if (separationLines.length > 0 && room.geometry === null)
      return verdict('unknown', 'lodging.room_not_drawn', { required, missing: lacking('parks.unit', room.id, 'geometry') })
    const lines = separationLines.filter(({ id }) => crossed.includes(id))
    if (lines.length > 0) {
      const sources = lines.map(({ id, name }) => ({ ledger: 'parks.separationLine', id, label: name, on: null }))
      return verdict('notMet', 'lodging.crosses_separation', {
        required,
        sources: [unitSource(room), ...sources],
        drawings: [...drawn('subject', room), ...lines.flatMap((line) => drawn('gap', line))],
      })
    }
    return verdict('met', 'lodging.clear_of_separation', { required, sources: [levelSource] })
  },
})
