import { AppLink } from './AppLink.tsx'
import { EMPTY } from './format.ts'
import { useText } from './i18n.ts'
import { useIsStale } from './live.ts'
import { Tag, type Tone } from './Tag.tsx'

export interface Stat {
  key: string
  label: string
  /** Already formatted; `--` when unknown. */
  value: string
  unit?: string
  note?: string
  tone?: Tone
  /** The list that makes up the number. */
  to?: string
}

/** A row of numbers; each leads to the list that produced it. */
export function StatTiles({ stats, label }: { stats: readonly Stat[]; label: string }) {
  return (
    <ul className="stats" aria-label={label}>
      {stats.map((stat) => (
        <li key={stat.key} className={`stat ${stat.tone ?? 'neutral'}`}>
          {stat.to ? (
            <AppLink to={stat.to} className="stat-body">
              <Numbers stat={stat} />
            </AppLink>
          ) : (
            <div className="stat-body">
              <Numbers stat={stat} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Numbers({ stat }: { stat: Stat }) {
  const t = useText()
  const isStale = useIsStale()
  return (
    <>
      <span className="stat-label">{stat.label}</span>
      <span className="stat-value">
        {stat.value || EMPTY}
        {stat.unit && <small> {stat.unit}</small>}
      </span>
      {isStale && <Tag tone="warn">{t('live.stale')}</Tag>}
      {stat.note && <span className="stat-note">{stat.note}</span>}
    </>
  )
}
