import { hash } from 'node:crypto'

// What JSON.stringify would escape: quotes, backslashes, control characters, lone surrogates (and with them all surrogates).
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/

function quoted(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`
}

/** Sorts in place, and only when it must: most objects are written in order or have a few members. */
function sorted(keys: string[]): string[] {
  for (let i = 1; i < keys.length; i++) if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort()
  return keys
}

function canonicalArray(items: readonly unknown[]): string {
  let text = '['
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    text += `${i === 0 ? '' : ','}${item === undefined ? 'null' : canonicalJson(item)}`
  }
  return `${text}]`
}

function canonicalObject(value: object): string {
  let text = '{'
  for (const key of sorted(Object.keys(value))) {
    const member = (value as Record<string, unknown>)[key]
    if (member !== undefined) text += `${text === '{' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`
  }
  return `${text}}`
}

/**
 * JSON with sorted keys and without undefined members: equal values give equal bytes.
 * @throws for what JSON cannot carry faithfully (NaN, Infinity, functions, bigint)
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`)
    return String(value)
  }
  if (Array.isArray(value)) return canonicalArray(value)
  if (value instanceof Date) return JSON.stringify(value)
  if (typeof value === 'object') return canonicalObject(value)
  throw new TypeError(`A ${typeof value} has no JSON form`)
}

/** SHA-256 in hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex')
}
