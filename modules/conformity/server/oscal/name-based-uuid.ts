import { createHash } from 'node:crypto'

/** Namespace of every id of this project's OSCAL documents. */
const NAMESPACE = Buffer.from('6f2a4c1e8b7d5e3fa1c09d4b2e6f7a85', 'hex')

/** UUID version 5 (RFC 9562) of a name made of parts: the same parts give the same id in every export. */
export function nameBasedUuid(...parts: readonly string[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(parts.join('\u0000')).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
