import { useMemo } from 'react'
import { useFindings } from '#ui/clauses/clause-calls.ts'
import { FindingLines } from '#ui/clauses/FindingLines.tsx'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { type ListAnswer, listOf } from '#ui/ledger/ledger-calls.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { USE_THEMES } from '#ui/plan/map-shapes.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { BUILDING_USES, building, level, unit } from '../../contract.ts'
import { type AreaRow, type Areas, areasOf, ratioOf } from '../area-by-use.ts'
import '../space.css'

const CLAUSES = ['6.3.1.1', '6.3.2.1', '6.3.2.2']
/** A park has tens of buildings; beyond this the bars would not be of all of them, and say so. */
const MOST = 200

/** Buildings, their levels and units, and how the floor area divides among uses. */
export function BuildingsPage() {
  const place = usePlace()
  return (
    <RegisterPage
      title={{ zh: '楼宇房源与面积配比', en: 'Buildings and area ratios' }}
      clauses={CLAUSES}
      tabs={[
        { ledger: building, linkOf: (row) => pathIn(place, `space/buildings/${row.id}`) },
        { ledger: level, linkOf: (row) => pathIn(place, `space/levels/${row.id}`) },
        { ledger: unit },
      ]}
    >
      <AreaPanel />
    </RegisterPage>
  )
}

function AreaPanel() {
  const t = useText()
  const found = useQueryNamed<ListAnswer>(listOf('parks.building'), { limit: MOST, sort: 'code' })
  const dormitory = useFindings({ requirement: '6.3.1.1', limit: 10 })
  const catering = useFindings({ requirement: '6.3.2.2', limit: 10 })
  const areas = useMemo(() => areasOf(found.data?.rows ?? []), [found.data])
  if (found.isPending) return <Skeleton lines={5} />
  if (!found.data || found.data.total === 0) return null
  const findings = [...(dormitory.data?.rows ?? []), ...(catering.data?.rows ?? [])]
  return (
    <div className="columns-2 area-panel">
      <section className="panel stack">
        <h2>{t({ zh: '建筑面积按用途', en: 'Floor area by use' })}</h2>
        <AreaBars areas={areas} />
        {areas.unmeasured > 0 && (
          <p className="quiet">{t({ zh: '{n} 栋未填建筑面积，未计入。', en: '{n} without a recorded area, not counted.' }, { n: areas.unmeasured })}</p>
        )}
        {found.data.total > MOST && <p className="quiet">{t({ zh: '仅统计前 {n} 栋。', en: 'Of the first {n} buildings only.' }, { n: MOST })}</p>}
      </section>
      <section className="panel stack">
        <h2>{t({ zh: '厂房 : 宿舍 : 餐饮', en: 'Plant : dormitory : catering' })}</h2>
        <Ratio rows={found.data.rows} />
        <FindingLines findings={findings} hasSubject={false} />
      </section>
    </div>
  )
}

function Ratio({ rows }: { rows: readonly AreaRow[] }) {
  const t = useText()
  const ratio = ratioOf(rows)
  if (!ratio) return <p className="quiet">{t({ zh: '还没有生产厂房的建筑面积，无法计算。', en: 'There is no plant area to compare with yet.' })}</p>
  return (
    <>
      <p className="ratio">
        <strong>{`1 : ${formatNumber(ratio.dormitory, 3)} : ${formatNumber(ratio.catering, 3)}`}</strong>
      </p>
      {ratio.both > 0 && (
        <p className="quiet">
          {t(
            { zh: '{n} 栋生产建筑兼有宿舍或餐饮，按厂房计。', en: '{n} production buildings with a dormitory or catering count as plant.' },
            { n: ratio.both },
          )}
        </p>
      )}
    </>
  )
}

function AreaBars({ areas }: { areas: Areas }) {
  const t = useText()
  const rows = [...areas.byUse, ...(areas.mixed.buildings > 0 ? [areas.mixed] : [])]
  const most = rows.reduce((max, { areaM2 }) => Math.max(max, areaM2), 0) || 1
  return (
    <ul className="area-bars">
      {rows.map(({ use, areaM2, buildings }) => (
        <li key={use}>
          <span>{t(BUILDING_USES[use as keyof typeof BUILDING_USES] ?? { zh: '混合用途', en: 'Several uses' })}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(areaM2 / most) * 100} height="10" fill={USE_THEMES[use]?.stroke ?? '#77808d'} />
          </svg>
          <span className="number">{`${formatNumber(Math.round(areaM2))} m²（${t({ zh: '{n} 栋', en: '{n}' }, { n: buildings })}）`}</span>
        </li>
      ))}
    </ul>
  )
}
