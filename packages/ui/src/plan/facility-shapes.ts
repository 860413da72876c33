import type { Text } from '#kernel/operation.ts'
import type { Drawing } from '#standard/finding.ts'
import type { PlanShape, PlanTheme } from './FloorPlan.tsx'
import { circleAround, type MapFeature, middleOf, type ParkMapAnswer } from './map-shapes.ts'

/** What `facilities.map` answers. */
export interface FacilityMap {
  layers: readonly { ledger: string; features: readonly MapFeature[] }[]
  equipment: readonly { building: string; total: number; faulty: number; overdue: number }[]
}

export const SANITATION = 'facilities.sanitationPoint'
export const SIGNAL = 'facilities.signalSurvey'
export const EQUIPMENT = 'facilities.safetyEquipment'
/** Layers that would hide the others are off until asked for. */
export const HIDDEN_AT_FIRST: readonly string[] = [SIGNAL, EQUIPMENT]

export const AMENITIES: Readonly<Record<string, PlanTheme>> = {
  collectionPoint: { zh: '垃圾收集点', en: 'Collection point', fill: '#e9e3a9', stroke: '#76701a' },
  publicToilet: { zh: '公共厕所', en: 'Public toilet', fill: '#bfe0e2', stroke: '#1f6f8a' },
  treatment: { zh: '垃圾处理设施', en: 'Waste treatment', fill: '#d9d3c4', stroke: '#7d7257' },
}
const SURVEY: PlanTheme = { zh: '信号测点', en: 'Signal survey', fill: '#e3d8f2', stroke: '#6a3fa0' }
const EQUIPPED: PlanTheme = { zh: '安全设施（按建筑）', en: 'Safety equipment by building', fill: '#f6dfc5', stroke: '#a0692c' }
const OVERDUE: PlanTheme = { zh: '安全设施有逾期或故障', en: 'Safety equipment overdue or faulty', fill: '#f6c9c5', stroke: '#b3261e' }

export interface Radii {
  collectionPoint: number
  publicToilet: number
}

function featuresIn(facilities: FacilityMap, ledger: string): readonly MapFeature[] {
  return facilities.layers.find((layer) => layer.ledger === ledger)?.features ?? []
}

function pointsOf(features: readonly MapFeature[], themeOf: (properties: MapFeature['properties']) => PlanTheme | undefined): PlanShape[] {
  return features.flatMap(({ id, geometry, properties }) => {
    const theme = themeOf(properties)
    return geometry ? [{ id, name: String(properties.name ?? ''), kind: 'facility' as const, geometry, ...(theme ? { theme } : {}) }] : []
  })
}

/** Facilities as points over the park's plan; equipment stands in the middle of its building. */
export function facilityShapes(map: ParkMapAnswer, facilities: FacilityMap, hidden: readonly string[]): PlanShape[] {
  const shows = (ledger: string) => !hidden.includes(ledger)
  const buildings = new Map(map.layers.find(({ ledger }) => ledger === 'parks.building')?.features.map((one) => [one.id, one]) ?? [])
  return [
    ...(shows(SANITATION) ? pointsOf(featuresIn(facilities, SANITATION), ({ kind }) => AMENITIES[String(kind)]) : []),
    ...(shows(SIGNAL) ? pointsOf(featuresIn(facilities, SIGNAL), () => SURVEY) : []),
    ...(shows(EQUIPMENT)
      ? facilities.equipment.flatMap(({ building, overdue, faulty, total }) => {
          const house = buildings.get(building)
          const middle = house?.geometry && middleOf(house.geometry)
          if (!middle) return []
          const geometry = { type: 'Point', coordinates: middle }
          return [
            {
              id: equipmentId(building),
              name: `${String(house.properties.name)}（${total}）`,
              kind: 'facility' as const,
              geometry,
              theme: overdue + faulty > 0 ? OVERDUE : EQUIPPED,
            },
          ]
        })
      : []),
  ]
}

export function equipmentId(building: string): string {
  return `equipment:${building}`
}

/** What collection points and public toilets cover. */
export function coverOf(facilities: FacilityMap, radii: Radii): Drawing[] {
  return featuresIn(facilities, SANITATION).flatMap(({ geometry, properties }) => {
    const radius = properties.kind === 'collectionPoint' ? radii.collectionPoint : properties.kind === 'publicToilet' ? radii.publicToilet : undefined
    const middle = geometry && middleOf(geometry)
    return radius && middle ? [{ role: 'area' as const, geometry: circleAround(middle, radius) }] : []
  })
}

export interface LayerEntry {
  ledger: string
  title: Text
  count: number
}

export function facilityLayers(facilities: FacilityMap): LayerEntry[] {
  return [
    { ledger: SANITATION, title: { zh: '环卫设施', en: 'Sanitation' }, count: featuresIn(facilities, SANITATION).length },
    { ledger: SIGNAL, title: { zh: '信号测点', en: 'Signal surveys' }, count: featuresIn(facilities, SIGNAL).length },
    { ledger: EQUIPMENT, title: { zh: '消防防汛设施', en: 'Safety equipment' }, count: facilities.equipment.reduce((sum, { total }) => sum + total, 0) },
  ]
}
