import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { useText } from './i18n.ts'
import { Problem, problemText } from './problem.ts'

type NoticeTone = 'info' | 'warn' | 'bad' | 'good'
const ICONS: Readonly<Record<NoticeTone, IconName>> = { info: 'info', warn: 'warning', bad: 'notMetCircle', good: 'metCircle' }

/** A message that stays where it belongs. */
export function Notice({ tone = 'info', title, children, actions }: { tone?: NoticeTone; title?: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={ICONS[tone]} />
      <div className="notice-body">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
      {actions && <div className="notice-actions">{actions}</div>}
    </div>
  )
}

/** Why something did not work: what happened, why, what to do; the request number last. */
export function ProblemNotice({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const t = useText()
  if (!problem) return null
  const title = problem instanceof Problem && problem.detail && problem.detail !== problem.title ? problem.title : undefined
  return (
    <Notice tone="bad" {...(title ? { title } : {})} actions={onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}>
      <p>{problemText(problem)}</p>
    </Notice>
  )
}
