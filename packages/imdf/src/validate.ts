import type { z } from 'zod'
import { type Field, fieldSchema, type Ledger, ledgerName, safeText } from '#kernel/ledger.ts'
import type { Text } from '#kernel/operation.ts'
import { type Area, checkCoordinates } from './coordinates.ts'
import { type Issue, type IssueList, type IssuePlace, issueList } from './issue.ts'
import { checkLevels } from './level-rules.ts'
import { fileOf, IMDF_TYPES, propertyOf } from './mapping.ts'
import type { ImdfFeature, ParkPlan, PlanRecord } from './plan.ts'
import { checkShape } from './shape.ts'

export interface ValidateOptions {
  /** Files the features were read from, for messages; without it the file an export would use. */
  files?: ReadonlyMap<string, string>
  /** Ids that exist outside the plan and may be referred to. */
  known?: ReadonlySet<string>
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const OUTLINE = ['Polygon', 'MultiPolygon']

/** Everything wrong with a plan: values, ids, references, geometry, and how the features fit together. No errors = it can be imported. */
export function validatePlan(plan: ParkPlan, ledgers: readonly Ledger[], options: ValidateOptions = {}): Issue[] {
  const issues = issueList()
  const parts = ledgers.filter(({ imdf }) => imdf).map((ledger) => ({ ledger, records: plan.features[ledgerName(ledger)] ?? [] }))
  const park = checkVenue(plan, issues)
  const ids = new Set(options.known)
  for (const { records } of parts) for (const { id } of records) ids.add(id)
  const idsByLedger = new Map(Object.entries(plan.features).map(([name, records]) => [name, new Set(records.map(({ id }) => id))]))
  const verbatim = Object.entries(plan.passThrough.features).flatMap(([file, features]) => features.map((feature) => ({ file, feature })))
  for (const { feature } of verbatim) ids.add(feature.id)
  if (plan.venue?.address) ids.add(plan.venue.address.id)
  const sound = new Set<PlanRecord>()
  const titles = new Map(ledgers.map((ledger) => [ledgerName(ledger), ledger.title]))
  for (const { ledger, records } of parts) checkLedger(ledger, records, { idsByLedger, titles, park, sound, options, issues })
  for (const { file, feature } of verbatim) checkVerbatim(file, feature, ids, park, issues)
  checkLevels(plan, ledgers, sound, (ledger, record) => placeOf(ledger, record, options), issues)
  return issues.all()
}

interface Context {
  idsByLedger: ReadonlyMap<string, ReadonlySet<string>>
  titles: ReadonlyMap<string, Text>
  park: Park | null
  /** Records whose geometry can be measured. */
  sound: Set<PlanRecord>
  options: ValidateOptions
  issues: IssueList
}

interface Park extends Area {
  distanceKm(longitude: number, latitude: number): number
}

function placeOf(ledger: Ledger, record: PlanRecord, { files }: ValidateOptions): IssuePlace {
  return { file: files?.get(record.id.toLowerCase()) ?? fileOf(ledger, record), featureId: record.id, featureName: record.name || record.code }
}

function checkVenue(plan: ParkPlan, issues: IssueList): Park | null {
  const { venue } = plan
  if (!venue) return null
  const place = { file: 'venue.geojson', featureId: venue.id, ...(venue.name ? { featureName: venue.name } : {}) }
  if (!UUID.test(venue.id)) issues.error('id_invalid', { ...place, property: 'id' }, { id: venue.id })
  if (!venue.geometry) {
    issues.error('geometry_missing', { ...place, property: 'geometry' })
    return null
  }
  if (!checkCoordinates(venue.geometry, OUTLINE, null, place, issues)) return null
  checkShape(venue.geometry, place, issues)
  const points = (venue.geometry.coordinates as unknown[]).flat(venue.geometry.type === 'Polygon' ? 1 : 2) as [number, number][]
  const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))]
  const [south, north] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))]
  const kmPerDegree = 111.2
  const distanceKm = (longitude: number, latitude: number) => {
    const x = Math.max(west - longitude, 0, longitude - east) * Math.cos((latitude * Math.PI) / 180)
    return Math.hypot(x, Math.max(south - latitude, 0, latitude - north)) * kmPerDegree
  }
  return { distanceKm, isNear: (longitude, latitude) => distanceKm(longitude, latitude) < FAR_KM }
}

/** Roads and stops may lie outside the park, but not this far. */
const FAR_KM = 20

function checkLedger(ledger: Ledger, records: readonly PlanRecord[], context: Context): void {
  const { issues } = context
  const fields = Object.entries(ledger.fields).map(([key, field]) => ({
    key,
    field,
    schema: field.type === 'geometry' ? null : fieldSchema(field),
    property: propertyOf(ledger, key),
  }))
  const codes = new Map<string, string>()
  for (const record of records) {
    const place = placeOf(ledger, record, context.options)
    if (!UUID.test(record.id)) issues.error('id_invalid', { ...place, property: 'id' }, { id: record.id })
    const other = codes.get(record.code)
    if (other !== undefined) issues.error('duplicate_code', { ...place, property: 'zy:code' }, { code: record.code, other })
    else codes.set(record.code, record.id)
    checkText(CODE, record.code, { ...place, property: 'zy:code' }, issues)
    checkText(NAME, record.name, { ...place, property: 'name' }, issues)
    for (const { key, field, schema, property } of fields) {
      const value = record.fields[key] ?? null
      if (field.type === 'geometry') checkGeometry(ledger, record, key, field, place, context)
      else if (value === null) {
        if (!field.required) continue
        const code = ledger.imdf === 'opening' && key === 'unit' ? 'unit_missing' : 'required'
        issues.error(code, { ...place, property, ...atOf(record) }, labelOf(field))
      } else if (checkValue(field, schema as z.ZodType, value, { ...place, property }, issues) && field.type === 'reference') {
        checkReference(field.ledger, String(value), { ...place, property, ...atOf(record) }, context)
      }
    }
  }
}

