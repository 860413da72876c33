/** A JSON schema as the OpenAPI document writes it; only what the generators look at is named. */
export interface Schema {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  items?: Schema | false
  prefixItems?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}

export interface DocumentedOperation {
  name: string
  kind: 'command' | 'query'
  roles: readonly string[]
  scope: string
  needsFreshFactor: boolean
  input: Schema
  output: Schema
}

interface Described {
  'x-roles': string[]
  'x-scope': string
  'x-fresh-factor'?: true
  requestBody?: { content: { 'application/json': { schema: Schema } } }
  parameters?: { name: string; in: string; required: boolean; schema?: Schema; content?: { 'application/json': { schema: Schema } } }[]
  responses: { '200': { content: { 'application/json': { schema: Schema } } } }
}

function operationOf(path: string, kind: 'command' | 'query', described: Described): DocumentedOperation {
  const parameters = (described.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const asObject: Schema = {
    type: 'object',
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema ?? parameter.content?.['application/json'].schema ?? {}])),
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
    additionalProperties: false,
  }
  return {
    name: path.replace('/api/', ''),
    kind,
    roles: described['x-roles'],
    scope: described['x-scope'],
    needsFreshFactor: described['x-fresh-factor'] === true,
    input: described.requestBody?.content['application/json'].schema ?? asObject,
    output: described.responses['200'].content['application/json'].schema,
  }
}

/** Every operation that the running product documents of itself. */
export async function documentedOperations(url: string): Promise<DocumentedOperation[]> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as { paths: Record<string, { get?: Described; post?: Described }> }
  return Object.entries(document.paths).flatMap(([path, { get, post }]) =>
    post ? [operationOf(path, 'command', post)] : get ? [operationOf(path, 'query', get)] : [],
  )
}

export interface Property {
  /** Where the value stands in the input, e.g. `record.building`. */
  path: string[]
  schema: Schema
}

function alternatives(schema: Schema): Schema[] {
  return schema.anyOf ?? schema.oneOf ?? [schema]
}

/** The places of an input that hold an identifier, in nested objects too. */
export function idPlaces(schema: Schema, path: string[] = []): Property[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    alternatives(property).flatMap((one): Property[] => {
      const place = [...path, name]
      if (one.format === 'uuid') return [{ path: place, schema: one }]
      if (one.type === 'object') return idPlaces(one, place)
      if (one.type === 'array' && one.items) return one.items.format === 'uuid' ? [{ path: [...place, '0'], schema: one.items }] : []
      return []
    }),
  )
}
