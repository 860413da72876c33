import { check } from '#standard/check.ts'
import type { Shown, Source } from '#standard/finding.ts'
import { exact, lacking, quantity, verdict } from '#standard/verdict.ts'
import type { BuildingArea, LodgingParkFact } from '../facts/park.ts'

function buildingSource(building: BuildingArea): Source {
  return { ledger: 'parks.building', id: building.id, label: building.name, on: building.on }
}

/** 6.3.1.1: 可将住宿设施面积与厂房面积按适当比例搭配. The suitable ratio is the one the park's current plan states. */
export const dormitoryRatio = check<LodgingParkFact>({
  name: 'lodging.dormitoryRatio',
  subject: 'lodging.park',
  parameters: {},
  decide({ buildings, planned }) {
    const dormitories = buildings.filter(({ isDormitory }) => isDormitory)
    if (dormitories.length === 0) return null
    const plants = buildings.filter(({ isPlant }) => isPlant)
    // A building that is both has one area for two uses: what belongs to which is not known.
    const both = buildings.filter((building) => building.isDormitory && building.isPlant)
    const missing = [
      ...both.flatMap(({ id }) => lacking('parks.building', id, 'uses')),
      ...buildings.filter(({ floorAreaM2 }) => floorAreaM2 === null).flatMap(({ id }) => lacking('parks.building', id, 'floorAreaM2')),
      ...(plants.length === 0 ? lacking('parks.building', null, 'uses') : []),
      ...(planned === null ? lacking('planning.planVersion', null, 'state') : []),
      ...(planned && planned.min === null && planned.max === null ? lacking('planning.planVersion', planned.id, 'dormitoryRatioMin', 'dormitoryRatioMax') : []),
    ]
    const { min = null, max = null } = planned ?? {}
    const required: Shown | null = min === null && max === null ? null : { code: 'lodging.ratio_demanded', args: { min: min ?? 0, max: max ?? '∞' } }
    const sources = [
      ...buildings.map(buildingSource),
      ...(planned ? [{ ledger: 'planning.planVersion', id: planned.id, label: planned.name, on: planned.adoptedOn }] : []),
    ]
    const plantArea = plants.reduce((sum, { floorAreaM2 }) => sum + (floorAreaM2 ?? 0), 0)
    if (missing.length === 0 && plantArea <= 0) missing.push(...plants.flatMap(({ id }) => lacking('parks.building', id, 'floorAreaM2')))
    if (missing.length > 0) return verdict('unknown', 'lodging.ratio_facts_missing', { required, sources, missing })
    const ratio = exact(dormitories.reduce((sum, { floorAreaM2 }) => sum + (floorAreaM2 ?? 0), 0) / plantArea)
    const isMet = (min === null || ratio >= min) && (max === null || ratio <= max)
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'lodging.ratio_within_plan' : 'lodging.ratio_outside_plan', {
      required,
      measured: quantity(ratio, '1'),
      args: { measured: ratio, min: min ?? 0, max: max ?? '∞' },
      sources,
    })
  },
})
