import { Refusal } from '../operation.ts'

export interface Limits {
  /** Requests a minute. */
  user?: number
  anonymous?: number
}

interface Bucket {
  tokens: number
  at: number
}

/** Token buckets on the monotonic clock, so that a jump of the wall clock locks nobody out and lets nobody in. */
export class Throttle {
  readonly #perMinute: { user: number; anonymous: number }
  readonly #buckets = new Map<string, Bucket>()

  constructor(limits: Limits) {
    this.#perMinute = { user: limits.user ?? 600, anonymous: limits.anonymous ?? 120 }
  }

  /** Takes one token or refuses with the seconds to wait. */
  take(key: string, kind: 'user' | 'anonymous'): void {
    const rate = this.#perMinute[kind] / 60_000
    const burst = this.#perMinute[kind]
    const at = performance.now()
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at }
    bucket.tokens = Math.min(burst, bucket.tokens + (at - bucket.at) * rate)
    bucket.at = at
    if (bucket.tokens < 1) throw new Refusal('request.too_many', { retryAfter: Math.ceil((1 - bucket.tokens) / rate / 1000) })
    bucket.tokens -= 1
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > 50_000) this.#forgetFull(at)
  }

  #forgetFull(at: number): void {
    for (const [key, bucket] of this.#buckets) if (at - bucket.at > 60_000) this.#buckets.delete(key)
  }
}
