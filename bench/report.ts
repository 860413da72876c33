export interface Verdict {
  text: string
  holds: boolean
}

export interface Section {
  title: string
  rows: string[][]
  verdicts: Verdict[]
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function ratio(what: string, value: number, limit: number, side: 'at least' | 'at most', unit = '×'): Verdict {
  const holds = side === 'at least' ? value >= limit : value <= limit
  return { text: `${what}: ${value.toFixed(2)} ${unit} (goal: ${side} ${limit} ${unit})`, holds }
}

export function markdown({ title, rows, verdicts }: Section): string {
  const [head, ...body] = rows
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = head ? [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n') : ''
  return `## ${title}\n\n${table}\n\n${verdicts.map(({ text, holds }) => `- ${holds ? 'met' : 'NOT met'}: ${text}`).join('\n')}\n`
}
