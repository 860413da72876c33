/** Reads what people type: `30，7、1 0 -1`; undefined when something is no whole number within bounds. */
export function parseDays(text: string): number[] | undefined {
  const parts = text
    .replace(/[－−]/g, '-')
    .split(/[\s,，、;；]+/)
    .filter((part) => part !== '')
  const days = parts.map(Number)
  if (days.some((day) => !Number.isInteger(day) || day < -90 || day > 365)) return undefined
  return [...new Set(days)].sort((a, b) => b - a)
}
