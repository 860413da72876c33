import type { ReactNode } from 'react'
import type { Text } from '#kernel/operation.ts'
import { Icon, type IconName } from './Icon.tsx'
import { useText } from './i18n.ts'

export type Emptiness = 'never' | 'filtered' | 'finished' | 'forbidden'

const LOOK: Readonly<Record<Emptiness, { icon: IconName; hint?: 'empty.neverHint' | 'empty.filteredHint' | 'empty.forbiddenHint' }>> = {
  never: { icon: 'file', hint: 'empty.neverHint' },
  filtered: { icon: 'filter', hint: 'empty.filteredHint' },
  finished: { icon: 'metCircle' },
  forbidden: { icon: 'shield', hint: 'empty.forbiddenHint' },
}

/** Nothing to show, why, and the next action (the children). */
export function EmptyState({ kind, what, hint, children }: { kind: Emptiness; what?: Text; hint?: Text; children?: ReactNode }) {
  const t = useText()
  const shown = hint ?? LOOK[kind].hint
  return (
    <div className="empty" data-kind={kind}>
      <Icon name={LOOK[kind].icon} size={32} />
      <p className="empty-title">{t(`empty.${kind}`, { what: t(what ?? { zh: '记录', en: 'record' }) })}</p>
      {shown && <p className="empty-hint">{t(shown)}</p>}
      {children && <div className="empty-actions">{children}</div>}
    </div>
  )
}
