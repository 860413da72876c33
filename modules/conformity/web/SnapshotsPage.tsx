import { useState } from 'react'
import { newId } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { CopyableId } from '#ui/CopyableId.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { holds, usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { toast } from '#ui/toast.ts'
import { useUrlState } from '#ui/url-state.ts'
import { Failure } from './AssessmentPage.tsx'
import { ConformityTabs } from './ConformityTabs.tsx'
import { CountsBar } from './CountsBar.tsx'
import { type SnapshotRow, useAct, useAsk } from './calls.ts'
import { ParkScope } from './ParkScope.tsx'
import { ProofNotice } from './snapshots/ProofNotice.tsx'
import { SnapshotComparison } from './snapshots/SnapshotComparison.tsx'
import { WHAT } from './words.ts'

/** The assessment as it stood on single days, and what changed between two of them. */
export function SnapshotsPage() {
  return (
    <ParkScope>
      <SnapshotsOfPark />
    </ParkScope>
  )
}

function SnapshotsOfPark() {
  const t = useText()
  const place = usePlace()
  const [url, setUrl] = useUrlState()
  const found = useAsk('snapshotList', {})
  const take = useAct('takeSnapshot')
  const [problem, setProblem] = useState<unknown>()
  const rows = found.data?.rows ?? []
  // Without a choice: the newest against the one before.
  const to = rows.find(({ id }) => id === url.to) ?? rows[0]
  const from = rows.find(({ id }) => id === url.from) ?? rows[1]
  const snapshot = async () => {
    setProblem(undefined)
    try {
      await take.run({ id: newId() })
      toast({ text: t({ zh: '已留存快照', en: 'Snapshot taken' }) })
    } catch (caught) {
      setProblem(caught)
    }
  }
  return (
    <div className="conformity">
      <PageHead
        title={{ zh: '快照与对比', en: 'Snapshots' }}
        description={{
          zh: '每天自动留存一份；每份带标准版本、参数和校验值，可重算核对。',
          en: 'One is kept every day, with the version of the standard, the parameters and a hash that can be recomputed.',
        }}
      >
        {holds(place, ['parkDirector', 'parkAuditor']) && (
          <Button look="primary" icon="clock" isBusy={take.isBusy} onClick={() => void snapshot()}>
            {t({ zh: '立即留存', en: 'Take one now' })}
          </Button>
        )}
      </PageHead>
      <ConformityTabs current="conformity/snapshots" />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {found.isError && !found.data && <Failure problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && (
        <div className="panel">
          <Skeleton lines={10} />
        </div>
      )}
      {from && to && <SnapshotComparison from={from} to={to} />}
      {(found.data || !found.isError) && (
        <div className="list-page">
          <section className="panel" aria-label={t({ zh: '快照列表', en: 'Snapshots' })}>
            {found.data && rows.length === 0 && (
              <EmptyState
                kind="never"
                what={WHAT.snapshot}
                hint={{ zh: '每天 01:10 自动留存，也可以现在留存一份。', en: 'One is taken at 01:10 every day; you can also take one now.' }}
              />
            )}
            {rows.length > 0 && <SnapshotTable rows={rows} from={from?.id} to={to?.id} onChoose={(choice) => setUrl(choice, { replace: true })} />}
          </section>
        </div>
      )}
      {holds(place, ['parkDirector', 'parkAuditor', 'supervisor']) && <ProofNotice />}
    </div>
  )
}

interface TableProps {
  rows: readonly SnapshotRow[]
  from: string | undefined
  to: string | undefined
  onChoose: (choice: { from?: string; to?: string }) => void
}

function SnapshotTable({ rows, from, to, onChoose }: TableProps) {
  const t = useText()
  const titles = {
    from: t({ zh: '对比起点', en: 'From' }),
    to: t({ zh: '对比终点', en: 'To' }),
    cause: t({ zh: '方式', en: 'Kind' }),
    score: t({ zh: '强制符合率', en: 'Binding met' }),
    counts: t({ zh: '条款', en: 'Requirements' }),
    findings: t({ zh: '判定数', en: 'Findings' }),
    version: t({ zh: '标准版本', en: 'Version' }),
    hash: t({ zh: '校验值', en: 'Hash' }),
  }
  return (
    <table className="list snapshot-table">
      <caption className="sr-only">{t({ zh: '快照列表', en: 'Snapshots' })}</caption>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '时间', en: 'Time' })}</th>
          {Object.values(titles).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const at = formatTime(row.takenAt)
          return (
            <tr key={row.id} data-id={row.id}>
              <td className="date-cell">
                <strong>{at}</strong>
              </td>
              <td data-label={titles.from}>
                <input
                  type="radio"
                  name="from"
                  aria-label={`${titles.from} ${at}`}
                  checked={row.id === from}
                  disabled={row.id === to}
                  onChange={() => onChoose({ from: row.id })}
                />
              </td>
              <td data-label={titles.to}>
                <input
                  type="radio"
                  name="to"
                  aria-label={`${titles.to} ${at}`}
                  checked={row.id === to}
                  disabled={row.id === from}
                  onChange={() => onChoose({ to: row.id })}
                />
              </td>
              <td data-label={titles.cause}>
                {row.cause === 'daily' ? t({ zh: '每日', en: 'Daily' }) : `${t({ zh: '手动', en: 'On demand' })}${row.by ? ` ${row.by}` : ''}`}
              </td>
              <td data-label={titles.score} className="number">
                {row.score.shall.share === null ? '--' : `${formatNumber(Math.floor(row.score.shall.share * 1000) / 10)}%`}
              </td>
              <td data-label={titles.counts}>
                <CountsBar counts={row.counts} />
              </td>
              <td data-label={titles.findings} className="number">
                {formatNumber(row.findingCount)}
              </td>
              <td data-label={titles.version}>{row.version}</td>
              <td data-label={titles.hash} className="hash">
                <CopyableId text={row.hash.slice(0, 16)} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
