import type { Dice } from './schema-values.ts'
import { withValueAt } from './schema-values.ts'

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = { a: value }
  return value
}

const MANY_KEYS = Object.fromEntries(Array.from({ length: 1_200 }, (_, index) => [`k${index}`, index]))

/** Values that have broken software before: each stands for a class. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  0,
  -1,
  0.1,
  -0,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  '1',
  'NaN',
  'Infinity',
  'true',
  'null',
  [],
  [[]],
  {},
  [null],
  ['x'],
  'x'.repeat(300),
  'x'.repeat(70_000),
  '甲'.repeat(25_000),
  'a\u0000b',
  '\u0000',
  '\ud800',
  'x\udfff',
  '\u202etxt.exe',
  '\u2066x',
  '\ufeff',
  'e\u0301'.repeat(50),
  "' or 1=1 --",
  "'); drop table parks.park; --",
  '#{7*7}{{7*7}}',
  '%00%2e%2e%2f',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '=cmd|calc!A0',
  '\\',
  '%',
  '_',
  '2026-02-31',
  '0000-00-00',
  '1899-12-31',
  '2200-01-01',
  '+099999-01-01',
  '2026-02-31T25:61:00Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{00000000-0000-4000-8000-000000000000}',
  nested(40),
  nested(20),
  MANY_KEYS,
  Array.from({ length: 5_000 }, () => 0),
  { constructor: { prototype: { isAdmin: true } } },
  { toString: 1, valueOf: 1, hasOwnProperty: 1 },
  { type: 'Polygon', coordinates: [] },
  {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1e300, 1],
        [1, 1],
        [0, 0],
      ],
    ],
  },
  { type: 'Point', coordinates: [999, 999] },
  { type: 'GeometryCollection', geometries: [] },
]

const UNKNOWN_NAMES = ['isAdmin', 'park_id', 'roles', 'id ', 'constructor', 'toString', 'ParkId', '$where', 'x'.repeat(500), '名']

function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))]
}

function without(input: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([key]) => key !== name))
}

/** An input with one to three things wrong: a hostile value somewhere, a field too much, a field too few. */
export function spoiled(input: Record<string, unknown>, names: readonly string[], dice: Dice): unknown {
  let value: unknown = input
  for (let times = 1 + dice.below(3); times > 0; times -= 1) {
    const object = value as Record<string, unknown>
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const way = dice.below(10)
    if (way === 0) value = { ...object, [dice.pick(UNKNOWN_NAMES)]: dice.pick(HOSTILE_VALUES) }
    else if (way === 1 && Object.keys(object).length) value = without(object, dice.pick(Object.keys(object)))
    else if (way === 2 && names.length) value = { ...object, [dice.pick(names)]: dice.pick(HOSTILE_VALUES) }
    else value = withValueAt(value, dice.pick(placesIn(value)), dice.pick(HOSTILE_VALUES))
  }
  return value
}

export interface RawRequest {
  method: string
  headers: Record<string, string>
  body?: Buffer | string
  query?: string
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Requests that are wrong before any schema is asked; none of them may be carried out. */
export const RAW_REQUESTS: readonly RawRequest[] = [
  ...['null', '[]', '[{}]', '"x"', '1', 'true', '', '{', '{}}', "{'a':1}", '{"a":NaN}', '{"a":1,}', '\u0000', '<?xml version="1.0"?><a/>'].map((body) => ({
    method: 'POST',
    headers: JSON_TYPE,
    body,
  })),
  { method: 'POST', headers: JSON_TYPE, body: '{"__proto__":{"isAdmin":true}}' },
  { method: 'POST', headers: JSON_TYPE, body: '{"constructor":{"prototype":{"isAdmin":true}}}' },
  { method: 'POST', headers: JSON_TYPE, body: `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}` },
  { method: 'POST', headers: JSON_TYPE, body: Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0xc0, 0x22, 0x7d]) },
  { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' },
  { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' },
  { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' },
  { method: 'POST', headers: { 'content-type': 'application/json; charset=\u0000'.replace('\u0000', 'x-unknown"') }, body: '{"a":' },
  { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' },
  { method: 'POST', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: '{"a":' },
  { method: 'PUT', headers: JSON_TYPE, body: '{}' },
  { method: 'PATCH', headers: JSON_TYPE, body: '{}' },
  { method: 'DELETE', headers: {} },
  { method: 'TRACE', headers: {} },
  { method: 'OPTIONS', headers: {} },
  { method: 'HEAD', headers: {} },
  { method: 'PROPFIND', headers: {} },
  { method: 'POST', headers: JSON_TYPE, body: '{}', query: '?x=1&x=2' },
  { method: 'GET', headers: {}, query: '?unknown=1' },
  { method: 'GET', headers: {}, query: '?parkId=a&parkId=b' },
  { method: 'GET', headers: {}, query: '?search=%00&limit=%ff' },
  { method: 'GET', headers: {}, query: '?__proto__=1&constructor=1' },
  { method: 'GET', headers: {}, query: '?limit=1e3&filters=%5B%7B' },
  { method: 'GET', headers: {}, query: `?${'a=1&'.repeat(1_500)}` },
]
