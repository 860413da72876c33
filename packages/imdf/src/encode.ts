import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import { type Archive, type Collection, EXTENSION, IMDF_VERSION, writeArchive } from './archive.ts'
import { EXTRA, ownProperties, withExtra, writeLabels } from './feature-text.ts'
import { footprintFeature } from './footprint.ts'
import { featureTypeOf, indexTypes, isUnlocated, LANGUAGE, needsLedgerName, propertyOf, type TypeIndex, UNLOCATED } from './mapping.ts'
import type { ImdfFeature, ParkPlan, PlanRecord } from './plan.ts'
import { encodeVenue } from './venue.ts'

export interface EncodeOptions {
  /** ISO date and time written to the manifest. */
  created: string
  /** Program and release, e.g. `Zhiyuan 0.1.0`. */
  generatedBy?: string
}

/** The archive of a plan. `decode` gives the plan back; features are ordered by code so that equal plans give equal archives. */
export function encode(plan: ParkPlan, ledgers: readonly Ledger[], options: EncodeOptions): Archive {
  const { passThrough } = plan
  const collections = new Map<string, Collection>()
  const put = (file: string, feature: ImdfFeature) => {
    const collection = collections.get(file) ?? { file, members: passThrough.collections[file] ?? {}, features: [] }
    collections.set(file, collection)
    collection.features.push(feature)
  }
  if (plan.venue) {
    const { venue, address } = encodeVenue(plan.venue)
    put('venue.geojson', venue)
    if (address) put('address.geojson', address)
  }
  const index = indexTypes(ledgers)
  for (const ledger of index.byName.values()) {
    const own = ownProperties(ledger)
    for (const record of [...(plan.features[ledgerName(ledger)] ?? [])].sort(byCode)) {
      const feature = encodeRecord(ledger, record, own, index)
      put(`${feature.feature_type}.geojson`, feature)
      const footprint = ledger.imdf === 'building' ? footprintFeature(record, record.extra[EXTRA.footprint]) : null
      if (footprint) put('footprint.geojson', footprint)
    }
  }
  for (const [file, features] of Object.entries(passThrough.features)) for (const feature of features) put(file, feature)
  for (const [file, members] of Object.entries(passThrough.collections)) if (!collections.has(file)) collections.set(file, { file, members, features: [] })
  const files = Object.entries(passThrough.files).map(([path, content]): [string, Uint8Array] => [path, new Uint8Array(Buffer.from(content, 'base64'))])
  return { manifest: manifest(passThrough.manifest, options), collections: [...collections.values()], files: new Map(files) }
}

/** The zip file of a plan, byte for byte the same for the same plan and options. */
export function encodeArchive(plan: ParkPlan, ledgers: readonly Ledger[], options: EncodeOptions): Uint8Array {
  return writeArchive(encode(plan, ledgers, options))
}

function manifest(kept: Record<string, unknown>, { created, generatedBy }: EncodeOptions): Record<string, unknown> {
  const others = Array.isArray(kept.extensions) ? kept.extensions : []
  return { language: LANGUAGE, ...kept, version: IMDF_VERSION, created, generated_by: generatedBy ?? 'Zhiyuan', extensions: [EXTENSION, ...others] }
}

function byCode(a: PlanRecord, b: PlanRecord): number {
  const [left, right] = a.code === b.code ? [a.id, b.id] : [a.code, b.code]
  return left < right ? -1 : left > right ? 1 : 0
}

function encodeRecord(ledger: Ledger, record: PlanRecord, ownNames: ReadonlySet<string>, index: TypeIndex): ImdfFeature {
  const type = featureTypeOf(ledger, record)
  const { extra, fields } = record
  const properties: Record<string, unknown> = { 'zy:code': record.code, name: writeLabels(record.name, extra) }
  if (needsLedgerName(index, ledger.imdf as string)) properties['zy:ledger'] = ledgerName(ledger)
  for (const key of Object.keys(ledger.fields)) {
    const property = propertyOf(ledger, key)
    const value = fields[key] ?? null
    if (property === 'building_ids') properties[property] = value === null ? null : [value, ...((extra[EXTRA.buildingIds] as unknown[]) ?? [])]
    // Null says the same as absent, except for the properties IMDF demands.
    else if (property !== 'geometry' && (value !== null || !property.startsWith('zy:'))) properties[property] = value
  }
  const unlocated = isUnlocated(ledger, record)
  if (unlocated) properties['zy:feature_type'] = type
  return {
    ...(extra[EXTRA.members] as object),
    id: record.id,
    type: 'Feature',
    feature_type: unlocated ? UNLOCATED : type,
    geometry: ledger.imdf === 'building' ? null : ((fields.geometry ?? null) as ImdfFeature['geometry']),
    properties: withExtra(type, record, properties, ownNames),
  }
}
