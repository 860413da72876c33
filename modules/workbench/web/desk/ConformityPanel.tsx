import type { Outcome } from '#standard/finding.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { formatNumber, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { StatusTag } from '#ui/Tag.tsx'
import { type Assessment, useAsk } from '../calls.ts'
import { Panel } from './Panel.tsx'

const OUTCOMES: readonly Outcome[] = ['notMet', 'unknown', 'waitingForReview', 'met', 'notApplicable']

/** How the park stands against the standard, in short. */
export function ConformityPanel() {
  const t = useText()
  const place = usePlace()
  const found = useAsk('conformity.assessment')
  const to = pathIn(place, 'conformity')
  return (
    <Panel title={{ zh: '条款对标', en: 'Conformity' }} more={{ to, text: { zh: '全部条款', en: 'All requirements' } }} of={found} lines={6}>
      {found.data && (
        <>
          <Share title={t({ zh: '强制条款（应）符合率', en: 'Binding (shall) met' })} score={found.data.score.shall} />
          <Share title={t({ zh: '推荐条款（宜）符合率', en: 'Recommended (should) met' })} score={found.data.score.should} />
          <ul className="desk-outcomes">
            {OUTCOMES.map((outcome) => (
              <li key={outcome}>
                <AppLink to={`${to}?outcome=${outcome}`}>
                  <StatusTag outcome={outcome} />
                  <strong>{formatNumber(found.data.counts[outcome])}</strong>
                </AppLink>
              </li>
            ))}
          </ul>
          <p className="quiet">{t({ zh: '判定于 {at}', en: 'Judged {at}' }, { at: formatTime(found.data.evaluatedAt) })}</p>
        </>
      )}
    </Panel>
  )
}

function Share({ title, score }: { title: string; score: Assessment['score']['shall'] }) {
  const share = score.share === null ? undefined : Math.floor(score.share * 1000) / 10
  return (
    <p className="desk-share">
      <span>{title}</span>
      <strong>{share === undefined ? '--' : `${formatNumber(share)}%`}</strong>
      <progress aria-label={title} max={100} value={share ?? 0} />
    </p>
  )
}
