import type { Text } from '#kernel/operation.ts'
import type { Language } from '../oscal/words.ts'
import type { TrendPoint } from './report-data.ts'

const WIDTH_PT = 480
const HEIGHT_PT = 132
const PLOT = { left: 34, right: 408, top: 10, bottom: 110 }
const FONT = 'Noto Sans S Chinese'
const LINES: readonly { key: 'shall' | 'should'; word: Text; stroke: string; dash: string }[] = [
  { key: 'shall', word: { zh: '“应”条款', en: 'Shall' }, stroke: '#1f4e99', dash: '' },
  { key: 'should', word: { zh: '“宜”条款', en: 'Should' }, stroke: '#7a7a7a', dash: ' stroke-dasharray="4 2.5"' },
]

/** The share of requirements met, day by day, as SVG; null before there are two days to compare. */
export function trendChart(points: readonly TrendPoint[], language: Language): string | null {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || first.on === last.on) return null
  const from = Date.parse(first.on)
  const span = Date.parse(last.on) - from
  const x = (on: string): number => PLOT.left + ((Date.parse(on) - from) / span) * (PLOT.right - PLOT.left)
  const top = scaleTop(points)
  const y = (share: number): number => PLOT.bottom - (share / top) * (PLOT.bottom - PLOT.top)
  const parts: string[] = []
  for (let step = 0; step <= 4; step++) {
    const share = (top * step) / 4
    parts.push(`<path d="M${PLOT.left} ${y(share).toFixed(1)}H${PLOT.right}" stroke="${step === 0 ? '#6b7280' : '#dde1e6'}" stroke-width="0.6"/>`)
    parts.push(label(PLOT.left - 4, y(share) + 2.4, `${Number((share * 100).toFixed(1))}%`, 'end'))
  }
  for (const on of ticks(points)) parts.push(label(x(on), PLOT.bottom + 12, on.slice(5), 'middle'))
  let lowest = Number.NEGATIVE_INFINITY
  for (const { key, word, stroke, dash } of LINES) {
    const own = points.flatMap(({ on, scores }) => (scores[key].share === null ? [] : [{ x: x(on), y: y(scores[key].share) }]))
    const end = own.at(-1)
    if (!end) continue
    parts.push(
      `<path d="M${own.map((p) => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join('L')}" fill="none" stroke="${stroke}" stroke-width="1.6" stroke-linejoin="round"${dash}/>`,
    )
    parts.push(`<circle cx="${end.x.toFixed(1)}" cy="${end.y.toFixed(1)}" r="2.2" fill="${stroke}"/>`)
    // Two lines that end together keep their labels apart.
    const at = Math.abs(end.y - lowest) < 10 ? lowest + 10 : end.y
    lowest = at
    parts.push(label(end.x + 6, at + 2.6, `${word[language]} ${((last.scores[key].share ?? 0) * 100).toFixed(1)}%`, 'start', stroke))
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH_PT} ${HEIGHT_PT}" width="${WIDTH_PT}pt" height="${HEIGHT_PT}pt">${parts.join('')}</svg>`
}

/** The axis ends at the next quarter above the best share, so that small parks' progress can be seen. */
function scaleTop(points: readonly TrendPoint[]): number {
  const best = Math.max(...points.flatMap(({ scores }) => [scores.shall.share ?? 0, scores.should.share ?? 0]))
  return Math.min(1, Math.max(0.2, Math.ceil(best / 0.2 + 0.01) * 0.2))
}

/** The first day, the last, and up to four between. */
function ticks(points: readonly TrendPoint[]): string[] {
  const step = Math.max(1, (points.length - 1) / 5)
  const at = new Set<number>()
  for (let i = 0; i < points.length - 1; i += step) at.add(Math.round(i))
  at.add(points.length - 1)
  return [...at].flatMap((i) => points[i]?.on ?? [])
}

function label(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end', fill = '#4b5563'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-family="${FONT}" font-size="7" text-anchor="${anchor}" fill="${fill}">${text}</text>`
}
