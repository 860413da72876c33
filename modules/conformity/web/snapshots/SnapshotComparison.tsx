import type { Outcome } from '#standard/finding.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatusTag } from '#ui/Tag.tsx'
import { type Answer, type Cause, type SnapshotRow, useAsk } from '../calls.ts'
import { causeText } from '../cause-text.ts'
import { useLedgerWords } from '../ledger-words.ts'
import { useAddress } from '../ParkScope.tsx'

const ORDER: readonly Outcome[] = ['met', 'notMet', 'unknown', 'waitingForReview', 'notApplicable']

/** What changed from one snapshot to another, and which changes of records caused it. */
export function SnapshotComparison({ from, to }: { from: SnapshotRow; to: SnapshotRow }) {
  const t = useText()
  const [a, b] = from.takenAt <= to.takenAt ? [from, to] : [to, from]
  const found = useAsk('compareSnapshots', { from: a.id, to: b.id })
  const compared = found.data?.from.id === a.id && found.data.to.id === b.id ? found.data : undefined
  return (
    <section className="panel comparison" aria-labelledby="comparison-title">
      <header className="panel-head">
        <h2 id="comparison-title">{`${formatTime(a.takenAt)} → ${formatTime(b.takenAt)}`}</h2>
      </header>
      <ul className="deltas">
        {ORDER.map((outcome) => {
          const delta = b.counts[outcome] - a.counts[outcome]
          return (
            <li key={outcome}>
              <StatusTag outcome={outcome} /> <strong>{formatNumber(b.counts[outcome])}</strong>{' '}
              <span className="quiet">{delta === 0 ? t({ zh: '不变', en: 'same' }) : `${delta > 0 ? '+' : '−'}${Math.abs(delta)}`}</span>
            </li>
          )
        })}
      </ul>
      {found.isError && <ProblemNotice problem={found.error} />}
      {!compared && !found.isError && <Skeleton lines={6} />}
      {compared && <Changes compared={compared} />}
    </section>
  )
}

function Changes({ compared }: { compared: Answer<'compareSnapshots'> }) {
  const t = useText()
  const address = useAddress()
  const causes = compared.requirements.flatMap(({ findings }) => findings.map(({ cause }) => cause))
  const words = useLedgerWords(causes.flatMap(ledgersOf))
  if (compared.requirements.length === 0 && compared.parameters.length === 0)
    return <EmptyState kind="finished" hint={{ zh: '两份快照之间没有变化。', en: 'Nothing changed between the two.' }} />
  return (
    <>
      {compared.versionChanged && (
        <Notice>
          {t({ zh: '标准版本由 {a} 变为 {b}。', en: 'The standard changed from version {a} to {b}.' }, { a: compared.from.version, b: compared.to.version })}
        </Notice>
      )}
      {compared.parameters.length > 0 && (
        <ul className="parameter-changes">
          {compared.parameters.map((one) => (
            <li key={`${one.requirement} ${one.name}`}>
              {t(
                { zh: '{id} 参数「{name}」由 {a} 改为 {b}', en: '{id}: "{name}" from {a} to {b}' },
                { id: one.requirement, name: one.name, a: String(one.before ?? '--'), b: String(one.after ?? '--') },
              )}
            </li>
          ))}
        </ul>
      )}
      <ul className="changed-requirements">
        {compared.requirements.map((one) => (
          <li key={one.id}>
            <p>
              {one.before && <StatusTag outcome={one.before} />}
              <span aria-hidden="true"> → </span>
              <span className="sr-only">{t({ zh: '变为', en: 'becomes' })}</span>
              {one.after && <StatusTag outcome={one.after} />}{' '}
              <AppLink to={address(`conformity/${one.id}`)}>
                <span className="clause-number">{one.id}</span> {t(one.title)}
              </AppLink>
            </p>
            {one.findings.length > 0 && (
              <details>
                <summary>{t({ zh: '{n} 个对象有变化', en: '{n} subjects changed' }, { n: one.findings.length })}</summary>
                <ul>
                  {one.findings.map((finding) => (
                    <li key={`${finding.subject.id} ${finding.at} ${finding.after}`}>
                      {finding.subject.name}
                      {t({ zh: '：', en: ': ' })}
                      {finding.before ? t(`outcome.${finding.before}`) : '--'} → {finding.after ? t(`outcome.${finding.after}`) : '--'}{' '}
                      <span className="quiet">{`${formatTime(finding.at)} · ${t(causeText(finding.cause, words.title))}`}</span>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function ledgersOf(cause: Cause): string[] {
  const inner = Array.isArray(cause.causes) ? (cause.causes as Cause[]) : []
  return [...(typeof cause.ledger === 'string' ? [cause.ledger] : []), ...inner.flatMap(ledgersOf)]
}
