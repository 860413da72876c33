import { useMemo } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { formatField, unitText } from '#ui/format.ts'
import { useLocale, useText } from '#ui/i18n.ts'
import { type ListAnswer, listOf } from '#ui/ledger/ledger-calls.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, recordPath, usePlace } from '#ui/park.ts'
import { FloorPlan } from '#ui/plan/FloorPlan.tsx'
import { mapShapes } from '#ui/plan/map-shapes.ts'
import { ParkMap } from '#ui/plan/ParkMap.tsx'
import { useQueryNamed, useQueryOf } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { PLAN_LEDGERS } from '../../contract.ts'
import { parkMap } from '../../contract-plan.ts'
import '../plan-pages.css'

const HEIGHT = 560

/** The park from above: layers, 2.5D or flat, and the facts of what is chosen. */
export function ParkMapPage() {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const found = useQueryOf(parkMap, {})
  const hidden = useMemo(() => (Array.isArray(url.hide) ? url.hide.map(String) : []), [url.hide])
  const shapes = useMemo(() => (found.data ? mapShapes(found.data, hidden) : []), [found.data, hidden])
  const isFlat = url.flat !== undefined
  const selected = typeof url.at === 'string' ? url.at : undefined
  const draw = {
    shapes,
    label: t({ zh: '园区一张图', en: 'Park map' }),
    height: HEIGHT,
    selectedId: selected,
    onSelect: (id: string) => setUrl({ at: id }, { replace: true }),
  }
  return (
    <>
      <PageHead title={{ zh: '园区一张图', en: 'Park map' }} clauses={['6.1.2.1', '6.1.2.2', '6.1.2.3', '6.1.2.4', '6.1.3.2', '7.3.2']} />
      {found.isPending && <Skeleton lines={12} />}
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <div className="plan-page">
          <section className="panel stack" aria-label={t({ zh: '图面', en: 'Map' })}>
            <fieldset className="layers">
              <legend className="sr-only">{t({ zh: '图层', en: 'Layers' })}</legend>
              {found.data.layers.map(({ ledger, features }) => {
                const title = PLAN_LEDGERS.find((one) => `${one.module}.${one.kind}` === ledger)?.title
                const isHidden = hidden.includes(ledger)
                const next = isHidden ? hidden.filter((one) => one !== ledger) : [...hidden, ledger]
                return (
                  <label key={ledger} className="check">
                    <input type="checkbox" checked={!isHidden} onChange={() => setUrl({ hide: next.length > 0 ? next : undefined }, { replace: true })} />
                    {`${title ? t(title) : ledger}（${features.length}）`}
                  </label>
                )
              })}
              <label className="check">
                <input type="checkbox" checked={isFlat} onChange={() => setUrl({ flat: isFlat ? undefined : 1 }, { replace: true })} />
                {t({ zh: '平面显示', en: 'Flat' })}
              </label>
            </fieldset>
            {isFlat ? <FloorPlan {...draw} /> : <ParkMap {...draw} />}
          </section>
          <Chosen id={selected} layers={found.data.layers} />
        </div>
      )}
    </>
  )
}

function Chosen({
  id,
  layers,
}: {
  id: string | undefined
  layers: readonly { ledger: string; features: readonly { id: string; properties: Readonly<Record<string, unknown>> }[] }[]
}) {
  const t = useText()
  const to = useLocale()
  const place = usePlace()
  const layer = layers.find(({ features }) => features.some((feature) => feature.id === id))
  const feature = layer?.features.find((one) => one.id === id)
  const ledger = PLAN_LEDGERS.find((one) => `${one.module}.${one.kind}` === layer?.ledger)
  return (
    <aside className="panel stack" aria-live="polite">
      {!feature || !ledger || !layer ? (
        <p className="quiet">
          {t({ zh: '点选图上的对象，或从名称列表中选择，在这里查看。', en: 'Choose something on the map or in the list of names to see it here.' })}
        </p>
      ) : (
        <>
          <h2>{String(feature.properties.name ?? '')}</h2>
          <dl className="facts">
            <div>
              <dt>{t({ zh: '类别', en: 'Kind' })}</dt>
              <dd>{t(ledger.title)}</dd>
            </div>
            {Object.entries(ledger.fields)
              .filter(([, field]) => field.type !== 'geometry' && field.type !== 'reference')
              .map(([key, field]) => (
                <div key={key}>
                  <dt>{t(field)}</dt>
                  <dd>{`${formatField(field, feature.properties[key], to)} ${'unit' in field && feature.properties[key] != null ? unitText(field.unit, to) : ''}`}</dd>
                </div>
              ))}
          </dl>
          {layer.ledger === 'parks.building' && <Levels buildingId={feature.id} />}
          <ButtonLink to={recordPath(place, layer.ledger, feature.id)} icon="link">
            {t({ zh: '打开台账记录', en: 'Open the record' })}
          </ButtonLink>
        </>
      )}
    </aside>
  )
}

function Levels({ buildingId }: { buildingId: string }) {
  const t = useText()
  const place = usePlace()
  const found = useQueryNamed<ListAnswer>(listOf('parks.level'), { filters: [{ field: 'building', op: 'eq', value: buildingId }], sort: 'ordinal', limit: 100 })
  const rows = found.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{t({ zh: '楼层平面', en: 'Floor plans' })}</h3>
      <ul className="level-list">
        {rows.map((row) => (
          <li key={row.id}>
            <AppLink className="button default" to={pathIn(place, `space/levels/${row.id}`)}>
              {row.name}
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
