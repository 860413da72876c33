import { useMemo, useRef, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { KeySheet } from '#ui/list/KeySheet.tsx'
import { useListKeys } from '#ui/list/list-keys.ts'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Problem } from '#ui/problem.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { AssessmentActions } from './assessment/AssessmentActions.tsx'
import { filterOf, isFiltered, matches, NO_FILTER } from './assessment/assessment-filters.ts'
import { GapPanel } from './assessment/GapPanel.tsx'
import { RequirementFilters } from './assessment/RequirementFilters.tsx'
import { RequirementGroups } from './assessment/RequirementGroups.tsx'
import { Summary } from './assessment/Summary.tsx'
import { TrendPanel } from './assessment/TrendPanel.tsx'
import { ConformityTabs } from './ConformityTabs.tsx'
import { type Assessment, useAsk } from './calls.ts'
import { ParkScope, useAddress } from './ParkScope.tsx'
import { WHAT } from './words.ts'

/** Every requirement of the standard with its live outcome: where the park stands and what to do next. */
export function AssessmentPage() {
  return (
    <ParkScope>
      <AssessmentOfPark />
    </ParkScope>
  )
}

function AssessmentOfPark() {
  const t = useText()
  const found = useAsk('assessment', {})
  const [problem, setProblem] = useState<unknown>()
  const assessment = found.data
  return (
    <div className="conformity">
      <PageHead
        title={{ zh: '条款对标', en: 'Clause conformity' }}
        {...(assessment ? { description: describe(assessment) } : { description: { zh: '\u00a0', en: '\u00a0' } })}
      >
        <AssessmentActions onProblem={setProblem} />
      </PageHead>
      <ConformityTabs current="conformity" />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {assessment?.isPending && (
        <p className="pending-note" role="status">
          {t({ zh: '刚有数据变更，正在重新判定，结论会自动更新。', en: 'Data changed just now; outcomes are being judged again and will update.' })}
        </p>
      )}
      {found.isPending && <FirstLook />}
      {found.isError && !assessment && <Failure problem={found.error} onRetry={() => void found.refetch()} />}
      {assessment && <Assessed assessment={assessment} />}
    </div>
  )
}

function describe({ standard, evaluatedAt }: Assessment) {
  const at = formatTime(evaluatedAt)
  return { zh: `${standard.title.zh} ${standard.version} 版 · 判定于 ${at}`, en: `${standard.title.en}, version ${standard.version} · judged ${at}` }
}

function Assessed({ assessment }: { assessment: Assessment }) {
  const t = useText()
  const address = useAddress()
  const [url, setUrl] = useUrlState()
  const filter = filterOf(url)
  const list = useRef<HTMLDivElement>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const open = useAsk('taskList', { state: 'open' })
  const tasks = useMemo(() => new Map([...(open.data?.rows ?? [])].reverse().map((task) => [task.requirement, task])), [open.data])
  useListKeys(list, { onSelect: () => undefined, onHelp: () => setHelpOpen(true) })
  const rows = assessment.requirements.filter((row) => matches(row, filter))
  const { park: _, ...others } = url
  return (
    <>
      <Summary
        counts={assessment.counts}
        score={assessment.score}
        chosen={filter.outcome}
        linkTo={(outcome) => address('conformity', { ...others, outcome })}
      />
      <div className="gap-and-trend">
        <GapPanel />
        <TrendPanel />
      </div>
      <div className="list-page" ref={list}>
        <section className="panel" aria-label={t({ zh: '全部条款', en: 'All requirements' })}>
          <div className="list-head">
            <RequirementFilters assessment={assessment} filter={filter} onChange={(change) => setUrl(change, { replace: true })} />
          </div>
          <p className="result-count" role="status">
            {isFiltered(filter)
              ? t({ zh: '{n} 条符合筛选，共 {total} 条', en: '{n} of {total} match' }, { n: rows.length, total: assessment.requirements.length })
              : t({ zh: '共 {total} 条要求', en: '{total} requirements' }, { total: rows.length })}
          </p>
          {rows.length === 0 && (
            <EmptyState kind="filtered" what={WHAT.requirement}>
              <Button onClick={() => setUrl(NO_FILTER)}>{t('empty.clear')}</Button>
            </EmptyState>
          )}
          <RequirementGroups chapters={assessment.chapters} rows={rows} tasks={tasks} isFiltered={isFiltered(filter)} />
        </section>
      </div>
      <KeySheet isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </>
  )
}

/** Takes the place of the page's parts, so that nothing jumps when they arrive. */
function FirstLook() {
  return (
    <>
      <div className="summary">
        <div className="panel scores waiting" />
        <div className="outcome-tiles waiting" />
      </div>
      <div className="gap-and-trend">
        <div className="panel gap-panel">
          <Skeleton lines={12} />
        </div>
        <div className="panel trend-panel">
          <Skeleton lines={12} />
        </div>
      </div>
      <div className="panel">
        <Skeleton lines={14} />
      </div>
    </>
  )
}

export function Failure({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const t = useText()
  if (problem instanceof Problem && problem.status === 403) return <EmptyState kind="forbidden" />
  if (problem instanceof Problem && problem.code === 'conformity.not_evaluated') {
    return (
      <Notice
        title={t({ zh: '本园区正在进行首次判定', en: 'This park is being judged for the first time' })}
        actions={<Button onClick={onRetry}>{t('refresh')}</Button>}
      >
        <p>{t({ zh: '通常几秒钟完成，完成后这里自动更新。', en: 'It takes seconds as a rule; this page updates by itself.' })}</p>
      </Notice>
    )
  }
  return <ProblemNotice problem={problem} onRetry={onRetry} />
}
