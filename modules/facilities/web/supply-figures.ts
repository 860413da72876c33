type Rows = readonly Readonly<Record<string, unknown>>[]

function figure(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** Leakage is what was supplied and not metered; reuse is reused water against supplied plus reused. */
export function waterByMonth(rows: Rows): { month: string; suppliedM3: number | null; leakage: number | null; reuse: number | null }[] {
  return rows.map((row) => {
    const [supplied, metered, reused] = [figure(row.suppliedM3), figure(row.meteredM3), figure(row.reusedM3)]
    return {
      month: String(row.month ?? ''),
      suppliedM3: supplied,
      leakage: supplied && metered !== null ? (supplied - metered) / supplied : null,
      reuse: supplied !== null && reused !== null && supplied + reused > 0 ? reused / (supplied + reused) : null,
    }
  })
}

const NOT_RENEWABLE: readonly string[] = ['grid', 'diesel', 'other']

export interface EnergyOfYear {
  year: number
  totalKwh: number
  renewableShare: number
  parts: { kind: string; from: number; share: number }[]
}

/** Energy of each year by source, newest first; several records of a source add up, years without energy are left out. */
export function energyByYear(rows: Rows): EnergyOfYear[] {
  const years = new Map<number, Map<string, number>>()
  for (const row of rows) {
    const year = Number(row.year)
    const own = years.get(year) ?? new Map<string, number>()
    years.set(year, own)
    own.set(String(row.kind), (own.get(String(row.kind)) ?? 0) + (figure(row.energyKwh) ?? 0))
  }
  return [...years]
    .map(([year, byKind]) => {
      const totalKwh = [...byKind.values()].reduce((sum, energy) => sum + energy, 0)
      let from = 0
      const parts = [...byKind]
        .sort(([, a], [, b]) => b - a)
        .map(([kind, energy]) => {
          const part = { kind, from, share: totalKwh > 0 ? energy / totalKwh : 0 }
          from += part.share
          return part
        })
      return { year, totalKwh, renewableShare: parts.reduce((sum, { kind, share }) => (NOT_RENEWABLE.includes(kind) ? sum : sum + share), 0), parts }
    })
    .filter(({ totalKwh }) => totalKwh > 0)
    .sort((a, b) => b.year - a.year)
}
