import { type ReactNode, useEffect } from 'react'
import type { Text } from '#kernel/operation.ts'
import { AppLink } from './AppLink.tsx'
import { useText } from './i18n.ts'
import { pathIn, usePlace } from './park.ts'

/** Title of a page with its clauses ("依据 6.3.1.3", linked to the clause) and its actions at the right. */
export function PageHead({
  title,
  description,
  clauses = [],
  children,
}: {
  title: Text
  description?: Text
  clauses?: readonly string[]
  children?: ReactNode
}) {
  const t = useText()
  const place = usePlace()
  useEffect(() => {
    document.title = `${t(title)} · ${t({ zh: '织园', en: 'Zhiyuan' })}`
  }, [t, title])
  return (
    <header className="page-head">
      <div className="page-title">
        <h1>{t(title)}</h1>
        {clauses.length > 0 && (
          <p className="clauses">
            <span>{t('basedOn')}</span>
            {clauses.map((clause) =>
              // Only these doors have pages of the clauses.
              place.surface === 'operator' || place.surface === 'supervisor' ? (
                <AppLink key={clause} to={pathIn(place, `clauses/${clause}`)} aria-label={t('basedOnClause', { clause })}>
                  {clause}
                </AppLink>
              ) : (
                <span key={clause}>{clause}</span>
              ),
            )}
          </p>
        )}
        {description && <p className="page-description">{t(description)}</p>}
      </div>
      {children && <div className="page-actions">{children}</div>}
    </header>
  )
}
