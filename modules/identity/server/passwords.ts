import { hash, verify } from '@node-rs/argon2'

// OWASP: argon2id, 19 MiB, 2 passes. At most four at a time, so that a flood of sign-ins leaves room for other work.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const MAX_AT_ONCE = 4
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), COST))
}

// Verified for unknown users too, so that the time tells nothing.
let decoy: Promise<string> | undefined

export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no such user')
  const against = stored ?? (await decoy)
  const matches = await inTurn(() => verify(against, password.normalize('NFC'))).catch(() => false)
  return matches && stored !== undefined
}
