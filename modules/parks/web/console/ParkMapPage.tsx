import { useMemo, useState } from 'react'
import type { Text } from '#kernel/operation.ts'
import { callNamed } from '#ui/api.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { outcomesBy, useAllFindings } from '#ui/clauses/clause-calls.ts'
import { useRadii } from '#ui/clauses/radii.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { FloorPlan } from '#ui/plan/FloorPlan.tsx'
import { coverOf, type FacilityMap, facilityLayers, facilityShapes, HIDDEN_AT_FIRST, type LayerEntry, SANITATION } from '#ui/plan/facility-shapes.ts'
import { mapShapes } from '#ui/plan/map-shapes.ts'
import { ParkMap } from '#ui/plan/ParkMap.tsx'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { PLAN_LEDGERS } from '../../contract.ts'
import { type Answer, queryNamed, useAsk } from '../calls.ts'
import { downloadBase64 } from '../download.ts'
import { MapPanel } from './MapPanel.tsx'
import '../space.css'

// A map as high as a phone would leave no place to scroll past it.
const heightHere = () => (window.innerWidth < 700 ? 360 : 600)
const FACILITIES = { name: 'facilities.map', kind: 'query', scope: 'park' } as const
const CLAUSES = ['6.1.2.1', '6.1.2.2', '6.1.2.3', '6.1.2.4', '6.1.3.2', '7.3.2']
/** The park from above: layers, 2.5D or flat, buildings by use or by outcome, and the facts of what is chosen. */
export function ParkMapPage() {
  const found = useAsk('map', {})
  const facilities = useQueryNamed<FacilityMap>(FACILITIES, {})
  return (
    <>
      <PageHead title={{ zh: '园区一张图', en: 'Park map' }} clauses={CLAUSES}>
        <PlanButtons />
      </PageHead>
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton lines={16} />}
      {found.data && (!facilities.isPending || facilities.isError) && (
        <MapAndPanel map={found.data} facilities={facilities.data ?? { layers: [], equipment: [] }} />
      )}
    </>
  )
}

function PlanButtons() {
  const t = useText()
  const place = usePlace()
  const [problem, setProblem] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const { archiveBase64 } = await callNamed<Answer<'exportPlan'>>(queryNamed('exportPlan'), { parkId: place.parkId })
      const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
      downloadBase64(archiveBase64, `${place.parkName ?? 'plan'}-平面图-${today}.imdf.zip`, 'application/zip')
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Button icon="download" isBusy={isBusy} onClick={() => void save()}>
        {t({ zh: '导出平面图（IMDF）', en: 'Export the plan (IMDF)' })}
      </Button>
      {place.roles.some((role) => role === 'parkDirector' || role === 'propertyOfficer') && (
        <ButtonLink to={pathIn(place, 'space/import')} icon="upload">
          {t({ zh: '导入平面图', en: 'Import a plan' })}
        </ButtonLink>
      )}
    </>
  )
}

function MapAndPanel({ map, facilities }: { map: Answer<'map'>; facilities: FacilityMap }) {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const hidden = useMemo(() => (Array.isArray(url.hide) ? url.hide.map(String) : HIDDEN_AT_FIRST), [url.hide])
  const isFlat = url.flat !== undefined
  const byOutcome = url.color === 'outcome'
  const hasCover = url.cover !== undefined && !hidden.includes(SANITATION)
  const selected = typeof url.at === 'string' ? url.at : undefined
  const gaps = useAllFindings({ outcomes: ['notMet', 'unknown'] }, { isEnabled: byOutcome })
  const radii = useRadii(hasCover)
  const shapes = useMemo(() => {
    const worst =
      byOutcome && gaps.data ? outcomesBy(gaps.data, ({ buildingId, id, ledger }) => buildingId ?? (ledger === 'parks.building' ? id : undefined)) : undefined
    return [...mapShapes(map, hidden, worst), ...facilityShapes(map, facilities, hidden)]
  }, [map, facilities, hidden, byOutcome, gaps.data])
  const overlays = useMemo(() => (hasCover ? coverOf(facilities, radii) : []), [hasCover, facilities, radii])
  const layers: LayerEntry[] = [
    ...map.layers.map(({ ledger, features }) => ({
      ledger,
      title: PLAN_LEDGERS.find((one) => `${one.module}.${one.kind}` === ledger)?.title ?? { zh: ledger, en: ledger },
      count: features.length,
    })),
    ...facilityLayers(facilities),
  ]
  const draw = {
    shapes,
    overlays,
    label: t({ zh: '园区一张图', en: 'Park map' }),
    height: heightHere(),
    selectedId: selected,
    onSelect: (id: string) => setUrl({ at: id }, { replace: true }),
  }
  const toggle = (ledger: string) => setUrl({ hide: hidden.includes(ledger) ? hidden.filter((one) => one !== ledger) : [...hidden, ledger] }, { replace: true })
  const flag = (key: string, isOn: boolean, value: unknown, label: Text) => (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={() => setUrl({ [key]: isOn ? undefined : value }, { replace: true })} />
      {t(label)}
    </label>
  )
  return (
    <div className="beside wide-side">
      <section className="panel stack" aria-label={t({ zh: '图层与图面', en: 'Layers and map' })}>
        <fieldset className="layers">
          <legend className="sr-only">{t({ zh: '图层', en: 'Layers' })}</legend>
          {layers.map(({ ledger, title, count }) => (
            <label key={ledger} className="check">
              <input type="checkbox" checked={!hidden.includes(ledger)} onChange={() => toggle(ledger)} />
              {`${t(title)}（${count}）`}
            </label>
          ))}
        </fieldset>
        <fieldset className="layers">
          <legend className="sr-only">{t({ zh: '显示方式', en: 'Display' })}</legend>
          {flag('color', byOutcome, 'outcome', { zh: '建筑按差距着色', en: 'Buildings by gaps' })}
          {flag('cover', url.cover !== undefined, 1, { zh: '环卫服务半径', en: 'Cover of sanitation' })}
          {flag('flat', isFlat, 1, { zh: '平面显示', en: 'Flat' })}
        </fieldset>
        {isFlat ? <FloorPlan {...draw} /> : <ParkMap {...draw} />}
      </section>
      <aside className="panel stack side-panel" aria-live="polite" aria-label={t({ zh: '所选对象', en: 'Chosen object' })}>
        <MapPanel id={selected} map={map} facilities={facilities} />
      </aside>
    </div>
  )
}
