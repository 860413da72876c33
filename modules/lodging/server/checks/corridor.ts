import { check } from '#standard/check.ts'
import type { Drawing } from '#standard/finding.ts'
import { exact, lacking, quantity, verdict } from '#standard/verdict.ts'
import type { CorridorFact } from '../facts/corridor.ts'
import { drawn, openingSource, unitSource } from './sources.ts'

/** Corners of a surveyed outline are this far off at most, in metres. */
const DRAWING_ERROR_M = 0.05

/** 6.3.1.3: 公共内走道净宽度不应小于 1.1 米. */
export const corridorClearWidth = check<CorridorFact>({
  name: 'lodging.corridorClearWidth',
  subject: 'lodging.corridor',
  parameters: { minimumClearWidthM: 1.1 },
  decide({ corridor, drawnWidth }, values) {
    const minimum = Number(values.minimumClearWidthM)
    const required = quantity(minimum, 'm')
    const width = corridor.clearWidthM
    if (width === null) return verdict('unknown', 'lodging.corridor_width_missing', { required, missing: lacking('parks.unit', corridor.id, 'clearWidthM') })
    const isMet = width >= minimum
    const narrowest: Drawing[] = drawnWidth ? [{ role: 'distance', geometry: drawnWidth.line, levelId: corridor.level }] : []
    const drawings = [...drawn('subject', corridor), ...narrowest]
    // The clear width can be less than between the drawn walls, never more.
    if (isMet && drawnWidth && drawnWidth.widthM < minimum - DRAWING_ERROR_M) {
      const args = { measured: exact(width), drawn: exact(Math.round(drawnWidth.widthM * 1000) / 1000) }
      const missing = lacking('parks.unit', corridor.id, 'clearWidthM', 'geometry')
      return verdict('unknown', 'lodging.corridor_width_contradictory', {
        required,
        measured: quantity(width, 'm'),
        args,
        sources: [unitSource(corridor)],
        missing,
        drawings,
      })
    }
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'lodging.corridor_wide_enough' : 'lodging.corridor_too_narrow', {
      required,
      measured: quantity(width, 'm'),
      args: { measured: exact(width), required: minimum },
      sources: [unitSource(corridor)],
      drawings,
    })
  },
})

/** 6.3.1.4: 公共通道应设置不少于 1 平方米的排烟窗. Vents of one corridor add up; one that cannot be opened does not count. */
export const corridorSmokeVent = check<CorridorFact>({
  name: 'lodging.corridorSmokeVent',
  subject: 'lodging.corridor',
  parameters: { minimumVentAreaM2: 1 },
  decide({ corridor, smokeVents }, values) {
    const minimum = Number(values.minimumVentAreaM2)
    const required = quantity(minimum, 'm²')
    const counted = smokeVents.filter((vent) => vent.opens !== false)
    const area = exact(counted.reduce((sum, vent) => sum + (vent.areaM2 ?? 0), 0))
    const unmeasured = counted.filter((vent) => vent.areaM2 === null)
    const sources = smokeVents.map(openingSource)
    const measured = quantity(area, 'm²')
    const drawings = [...drawn('subject', corridor), ...counted.flatMap((vent) => drawn('window', vent))]
    if (area >= minimum)
      return verdict('met', 'lodging.vent_large_enough', { required, measured, args: { measured: area, required: minimum }, sources, drawings })
    if (unmeasured.length > 0) {
      return verdict('unknown', 'lodging.vent_area_missing', {
        required,
        sources,
        missing: unmeasured.flatMap((vent) => lacking('parks.opening', vent.id, 'areaM2')),
      })
    }
    // A survey of the corridor proves that there are no further vents; without one they may simply not be recorded.
    if (smokeVents.length === 0 && corridor.surveyedOn === null) {
      return verdict('unknown', 'lodging.vent_not_recorded', {
        required,
        missing: [...lacking('parks.opening', null, 'areaM2'), ...lacking('parks.unit', corridor.id, 'surveyedOn')],
      })
    }
    return verdict('notMet', 'lodging.vent_too_small', {
      required,
      measured,
      args: { measured: area, required: minimum },
      sources: [unitSource(corridor), ...sources],
      drawings,
    })
  },
})
