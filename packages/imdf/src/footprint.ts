import type { Geometry } from '#kernel/ledger.ts'
import { foreignMembers } from './feature-text.ts'
import { type ImdfFeature, type PlanRecord, sameJson } from './plan.ts'
import { stableId } from './stable-id.ts'

interface Found {
  geometry: Geometry | null
  /** What of the footprint is not as `footprintFeature` would generate it. */
  extra: Record<string, unknown> | null
}

const generatedProperties = (buildingId: string) => ({ category: 'ground', name: null, building_ids: [buildingId] })

/** IMDF keeps the outline of a building in a feature of its own. The ground one becomes the building's geometry, others stay verbatim. */
export class BuildingFootprints {
  private readonly byBuilding = new Map<string, ImdfFeature>()
  private readonly used = new Set<ImdfFeature>()

  constructor(all: readonly { feature: ImdfFeature }[]) {
    const buildings = new Set(all.filter(({ feature }) => feature.feature_type === 'building').map(({ feature }) => feature.id))
    for (const { feature } of all) {
      const ids = feature.properties.building_ids
      if (feature.feature_type !== 'footprint' || !Array.isArray(ids) || ids.length !== 1 || !buildings.has(ids[0])) continue
      const earlier = this.byBuilding.get(ids[0])
      if (!earlier || (earlier.properties.category !== 'ground' && feature.properties.category === 'ground')) this.byBuilding.set(ids[0], feature)
    }
    for (const feature of this.byBuilding.values()) this.used.add(feature)
  }

  isUsed(feature: ImdfFeature): boolean {
    return this.used.has(feature)
  }

  of(buildingId: string): Found {
    const feature = this.byBuilding.get(buildingId)
    if (!feature) return { geometry: null, extra: null }
    const extra: Record<string, unknown> = {}
    if (feature.id !== stableId('footprint', buildingId)) extra.id = feature.id
    if (!sameJson(feature.properties, generatedProperties(buildingId))) extra.properties = feature.properties
    const members = foreignMembers(feature)
    if (members) extra.members = members
    return { geometry: feature.geometry as Geometry | null, extra: Object.keys(extra).length > 0 ? extra : null }
  }
}

export function footprintFeature(building: PlanRecord, extra: unknown): ImdfFeature | null {
  const geometry = building.fields.geometry as Geometry | null
  if (!geometry) return null
  const kept = (extra ?? {}) as { id?: string; properties?: Record<string, unknown>; members?: Record<string, unknown> }
  return {
    ...kept.members,
    id: kept.id ?? stableId('footprint', building.id),
    type: 'Feature',
    feature_type: 'footprint',
    geometry,
    properties: kept.properties ?? generatedProperties(building.id),
  }
}
