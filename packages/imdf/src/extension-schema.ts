import { type Field, type GeometryType, type Ledger, ledgerName } from '#kernel/ledger.ts'
import { EXTENSION } from './archive.ts'
import { indexTypes, needsLedgerName, propertyOf, UNLOCATED } from './mapping.ts'

type Schema = Record<string, unknown>

const GEOMETRY_REFS = (types: readonly GeometryType[]): Schema =>
  types.length === 1 ? { $ref: `#/$defs/${types[0]}` } : { anyOf: types.map((type) => ({ $ref: `#/$defs/${type}` })) }

/** JSON Schema (2020-12) of one property value, with titles in both languages. */
function valueSchema(field: Field): Schema {
  const about: Schema = { title: field.en, 'x-zh': field.zh, ...(field.help ? { description: field.help.en, 'x-zh-help': field.help.zh } : {}) }
  const unit = 'unit' in field && field.unit ? { 'x-unit': field.unit } : {}
  switch (field.type) {
    case 'text':
      return { ...about, type: 'string', maxLength: field.max ?? 200, ...(field.required ? { minLength: 1 } : {}) }
    case 'longText':
      return { ...about, type: 'string', maxLength: 20_000 }
    case 'number':
    case 'integer':
      return { ...about, type: field.type, ...limits(field), ...unit }
    case 'boolean':
      return { ...about, type: 'boolean' }
    case 'date':
      return { ...about, type: 'string', format: 'date' }
    case 'choice':
      return { ...about, ...options(field.options) }
    case 'choices':
      return { ...about, type: 'array', items: options(field.options), maxItems: 100 }
    case 'reference':
      return { ...about, type: 'string', format: 'uuid', 'x-refers-to': field.ledger }
    case 'geometry':
      return { ...about, ...GEOMETRY_REFS(field.geometry) }
  }
}

function limits({ min, max }: { min?: number; max?: number }): Schema {
  return { ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) }
}

function options(values: Readonly<Record<string, { zh: string; en: string }>>): Schema {
  return { enum: Object.keys(values), 'x-zh-enum': Object.fromEntries(Object.entries(values).map(([key, { zh }]) => [key, zh])) }
}

function propertiesSchema(ledger: Ledger, named: boolean): Schema {
  const properties: Schema = {
    'zy:code': { title: 'Code', 'x-zh': '编码', type: 'string', minLength: 1, maxLength: 64 },
    name: { anyOf: [{ $ref: '#/$defs/labels' }, { type: 'null' }] },
  }
  if (named) properties['zy:ledger'] = { const: ledgerName(ledger) }
  for (const [key, field] of Object.entries(ledger.fields)) {
    const property = propertyOf(ledger, key)
    if (property === 'geometry') continue
    if (property === 'building_ids')
      properties[property] = { title: field.en, 'x-zh': field.zh, type: 'array', items: { type: 'string', format: 'uuid' }, minItems: 1 }
    else properties[property] = valueSchema(field)
  }
  // Only the properties IMDF itself demands are required: archives of other programs lack ours.
  const required = ['name', ...Object.keys(properties).filter((property) => !property.startsWith('zy:') && property !== 'name')]
  return { type: 'object', required: named ? [...required, 'zy:ledger'] : required, properties }
}

function featureSchema(ledger: Ledger, type: string, named: boolean): Schema {
  const geometry = ledger.fields.geometry
  const shape = type === 'building' || geometry?.type !== 'geometry' ? { type: 'null' } : GEOMETRY_REFS(geometry.geometry)
  return {
    title: ledger.title.en, 'x-zh': ledger.title.zh, 'x-clauses': [...ledger.clauses],
    allOf: [{ $ref: '#/$defs/feature' }],
    properties: { feature_type: { const: type }, geometry: shape, properties: propertiesSchema(ledger, named) },
  } // biome-ignore format: row
}

const POSITION = {
  type: 'array',
  prefixItems: [
    { type: 'number', minimum: -180, maximum: 180 },
    { type: 'number', minimum: -90, maximum: 90 },
  ],
  items: { type: 'number' },
  minItems: 2,
  maxItems: 4,
}
const RING = { type: 'array', items: { $ref: '#/$defs/position' }, minItems: 4 }

function geometryDefinition(type: GeometryType, coordinates: Schema): Schema {
  return { type: 'object', required: ['type', 'coordinates'], properties: { type: { const: type }, coordinates } }
}

/** A feature with these properties follows that definition. */
function implies(properties: Schema, definition: string): Schema {
  return { anyOf: [{ not: { properties } }, { $ref: `#/$defs/${definition}` }] }
}

