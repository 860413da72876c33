import { requirementsOf, useAssessment } from '#ui/clauses/clause-calls.ts'
import { EMPTY, formatDate, formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { type ListAnswer, listOf } from '#ui/ledger/ledger-calls.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { useQueryNamed } from '#ui/query.ts'
import { type Stat, StatTiles } from '#ui/StatTiles.tsx'
import { guidingDocument, planAdjustment, plannedFacility, plannedService, planReview, planTarget, planVersion } from '../../contract.ts'
import { type PlanSummary, planSummary } from '../plan-summary.ts'

const CLAUSES = ['5.1']
const MOST = 200
/** A review is asked for once a year (5.1-f); the last month before that is a warning. */
const REVIEW_SOON_DAYS = 335
const REVIEW_LATE_DAYS = 365

/** The plan in force, how far it is carried out, and every register behind it. */
export function PlansPage() {
  return (
    <RegisterPage
      title={{ zh: '规划与修编', en: 'Plans and revisions' }}
      clauses={CLAUSES}
      tabs={[
        { ledger: plannedFacility, defaultSort: 'dueOn' },
        { ledger: plannedService, defaultSort: 'dueOn' },
        { ledger: planTarget, defaultSort: 'dueOn' },
        { ledger: planReview, defaultSort: '-reviewedOn' },
        { ledger: planAdjustment, defaultSort: '-proposedOn' },
        { ledger: guidingDocument },
        { ledger: planVersion, defaultSort: '-versionNo' },
      ]}
    >
      <Head />
    </RegisterPage>
  )
}

function useRows(name: string) {
  return useQueryNamed<ListAnswer>(listOf(name), { limit: MOST })
}

function Head() {
  const t = useText()
  const place = usePlace()
  const versions = useRows('planning.planVersion')
  const reviews = useRows('planning.planReview')
  const adjustments = useRows('planning.planAdjustment')
  const facilities = useRows('planning.plannedFacility')
  const assessment = useAssessment()
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
  const isReady = Boolean(versions.data && reviews.data && adjustments.data && facilities.data)
  const summary = isReady
    ? planSummary(
        {
          versions: versions.data?.rows ?? [],
          reviews: reviews.data?.rows ?? [],
          adjustments: adjustments.data?.rows ?? [],
          facilities: facilities.data?.rows ?? [],
        },
        today,
      )
    : undefined
  const drifting = requirementsOf(assessment.data?.requirements ?? [], CLAUSES).filter(({ outcome }) => outcome === 'notMet' || outcome === 'unknown')
  const tab = (ledger: string) => `${pathIn(place, 'planning/plans')}?tab=${ledger}`
  return <StatTiles label={t({ zh: '规划概况', en: 'Planning at a glance' })} stats={[...statsOf(summary), driftOf()]} />

  function driftOf(): Stat {
    return {
      key: 'drift',
      label: t({ zh: '偏离规划的要求', en: 'Requirements adrift' }),
      value: assessment.data ? formatNumber(drifting.length) : EMPTY,
      note: drifting.map(({ id }) => id).join(' · ') || t({ zh: '5.1 各条均未偏离', en: 'none of 5.1' }),
      tone: drifting.length > 0 ? 'bad' : 'good',
    }
  }
  function statsOf(known: PlanSummary | undefined): Stat[] {
    const number = (value: number | undefined) => (value === undefined ? EMPTY : formatNumber(value))
    const age = known?.reviewAgeDays
    return [
      {
        key: 'current',
        label: t({ zh: '现行规划', en: 'Plan in force' }),
        value: known?.current ? t({ zh: '第 {n} 版', en: 'Version {n}' }, { n: known.current.versionNo ?? EMPTY }) : EMPTY,
        note: known?.current
          ? t({ zh: '批准于 {on}', en: 'adopted {on}' }, { on: formatDate(known.current.adoptedOn) })
          : t({ zh: '没有现行版本', en: 'no version is in force' }),
        ...(known && !known.current ? { tone: 'bad' as const } : {}),
        to: tab('planning.planVersion'),
      },
      {
        key: 'review',
        label: t({ zh: '距上次评估', en: 'Since the last review' }),
        value: number(age),
        unit: age === undefined ? '' : t({ zh: '天', en: 'days' }),
        note: known?.lastReviewedOn ? formatDate(known.lastReviewedOn) : t({ zh: '尚无评估', en: 'never reviewed' }),
        tone: age === undefined ? 'warn' : age > REVIEW_LATE_DAYS ? 'bad' : age > REVIEW_SOON_DAYS ? 'warn' : 'good',
        to: tab('planning.planReview'),
      },
      {
        key: 'built',
        label: t({ zh: '规划设施建成', en: 'Planned facilities built' }),
        value: known && known.planned > 0 ? `${formatNumber((known.built / known.planned) * 100, 0)}%` : EMPTY,
        note: known ? t({ zh: '{built} / {planned} 项', en: '{built} of {planned}' }, { built: known.built, planned: known.planned }) : EMPTY,
        to: tab('planning.plannedFacility'),
      },
      {
        key: 'overdue',
        label: t({ zh: '逾期未建', en: 'Overdue' }),
        value: number(known?.overdue),
        tone: known && known.overdue > 0 ? 'bad' : 'neutral',
        to: tab('planning.plannedFacility'),
      },
      {
        key: 'adjustments',
        label: t({ zh: '待决定的调整建议', en: 'Proposals to decide' }),
        value: number(known?.openAdjustments),
        tone: known && known.openAdjustments > 0 ? 'warn' : 'neutral',
        to: tab('planning.planAdjustment'),
      },
    ]
  }
}
