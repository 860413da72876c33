import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Ledger } from '#kernel/ledger.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { Breadcrumb } from '#ui/Breadcrumb.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { formatField, unitText } from '#ui/format.ts'
import { useLocale, useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, recordPath, usePlace } from '#ui/park.ts'
import { FloorPlan } from '#ui/plan/FloorPlan.tsx'
import { levelShapes } from '#ui/plan/map-shapes.ts'
import { useQueryOf } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { opening, separationLine, unit, wall } from '../../contract.ts'
import { levelPlan } from '../../contract-plan.ts'
import '../plan-pages.css'

/** One level: rooms, walls and openings drawn, the chosen one's facts beside, the building's other levels above. */
export function LevelPlanPage() {
  const t = useText()
  const place = usePlace()
  const { levelId = '' } = useParams({ strict: false }) as { levelId?: string }
  const [url, setUrl] = useUrlState()
  const found = useQueryOf(levelPlan, { levelId })
  const shapes = useMemo(() => (found.data ? levelShapes(found.data) : []), [found.data])
  const selected = typeof url.at === 'string' ? url.at : undefined
  if (found.isError) return <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton lines={12} />
  const { level, building, siblings, units, openings, walls, separationLines } = found.data
  const kinds: { ledger: Ledger; features: typeof units }[] = [
    { ledger: unit, features: units },
    { ledger: opening, features: openings },
    { ledger: wall, features: walls },
    { ledger: separationLine, features: separationLines },
  ]
  const chosen = kinds.flatMap(({ ledger, features }) => features.filter(({ id }) => id === selected).map((feature) => ({ ledger, feature })))[0]
  const name = `${building.name} ${level.name}`
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: t({ zh: '园区一张图', en: 'Park map' }), to: `${pathIn(place, 'space/map')}?at=${building.id}` },
          { label: building.name, to: recordPath(place, 'parks.building', building.id) },
          { label: level.name },
        ]}
      />
      <PageHead title={{ zh: name, en: name }} clauses={['6.3.1.1', '6.3.1.3', '6.3.1.4', '6.3.1.5', '6.3.1.7']} />
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
      <div className="plan-page">
        <section className="panel" aria-label={t({ zh: '图面', en: 'Plan' })}>
          <FloorPlan shapes={shapes} label={name} height={520} selectedId={selected} onSelect={(id) => setUrl({ at: id }, { replace: true })} />
        </section>
        <aside className="panel stack" aria-live="polite">
          {chosen ? (
            <Facts {...chosen} />
          ) : (
            <p className="quiet">{t({ zh: '点选房间、墙或门窗，或从名称列表中选择，在这里查看。', en: 'Choose a room, wall or opening to see it here.' })}</p>
          )}
        </aside>
      </div>
    </>
  )
}

function Facts({ ledger, feature }: { ledger: Ledger; feature: { id: string; properties: Readonly<Record<string, unknown>> } }) {
  const t = useText()
  const to = useLocale()
  const place = usePlace()
  return (
    <>
      <h2>{String(feature.properties.name ?? '')}</h2>
      <dl className="facts">
        {Object.entries(ledger.fields)
          .filter(([, field]) => field.type !== 'geometry' && field.type !== 'reference')
          .map(([key, field]) => (
            <div key={key}>
              <dt>{t(field)}</dt>
              <dd>{`${formatField(field, feature.properties[key], to)} ${'unit' in field && feature.properties[key] != null ? unitText(field.unit, to) : ''}`}</dd>
            </div>
          ))}
      </dl>
      <ButtonLink to={recordPath(place, `${ledger.module}.${ledger.kind}`, feature.id)} icon="link">
        {t({ zh: '打开台账记录', en: 'Open the record' })}
      </ButtonLink>
    </>
  )
}
