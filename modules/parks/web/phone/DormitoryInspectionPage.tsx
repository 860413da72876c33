import { useMemo } from 'react'
import { type Finding, outcomesBy, useAllFindings, worstOf } from '#ui/clauses/clause-calls.ts'
import { FindingLines } from '#ui/clauses/FindingLines.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { type ListAnswer, listOf } from '#ui/ledger/ledger-calls.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { FloorPlan } from '#ui/plan/FloorPlan.tsx'
import { levelShapes } from '#ui/plan/map-shapes.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatusTag } from '#ui/Tag.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { useAsk } from '../calls.ts'
import { useLevels } from '../console/BuildingPanel.tsx'
import { type LevelPart, type LevelPlan, partsOf, useJudgingAgain } from '../level-parts.ts'
import { MeasureForm } from '../MeasureForm.tsx'
import { measuredFields } from '../measured-fields.ts'
import '../space.css'

const CLAUSES = ['6.3.1.2', '6.3.1.3', '6.3.1.4', '6.3.1.5']
const NONE: readonly Finding[] = []
const ORDER = ['notMet', 'unknown', 'waitingForReview', 'met', 'notApplicable', undefined] as const

/** On site: choose a dormitory's level, see what is not in order first, enter measurements and see the outcome change. */
export function DormitoryInspectionPage() {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const dormitories = useQueryNamed<ListAnswer>(listOf('parks.building'), {
    filters: [{ field: 'uses', op: 'contains', value: 'dormitory' }],
    sort: 'code',
    limit: 200,
  })
  const buildings = dormitories.data?.rows ?? []
  const building = buildings.find(({ id }) => id === url.building) ?? buildings[0]
  return (
    <>
      <PageHead title={{ zh: '宿舍核查', en: 'Dormitory inspection' }} clauses={CLAUSES} />
      {dormitories.isPending && <Skeleton lines={8} />}
      {dormitories.isError && <ProblemNotice problem={dormitories.error} onRetry={() => void dormitories.refetch()} />}
      {dormitories.data && !building && (
        <EmptyState
          kind="never"
          what={{ zh: '宿舍建筑', en: 'dormitory' }}
          hint={{ zh: '请先在楼宇台账中登记用途为宿舍的建筑。', en: 'Register a building used as a dormitory first.' }}
        />
      )}
      {building && (
        <div className="stack">
          <Choice
            label={t({ zh: '建筑', en: 'Building' })}
            value={building.id}
            options={buildings.map(({ id, name }) => ({ id, name }))}
            onChange={(id) => setUrl({ building: id, level: undefined, at: undefined })}
          />
          <Levels key={building.id} buildingId={building.id} />
        </div>
      )}
    </>
  )
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: readonly { id: string; name: string }[]
  onChange: (id: string) => void
}) {
  return (
    <div className="field">
      <label>
        {label}
        <span className="select">
          <select value={value} onChange={(event) => onChange(event.target.value)}>
            {options.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" size={14} />
        </span>
      </label>
    </div>
  )
}

function Levels({ buildingId }: { buildingId: string }) {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const levels = useLevels(buildingId)
  const rows = levels.isPlaceholderData ? [] : (levels.data?.rows ?? [])
  const level = rows.find(({ id }) => id === url.level) ?? rows[0]
  if (levels.isPending) return <Skeleton lines={6} />
  if (!level) return <EmptyState kind="never" what={{ zh: '楼层', en: 'level' }} hint={{ zh: '请先导入平面图。', en: 'Import a plan first.' }} />
  return (
    <>
      <Choice
        label={t({ zh: '楼层', en: 'Level' })}
        value={level.id}
        options={rows.map(({ id, name }) => ({ id, name }))}
        onChange={(id) => setUrl({ level: id, at: undefined })}
      />
      <LevelRooms key={level.id} levelId={level.id} />
    </>
  )
}

function LevelRooms({ levelId }: { levelId: string }) {
  const found = useAsk('levelPlan', { levelId })
  if (found.isError) return <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
  return found.data?.level.id === levelId ? <Rooms plan={found.data} /> : <Skeleton lines={8} />
}

function Rooms({ plan }: { plan: LevelPlan }) {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const judging = useJudgingAgain()
  const answer = useAllFindings({ levelId: plan.level.id })
  const findings = answer.data ?? NONE
  const outcomes = useMemo(() => outcomesBy(findings), [findings])
  const shapes = useMemo(() => levelShapes(plan, outcomes), [plan, outcomes])
  const parts = useMemo(
    () =>
      partsOf(plan)
        .filter(
          ({ ledger, feature }) =>
            Object.keys(measuredFields(ledger, feature.properties)).length > 0 && (outcomes.has(feature.id) || feature.properties.category === 'lodgingRoom'),
        )
        .map((part) => ({ part, rank: ORDER.indexOf(outcomes.get(part.feature.id)) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ part }) => part),
    [plan, outcomes],
  )
  const gaps = parts.filter(({ feature }) => {
    const outcome = outcomes.get(feature.id)
    return outcome === 'notMet' || outcome === 'unknown'
  })
  const isOnlyGaps = url.all === undefined
  // The open card stays although its gap is closed: whoever measured wants to see that.
  const shown = isOnlyGaps ? parts.filter((part) => gaps.includes(part) || part.feature.id === url.at) : parts
  return (
    <>
      <FloorPlan
        shapes={shapes}
        label={`${plan.building.name} ${plan.level.name}`}
        height={240}
        selectedId={typeof url.at === 'string' ? url.at : undefined}
        onSelect={(id) => setUrl({ at: id }, { replace: true })}
      />
      <div className="panel-title">
        <h2>{t({ zh: '核查清单', en: 'To inspect' })}</h2>
        <label className="check">
          <input type="checkbox" checked={isOnlyGaps} onChange={() => setUrl({ all: isOnlyGaps ? 1 : undefined }, { replace: true })} />
          {t({ zh: '只看有差距的', en: 'Only gaps' })}
        </label>
      </div>
      <p className="quiet" role="status">
        {judging.isJudging
          ? t({ zh: '正在重新判定…', en: 'Being judged again…' })
          : t({ zh: '{gaps} 处有差距，共 {n} 处', en: '{gaps} with gaps of {n} places' }, { gaps: gaps.length, n: parts.length })}
      </p>
      {answer.data && gaps.length === 0 && isOnlyGaps && (
        <EmptyState kind="finished" hint={{ zh: '本层没有不满足或未知的项。', en: 'Nothing is unmet or unknown here.' }} />
      )}
      <ul className="room-cards">
        {shown.map((part) => (
          <RoomCard
            key={part.feature.id}
            part={part}
            findings={findings}
            isOpen={url.at === part.feature.id}
            onOpen={(isOpen) => isOpen && setUrl({ at: part.feature.id }, { replace: true })}
            onSaved={judging.begin}
          />
        ))}
      </ul>
    </>
  )
}

interface CardProps {
  part: LevelPart
  findings: readonly Finding[]
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onSaved: () => void
}

function RoomCard({ part, findings, isOpen, onOpen, onSaved }: CardProps) {
  const { ledger, feature } = part
  const t = useText()
  const own = findings.filter(({ subject }) => subject.id === feature.id)
  const worst = worstOf(own.map(({ outcome }) => outcome))
  return (
    <li>
      <details open={isOpen} onToggle={(event) => onOpen(event.currentTarget.open)}>
        <summary>
          <b>{String(feature.properties.name ?? '')}</b>
          <span className="quiet">{t(ledger.title)}</span>
          {worst && <StatusTag outcome={worst} />}
        </summary>
        {isOpen && (
          <div className="stack">
            <FindingLines findings={own.filter(({ outcome }) => outcome !== 'met')} hasSubject={false} />
            <MeasureForm {...part} onSaved={onSaved} />
          </div>
        )}
      </details>
    </li>
  )
}
