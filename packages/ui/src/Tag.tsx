import type { ReactNode } from 'react'
import type { Outcome } from '#standard/finding.ts'
import { Icon, type IconName } from './Icon.tsx'
import { useText } from './i18n.ts'

export type Tone = 'neutral' | 'good' | 'bad' | 'warn' | 'info'

/** A short label; colour never stands alone, so give it an icon when the tone carries meaning. */
export function Tag({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`tag ${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  )
}

const OUTCOMES: Readonly<Record<Outcome, { tone: Tone; icon: IconName }>> = {
  met: { tone: 'good', icon: 'metCircle' },
  notMet: { tone: 'bad', icon: 'notMetCircle' },
  unknown: { tone: 'warn', icon: 'help' },
  notApplicable: { tone: 'neutral', icon: 'minusCircle' },
  waitingForReview: { tone: 'info', icon: 'clock' },
}

/** What a check, requirement, clause or park comes to. */
export function StatusTag({ outcome }: { outcome: Outcome }) {
  const t = useText()
  return (
    <Tag tone={OUTCOMES[outcome].tone} icon={OUTCOMES[outcome].icon}>
      {t(`outcome.${outcome}`)}
    </Tag>
  )
}
