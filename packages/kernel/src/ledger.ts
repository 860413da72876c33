import { z } from 'zod'
import { command, event, inPark, type ModuleEvent, type Operation, query, type Role, type Text } from './operation.ts'

/** GeoJSON geometry, WGS-84, longitude before latitude, as in RFC 7946. */
export type GeometryType = 'Point' | 'LineString' | 'Polygon' | 'MultiPolygon'

interface FieldBase extends Text {
  required?: true
  /** Shown under the field, in the template's cell note and in the documentation. */
  help?: Text
  /** Personal data is masked by role; sensitive data is also encrypted at rest. */
  personal?: 'personal' | 'sensitive'
  /** Left out of the list's default columns. */
  detailOnly?: true
}

/** One column of a ledger: drives the input schema, form, list, Excel template and IMDF extension alike. */
export type Field = FieldBase &
  (
    | { type: 'text'; max?: number }
    | { type: 'longText' }
    | { type: 'number'; unit?: string; min?: number; max?: number; decimals?: number }
    | { type: 'integer'; unit?: string; min?: number; max?: number }
    | { type: 'boolean' }
    | { type: 'date' }
    | { type: 'choice'; options: Readonly<Record<string, Text>> }
    | { type: 'choices'; options: Readonly<Record<string, Text>> }
    | { type: 'reference'; ledger: string }
    | { type: 'geometry'; geometry: readonly GeometryType[] }
  )

/**
 * A ledger (台账): a register of one kind of record with fixed columns, kept per park in a table of its own. Every table has
 * `id, park_id, code, name, <fields>, extra, version, created_at, updated_at, removed_at`; `code` is unique within the park.
 */
export interface Ledger {
  module: string
  /** camelCase singular: `warehouse`. */
  kind: string
  /** `schema.table`; field keys map to snake_case columns. */
  table: string
  title: Text
  clauses: readonly string[]
  fields: Readonly<Record<string, Field>>
  roles: { read: readonly Role[]; write: readonly Role[] }
  /** Feature type in the IMDF archive when the ledger is part of the plan. */
  imdf?: string
  /** Database constraints that express a rule, by name, with the refusal they become. */
  rules?: Readonly<Record<string, Text & { code: `${string}.${string}` }>>
  /** Page code of the information architecture where the ledger is shown, e.g. OP-29. */
  page: string
}

export function ledger<const L extends Ledger>(definition: L): L {
  return definition
}

/** `facilities.warehouse`: the name by which references and findings point to a ledger. */
export function ledgerName(of: Ledger): string {
  return `${of.module}.${of.kind}`
}

export function columnOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g

/** Full-width digits, letters and blanks to half-width, outer blanks removed: what people paste. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0))).trim()
}

// Bidirectional controls, NUL and lone surrogates never belong in a name; NFC keeps equal texts equal.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** A trimmed, NFC-normalised text without control characters. */
export function safeText(max: number) {
  return z
    .string()
    .max(max)
    .refine((text) => !FORBIDDEN.test(text), { error: 'forbidden_characters' })
    .transform((text) => text.normalize('NFC').trim())
}

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number())
const ring = z.array(position).min(4).max(10_000)
const GEOMETRY = {
  Point: z.object({ type: z.literal('Point'), coordinates: position }),
  LineString: z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2).max(10_000) }),
  Polygon: z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(1_000) }),
  MultiPolygon: z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1).max(1_000) }),
} as const

export type Geometry = z.output<(typeof GEOMETRY)[GeometryType]>

function keysOf(options: Readonly<Record<string, Text>>): [string, ...string[]] {
  return Object.keys(options) as [string, ...string[]]
}

