import './clauses.css'
import type { ReactNode } from 'react'
import { AppLink } from '../AppLink.tsx'
import { useText } from '../i18n.ts'
import { pathIn, recordPath, usePlace } from '../park.ts'
import { StatusTag } from '../Tag.tsx'
import { type Finding, shownText } from './clause-calls.ts'

interface Props {
  findings: readonly Finding[]
  /** Subjects are named and linked; left out where all are of one subject. */
  hasSubject?: boolean
  /** Chooses the subject here instead of opening its record. */
  onSelect?: ((finding: Finding) => void) | undefined
  /** Shown when there is none. */
  empty?: ReactNode
}

/** Findings one below the other: outcome, clause, subject, why, and what was found against what is required. */
export function FindingLines({ findings, hasSubject = true, onSelect, empty }: Props) {
  const t = useText()
  const place = usePlace()
  if (findings.length === 0) return empty ? <p className="quiet">{empty}</p> : null
  return (
    <ul className="finding-lines">
      {findings.map((finding) => (
        <li key={`${finding.requirement} ${finding.check} ${finding.subject.kind} ${finding.subject.id}`}>
          <span className="finding-head">
            <StatusTag outcome={finding.outcome} />
            {hasSubject && <SubjectName finding={finding} onSelect={onSelect} />}
            <AppLink to={pathIn(place, `conformity/${finding.requirement}`)} aria-label={t('basedOnClause', { clause: finding.requirement })}>
              {finding.requirement}
            </AppLink>
          </span>
          <span>{t(finding.because.text)}</span>
          {(finding.required || finding.measured) && (
            <span className="finding-values">
              {finding.measured && (
                <>
                  {t({ zh: '实测 ', en: 'found ' })}
                  <b>{shownText(finding.measured, t)}</b>
                </>
              )}
              {finding.measured && finding.required && t({ zh: '，', en: ', ' })}
              {finding.required && `${t({ zh: '应为 ', en: 'required ' })}${shownText(finding.required, t)}`}
            </span>
          )}
        </li>
      ))}
    </ul>
  )

  function SubjectName({ finding, onSelect: choose }: { finding: Finding; onSelect?: ((finding: Finding) => void) | undefined }) {
    const { subject } = finding
    if (choose) {
      return (
        <button type="button" className="link" onClick={() => choose(finding)}>
          {subject.name}
        </button>
      )
    }
    const isRecord = subject.ledger !== 'parks.park' && /^[0-9a-f-]{36}$/.test(subject.id)
    return isRecord && place.surface === 'operator' ? (
      <AppLink to={recordPath(place, subject.ledger, subject.id)}>{subject.name}</AppLink>
    ) : (
      <strong>{subject.name}</strong>
    )
  }
}
