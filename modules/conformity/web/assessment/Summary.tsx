import type { Outcome } from '#standard/finding.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { formatNumber } from '#ui/format.ts'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import type { Counts, Scores } from '../calls.ts'
import { OUTCOMES } from './assessment-filters.ts'

const LOOK: Readonly<Record<Outcome, { tone: string; icon: IconName }>> = {
  notMet: { tone: 'bad', icon: 'notMetCircle' },
  unknown: { tone: 'warn', icon: 'help' },
  waitingForReview: { tone: 'info', icon: 'clock' },
  met: { tone: 'good', icon: 'metCircle' },
  notApplicable: { tone: 'neutral', icon: 'minusCircle' },
}

interface Props {
  counts: Counts
  score: Scores
  /** The outcome the list is filtered by. */
  chosen?: string | undefined
  /** Address that filters by the outcome (undefined: by none); left out where there is no list. */
  linkTo?: (outcome: Outcome | undefined) => string
}

/** Scores of binding and recommended requirements, then one tile per outcome; a tile filters the list below. */
export function Summary({ counts, score, chosen, linkTo }: Props) {
  const t = useText()
  return (
    <div className="summary">
      <div className="panel scores">
        <Score title={t({ zh: '强制条款（应）符合率', en: 'Binding (shall) met' })} score={score.shall} isMain />
        <Score title={t({ zh: '推荐条款（宜）符合率', en: 'Recommended (should) met' })} score={score.should} />
      </div>
      <ul className="outcome-tiles" aria-label={t({ zh: '条款按结论统计', en: 'Requirements by outcome' })}>
        {OUTCOMES.map((outcome) => {
          const isChosen = chosen === outcome
          const body = (
            <>
              <span className="stat-label">
                <Icon name={LOOK[outcome].icon} />
                {t(`outcome.${outcome}`)}
              </span>
              <span className="stat-value">
                {formatNumber(counts[outcome])}
                <small> {t({ zh: '条', en: ' ' })}</small>
              </span>
            </>
          )
          return (
            <li key={outcome} className={`stat ${LOOK[outcome].tone}`}>
              {linkTo ? (
                <AppLink className="stat-body" to={linkTo(isChosen ? undefined : outcome)} aria-current={isChosen ? 'true' : undefined} data-outcome={outcome}>
                  {body}
                </AppLink>
              ) : (
                <div className="stat-body">{body}</div>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Score({ title, score, isMain = false }: { title: string; score: Scores['shall']; isMain?: boolean }) {
  const t = useText()
  const share = score.share === null ? undefined : Math.floor(score.share * 1000) / 10
  return (
    <div className={`score${isMain ? ' main' : ''}`}>
      <span className="stat-label">{title}</span>
      <span className="stat-value">{share === undefined ? '--' : `${formatNumber(share)}%`}</span>
      <progress aria-label={title} max={100} value={share ?? 0} />
      <span className="stat-note">
        {t({ zh: '适用 {applicable} 条，满足 {met} 条', en: '{met} of {applicable} applicable' }, { applicable: score.applicable, met: score.met })}
      </span>
    </div>
  )
}
