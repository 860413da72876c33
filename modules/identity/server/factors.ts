import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { hashToken } from './tokens.ts'
import { openSeed, stepOf } from './totp.ts'

export interface FactorOwner {
  id: string
  totp_seed: string | null
  totp_confirmed_at: Date | null
  totp_last_step: string | null
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const RECOVERY = /^[a-z2-9]{4}(?:-[a-z2-9]{4}){3}$/

/** Ten codes of 80 random bits in letters and digits that are not mistaken for each other. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () =>
    [...randomBytes(16)].map((byte, index) => `${index > 0 && index % 4 === 0 ? '-' : ''}${ALPHABET[byte % 32]}`).join(''),
  )
}

export function hasTotp(user: FactorOwner): user is FactorOwner & { totp_seed: string } {
  return user.totp_seed !== null && user.totp_confirmed_at !== null
}

/** Spends an authenticator's code or a recovery code; each is good once, even when sent twice at the same moment. */
export async function spendCode(systemPool: pg.Pool, user: FactorOwner & { totp_seed: string }, code: string, now: Date): Promise<boolean> {
  const recovery = code.trim().toLowerCase()
  if (RECOVERY.test(recovery)) {
    const used = await systemPool.query('update identity.recovery_code set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null', [
      user.id,
      hashToken(recovery),
      now,
    ])
    return used.rowCount === 1
  }
  const step = stepOf(openSeed(user.id, user.totp_seed), code, Number(user.totp_last_step ?? 0), now)
  if (step === null) return false
  const spent = await systemPool.query('update identity.user set totp_last_step = $2 where id = $1 and coalesce(totp_last_step, 0) < $2', [user.id, step])
  return spent.rowCount === 1
}
