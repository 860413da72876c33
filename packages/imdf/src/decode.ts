import { fieldSchema, type Geometry, type Ledger, ledgerName } from '#kernel/ledger.ts'
import { type Archive, EXTENSION_NAME, EXTENSION_VERSION } from './archive.ts'
import { EXTRA, extraOf, foreignMembers, ownProperties, readLabels } from './feature-text.ts'
import { BuildingFootprints } from './footprint.ts'
import { type Issue, type IssueList, issueList } from './issue.ts'
import {
  indexTypes,
  LANGUAGE,
  needsLedgerName,
  openingKindFromImdf,
  propertyOf,
  TYPE_ALIAS,
  type TypeIndex,
  UNLOCATED,
  unitCategoryFromImdf,
} from './mapping.ts'
import { emptyPlan, type ImdfFeature, type ParkPlan, type PlanRecord } from './plan.ts'
import { deriveUnits } from './unit-of-opening.ts'
import { decodeVenue } from './venue.ts'

export interface Decoded {
  plan: ParkPlan
  issues: Issue[]
  /** File in which each feature was found. */
  files: Map<string, string>
}

/** Counts per file and property, reported once each: an archive of another program lacks the same thing in every feature. */
type Tally = (
  code: 'name_missing' | 'code_derived' | 'value_derived' | 'unknown_property' | 'kept_verbatim' | 'unit_derived',
  file: string,
  property?: string,
) => void

interface Context {
  index: TypeIndex
  language: string
  issues: IssueList
  tally: Tally
  own: Map<Ledger, Set<string>>
  codes: Map<string, Set<string>>
}

/**
 * The plan in an archive. Never refuses: what cannot be understood becomes an issue, what has no ledger is kept verbatim. Values are
 * taken as they are; `validatePlan` judges them.
 */
export function decode(archive: Archive, ledgers: readonly Ledger[]): Decoded {
  const issues = issueList()
  const plan = emptyPlan()
  const files = new Map<string, string>()
  const tallies = new Map<string, { code: Parameters<Tally>[0]; file: string; property?: string; count: number }>()
  const tally: Tally = (code, file, property) => {
    const key = `${code} ${file} ${property}`
    const entry = tallies.get(key) ?? { code, file, ...(property ? { property } : {}), count: 0 }
    tallies.set(key, { ...entry, count: entry.count + 1 })
  }
  decodeManifest(archive, plan, issues)
  for (const { file, members } of archive.collections) if (Object.keys(members).length > 0) plan.passThrough.collections[file] = members
  for (const [path, content] of archive.files) plan.passThrough.files[path] = Buffer.from(content).toString('base64')
  const language = typeof archive.manifest.language === 'string' ? archive.manifest.language : LANGUAGE
  const index = indexTypes(ledgers)
  for (const ledger of index.byName.values()) plan.features[ledgerName(ledger)] = []
  const context: Context = {
    index,
    language,
    issues,
    tally,
    own: new Map([...index.byName.values()].map((ledger) => [ledger, ownProperties(ledger)])),
    codes: new Map(),
  }

  const all = archive.collections.flatMap(({ file, features }) => features.map((feature) => ({ file, feature })))
  for (const { file, feature } of all) {
    const other = files.get(feature.id.toLowerCase())
    if (other !== undefined) issues.error('duplicate_id', { file, featureId: feature.id, property: 'id' }, { other })
    else files.set(feature.id.toLowerCase(), file)
  }
  const venue = decodeVenue(all, language, issues)
  plan.venue = venue.venue
  const footprints = new BuildingFootprints(all)
  const verbatimLevels = new Set(all.filter(({ feature }) => isOutdoorLevel(feature)).map(({ feature }) => feature.id))
  for (const { file, feature } of all) {
    if (venue.used.has(feature) || footprints.isUsed(feature)) continue
    const ledger = ledgerOf(feature, context.index)
    if (!ledger || verbatimLevels.has(feature.id) || verbatimLevels.has(String(feature.properties.level_id))) {
      if (feature.feature_type.startsWith('zy-')) tally('kept_verbatim', file)
      plan.passThrough.features[file] = [...(plan.passThrough.features[file] ?? []), feature]
    } else plan.features[ledgerName(ledger)]?.push(decodeRecord(ledger, feature, file, footprints, context))
  }
  deriveUnits(plan, ledgers, () => tally('unit_derived', 'opening.geojson', 'zy:unit'))
  for (const { code, file, property, count } of tallies.values()) issues.warning(code, { file, ...(property ? { property } : {}) }, { count })
  return { plan, issues: issues.all(), files }
}