/** First position of a record's geometry, to show an issue on the map. */
function atOf(record: PlanRecord): { position?: [number, number] } {
  const geometry = record.fields.geometry as { coordinates: unknown } | null | undefined
  let value: unknown = geometry?.coordinates
  while (Array.isArray(value) && Array.isArray(value[0])) value = value[0]
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number' ? { position: [value[0], value[1]] } : {}
}

const labelOf = ({ zh, en }: Text) => ({ field: zh, field_en: en })

const CODE = { zh: '编码', en: 'Code', limit: 64, schema: safeText(64) }
const NAME = { zh: '名称', en: 'Name', limit: 200, schema: safeText(200) }

function checkText(of: typeof CODE, value: string, at: IssuePlace, issues: IssueList): void {
  if (value.length > of.limit) issues.error('value_too_long', at, { ...labelOf(of), limit: of.limit })
  else if (value.trim() === '') issues.error('required', at, labelOf(of))
  else if (!of.schema.safeParse(value).success) issues.error('value_invalid', at, { ...labelOf(of), value: JSON.stringify(value) })
}

const EXPECTED: Readonly<Record<string, Text>> = {
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否（true/false）', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
}

function checkValue(field: Field, schema: z.ZodType, value: unknown, at: IssuePlace, issues: IssueList): boolean {
  const result = schema.safeParse(value)
  if (result.success) return true
  const problem = result.error.issues[0] as z.core.$ZodIssue
  const text = JSON.stringify(value) ?? 'null'
  const args = { ...labelOf(field), value: text.length > 60 ? `${text.slice(0, 60)}…` : text }
  switch (problem.code) {
    case 'invalid_type':
      issues.error('value_wrong_type', at, {
        ...args,
        expected: EXPECTED[problem.expected]?.zh ?? problem.expected,
        expected_en: EXPECTED[problem.expected]?.en ?? problem.expected,
      })
      break
    case 'invalid_value':
      issues.error('value_not_option', at, { ...args, options: problem.values.map(String).join(' / ') })
      break
    case 'too_small':
      issues.error('value_too_small', at, { ...args, limit: Number(problem.minimum) })
      break
    case 'too_big':
      if (problem.origin === 'string') issues.error('value_too_long', at, { ...args, limit: Number(problem.maximum) })
      else issues.error('value_too_big', at, { ...args, limit: Number(problem.maximum) })
      break
    default:
      issues.error('value_invalid', at, args)
  }
  return false
}

function checkReference(target: string, id: string, at: IssuePlace, { idsByLedger, titles, options, issues }: Context): void {
  const ids = idsByLedger.get(target)
  if (ids && !ids.has(id) && !options.known?.has(id)) {
    issues.error('dangling_reference', at, { target: titles.get(target)?.zh ?? target, target_en: titles.get(target)?.en ?? target, id })
  }
}

function checkGeometry(
  ledger: Ledger,
  record: PlanRecord,
  key: string,
  field: Field & { type: 'geometry' },
  place: IssuePlace,
  { park, sound, issues }: Context,
): void {
  const geometry = record.fields[key] as { type: string; coordinates: unknown } | null | undefined
  const at = ledger.imdf === 'building' ? { ...place, file: 'footprint.geojson' } : place
  if (!geometry) {
    if (field.required || place.file === `${ledger.imdf}.geojson`) {
      if (field.required) issues.error('geometry_missing', { ...at, property: 'geometry' })
      else issues.warning('geometry_missing', { ...at, property: 'geometry' })
    }
    return
  }
  if (!checkCoordinates(geometry, field.geometry, park, at, issues)) return
  const position = atOf(record).position
  const kilometres = position && park ? park.distanceKm(...position) : 0
  if (kilometres > FAR_KM) issues.warning('far_from_venue', { ...at, property: 'geometry', position }, { kilometres: Math.round(kilometres) })
  if (checkShape(geometry, at, issues) && key === 'geometry') sound.add(record)
}

const REFERENCES = ['address_id', 'anchor_id', 'building_ids', 'level_id', 'level_ids', 'unit_id', 'unit_ids', 'parents']

/** Features kept verbatim: they must not point into nothing, and their coordinates must be numbers on the Earth. */
function checkVerbatim(file: string, feature: ImdfFeature, ids: ReadonlySet<string>, park: Park | null, issues: IssueList): void {
  const place = { file, featureId: feature.id }
  if (feature.geometry && isDrawable(feature.geometry.type)) checkCoordinates(feature.geometry, [feature.geometry.type], park, place, issues)
  if (!IMDF_TYPES.has(feature.feature_type)) return
  const { properties } = feature
  const targets = REFERENCES.flatMap((property) => [properties[property]].flat().map((id) => ({ property, target: property.replace(/_ids?$/, ''), id })))
  for (const property of ['origin', 'destination']) {
    const end = properties[property] as { id?: unknown; feature_type?: unknown } | null | undefined
    if (feature.feature_type === 'relationship') targets.push({ property, target: String(end?.feature_type), id: end?.id })
  }
  for (const { property, target, id } of targets) {
    if (id === null || id === undefined || ids.has(String(id))) continue
    // A footprint of nothing is a building that was lost; anything else verbatim does not touch the plan.
    if (feature.feature_type === 'footprint') issues.error('dangling_reference', { ...place, property }, { target, id: String(id) })
    else issues.warning('dangling_reference', { ...place, property }, { target, id: String(id) })
  }
}

function isDrawable(type: string): boolean {
  return ['Point', 'LineString', 'Polygon', 'MultiPolygon'].includes(type)
}
