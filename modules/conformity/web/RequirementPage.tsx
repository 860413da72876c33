import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/i18n.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatusTag } from '#ui/Tag.tsx'
import { Failure } from './AssessmentPage.tsx'
import { type FindingView, type RequirementDetail, useAsk } from './calls.ts'
import { ParkScope, useAddress } from './ParkScope.tsx'
import { EvidencePanel } from './requirement/EvidencePanel.tsx'
import { FindingPanel } from './requirement/FindingPanel.tsx'
import { HistoryPanel } from './requirement/HistoryPanel.tsx'
import { ParameterPanel } from './requirement/ParameterPanel.tsx'
import { RequirementHead } from './requirement/RequirementHead.tsx'
import { TaskPanel } from './requirement/TaskPanel.tsx'
import { TaskForm } from './tasks/TaskForm.tsx'

/** One requirement with everything its outcome rests on. */
export function RequirementPage() {
  const { requirementId = '' } = useParams({ strict: false }) as { requirementId?: string }
  return (
    <ParkScope>
      <RequirementOfPark key={requirementId} id={requirementId} />
    </ParkScope>
  )
}

function RequirementOfPark({ id }: { id: string }) {
  const found = useAsk('requirement', { id })
  const detail = found.data?.row.id === id ? found.data : undefined
  if (found.isError && !detail) return <Failure problem={found.error} onRetry={() => void found.refetch()} />
  if (!detail) return <Skeleton lines={16} />
  return <Requirement detail={detail} />
}

function Requirement({ detail }: { detail: RequirementDetail }) {
  const t = useText()
  const [task, setTask] = useState<{ finding?: FindingView }>()
  const { row } = detail
  useEffect(() => {
    // A link may name a part (`#evidence`); the page is drawn after its address is known.
    const part = window.location.hash.slice(1)
    if (part) document.getElementById(part)?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <div className="conformity requirement">
      <RequirementHead detail={detail}>
        <Neighbours id={row.id} />
        <Button icon="print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </RequirementHead>
      {row.isRollUp && <Children detail={detail} />}
      {row.automatic && <FindingPanel detail={detail} onTask={(finding) => setTask({ finding })} />}
      <div className="requirement-panels">
        <div className="stack">
          <ParameterPanel detail={detail} />
          {!row.isRollUp && <EvidencePanel detail={detail} />}
        </div>
        <div className="stack">
          <TaskPanel detail={detail} onOpen={() => setTask({})} />
          <HistoryPanel detail={detail} />
        </div>
      </div>
      {task && <TaskForm row={row} finding={task.finding} onClose={() => setTask(undefined)} />}
    </div>
  )
}

/** The requirements before and after this one in the standard. */
function Neighbours({ id }: { id: string }) {
  const t = useText()
  const address = useAddress()
  const rows = useAsk('assessment', {}).data?.requirements ?? []
  const at = rows.findIndex((row) => row.id === id)
  const before = at > 0 ? rows[at - 1] : undefined
  const after = at >= 0 ? rows[at + 1] : undefined
  return (
    <nav className="neighbours" aria-label={t({ zh: '相邻条款', en: 'Neighbouring requirements' })}>
      {before && <AppLink className="button default" to={address(`conformity/${before.id}`)}>{`← ${before.id}`}</AppLink>}
      {after && <AppLink className="button default" to={address(`conformity/${after.id}`)}>{`${after.id} →`}</AppLink>}
    </nav>
  )
}

function Children({ detail }: { detail: RequirementDetail }) {
  const t = useText()
  const address = useAddress()
  return (
    <section className="panel" id="children" aria-labelledby="children-title">
      <header className="panel-head">
        <h2 id="children-title">{t({ zh: '汇总的条款（{n}）', en: 'Rolled up from {n} requirements' }, { n: detail.children.length })}</h2>
      </header>
      <ul className="children">
        {detail.children.map((child) => (
          <li key={child.id}>
            <StatusTag outcome={child.outcome} />
            <AppLink to={address(`conformity/${child.id}`)}>
              <span className="clause-number">{child.id}</span> {t(child.title)}
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