/** The schema of one field's value; `null` when the field is not required and empty. */
export function fieldSchema(field: Field): z.ZodType {
  const value = ((): z.ZodType => {
    switch (field.type) {
      case 'text':
        return field.required ? safeText(field.max ?? 200).pipe(z.string().min(1)) : safeText(field.max ?? 200)
      case 'longText':
        return safeText(20_000)
      case 'number':
        return z
          .number()
          .min(field.min ?? -1e12)
          .max(field.max ?? 1e12)
      case 'integer':
        return z
          .int()
          .min(field.min ?? -2_147_483_648)
          .max(field.max ?? 2_147_483_647)
      case 'boolean':
        return z.boolean()
      case 'date':
        return z.iso.date().refine((date) => date >= '1900-01-01' && date <= '2199-12-31', { error: 'date_out_of_range' })
      case 'choice':
        return z.enum(keysOf(field.options))
      case 'choices':
        return z.array(z.enum(keysOf(field.options))).max(100)
      case 'reference':
        return z.uuid()
      case 'geometry': {
        const shapes = field.geometry.map((type) => GEOMETRY[type])
        return shapes.length === 1 ? (shapes[0] as z.ZodType) : z.union(shapes as unknown as [z.ZodType, z.ZodType])
      }
    }
  })()
  return field.required ? value : value.nullable().default(null)
}

type ValueOf<F extends Field> = F extends { type: 'number' | 'integer' }
  ? number
  : F extends { type: 'boolean' }
    ? boolean
    : F extends { type: 'choice'; options: infer O }
      ? keyof O & string
      : F extends { type: 'choices'; options: infer O }
        ? (keyof O & string)[]
        : F extends { type: 'geometry' }
          ? Geometry
          : string

/** A record of a ledger as operations carry it: camelCase keys, empty = null. */
export type LedgerRecord<L extends Ledger> = { id: string; parkId: string; code: string; name: string; version: number } & {
  [K in keyof L['fields']]: L['fields'][K] extends { required: true } ? ValueOf<L['fields'][K]> : ValueOf<L['fields'][K]> | null
}

/** Input schema of one record's own values: code, name and the fields. */
export function recordShape(of: Ledger): Record<string, z.ZodType> {
  const shape: Record<string, z.ZodType> = { code: safeText(64).pipe(z.string().min(1)), name: safeText(200).pipe(z.string().min(1)) }
  for (const [key, field] of Object.entries(of.fields)) shape[key] = fieldSchema(field)
  return shape
}

export const Filter = z.object({
  field: z.string().max(64),
  op: z.enum(['eq', 'ne', 'in', 'lt', 'lte', 'gt', 'gte', 'contains', 'empty', 'notEmpty']),
  value: z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.union([z.string().max(500), z.number()])).max(200)]).optional(),
})
export type Filter = z.output<typeof Filter>

/** The input every list query takes: search, filters (all must hold), sort (`-` = descending), keyset cursor. */
export const listInput = {
  ...inPark,
  search: z.string().trim().max(100).optional(),
  filters: z.array(Filter).max(20).optional(),
  sort: z.string().max(64).optional(),
  cursor: z.string().max(2_000).optional(),
  limit: z.int().min(1).max(200).default(20),
}

