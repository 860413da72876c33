import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArchive, writeArchive } from '#imdf/archive.ts'
import { decode } from '#imdf/decode.ts'
import { encode, encodeArchive } from '#imdf/encode.ts'
import type { ParkPlan, PlanRecord } from '#imdf/plan.ts'
import { dormitoryLevel } from '#imdf/sample-dormitory.ts'
import { samplePark } from '#imdf/sample-park.ts'
import { merged, planRecord, rectangle, site } from '#imdf/sample-plan.ts'
import { stableId } from '#imdf/stable-id.ts'
import { issueText } from '#imdf/texts.ts'
import { validatePlan } from '#imdf/validate.ts'
import { writeZip } from '#imdf/zip.ts'
import { type Field, type Ledger, ledgerName } from '#kernel/ledger.ts'
import { PLAN_LEDGERS } from '#modules/parks/contract.ts'

const OPTIONS = { created: '2026-11-23T00:00:00Z' }

function throughArchive(plan: ParkPlan): ParkPlan {
  const { archive, issues } = readArchive(encodeArchive(plan, PLAN_LEDGERS, OPTIONS))
  expect(issues).toEqual([])
  if (!archive) throw new Error('unreadable')
  return decode(archive, PLAN_LEDGERS).plan
}

/** Order of records says nothing. */
function ordered(plan: ParkPlan): ParkPlan {
  const sorted = Object.entries(plan.features).map(([name, records]) => [name, [...records].sort((a, b) => (a.id < b.id ? -1 : 1)).map(full(name))])
  return { ...plan, features: Object.fromEntries([...PLAN_LEDGERS.map((each) => [ledgerName(each), []]), ...sorted]) }
}

/** A field left out is null. */
function full(name: string): (record: PlanRecord) => PlanRecord {
  const keys = Object.keys(PLAN_LEDGERS.find((each) => ledgerName(each) === name)?.fields ?? {})
  return (record) => ({ ...record, fields: Object.fromEntries(keys.map((key) => [key, record.fields[key] ?? null])) })
}

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !/[\ud800-\udfff]/u.test(value) && !value.includes('__proto__'))
const name = fc.oneof(fc.constantFrom('1 号楼', '宿舍“A”', 'é\\u0000', '𠮷野'), text).filter((value) => value.trim() !== '')
const degree = fc.double({ min: -80, max: 80, noNaN: true }).map((value) => (value === 0 ? 0 : value))
const position = fc.tuple(degree, degree)
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value).replaceAll('__proto__', '_').replaceAll('-0,', '0,')))

function anyValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'number':
      return fc.double({ min: 0, max: 50, noNaN: true }).map((value) => value + 0)
    case 'integer':
      return fc.integer({ min: 0, max: 50 })
    case 'boolean':
      return fc.boolean()
    case 'date':
      return fc.constant('2026-02-28')
    case 'choice':
      return fc.constantFrom(...Object.keys(field.options))
    case 'choices':
      return fc.subarray(Object.keys(field.options))
    case 'reference':
      return fc.uuid({ version: 4 })
    case 'geometry':
      return fc.constantFrom(...field.geometry).chain((type): fc.Arbitrary<unknown> => {
        if (type === 'Point') return position.map((coordinates) => ({ type, coordinates }))
        const line = fc.array(position, { minLength: 2, maxLength: 6 })
        if (type === 'LineString') return line.map((coordinates) => ({ type, coordinates }))
        return line.map((ring) => ({ type, coordinates: type === 'Polygon' ? [ring] : [[ring]] }))
      })
    default:
      return text
  }
}

const TRICKY = [
  'restriction',
  'alt_name',
  'category',
  'level_id',
  'name',
  'zy:code',
  'zy:clear_width_m',
  'zy:new_thing',
  'zy:ledger',
  'address_id',
  '备注',
  'constructor',
]

