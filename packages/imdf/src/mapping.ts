import { columnOf, type Ledger, ledgerName } from '#kernel/ledger.ts'
import type { PlanRecord } from './plan.ts'

/** Language of names in our archives. */
export const LANGUAGE = 'zh-Hans'

/** Category of a unit here → the IMDF category other programs see. Ours travels in `zy:category`. */
export const UNIT_CATEGORY_TO_IMDF: Readonly<Record<string, string>> = {
  lodgingRoom: 'room', corridor: 'walkway', gallery: 'walkway', stair: 'stairs', lobby: 'lobby', toilet: 'restroom', kitchen: 'kitchen',
  plantArea: 'nonpublic', storage: 'storage', office: 'office', canteen: 'foodservice', equipmentRoom: 'nonpublic', other: 'unspecified',
} // biome-ignore format: table

/** IMDF category → ours, for archives of other programs. What is not listed becomes `other` and keeps its IMDF category. */
const UNIT_CATEGORY_FROM_IMDF: Readonly<Record<string, string>> = {
  walkway: 'corridor', stairs: 'stair', steps: 'stair', lobby: 'lobby', kitchen: 'kitchen', storage: 'storage', office: 'office', foodservice: 'canteen',
} // biome-ignore format: table

export function unitCategoryFromImdf(category: unknown): string {
  if (typeof category !== 'string') return 'other'
  return category.startsWith('restroom') ? 'toilet' : (UNIT_CATEGORY_FROM_IMDF[category] ?? 'other')
}

const OPENING_KIND_TO_IMDF: Readonly<Record<string, string>> = { exit: 'emergencyexit' }

export function openingKindFromImdf(category: unknown): string {
  return category === 'emergencyexit' ? 'exit' : 'door'
}

/** IMDF knows openings as entrances only: windows get a type of their own, lest other programs lead people through them. */
const WINDOW_KINDS = new Set(['window', 'highSideWindow', 'smokeVent'])

/** Feature types which stand for another type's ledger. */
export const TYPE_ALIAS: Readonly<Record<string, string>> = { 'zy-window': 'opening' }

/** Records of located types without geometry: IMDF demands one, so they travel here with `zy:feature_type`. */
export const UNLOCATED = 'zy-unlocated'

/** Feature types IMDF 1.0 defines. */
export const IMDF_TYPES: ReadonlySet<string> = new Set([
  'address', 'amenity', 'anchor', 'building', 'detail', 'fixture', 'footprint', 'geofence', 'kiosk', 'level', 'occupant', 'opening', 'relationship', 'section', 'unit', 'venue',
]) // biome-ignore format: table

/** The feature type under which a record is written. */
export function featureTypeOf(ledger: Ledger, record: PlanRecord): string {
  if (ledger.imdf === 'opening' && WINDOW_KINDS.has(String(record.fields.kind))) return 'zy-window'
  return ledger.imdf as string
}

export function isUnlocated(ledger: Ledger, record: PlanRecord): boolean {
  return ledger.imdf !== 'building' && record.fields.geometry == null
}

/** The file in which a record is written. */
export function fileOf(ledger: Ledger, record: PlanRecord): string {
  return `${isUnlocated(ledger, record) ? UNLOCATED : featureTypeOf(ledger, record)}.geojson`
}

/** Name of a field's property in the archive. */
export function propertyOf(ledger: Ledger, key: string): string {
  const field = ledger.fields[key]
  if (field?.type === 'geometry' && key === 'geometry') return 'geometry'
  if (ledger.imdf === 'level' && key === 'ordinal') return 'ordinal'
  if (ledger.imdf === 'level' && key === 'building') return 'building_ids'
  if (key === 'level' && field?.type === 'reference') return 'level_id'
  return `zy:${columnOf(key)}`
}

/** Feature types shared by several ledgers, which then need `zy:ledger`. */
export interface TypeIndex {
  ledgersByType: Map<string, Ledger[]>
  byName: Map<string, Ledger>
}

export function indexTypes(ledgers: readonly Ledger[]): TypeIndex {
  const ledgersByType = new Map<string, Ledger[]>()
  for (const ledger of ledgers) {
    if (ledger.imdf) ledgersByType.set(ledger.imdf, [...(ledgersByType.get(ledger.imdf) ?? []), ledger])
  }
  return { ledgersByType, byName: new Map(ledgers.filter((ledger) => ledger.imdf).map((ledger) => [ledgerName(ledger), ledger])) }
}

/** `zy-facility` always names its ledger, because modules to come may share the type. */
export function needsLedgerName(index: TypeIndex, type: string): boolean {
  return type === 'zy-facility' || (index.ledgersByType.get(type)?.length ?? 0) > 1
}

function storeyLabel(ordinal: unknown): string | null {
  return typeof ordinal !== 'number' ? null : ordinal >= 0 ? `${ordinal + 1}F` : `B${-ordinal}`
}

/**
 * The properties IMDF demands and no ledger holds, with the value they have when nobody said otherwise. Reading drops a property that
 * equals its default, writing adds it again; only what differs is kept in `extra`.
 */
export function standardProperties(type: string, record: PlanRecord): Record<string, unknown> {
  const { fields } = record
  switch (type) {
    case 'building':
      return { category: 'unspecified', restriction: null, alt_name: null, display_point: null, address_id: null }
    case 'level': {
      const label = storeyLabel(fields.ordinal)
      const short_name = label ? { [LANGUAGE]: label } : null
      return { category: 'unspecified', restriction: null, outdoor: false, short_name, display_point: null, address_id: null }
    }
    case 'unit': {
      const category = UNIT_CATEGORY_TO_IMDF[String(fields.category)] ?? 'unspecified'
      return { category, restriction: null, accessibility: null, alt_name: null, display_point: null }
    }
    case 'opening': {
      const category = OPENING_KIND_TO_IMDF[String(fields.kind)] ?? 'pedestrian'
      return { category, accessibility: null, access_control: null, door: null, alt_name: null, display_point: null }
    }
    case 'footprint':
      return { category: 'ground', name: null }
    default:
      return {}
  }
}

/** Whether a foreign IMDF category kept in `extra` still says the same as the record's own category, which may have been edited since. */
export function isCategoryCurrent(type: string, category: unknown, record: PlanRecord): boolean {
  if (type === 'unit') return unitCategoryFromImdf(category) === record.fields.category
  if (type === 'opening') return (category === 'emergencyexit') === (record.fields.kind === 'exit')
  return true
}
