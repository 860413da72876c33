import type { ReactNode } from 'react'
import { formatRelative, formatTime } from './format.ts'
import { useText } from './i18n.ts'

export interface TimelineEntry {
  id: string
  at: string
  /** Display name of the person or of the system's part that acted. */
  by: string
  action: ReactNode
  /** Old and new value as shown to people. */
  changes?: readonly { field: string; old: string; new: string }[]
}

/** Who did what when, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useText()
  if (entries.length === 0) return <p className="quiet">{t('timeline.empty')}</p>
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <p>
            <strong>{entry.by}</strong> {entry.action}{' '}
            <time dateTime={entry.at} title={formatTime(entry.at, 'second')}>
              {formatRelative(entry.at)}
            </time>
          </p>
          {entry.changes && entry.changes.length > 0 && (
            <ul>
              {entry.changes.map((change) => (
                <li key={change.field}>{t('timeline.changed', { field: change.field, old: change.old, new: change.new })}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
