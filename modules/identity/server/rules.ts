export interface Failures {
  /** Failures of this name from this address within ten minutes. */
  failures: number
  lastAt: Date | null
  /** Failures of any name from this address within ten minutes. */
  fromAddress: number
}

const FREE_TRIES = 4
const MAX_WAIT_SECONDS = 600
const MAX_FROM_ADDRESS = 60

/**
 * Seconds to wait before the next try: none for the first four failures, then doubling from 2 s to 10 min. Counted per name and
 * address, so that an attacker elsewhere can't lock out the owner; 60 failures from one address stop spraying over many names.
 */
export function waitSeconds({ failures, lastAt, fromAddress }: Failures, now: Date): number {
  if (fromAddress >= MAX_FROM_ADDRESS) return MAX_WAIT_SECONDS
  if (failures <= FREE_TRIES || !lastAt) return 0
  const wait = Math.min(MAX_WAIT_SECONDS, 2 ** (failures - FREE_TRIES))
  return Math.max(0, Math.ceil(wait - (now.getTime() - lastAt.getTime()) / 1000))
}
