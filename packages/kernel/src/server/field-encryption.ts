import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

// Version byte first, so that another algorithm (SM4) can stand beside this one later.
const VERSION = 1

let derive: ((purpose: string) => Buffer) | undefined

/** Called once at start, with the installation's key derivation. */
export function setFieldKeys(deriveKey: (purpose: string) => Buffer): void {
  derive = deriveKey
}

function keyFor(purpose: string): Buffer {
  if (!derive) throw new Error('Field keys are not set up')
  return derive(purpose)
}

/**
 * AES-256-GCM under the park's own key; table, column and row id are bound in, so a value moved to another row does not decrypt.
 * Result: base64 of version(1) nonce(12) tag(16) ciphertext.
 */
export function encryptField(parkId: string, place: { table: string; column: string; id: string }, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(`field:${parkId}`), nonce)
  cipher.setAAD(Buffer.from(`${place.table}|${place.column}|${place.id}`))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]).toString('base64')
}

/** Errors: throws when the value was altered or moved. */
export function decryptField(parkId: string, place: { table: string; column: string; id: string }, stored: string): string {
  const bytes = Buffer.from(stored, 'base64')
  if (bytes[0] !== VERSION || bytes.length < 29) throw new Error(`Unknown encryption of ${place.table}.${place.column}`)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(`field:${parkId}`), bytes.subarray(1, 13))
  decipher.setAAD(Buffer.from(`${place.table}|${place.column}|${place.id}`))
  decipher.setAuthTag(bytes.subarray(13, 29))
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8')
}