/** The JSON Schema of the extension, made from the ledgers of the plan: one definition per feature type, the whole judges one feature. */
export function imdfExtensionSchema(ledgers: readonly Ledger[]): Schema {
  const index = indexTypes(ledgers)
  const definitions: Record<string, Schema> = {
    position: POSITION,
    Point: geometryDefinition('Point', { $ref: '#/$defs/position' }),
    LineString: geometryDefinition('LineString', { type: 'array', items: { $ref: '#/$defs/position' }, minItems: 2 }),
    Polygon: geometryDefinition('Polygon', { type: 'array', items: RING, minItems: 1 }),
    MultiPolygon: geometryDefinition('MultiPolygon', { type: 'array', items: { type: 'array', items: RING, minItems: 1 }, minItems: 1 }),
    labels: { title: 'Labels by language', 'x-zh': '多语言标签', type: 'object', propertyNames: { pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$' }, additionalProperties: { type: 'string' }, minProperties: 1 },
    feature: {
      type: 'object',
      required: ['id', 'type', 'feature_type', 'geometry', 'properties'],
      properties: { id: { type: 'string', format: 'uuid' }, type: { const: 'Feature' }, feature_type: { type: 'string' }, properties: { type: 'object' } },
    },
    [UNLOCATED]: {
      title: 'Record without geometry', 'x-zh': '尚无图形的记录', allOf: [{ $ref: '#/$defs/feature' }],
      properties: { geometry: { type: 'null' }, properties: { type: 'object', required: ['zy:feature_type'], properties: { 'zy:feature_type': { type: 'string' } } } },
    },
  } // biome-ignore format: rows
  const rules: Schema[] = [implies({ feature_type: { const: UNLOCATED } }, UNLOCATED)]
  for (const ledger of index.byName.values()) {
    const type = ledger.imdf as string
    const named = needsLedgerName(index, type)
    const types = type === 'opening' ? ['opening', 'zy-window'] : [type]
    for (const each of types) {
      const name = named ? `${each}.${ledgerName(ledger)}` : each
      definitions[name] = featureSchema(ledger, each, named)
      const when: Schema = { feature_type: { const: each }, ...(named ? { properties: { properties: { 'zy:ledger': { const: ledgerName(ledger) } } } } : {}) }
      rules.push(implies(when, name))
    }
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:${EXTENSION.replace('#', ':')}`,
    title: 'Zhiyuan park extension of IMDF 1.0: one feature',
    'x-zh': '织园 IMDF 扩展：单个要素',
    allOf: [{ $ref: '#/$defs/feature' }, ...rules],
    $defs: definitions,
  }
}

/** The tables of the documentation: one per feature type, a row per property. */
export function imdfExtensionTables(ledgers: readonly Ledger[]): string {
  return ledgers
    .filter(({ imdf }) => imdf)
    .map((ledger) => {
      const file = ledger.imdf === 'opening' ? '`opening.geojson`, `zy-window.geojson`' : `\`${ledger.imdf}.geojson\``
      const geometry = ledger.fields.geometry?.type === 'geometry' ? ledger.fields.geometry.geometry.join(' / ') : '—'
      const shape = ledger.imdf === 'building' ? `null (outline in \`footprint.geojson\`: ${geometry})` : geometry
      const rows = Object.entries(ledger.fields)
        .filter(([key]) => propertyOf(ledger, key) !== 'geometry')
        .map(([key, field]) => `| \`${propertyOf(ledger, key)}\`${field.required ? ' *' : ''} | ${field.zh} | ${field.en} | ${valueText(field)} |`)
      const head = `### ${ledger.title.zh} · ${ledger.title.en}\n\n${file} · ledger \`${ledgerName(ledger)}\` · geometry ${shape} · clauses ${ledger.clauses.join(', ')}`
      return rows.length > 0 ? `${head}\n\n| property | 中文 | English | value |\n|---|---|---|---|\n${rows.join('\n')}\n` : `${head}\n`
    })
    .join('\n')
}

function valueText(field: Field): string {
  switch (field.type) {
    case 'choice':
      return Object.entries(field.options)
        .map(([key, { zh }]) => `\`${key}\` ${zh}`)
        .join(', ')
    case 'choices':
      return `list of ${Object.entries(field.options)
        .map(([key, { zh }]) => `\`${key}\` ${zh}`)
        .join(', ')}`
    case 'reference':
      return `id of \`${field.ledger}\``
    case 'number':
    case 'integer': {
      const range = [field.min, field.max].some((limit) => limit !== undefined) ? ` ${field.min ?? ''}…${field.max ?? ''}` : ''
      return `${field.type}${field.unit ? ` (${field.unit})` : ''}${range}`
    }
    default:
      return field.type
  }
}
