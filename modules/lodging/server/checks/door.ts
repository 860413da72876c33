import { check } from '#standard/check.ts'
import { exact, lacking, quantity, verdict } from '#standard/verdict.ts'
import type { DoorFact } from '../facts/door.ts'
import { drawn, openingSource } from './sources.ts'

/** 6.3.1.4: 安全出口、房间疏散门的净宽度不应小于 0.9 米. */
export const doorClearWidth = check<DoorFact>({
  name: 'lodging.doorClearWidth',
  subject: 'lodging.door',
  parameters: { minimumClearWidthM: 0.9 },
  decide({ door }, values) {
    const minimum = Number(values.minimumClearWidthM)
    const required = quantity(minimum, 'm')
    const width = door.clearWidthM
    if (width === null) return verdict('unknown', 'lodging.door_width_missing', { required, missing: lacking('parks.opening', door.id, 'clearWidthM') })
    const isMet = width >= minimum
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'lodging.door_wide_enough' : 'lodging.door_too_narrow', {
      required,
      measured: quantity(width, 'm'),
      args: { measured: exact(width), required: minimum },
      sources: [openingSource(door)],
      drawings: isMet ? [] : drawn(door.kind === 'exit' ? 'exit' : 'door', door),
    })
  },
})
