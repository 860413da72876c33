import type { Outcome } from '#standard/finding.ts'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import type { Counts } from './calls.ts'

const ORDER: readonly Outcome[] = ['met', 'waitingForReview', 'unknown', 'notMet', 'notApplicable']

/** How many subjects came out how: a bar, its numbers beside it and in words for those who do not see it. */
export function CountsBar({ counts, isWide = false }: { counts: Counts; isWide?: boolean }) {
  const t = useText()
  const total = ORDER.reduce((sum, outcome) => sum + counts[outcome], 0)
  if (total === 0) return <span className="quiet">--</span>
  const words = ORDER.filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${t(`outcome.${outcome}`)} ${formatNumber(counts[outcome])}`)
    .join(t({ zh: '，', en: ', ' }))
  return (
    <span className={`counts${isWide ? ' wide' : ''}`} title={words}>
      <svg className="counts-bar" viewBox={`0 0 ${total} 10`} preserveAspectRatio="none" aria-hidden="true">
        {segments(counts).map(({ outcome, from, count }) => (
          <rect key={outcome} className={`fill-${outcome}`} x={from} y="0" width={count} height="10" />
        ))}
      </svg>
      <span className="counts-text" aria-hidden="true">
        {`${formatNumber(counts.met)}/${formatNumber(total - counts.notApplicable)}`}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  )
}

function segments(counts: Counts): { outcome: Outcome; from: number; count: number }[] {
  let from = 0
  return ORDER.filter((outcome) => counts[outcome] > 0).map((outcome) => {
    const segment = { outcome, from, count: counts[outcome] }
    from += segment.count
    return segment
  })
}
