import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ledgerName } from '#kernel/ledger.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { Breadcrumb } from '#ui/Breadcrumb.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { type Finding, outcomesBy, useAllFindings, worstOf } from '#ui/clauses/clause-calls.ts'
import { FindingLines } from '#ui/clauses/FindingLines.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, recordPath, usePlace } from '#ui/park.ts'
import { FloorPlan } from '#ui/plan/FloorPlan.tsx'
import { levelShapes } from '#ui/plan/map-shapes.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatusTag } from '#ui/Tag.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { useAsk } from '../calls.ts'
import { type LevelPart, type LevelPlan, partsOf, useJudgingAgain } from '../level-parts.ts'
import { MeasureForm } from '../MeasureForm.tsx'
import { RecordFacts } from './RecordFacts.tsx'
import '../space.css'

const CLAUSES = ['6.3.1.2', '6.3.1.3', '6.3.1.4', '6.3.1.5', '6.3.1.6', '6.3.1.7']
const NONE: readonly Finding[] = []

/** One level: everything on it tinted by how it was judged; the chosen thing's findings and measurements beside. */
export function LevelPlanPage() {
  const t = useText()
  const place = usePlace()
  const { levelId = '' } = useParams({ strict: false }) as { levelId?: string }
  const found = useAsk('levelPlan', { levelId })
  const plan = found.data?.level.id === levelId ? found.data : undefined
  if (found.isError) return <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
  if (!plan) return <Skeleton lines={16} />
  const { level, building, siblings } = plan
  const name = level.name.startsWith(building.name) ? level.name : `${building.name} ${level.name}`
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: t({ zh: '楼宇房源', en: 'Buildings' }), to: pathIn(place, 'space/buildings') },
          { label: building.name, to: pathIn(place, `space/buildings/${building.id}`) },
          { label: level.name },
        ]}
      />
      <PageHead title={{ zh: name, en: name }} clauses={CLAUSES} />
      <nav className="level-list" aria-label={t({ zh: '楼层', en: 'Levels' })}>
        {siblings.map((one) => (
          <AppLink
            key={one.id}
            className={`button ${one.id === level.id ? 'primary' : 'default'}`}
            aria-current={one.id === level.id ? 'page' : undefined}
            to={pathIn(place, `space/levels/${one.id}`)}
          >
            {one.name}
          </AppLink>
        ))}
      </nav>
      <Level key={levelId} plan={plan} name={name} />
    </>
  )
}

function Level({ plan, name }: { plan: LevelPlan; name: string }) {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const judging = useJudgingAgain()
  const answer = useAllFindings({ levelId: plan.level.id })
  const all = answer.data ?? NONE
  const requirements = useMemo(() => [...new Set(all.map(({ requirement }) => requirement))].sort(), [all])
  const clause = requirements.find((one) => one === url.clause)
  const findings = useMemo(() => (clause ? all.filter(({ requirement }) => requirement === clause) : all), [all, clause])
  const selected = typeof url.at === 'string' ? url.at : undefined
  const shapes = useMemo(() => levelShapes(plan, outcomesBy(findings)), [plan, findings])
  const own = useMemo(() => findings.filter(({ subject }) => subject.id === selected), [findings, selected])
  const overlays = useMemo(
    () =>
      own
        .filter(({ outcome }) => outcome !== 'met' || clause !== undefined)
        .flatMap(({ drawings }) => drawings.filter(({ levelId }) => !levelId || levelId === plan.level.id)),
    [own, clause, plan.level.id],
  )
  const part = partsOf(plan).find(({ feature }) => feature.id === selected)
  const select = (id: string | undefined) => setUrl({ at: id }, { replace: true })
  const gaps = findings.filter(({ outcome }) => outcome === 'notMet' || outcome === 'unknown')
  return (
    <div className="beside wide-side">
      <section className="panel stack" aria-label={t({ zh: '图面', en: 'Plan' })}>
        <div className="plan-tools">
          <label className="check">
            {t({ zh: '按条款着色', en: 'Tint by clause' })}
            <span className="select">
              <select value={clause ?? ''} onChange={(event) => setUrl({ clause: event.target.value || undefined }, { replace: true })}>
                <option value="">{t({ zh: '全部条款（取最差）', en: 'All clauses (worst)' })}</option>
                {requirements.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
              <Icon name="chevronDown" size={14} />
            </span>
          </label>
          <span className="quiet" role="status">
            {judging.isJudging
              ? t({ zh: '正在重新判定…', en: 'Being judged again…' })
              : answer.data
                ? t({ zh: '{n} 项差距', en: '{n} gaps' }, { n: gaps.length })
                : ''}
          </span>
        </div>
        {answer.isError && <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />}
        <FloorPlan shapes={shapes} overlays={overlays} label={name} height={560} selectedId={selected} onSelect={select} />
      </section>
      <aside className="panel stack side-panel" aria-live="polite" aria-label={t({ zh: '所选对象', en: 'Chosen object' })}>
        {part ? (
          <PartPanel key={part.feature.id} part={part} findings={own} onSaved={judging.begin} onClose={() => select(undefined)} />
        ) : (
          <>
            <h2>{t({ zh: '本层差距（{n}）', en: 'Gaps of this level ({n})' }, { n: gaps.length })}</h2>
            <p className="quiet">
              {t({ zh: '点选房间、墙或门窗查看判定并录入实测。', en: 'Choose a room, wall or opening to see how it was judged and to measure it.' })}
            </p>
            {answer.isPending ? (
              <Skeleton lines={6} />
            ) : (
              <FindingLines
                findings={gaps.slice(0, 60)}
                onSelect={({ subject }) => select(subject.id)}
                empty={t({ zh: '本层没有不满足或未知的项。', en: 'Nothing is unmet or unknown here.' })}
              />
            )}
          </>
        )}
      </aside>
    </div>
  )
}

function PartPanel({ part, findings, onSaved, onClose }: { part: LevelPart; findings: readonly Finding[]; onSaved: () => void; onClose: () => void }) {
  const t = useText()
  const place = usePlace()
  const { ledger, feature } = part
  const worst = worstOf(findings.map(({ outcome }) => outcome))
  return (
    <>
      <div className="panel-title">
        <h2>{String(feature.properties.name ?? '')}</h2>
        {worst && <StatusTag outcome={worst} />}
        <Button look="quiet" icon="close" aria-label={t({ zh: '取消选择', en: 'Clear the choice' })} onClick={onClose} />
      </div>
      {findings.length > 0 && <FindingLines findings={findings} hasSubject={false} />}
      <MeasureForm {...part} onSaved={onSaved} />
      <details>
        <summary>{t('detail.facts')}</summary>
        <RecordFacts ledger={ledger} properties={feature.properties} />
      </details>
      <ButtonLink to={recordPath(place, ledgerName(ledger), feature.id)} icon="link">
        {t({ zh: '打开台账记录', en: 'Open the record' })}
      </ButtonLink>
    </>
  )
}