function recordOf(ledger: Ledger): fc.Arbitrary<PlanRecord> {
  const fields = fc.record(
    Object.fromEntries(Object.entries(ledger.fields).map(([key, field]) => [key, field.required ? anyValue(field) : fc.option(anyValue(field))])),
  )
  const extra = fc
    .tuple(
      fc.dictionary(fc.oneof(fc.constantFrom(...TRICKY), name), json, { maxKeys: 4 }),
      fc.option(fc.record({ en: name })),
      fc.option(fc.constantFrom('zh', 'en-US')),
    )
    .map(([plain, labels, language]) => ({
      ...plain,
      ...(labels ? { 'imdf:labels': labels } : {}),
      ...(language && !labels ? { 'imdf:name_language': language } : {}),
    }))
  return fc.record({ id: fc.uuid({ version: 4 }), code: name, name, fields, extra })
}

const anyPlan: fc.Arbitrary<ParkPlan> = fc
  .tuple(
    fc.record(Object.fromEntries(PLAN_LEDGERS.map((ledger) => [ledgerName(ledger), fc.array(recordOf(ledger), { maxLength: 3 })]))),
    fc.dictionary(name, json, { maxKeys: 2 }),
  )
  .map(([features, manifest]) => {
    const plan = samplePark()
    const kept = {
      ...plan.passThrough,
      manifest: { ...manifest, extensions: ['imdf:extension:other#2.0.0'] },
      files: { 'LIESMICH.txt': 'w6QKAP8=' },
      collections: { 'unit.geojson': { name: '单元' } },
    }
    return { ...plan, features, passThrough: kept }
  })

describe('round trip', () => {
  it('gives the sample park back', () => {
    expect(ordered(throughArchive(samplePark()))).toEqual(ordered(samplePark()))
  })

  it('gives any plan back: fields, unknown properties, labels, verbatim features and files', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const reserved = ['version', 'created', 'generated_by', 'language']
        fc.pre(reserved.every((key) => !(key in plan.passThrough.manifest)))
        expect(ordered(throughArchive(plan))).toEqual(ordered(plan))
      }),
      { numRuns: 150 },
    )
  })

  it('writes the same bytes again, whatever the order of records and keys', () => {
    const first = encodeArchive(samplePark(), PLAN_LEDGERS, OPTIONS)
    const plan = throughArchive(samplePark())
    for (const records of Object.values(plan.features)) records.reverse()
    expect(Buffer.compare(first, encodeArchive(plan, PLAN_LEDGERS, OPTIONS))).toBe(0)
  })

  it('keeps what another program wrote', () => {
    const archive = encode(samplePark(), PLAN_LEDGERS, OPTIONS)
    const venue = archive.collections.find(({ file }) => file === 'venue.geojson')?.features[0]
    Object.assign(venue?.properties as object, { hours: 'Mo-Sa 07:00-22:00', category: 'unspecified' })
    const units = archive.collections.find(({ file }) => file === 'unit.geojson')
    for (const { properties } of units?.features ?? []) {
      for (const key of Object.keys(properties)) if (key.startsWith('zy:')) delete properties[key]
      properties.category = properties.category === 'room' ? 'auditorium' : properties.category
      properties.name = null
    }
    for (const { properties } of archive.collections.find(({ file }) => file === 'opening.geojson')?.features ?? []) {
      for (const key of Object.keys(properties)) if (key.startsWith('zy:')) delete properties[key]
    }
    const { archive: read } = readArchive(writeArchive(archive))
    if (!read) throw new Error('unreadable')
    const { plan, issues } = decode(read, PLAN_LEDGERS)
    expect(issues.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'value_derived opening.geojson', 'code_derived opening.geojson', 'value_derived unit.geojson', 'code_derived unit.geojson', 'name_missing unit.geojson', 'unit_derived opening.geojson',
    ]) // biome-ignore format: list
    expect(validatePlan(plan, PLAN_LEDGERS).filter(({ severity }) => severity === 'error')).toEqual([])
    // Every door finds the room and the corridor which our own archive names.
    const own = new Map(samplePark().features['parks.opening']?.map(({ id, fields }) => [id, fields]))
    const units0 = new Map(plan.features['parks.unit']?.map(({ id, fields }) => [id, fields]))
    const doors = plan.features['parks.opening']?.filter(({ id }) => own.get(id)?.kind === 'door' && own.get(id)?.otherUnit) ?? []
    expect(doors.length).toBeGreaterThan(30)
    for (const { id, fields } of doors) expect([fields.unit, fields.otherUnit].sort()).toEqual([own.get(id)?.unit, own.get(id)?.otherUnit].sort())
    expect([...units0.values()].some(({ category }) => category === 'corridor')).toBe(true)
    const written = encode(plan, PLAN_LEDGERS, OPTIONS)
    expect(written.collections.flatMap(({ features }) => features).filter(({ properties }) => properties.category === 'auditorium')).toHaveLength(30)
    expect(written.collections.find(({ file }) => file === 'venue.geojson')?.features[0]?.properties).toMatchObject({
      hours: 'Mo-Sa 07:00-22:00',
      category: 'unspecified',
    })
  })
})

