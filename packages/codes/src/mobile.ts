const PREFIX = /^(?:\+?86|0086|0)(?=1\d{10}$)/

/** The 11 digits of a mainland mobile number; blanks, hyphens and the prefixes 0, 86, +86 are dropped. `null` when it is none. */
export function mobileNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '').replace(PREFIX, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/** Numbers of IoT cards: 13 digits beginning with 10648, 144 or 146. */
export function isIotNumber(text: string): boolean {
  return /^(?:10648\d{8}|14[46]\d{10})$/.test(text.trim())
}
