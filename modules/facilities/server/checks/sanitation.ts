import { cover } from '#geometry/coverage.ts'
import type { MultiPolygon, Point, Polygon } from '#geometry/geojson.ts'
import { type Check, check } from '#standard/check.ts'
import type { Drawing } from '#standard/finding.ts'
import { exact, lacking, quantity, verdict } from '#standard/verdict.ts'
import type { BuildingFact, SanitationPoint } from '../facts/building.ts'
import type { UtilitiesFact } from '../facts/park.ts'

/** The part of a building no facility reaches. */
function uncovered(id: string, geometry: Polygon | MultiPolygon, points: readonly SanitationPoint[], radiusM: number): Drawing[] {
  const [area] = cover(
    [{ id, geometry }],
    points.map((point) => ({ id: point.id, geometry: JSON.parse(point.geometry) as Point })),
    radiusM,
  )
  return area?.uncovered ? [{ role: 'uncovered', geometry: area.uncovered }] : []
}

/** A sanitation facility within its service radius of every building, straight line to the building's nearest edge (CJJ 27). */
function within(name: `facilities.${string}`, which: 'collectionPoint' | 'publicToilet', radiusM: number): Check<BuildingFact> {
  const near = which === 'collectionPoint' ? 'facilities.collection_point_near' : 'facilities.toilet_near'
  const far = which === 'collectionPoint' ? 'facilities.collection_point_far' : 'facilities.toilet_far'
  return check<BuildingFact>({
    name,
    subject: 'facilities.building',
    parameters: { serviceRadiusM: radiusM },
    decide({ building, nearest, sanitation }, values) {
      if (which === 'publicToilet' && !building.hasUsers) return null
      const radius = Number(values.serviceRadiusM)
      const required = quantity(radius, 'm')
      if (building.geometry === null)
        return verdict('unknown', 'facilities.building_not_drawn', { required, missing: lacking('parks.building', building.id, 'geometry') })
      const outline = JSON.parse(building.geometry)
      if (sanitation[which].length === 0)
        return verdict('unknown', 'facilities.sanitation_not_recorded', {
          required,
          missing: lacking('facilities.sanitationPoint', null, 'geometry'),
          drawings: [{ role: 'uncovered', geometry: outline }],
        })
      const place = nearest[which]
      if (!place) return verdict('unknown', 'facilities.building_not_drawn', { required, missing: lacking('parks.building', building.id, 'geometry') })
      const isMet = place.distanceM <= radius
      const drawings: Drawing[] = [
        { role: 'subject', geometry: outline },
        ...(isMet ? [] : uncovered(building.id, outline, sanitation[which], radius)),
        { role: isMet ? 'distance' : 'gap', geometry: place.line, label: `${place.distanceM} m` },
      ]
      return verdict(isMet ? 'met' : 'notMet', isMet ? near : far, {
        required,
        measured: quantity(place.distanceM, 'm'),
        args: { measured: exact(place.distanceM), required: radius, place: place.record.name },
        sources: [{ ledger: 'facilities.sanitationPoint', id: place.id, label: place.record.name, on: place.record.on }],
        drawings,
      })
    },
  })
}

/** 6.3.3: 设置垃圾收集点. */
export const collectionPointNear = within('facilities.collectionPointNear', 'collectionPoint', 70)

/** 6.3.3: 设置公共厕所; service radius of GB 55013. */
export const publicToiletNear = within('facilities.publicToiletNear', 'publicToilet', 300)

/** 6.3.3: 设置垃圾处理设施. */
export const wasteTreatment = check<UtilitiesFact>({
  name: 'facilities.wasteTreatment',
  subject: 'facilities.park',
  parameters: {},
  decide({ treatments, keepsSanitation }) {
    const required = quantity(1, '1')
    if (treatments.length > 0) {
      return verdict('met', 'facilities.treatment_present', {
        required,
        measured: quantity(treatments.length, '1'),
        args: { count: treatments.length },
        sources: treatments.map(({ id, name, on }) => ({ ledger: 'facilities.sanitationPoint', id, label: name, on })),
        drawings: treatments.map(({ geometry }) => ({ role: 'subject' as const, geometry: JSON.parse(geometry) })),
      })
    }
    // A park that records its other sanitation facilities, but no treatment, has none.
    if (keepsSanitation) return verdict('notMet', 'facilities.treatment_absent', { required, measured: quantity(0, '1') })
    return verdict('unknown', 'facilities.sanitation_not_recorded', { required, missing: lacking('facilities.sanitationPoint', null, 'kind') })
  },
})
