import { TOTP } from 'otpauth'
import { decryptField, encryptField } from '#kernel/server/field-encryption.ts'

const PLATFORM = 'platform'

function placeOf(userId: string) {
  return { table: 'identity.user', column: 'totp_seed', id: userId }
}

export function sealSeed(userId: string, seed: string): string {
  return encryptField(PLATFORM, placeOf(userId), seed)
}

export function openSeed(userId: string, stored: string): string {
  return decryptField(PLATFORM, placeOf(userId), stored)
}

export function authenticatorOf(seed: string, label: string): TOTP {
  return new TOTP({ issuer: '织园', label, secret: seed, digits: 6, period: 30 })
}

/**
 * The 30-second step a code belongs to (RFC 6238), or null. The previous step counts only in the first 10 s of the current one,
 * and a step at or before `lastStep` is spent.
 */
export function stepOf(seed: string, code: string, lastStep: number, now: Date): number | null {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const current = Math.floor(now.getTime() / 30_000)
  const window = (now.getTime() / 1000) % 30 < 10 ? [current, current - 1] : [current]
  const authenticator = authenticatorOf(seed, '')
  for (const step of window) if (step > lastStep && authenticator.generate({ timestamp: step * 30_000 }) === digits) return step
  return null
}
