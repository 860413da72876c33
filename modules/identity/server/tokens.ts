import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits; the prefix lets secret scanners recognise a leaked token. */
export function newToken(kind: 'zs' | 'zt'): string {
  return `${kind}_${randomBytes(32).toString('base64url')}`
}

/** Only the hash is stored: a stolen table opens no session. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