describe('bad input', () => {
  const sound = JSON.stringify(encode(samplePark(), PLAN_LEDGERS, OPTIONS).collections)

  /** Replaces what lies under a path of numbers, each picking among the children of the one before. */
  function spoil(value: unknown, path: readonly number[], by: unknown): unknown {
    if (path.length === 0 || typeof value !== 'object' || value === null) return by
    const keys = Object.keys(value)
    const key = keys[(path[0] as number) % Math.max(1, keys.length)]
    if (key === undefined) return by
    const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
    copy[key] = spoil(copy[key], path.slice(1), by)
    return copy
  }

  it('never breaks the reader: any value anywhere in a feature is judged, not thrown', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 2, maxLength: 7 }),
        fc.oneof(fc.constantFrom<unknown>(null, [], {}, 'x', -1, 1e300, [[[]]], [[[[0, 0]]]]), json),
        (path, by) => {
          const collections = JSON.parse(sound)
          const at = (path[0] as number) % collections.length
          collections[at].features = spoil(collections[at].features, path.slice(1), by)
          const { archive, issues } = readArchive(writeCollections(collections))
          if (!archive) expect(issues.some(({ severity }) => severity === 'error')).toBe(true)
          else {
            const { plan, files } = decode(archive, PLAN_LEDGERS)
            const found = validatePlan(plan, PLAN_LEDGERS, { files })
            for (const issue of [...issues, ...found]) expect(issueText(issue, 'zh') + issueText(issue, 'en')).not.toMatch(/\{\w+\}|undefined/)
            encodeArchive(plan, PLAN_LEDGERS, OPTIONS)
          }
        },
      ),
      { numRuns: 120 },
    )
  })

  function writeCollections(collections: { file: string; features: unknown }[]): Uint8Array {
    const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
    const files = collections.map(({ file, features }): [string, Uint8Array] => [file, bytes({ type: 'FeatureCollection', features })])
    return writeZip(new Map([['manifest.json', bytes({ version: '1.0.0', created: 'x', language: 'zh-Hans' })], ...files]))
  }
})

describe('five thousand rooms', () => {
  it('are decoded and validated', () => {
    const on = site('large', [120.26, 30.87], 11)
    const buildings = Array.from({ length: 5 }, (_, index) =>
      planRecord(on, 'parks.building', `D${index}`, `${index} 号楼`, { uses: ['dormitory'], geometry: rectangle(on, 0, index * 20, 190, index * 20 + 12.4) }),
    )
    const levels = buildings.flatMap((building, index) =>
      Array.from({ length: 10 }, (_, ordinal) =>
        dormitoryLevel(on, { building, ordinal, corner: [0, index * 20], roomsPerSide: 50, surveyedOn: '2026-10-15' }),
      ),
    )
    const plan: ParkPlan = { ...samplePark(), features: merged({ 'parks.building': buildings }, ...levels) }
    expect(plan.features['parks.unit']?.filter(({ fields }) => fields.category === 'lodgingRoom')).toHaveLength(5_000)
    const archive = encode({ ...plan, passThrough: { ...plan.passThrough, features: {} } }, PLAN_LEDGERS, OPTIONS)
    const start = performance.now()
    const decoded = decode(archive, PLAN_LEDGERS)
    const issues = validatePlan(decoded.plan, PLAN_LEDGERS, { files: decoded.files })
    const seconds = (performance.now() - start) / 1_000
    expect(issues).toEqual([])
    process.stdout.write(`5,000 rooms: ${seconds.toFixed(2)} s\n`)
  })

  it('have ids of their own', () => {
    const ids = new Set(Array.from({ length: 20_000 }, (_, index) => stableId('key', 'parks.unit', `S1-1F-${index}`)))
    expect(ids.size).toBe(20_000)
  })
})