export function listOutput<R extends z.ZodType>(row: R) {
  return z.object({ rows: z.array(row), nextCursor: z.string().nullable(), total: z.int() })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export const LEDGER_REFUSALS = {
  'ledger.code_taken': {
    zh: '编号「{code}」在本园区已被使用，请换一个编号。',
    en: 'The code "{code}" is already used in this park. Choose another.',
    status: 409,
  },
  'ledger.edit_conflict': { zh: '这条记录刚被别人改过，请对照后再保存。', en: 'Somebody changed this record meanwhile. Compare and save again.', status: 409 },
  'ledger.reference_not_found': { zh: '「{field}」引用的记录不存在。', en: 'The record that "{field}" points to does not exist.', status: 422 },
  'ledger.record_not_found': { zh: '没有这条记录。', en: 'There is no such record.', status: 404 },
  'ledger.record_in_use': { zh: '还有记录引用它（{by}），不能删除。', en: 'Other records still refer to it ({by}); it cannot be removed.', status: 409 },
} as const satisfies Operation['refusals']

export const LIST_REFUSALS = {
  'list.unknown_column': { zh: '没有「{column}」这一列，请刷新页面后重试。', en: 'There is no column "{column}"; reload the page.', status: 422 },
  'list.bad_value': { zh: '「{column}」的筛选值不正确。', en: 'The filter value of "{column}" is not valid.', status: 422 },
  'list.bad_cursor': { zh: '翻页位置已失效，请回到第一页。', en: 'This page position is no longer valid; go back to the first page.', status: 422 },
} as const satisfies Operation['refusals']

export interface LedgerOperations {
  list: Operation
  detail: Operation
  save: Operation
  remove: Operation
  restore: Operation
  changed: ModuleEvent
}

/** The operations every ledger has: `warehouseList`, `warehouse`, `saveWarehouse`, `removeWarehouse`, `restoreWarehouse`. */
export function ledgerOperations(of: Ledger): LedgerOperations {
  const { module, kind, title, roles } = of
  const shape = recordShape(of)
  // Lists leave geometry out: a page of rows must stay small.
  const listed = Object.fromEntries(
    Object.entries(of.fields)
      .filter(([, f]) => f.type !== 'geometry')
      .map(([key]) => [key, z.unknown()]),
  )
  const row = z.object({ id: z.uuid(), parkId: z.uuid(), code: z.string(), name: z.string(), version: z.int(), updatedAt: z.iso.datetime(), ...listed })
  const full = z.object({
    id: z.uuid(),
    parkId: z.uuid(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    removedAt: z.iso.datetime().nullable(),
    code: z.string(),
    name: z.string(),
    extra: z.record(z.string(), z.unknown()),
    ...Object.fromEntries(Object.keys(of.fields).map((key) => [key, z.unknown()])),
  })
  const reads = { roles: roles.read, scope: 'park' as const }
  const rules = Object.fromEntries(Object.values(of.rules ?? {}).map(({ code, zh, en }) => [code, { zh, en, status: 409 as const }]))
  const writes = { roles: roles.write, scope: 'park' as const, refusals: { ...LEDGER_REFUSALS, ...rules } }
  return {
    list: query({
      name: `${module}.${kind}List`,
      title: { zh: `${title.zh}列表`, en: `${title.en}: list` },
      input: z.object(listInput),
      // names: of the records that reference fields of these rows point to, by id.
      output: listOutput(row).extend({ names: z.record(z.string(), z.string()) }),
      ...reads,
      refusals: LIST_REFUSALS,
    }),
    detail: query({
      name: `${module}.${kind}`,
      title,
      ...reads,
      refusals: LEDGER_REFUSALS,
      input: z.object({ ...inPark, id: z.uuid() }),
      output: z.object({ record: full, names: z.record(z.string(), z.string()), can: z.object({ save: z.boolean(), remove: z.boolean() }) }),
    }),
    save: command({
      name: `${module}.save${capital(kind)}`,
      title: { zh: `保存${title.zh}`, en: `Save: ${title.en}` },
      ...writes,
      // version: the version that was edited; left out for a new record.
      input: z.object({ ...inPark, id: z.uuid(), version: z.int().optional(), record: z.strictObject(shape), reason: safeText(500).optional() }),
      output: z.object({ id: z.uuid(), version: z.int() }),
    }),
    remove: command({
      name: `${module}.remove${capital(kind)}`,
      title: { zh: `删除${title.zh}`, en: `Remove: ${title.en}` },
      ...writes,
      input: z.object({ ...inPark, id: z.uuid(), reason: safeText(500).optional() }),
      output: z.object({ id: z.uuid() }),
    }),
    restore: command({
      name: `${module}.restore${capital(kind)}`,
      title: { zh: `恢复${title.zh}`, en: `Restore: ${title.en}` },
      ...writes,
      input: z.object({ ...inPark, id: z.uuid() }),
      output: z.object({ id: z.uuid() }),
    }),
    changed: ledgerChanged,
  }
}

/** Announced after any change of ledger records: one event for one command or one import batch. */
export const ledgerChanged = event({
  name: 'kernel.ledgerChanged',
  payload: z.object({ parkId: z.uuid(), ledger: z.string(), ids: z.array(z.uuid()) }),
})
