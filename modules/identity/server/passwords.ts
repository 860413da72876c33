import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '#kernel/operation.ts'

// OWASP: argon2id, 19 MiB, 2 passes. At most four at a time, so that a flood of sign-ins leaves room for other work.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const MAX_AT_ONCE = 4
const MAX_WAITING = 400
let running = 0
const waiting: (() => void)[] = []

/** Runs work that hashes when one of the four places is free; a queue too long is refused rather than kept waiting. */
export async function inHashingTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new Refusal('request.too_many', { retryAfter: 10 })
    await new Promise<void>((go) => waiting.push(go))
  }
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

export function hashPassword(password: string): Promise<string> {
  return inHashingTurn(() => hash(password.normalize('NFC'), COST))
}

// Verified for unknown users too, so that the time tells nothing.
const decoy = hash('no such user', COST)

/** Call within a hashing turn. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy), password.normalize('NFC')).catch(() => false)
  return matches && stored !== undefined
}
