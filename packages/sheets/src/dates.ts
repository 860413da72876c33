const DAY = 86_400_000
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)

function iso(time: number): string | null {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9_999 ? null : date.toISOString().slice(0, 10)
}

/**
 * The day of an Excel serial number; its time of day is dropped. Excel counts a 29 February 1900 that never was: serial numbers below
 * 60 lie one day later than the epoch of all others says.
 */
export function serialToDate(serial: number, is1904: boolean): string | null {
  // A rounding error of a microsecond must not move midnight to the day before.
  const day = Math.floor(serial + 1e-9)
  if (is1904) return day >= 0 ? iso(EPOCH_1904 + day * DAY) : null
  return day >= 1 ? iso(EPOCH_1900 + (day < 60 ? day + 1 : day) * DAY) : null
}

const WRITTEN = /^(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/

/** `2026-11-23`, `2026/11/23`, `2026.11.23`, `20261123`, `2026年11月23日`, full-width digits too; `null` when it is no day that exists. */
export function parseDateText(text: string): string | null {
  const found = WRITTEN.exec(text.normalize('NFKC').trim())
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? found[4]), Number(found[3] ?? found[5])]
  const result = iso(Date.UTC(year, month - 1, day))
  return result === `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` ? result : null
}

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Whether a number format shows a day. `formatCode` is missing for Excel's built-in formats. */
export function isDateFormat(id: number, formatCode: string | undefined): boolean {
  if (formatCode === undefined) return BUILT_IN_DATES.has(id)
  const bare = formatCode.replace(/"[^"]*"|\\.|\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color\d+|\$[^\]]*|[<>=][^\]]*)\]|[_*]./gi, '')
  return /[yd年月日]/i.test(bare.split(';')[0] ?? '')
}