function decodeManifest({ manifest }: Archive, plan: ParkPlan, issues: IssueList): void {
  const { version: _version, created: _created, generated_by: _by, language, extensions, ...rest } = manifest
  const others = Array.isArray(extensions) ? extensions.filter((name) => !String(name).startsWith(`${EXTENSION_NAME}#`)) : []
  const ours = Array.isArray(extensions) ? extensions.find((name) => String(name).startsWith(`${EXTENSION_NAME}#`)) : undefined
  const version = ours === undefined ? EXTENSION_VERSION : String(ours).split('#')[1]
  if (version !== EXTENSION_VERSION) {
    issues.warning('extension_newer', { file: 'manifest.json', property: 'extensions' }, { version: String(version), supported: EXTENSION_VERSION })
  }
  plan.passThrough.manifest = { ...rest, ...(others.length > 0 ? { extensions: others } : {}), ...(language !== LANGUAGE ? { language } : {}) }
}

/** IMDF allows levels outside every building; the ledgers do not, so these stay verbatim with all that is on them. */
function isOutdoorLevel({ feature_type, properties }: ImdfFeature): boolean {
  return feature_type === 'level' && properties.outdoor === true && !(Array.isArray(properties.building_ids) && properties.building_ids.length > 0)
}

function typeOf(feature: ImdfFeature): string {
  return feature.feature_type === UNLOCATED ? String(feature.properties['zy:feature_type']) : feature.feature_type
}

function ledgerOf(feature: ImdfFeature, index: TypeIndex): Ledger | null {
  const type = TYPE_ALIAS[typeOf(feature)] ?? typeOf(feature)
  const candidates = index.ledgersByType.get(type) ?? []
  if (needsLedgerName(index, type)) return candidates.find((ledger) => ledgerName(ledger) === feature.properties['zy:ledger']) ?? null
  return candidates[0] ?? null
}

function decodeRecord(ledger: Ledger, feature: ImdfFeature, file: string, footprints: BuildingFootprints, context: Context): PlanRecord {
  const { properties } = feature
  const { tally, issues } = context
  const type = typeOf(feature)
  const own = context.own.get(ledger) ?? ownProperties(ledger)
  const record: PlanRecord = { id: feature.id, code: '', name: '', fields: decodeFields(ledger, feature), extra: {} }
  deriveFields(ledger, record, type, properties, (property) => tally('value_derived', file, property))
  record.extra = extraOf(type, record, properties, own)
  if (Object.keys(record.extra).some((key) => key.startsWith('zy:') && Object.hasOwn(properties, key))) tally('unknown_property', file)
  const members = foreignMembers(feature)
  if (members) record.extra[EXTRA.members] = members
  if (ledger.imdf === 'level' && Array.isArray(properties.building_ids) && properties.building_ids.length > 1) {
    record.extra[EXTRA.buildingIds] = properties.building_ids.slice(1)
  }
  if (ledger.imdf === 'building') {
    const { geometry, extra } = footprints.of(feature.id)
    record.fields.geometry = geometry
    if (extra) record.extra[EXTRA.footprint] = extra
  }

  const code = properties['zy:code']
  if (typeof code === 'string' && code !== '') record.code = code
  else {
    tally('code_derived', file, 'zy:code')
    record.code = unusedCode(ledger, feature.id, context)
  }
  const label = readLabels(properties.name, context.language)
  if (label === 'invalid') issues.error('labels_invalid', { file, featureId: feature.id, featureName: record.code, property: 'name' })
  else if (label) Object.assign(record.extra, label.extra)
  record.name = label && label !== 'invalid' ? label.name : record.code
  if (label === null) tally('name_missing', file, 'name')
  return record
}

function decodeFields(ledger: Ledger, feature: ImdfFeature): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const key of Object.keys(ledger.fields)) {
    const property = propertyOf(ledger, key)
    const value = property === 'geometry' ? (feature.geometry as Geometry | null) : feature.properties[property]
    fields[key] = (property === 'building_ids' ? (Array.isArray(value) ? value[0] : value) : value) ?? null
  }
  return fields
}

/** What archives of other programs say in IMDF's own words. */
function deriveFields(ledger: Ledger, record: PlanRecord, type: string, properties: Record<string, unknown>, derived: (property: string) => void): void {
  const { fields } = record
  const derive = (key: string, value: unknown) => {
    const field = ledger.fields[key]
    if (!field?.required || fields[key] !== null || !fieldSchema(field).safeParse(value).success) return
    fields[key] = value
    derived(propertyOf(ledger, key))
  }
  if (type === 'unit') derive('category', unitCategoryFromImdf(properties.category))
  if (type === 'opening') derive('kind', openingKindFromImdf(properties.category))
  if (type === 'zy-window') derive('kind', 'window')
  if (type === 'level') derive('storeyKind', typeof fields.ordinal === 'number' && fields.ordinal < 0 ? 'basement' : 'normal')
  if (type === 'building') derive('uses', ['other'])
}

function unusedCode(ledger: Ledger, id: string, { codes }: Context): string {
  const used = codes.get(ledgerName(ledger)) ?? new Set<string>()
  codes.set(ledgerName(ledger), used)
  const code = used.has(id.slice(0, 8)) ? id : id.slice(0, 8)
  used.add(code)
  return code
}
