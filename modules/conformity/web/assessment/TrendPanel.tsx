import { AppLink } from '#ui/AppLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatDate, formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { type Answer, useAsk } from '../calls.ts'
import { useAddress } from '../ParkScope.tsx'
import { STACK, trendShape } from './trend-shape.ts'

const DAYS = 90

function daysAgo(days: number): string {
  return formatDate(new Date(Date.now() - days * 86_400_000))
}

/** Outcomes by day, from the daily snapshots. */
export function TrendPanel() {
  const t = useText()
  const address = useAddress()
  const found = useAsk('trend', { from: daysAgo(DAYS) })
  const points = found.data?.points ?? []
  return (
    <section className="panel trend-panel" aria-label={t({ zh: '变化趋势', en: 'Trend' })}>
      <header className="panel-head">
        <h2>{t({ zh: '近 {n} 天趋势', en: 'Last {n} days' }, { n: DAYS })}</h2>
        <AppLink to={address('conformity/snapshots')}>{t({ zh: '快照与对比', en: 'Snapshots' })}</AppLink>
      </header>
      {found.isPending && <Skeleton lines={9} />}
      {found.data && points.length < 2 && (
        <EmptyState
          kind="never"
          what={{ zh: '趋势', en: 'trend' }}
          hint={{
            zh: '每天 01:10 自动留一份快照；有两天以上的快照后在这里画出变化。',
            en: 'A snapshot is taken every day at 01:10; the trend is drawn once there are two days.',
          }}
        />
      )}
      {points.length > 1 && <Chart points={points} />}
    </section>
  )
}

type Points = Answer<'trend'>['points']

function Chart({ points }: { points: Points }) {
  const t = useText()
  const { areas, places } = trendShape(points)
  const last = points.at(-1)
  const first = points[0]
  if (!last || !first) return null
  const share = (point: Points[number]) => (point.score.shall.share === null ? '--' : `${formatNumber(Math.floor(point.score.shall.share * 1000) / 10)}%`)
  const summary = t(
    {
      zh: '{from} 至 {to}：强制条款符合率由 {a} 到 {b}，满足由 {m} 条到 {n} 条。',
      en: '{from} to {to}: binding requirements met from {a} to {b}; met from {m} to {n}.',
    },
    { from: first.on, to: last.on, a: share(first), b: share(last), m: first.counts.met, n: last.counts.met },
  )
  const names = STACK.filter((outcome) => points.some(({ counts }) => counts[outcome] > 0))
  return (
    <>
      <div className="trend-chart">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={summary}>
          {areas.map(({ outcome, path }) => (
            <path key={outcome} d={path} className={`fill-${outcome}`} />
          ))}
          {points.map((point, at) => {
            const left = at === 0 ? 0 : ((places[at - 1] ?? 0) + (places[at] ?? 0)) / 2
            const right = at === points.length - 1 ? 100 : ((places[at] ?? 0) + (places[at + 1] ?? 100)) / 2
            return (
              <rect key={point.snapshotId} className="trend-day" x={left} y="0" width={Math.max(0.01, right - left)} height="100">
                <title>{`${point.on}\n${names.map((outcome) => `${t(`outcome.${outcome}`)} ${point.counts[outcome]}`).join('\n')}\n${t({ zh: '强制符合率', en: 'Binding met' })} ${share(point)}`}</title>
              </rect>
            )
          })}
        </svg>
      </div>
      <p className="trend-axis" aria-hidden="true">
        <span>{first.on}</span>
        <span>{last.on}</span>
      </p>
      <ul className="legend">
        {names.map((outcome) => (
          <li key={outcome}>
            <span className={`swatch fill-${outcome}`} />
            {t(`outcome.${outcome}`)}
          </li>
        ))}
      </ul>
      <p className="quiet trend-summary">{summary}</p>
    </>
  )
}
