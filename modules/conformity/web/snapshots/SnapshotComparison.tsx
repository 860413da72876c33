import type { Outcome } from '#standard/finding.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatusTag } from '#ui/Tag.tsx'
import { type Answer, type SnapshotRow, useAsk } from '../calls.ts'
import { ChangedList } from './ChangedList.tsx'

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
  const turned = compared.requirements.filter((one) => one.before !== one.after)
  const same = compared.requirements.filter((one) => one.before === one.after)
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
      {turned.length > 0 && <ChangedList title={t({ zh: '结论改变的条款（{n}）', en: 'Outcomes that changed ({n})' }, { n: turned.length })} rows={turned} />}
      {same.length > 0 && (
        <ChangedList title={t({ zh: '结论未变、对象有变化的条款（{n}）', en: 'Same outcome, other subjects ({n})' }, { n: same.length })} rows={same} />
      )}
    </>
  )
}
