import type { Drawing, Finding, Missing, Outcome, Shown, Source } from './finding.ts'

/** The parts of a finding a check may leave out. */
export interface Grounds {
  required?: Shown | null
  measured?: Shown | null
  args?: Record<string, string | number>
  sources?: readonly Source[]
  missing?: readonly Missing[]
  drawings?: readonly Drawing[]
}

/** A finding with its parts in one order and nothing undefined. */
export function verdict(outcome: Outcome, code: `${string}.${string}`, grounds: Grounds = {}): Finding {
  const { required = null, measured = null, args, sources = [], missing = [], drawings = [] } = grounds
  return {
    outcome,
    required,
    measured,
    because: args ? { code, args } : { code },
    sources: [...sources],
    missing: [...missing],
    ...(drawings.length > 0 ? { drawings: [...drawings] } : {}),
  }
}

/** A quantity as findings carry it: rounded to 1e-6, so that 17.6 − 1.6 is 16. The unit of plain counts is `1`. */
export function quantity(value: number, unit: string): { value: number; unit: string } {
  return { value: exact(value), unit }
}

/** Takes the noise of binary fractions out of a result; compare only values that went through it. */
export function exact(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6
  return rounded === 0 ? 0 : rounded
}

/** A record that would have to be entered; `field` is the one that decides. */
export function lacking(ledger: string, id: string | null, ...fields: string[]): Missing[] {
  return fields.map((field) => ({ ledger, id, field }))
}

/** A fact that was entered but is too old to be relied on. */
export function outdated(ledger: string, id: string | null, field: string): Missing[] {
  return [{ ledger, id, field, stale: true }]
}

const DAY_MS = 86_400_000

function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}

/** Days from one ISO date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

export function addDays(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10)
}

/** The same day so many months later (earlier when negative), or the month's last day where there is no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = Date.UTC(year, month - 1 + months, 1)
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(first + (Math.min(day, length) - 1) * DAY_MS).toISOString().slice(0, 10)
}
