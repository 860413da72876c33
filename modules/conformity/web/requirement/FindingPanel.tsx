import { useEffect, useRef, useState } from 'react'
import type { Outcome } from '#standard/finding.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/i18n.ts'
import { useListKeys } from '#ui/list/list-keys.ts'
import { Pager } from '#ui/list/Pager.tsx'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { OUTCOMES } from '../assessment/assessment-filters.ts'
import { Choice, TextBox } from '../assessment/RequirementFilters.tsx'
import { type FindingView, type RequirementDetail, useAsk } from '../calls.ts'
import { subjectKindText, WHAT } from '../words.ts'
import { FindingDetail } from './FindingDetail.tsx'
import { FindingTable, findingKey, OutcomeChips } from './FindingTable.tsx'
import { useHasRoom } from './narrow.ts'
import { usePlaceNames } from './place-names.ts'

const NO_FILTER = { fo: undefined, fq: undefined, kind: undefined, fc: undefined, fp: undefined }

interface Props {
  detail: RequirementDetail
  onTask: (finding: FindingView) => void
}

/** All subjects of a requirement, worst first, with the chosen one and its place beside them. */
export function FindingPanel({ detail, onTask }: Props) {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const hasRoom = useHasRoom()
  const list = useRef<HTMLDivElement>(null)
  const cursors = useRef<(string | undefined)[]>([])
  const placeOf = usePlaceNames()
  const [limit, setLimit] = useState(20)
  const outcome = OUTCOMES.find((one) => one === url.fo)
  const search = url.fq === undefined ? '' : String(url.fq)
  const kind = typeof url.kind === 'string' ? url.kind : undefined
  const cursor = typeof url.fc === 'string' ? url.fc : undefined
  const page = Math.max(1, Number(url.fp) || 1)
  const filters = { ...(outcome ? { outcomes: [outcome] } : {}), ...(search ? { search } : {}), ...(kind ? { subjectKind: kind } : {}) }
  const found = useAsk('findingList', { requirement: detail.row.id, ...filters, limit, ...(cursor ? { cursor } : {}) })
  const rows = found.data?.rows ?? []
  const kinds = [...new Set(detail.findings.map(({ subject }) => subject.kind))]
  const asked = typeof url.subject === 'string' ? url.subject : undefined
  // Mending a record reorders the rows; the subject one is looking at stays.
  const looked = useRef<string | undefined>(undefined)
  const chosen =
    rows.find((finding) => findingKey(finding) === asked) ?? (hasRoom ? (rows.find((finding) => findingKey(finding) === looked.current) ?? rows[0]) : undefined)
  useEffect(() => {
    looked.current = chosen && findingKey(chosen)
  })
  const select = (key: string | undefined) => setUrl({ subject: key }, { replace: true })
  const change = (next: Record<string, unknown>) => {
    looked.current = undefined
    setUrl({ fc: undefined, fp: undefined, subject: undefined, ...next }, { replace: true })
  }
  useListKeys(list, { onSelect: select, onHelp: () => undefined })
  const selectOnPlan = (id: string) => {
    const finding = rows.find(({ subject }) => subject.id === id)
    if (finding) select(findingKey(finding))
  }
  const shown = chosen && (
    <FindingDetail
      finding={chosen}
      parameters={detail.parameters}
      onSelect={selectOnPlan}
      onTask={detail.can.openTask && isGap(chosen.outcome) ? () => onTask(chosen) : undefined}
    />
  )
  return (
    <section className="panel finding-panel list-page" id="findings" aria-labelledby="findings-title" ref={list}>
      <header className="panel-head">
        <h2 id="findings-title">{t({ zh: '逐个对象的判定', en: 'Every subject checked' })}</h2>
      </header>
      <div className="finding-filters">
        <OutcomeChips counts={detail.row.counts} chosen={outcome} onChoose={(fo) => change({ fo })} />
        <TextBox text={search} onChange={(fq) => change({ fq: fq || undefined })} label={t({ zh: '搜索对象名称', en: 'Name of the subject' })} />
        {kinds.length > 1 && (
          <Choice
            label={t({ zh: '对象类别', en: 'Kind' })}
            value={kind}
            onChange={(next) => change({ kind: next })}
            options={kinds.map((one) => [one, t(subjectKindText(one))])}
          />
        )}
      </div>
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton lines={8} />}
      {found.data && rows.length === 0 && (
        <Nothing isFiltered={Object.keys(filters).length > 0} onClear={() => setUrl(NO_FILTER)} isAutomatic={detail.row.automatic} />
      )}
      {rows.length > 0 && (
        <div className="finding-columns">
          <div className="finding-list">
            <FindingTable
              findings={rows}
              caption={t({ zh: '判定结果', en: 'Findings' })}
              selected={chosen && findingKey(chosen)}
              onSelect={select}
              isStale={found.isPlaceholderData}
              placeOf={placeOf}
            />
            <Pager
              total={found.data?.total ?? 0}
              page={page}
              limit={limit}
              hasNext={Boolean(found.data?.nextCursor)}
              onLimit={(next) => {
                setLimit(next)
                change({})
              }}
              onNext={() => {
                cursors.current[page] = cursor
                change({ fc: found.data?.nextCursor ?? undefined, fp: page + 1 })
              }}
              onPrevious={() => change(page - 1 in cursors.current && page > 2 ? { fc: cursors.current[page - 1], fp: page - 1 } : {})}
            />
          </div>
          {hasRoom ? (
            <div className="finding-beside">{shown}</div>
          ) : (
            chosen && (
              <Dialog title={chosen.subject.name} isOpen isDrawer onClose={() => select(undefined)}>
                {shown}
              </Dialog>
            )
          )}
        </div>
      )}
    </section>
  )
}

function isGap(outcome: Outcome): boolean {
  return outcome === 'notMet' || outcome === 'unknown'
}

function Nothing({ isFiltered, onClear, isAutomatic }: { isFiltered: boolean; onClear: () => void; isAutomatic: boolean }) {
  const t = useText()
  if (isFiltered) {
    return (
      <EmptyState kind="filtered" what={WHAT.finding}>
        <Button onClick={onClear}>{t('empty.clear')}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      kind="never"
      what={{ zh: '判定对象', en: 'subject' }}
      hint={
        isAutomatic
          ? {
              zh: '在台账里登记后立即判定；确实没有这类设施时，请在园区档案中声明。',
              en: 'Recorded subjects are judged at once; where the park has none, declare it in the profile.',
            }
          : { zh: '该条款目前凭佐证判定，没有逐个对象的结果。', en: 'This requirement is decided by evidence; there are no findings.' }
      }
    />
  )
}
