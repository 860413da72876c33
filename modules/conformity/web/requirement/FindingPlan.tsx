import { useMemo } from 'react'
import type { Outcome } from '#standard/finding.ts'
import { useText } from '#ui/i18n.ts'
import { FloorPlan } from '#ui/plan/FloorPlan.tsx'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { type FindingView, useAsk } from '../calls.ts'
import { type LevelPlan, levelShapes, type ParkPlan, parkShapes } from './plan-shapes.ts'

const WORST: readonly Outcome[] = ['notMet', 'unknown', 'waitingForReview', 'met', 'notApplicable']
const HEIGHT = 380
const MOST_ON_LEVEL = 200

interface Props {
  finding: FindingView
  /** Another judged subject of the same plan was clicked. */
  onSelect: (subjectId: string) => void
}

/** Where the finding is: its floor plan, or the park where it belongs to no level, with what the check drew. */
export function FindingPlan({ finding, onSelect }: Props) {
  const levelId = finding.subject.levelId ?? finding.drawings.find((drawing) => drawing.levelId)?.levelId
  return levelId ? <OnLevel key={levelId} finding={finding} levelId={levelId} onSelect={onSelect} /> : <InPark finding={finding} onSelect={onSelect} />
}

function outcomesOf(findings: readonly FindingView[]): ReadonlyMap<string, Outcome> {
  const worst = new Map<string, Outcome>()
  for (const { subject, outcome } of findings) {
    const known = worst.get(subject.id)
    if (!known || WORST.indexOf(outcome) < WORST.indexOf(known)) worst.set(subject.id, outcome)
  }
  return worst
}

function OnLevel({ finding, levelId, onSelect }: Props & { levelId: string }) {
  const t = useText()
  const plan = useQueryNamed<LevelPlan>({ name: 'parks.levelPlan', kind: 'query', scope: 'park' }, { levelId })
  const onLevel = useAsk('findingList', { requirement: finding.requirement, levelId, limit: MOST_ON_LEVEL })
  const shapes = useMemo(() => (plan.data ? levelShapes(plan.data, outcomesOf(onLevel.data?.rows ?? [])) : []), [plan.data, onLevel.data])
  const overlays = useMemo(() => finding.drawings.filter((drawing) => !drawing.levelId || drawing.levelId === levelId), [finding, levelId])
  if (plan.isError) return <p className="plan-empty">{t({ zh: '楼层平面图无法显示。', en: 'The floor plan cannot be shown.' })}</p>
  if (!plan.data) return <Waiting />
  const { building, level } = plan.data
  const label = level.name.startsWith(building.name) ? level.name : `${building.name} · ${level.name}`
  return (
    <figure className="finding-plan">
      <figcaption>{label}</figcaption>
      <FloorPlan shapes={shapes} overlays={overlays} selectedId={finding.subject.id} onSelect={onSelect} label={label} height={HEIGHT} />
    </figure>
  )
}

function InPark({ finding, onSelect }: Props) {
  const t = useText()
  const hasPlace = finding.drawings.length > 0 || Boolean(finding.subject.buildingId) || finding.subject.ledger.startsWith('parks.')
  const plan = useQueryNamed<ParkPlan>({ name: 'parks.map', kind: 'query', scope: 'park' }, {}, { isEnabled: hasPlace })
  const own = finding.subject.buildingId ?? finding.subject.id
  const shapes = useMemo(() => (plan.data ? parkShapes(plan.data, new Map([[own, finding.outcome]])) : []), [plan.data, own, finding.outcome])
  if (!hasPlace) return <p className="plan-empty">{t({ zh: '该对象没有空间位置，不在图上显示。', en: 'This subject has no place on a plan.' })}</p>
  if (plan.isError) return <p className="plan-empty">{t({ zh: '园区图无法显示。', en: 'The park map cannot be shown.' })}</p>
  if (!plan.data) return <Waiting />
  const label = t({ zh: '园区平面', en: 'Park plan' })
  return (
    <figure className="finding-plan">
      <figcaption>{label}</figcaption>
      <FloorPlan shapes={shapes} overlays={finding.drawings} selectedId={own} onSelect={onSelect} label={label} height={HEIGHT} />
    </figure>
  )
}

function Waiting() {
  return (
    <div className="plan-waiting">
      <Skeleton lines={10} />
    </div>
  )
}
