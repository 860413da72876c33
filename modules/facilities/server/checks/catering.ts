import { check } from '#standard/check.ts'
import type { Drawing } from '#standard/finding.ts'
import { lacking, verdict } from '#standard/verdict.ts'
import type { CateringFact, FootprintRow } from '../facts/catering.ts'

function source({ id, name, on }: FootprintRow) {
  return { ledger: 'parks.building', id, label: name, on }
}

/** 6.3.2.1: 餐饮建筑应与生产建筑相互独立: not the same building, and footprints that do not touch. */
export const cateringSeparate = check<CateringFact>({
  name: 'facilities.cateringSeparate',
  subject: 'facilities.cateringBuilding',
  parameters: {},
  decide({ building, plants, contacts }) {
    const required = { code: 'facilities.separate_demanded' }
    const outline: Drawing[] = building.geometry === null ? [] : [{ role: 'subject', geometry: JSON.parse(building.geometry) }]
    if (building.isPlant) return verdict('notMet', 'facilities.catering_in_plant', { required, sources: [source(building)], drawings: outline })
    if (contacts.length > 0) {
      const drawings = contacts.flatMap(({ contact }): Drawing[] => [
        ...(contact.overlap ? [{ role: 'area' as const, geometry: contact.overlap }] : []),
        { role: 'gap', geometry: contact.line, label: `${Math.round(contact.distanceM * 1000) / 1000} m` },
      ])
      return verdict('notMet', 'facilities.catering_touches_plant', {
        required,
        args: { plants: contacts.map(({ plant }) => plant.name).join('、') },
        sources: [source(building), ...contacts.map(({ plant }) => source(plant))],
        drawings: [...outline, ...drawings],
      })
    }
    const undrawn = [building, ...plants].filter(({ geometry }) => geometry === null)
    if (undrawn.length > 0)
      return verdict('unknown', 'facilities.footprint_missing', {
        required,
        sources: [source(building)],
        missing: undrawn.flatMap(({ id }) => lacking('parks.building', id, 'geometry')),
        drawings: outline,
      })
    return verdict('met', 'facilities.catering_is_separate', { required, sources: [source(building)], drawings: outline })
  },
})
