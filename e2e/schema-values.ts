import { randomUUID } from 'node:crypto'
import type { Schema } from './documented-operations.ts'

/** Reproducible randomness: the same seed gives the same requests. */
export class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }
  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T
  }
  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.below(16).toString(16)).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}

const CLOSED_RING = [
  [120.1, 30.86],
  [120.2, 30.86],
  [120.2, 30.87],
  [120.1, 30.86],
]

function textFor(schema: Schema, random?: Dice): string {
  if (schema.format === 'uuid') return random ? random.uuid() : randomUUID()
  if (schema.format === 'date') return random ? `20${10 + random.below(20)}-0${1 + random.below(9)}-1${random.below(10)}` : '2026-03-01'
  if (schema.format === 'date-time') return '2026-03-01T08:00:00Z'
  if (schema.format === 'email') return 'somebody@example.com'
  const text = random ? random.pick(['织园', 'A-1', 'x', '二号楼 三层', 'null', '0', 'Größe', '🏭']) + random.below(1e6) : 'x1'
  const padded = text.padEnd(schema.minLength ?? 1, 'x')
  return schema.maxLength === undefined ? padded : [...padded].join('').slice(0, Math.max(schema.maxLength, schema.minLength ?? 0))
}

function numberFor(schema: Schema, random?: Dice): number {
  const low = Math.max(schema.minimum ?? 0, -1e6)
  const high = Math.min(schema.maximum ?? low + 1_000, low + 1_000)
  const value = random ? low + random.next() * (high - low) : low > 0 || high < 1 ? low : Math.max(low, 1)
  return schema.type === 'integer' ? Math.round(value) : value
}

/**
 * A value that fits a schema: without `random` the smallest one (required properties only), with it a random one. A polygon's
 * ring closes, because no schema can ask for that.
 */
export function valueFor(schema: Schema, random?: Dice): unknown {
  if ('const' in schema) return schema.const
  if (schema.enum) return random ? random.pick(schema.enum) : schema.enum[0]
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return valueFor(random ? random.pick(choices) : (choices[0] as Schema), random)
  if (schema.allOf?.[0]) return valueFor(schema.allOf[0], random)
  if (schema.properties?.type?.const === 'Polygon') return { type: 'Polygon', coordinates: [CLOSED_RING] }
  if (schema.properties?.type?.const === 'MultiPolygon') return { type: 'MultiPolygon', coordinates: [[CLOSED_RING]] }
  switch (schema.type) {
    case 'string':
      return textFor(schema, random)
    case 'number':
    case 'integer':
      return numberFor(schema, random)
    case 'boolean':
      return random ? random.next() < 0.5 : true
    case 'null':
      return null
    case 'array':
      return itemsFor(schema, random)
    case 'object':
      return objectFor(schema, random)
    default:
      return random ? random.pick([null, 1, 'x', true]) : 1
  }
}

function itemsFor(schema: Schema, random?: Dice): unknown[] {
  const fixed = (schema.prefixItems ?? []).map((item) => valueFor(item, random))
  const wanted = Math.min(Math.max(schema.minItems ?? 0, random ? random.below(3) : 0), schema.maxItems ?? 3)
  const { items } = schema
  while (items && fixed.length < wanted) fixed.push(valueFor(items, random))
  return fixed
}

function objectFor(schema: Schema, random?: Dice): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const isNeeded = schema.required?.includes(name)
    if (isNeeded || (random && random.next() < 0.5)) value[name] = valueFor(property, random)
  }
  return value
}

/** A copy of an input with another value at one place. */
export function withValueAt(input: unknown, path: readonly string[], value: unknown): unknown {
  const [head, ...rest] = path
  if (head === undefined) return value
  if (Array.isArray(input) || (input === undefined && head === '0')) {
    const copy = [...((input as unknown[] | undefined) ?? [])]
    copy[Number(head)] = withValueAt(copy[Number(head)], rest, value)
    return copy
  }
  const object = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {}
  return { ...object, [head]: withValueAt(object[head], rest, value) }
}
