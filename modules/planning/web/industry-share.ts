type Row = Readonly<Record<string, unknown>>

export interface IndustryShare {
  code: string
  companies: Row[]
}

/** `18, 1819；制造` → the codes of GB/T 4754 in it. */
export function industryCodes(text: unknown): string[] {
  return [...new Set(String(text ?? '').match(/\b[A-T]?\d{2,4}\b/gi) ?? [])].map((code) => code.replace(/^[a-t]/i, ''))
}

/** Companies that are in the park on the day, by leading industry; a code stands for everything below it (18 holds 1819). */
export function sharesOf(
  codes: readonly string[],
  companies: readonly Row[],
  today: string,
): { shares: IndustryShare[]; inPark: Row[]; leading: Row[]; uncoded: Row[] } {
  const inPark = companies.filter(({ leftOn, admittedOn }) => (!leftOn || String(leftOn) > today) && (!admittedOn || String(admittedOn) <= today))
  const isIn = (row: Row, code: string) => typeof row.industryCode === 'string' && row.industryCode.replace(/^[A-T]/i, '').startsWith(code)
  return {
    shares: codes.map((code) => ({ code, companies: inPark.filter((row) => isIn(row, code)) })),
    inPark,
    leading: inPark.filter((row) => codes.some((code) => isIn(row, code))),
    uncoded: inPark.filter(({ industryCode }) => typeof industryCode !== 'string' || industryCode === ''),
  }
}

/** Companies outside the leading industries, by their own industry, most first. */
export function otherIndustries(inPark: readonly Row[], leading: readonly Row[]): { name: string; count: number }[] {
  const counted = new Map<string, number>()
  for (const row of inPark) {
    if (leading.includes(row)) continue
    const name = String(row.industryName || row.industryCode || '')
    counted.set(name, (counted.get(name) ?? 0) + 1)
  }
  return [...counted].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}
