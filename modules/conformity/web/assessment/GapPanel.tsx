import { AppLink } from '#ui/AppLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/i18n.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatusTag } from '#ui/Tag.tsx'
import { useAsk } from '../calls.ts'
import { useAddress } from '../ParkScope.tsx'
import { whatToDo } from './what-to-do.ts'

const MOST = 6

/** The worst gaps first, each with the next thing to do. */
export function GapPanel() {
  const t = useText()
  const address = useAddress()
  const found = useAsk('gapList', {})
  // Roll-ups repeat what their children say; the work is at the children.
  const gaps = (found.data?.gaps ?? []).filter((gap) => !gap.isRollUp)
  return (
    <section className="panel gap-panel" aria-label={t({ zh: '先办这些', en: 'Do these first' })}>
      <header className="panel-head">
        <h2>{t({ zh: '先办这些', en: 'Do these first' })}</h2>
        {gaps.length > MOST && (
          <AppLink to={address('conformity', { outcome: 'gap' })}>{t({ zh: '全部 {n} 项差距', en: 'All {n} gaps' }, { n: gaps.length })}</AppLink>
        )}
      </header>
      {found.isPending && <Skeleton lines={MOST * 2} />}
      {found.data && gaps.length === 0 && (
        <EmptyState kind="finished" hint={{ zh: '没有未满足、未知或待审核的条款。', en: 'Nothing is unmet, unknown or waiting.' }} />
      )}
      <ol className="gaps">
        {gaps.slice(0, MOST).map((gap) => {
          const next = whatToDo(gap)
          return (
            <li key={gap.id}>
              <StatusTag outcome={gap.outcome} />
              <div>
                <p>
                  <AppLink to={address(`conformity/${gap.id}`)} className="gap-title">
                    <span className="clause-number">{gap.id}</span> {t(gap.title)}
                  </AppLink>
                </p>
                <p className="quiet">{gap.worst ? `${gap.worst.subject.name}：${t(gap.worst.because)}` : t(gap.reason.text)}</p>
              </div>
              <AppLink to={address(`conformity/${gap.id}${next.part}`)} className="next-step">
                {t(next.text)}
              </AppLink>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
