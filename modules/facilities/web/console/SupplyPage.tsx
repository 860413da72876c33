import { useMemo } from 'react'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { type ListAnswer, listOf } from '#ui/ledger/ledger-calls.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { energyYear, POWER_SOURCES, powerSupplyPoint, waterBalance, waterMeter, waterTest } from '../../contract.ts'
import { energyByYear, waterByMonth } from '../supply-figures.ts'
import '../facilities.css'

/** Water and power: how much is metered and reused, and where the year's power came from. */
export function SupplyPage() {
  return (
    <RegisterPage
      title={{ zh: '供水供电与新能源', en: 'Water, power, renewables' }}
      clauses={['6.1.1.1', '6.1.1.2']}
      tabs={[waterMeter, waterBalance, waterTest, powerSupplyPoint, energyYear].map((ledger) => ({ ledger }))}
    >
      <div className="columns-2 figures">
        <WaterFigures />
        <EnergyFigures />
      </div>
    </RegisterPage>
  )
}

const MONTHS = 6
const YEARS = 5

function WaterFigures() {
  const t = useText()
  const found = useQueryNamed<ListAnswer>(listOf('facilities.waterBalance'), { sort: '-month', limit: MONTHS })
  const rows = useMemo(() => waterByMonth(found.data?.rows ?? []), [found.data])
  return (
    <section className="panel stack">
      <h2>{t({ zh: '水量平衡（近 {n} 个月）', en: 'Water balance, last {n} months' }, { n: MONTHS })}</h2>
      {found.isPending && <Skeleton lines={4} />}
      {found.data && rows.length === 0 && <p className="quiet">{t({ zh: '还没有水量平衡记录。', en: 'No water balance yet.' })}</p>}
      {rows.length > 0 && (
        <div className="scroll-x">
          <table className="list compact">
            <caption className="sr-only">{t({ zh: '水量平衡', en: 'Water balance' })}</caption>
            <thead>
              <tr>
                <th scope="col">{t({ zh: '月份', en: 'Month' })}</th>
                <th scope="col" className="number">
                  {t({ zh: '供水（m³）', en: 'Supplied (m³)' })}
                </th>
                <th scope="col" className="number">
                  {t({ zh: '漏损率', en: 'Leakage' })}
                </th>
                <th scope="col" className="number">
                  {t({ zh: '回用率', en: 'Reuse' })}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.month}>
                  <td>{row.month.slice(0, 7)}</td>
                  <td className="number">{formatNumber(row.suppliedM3)}</td>
                  <td className="number">{percent(row.leakage)}</td>
                  <td className="number">{percent(row.reuse)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function percent(share: number | null): string {
  return share === null ? '--' : `${formatNumber(share * 100, 1)}%`
}

const COLORS: Readonly<Record<string, string>> = {
  grid: '#56709a',
  solar: '#d9a521',
  geothermal: '#a3682f',
  wind: '#37777b',
  biomass: '#5c7d3f',
  diesel: '#6c7582',
  other: '#a9b0ba',
}

function EnergyFigures() {
  const t = useText()
  const found = useQueryNamed<ListAnswer>(listOf('facilities.energyYear'), { sort: '-year', limit: 100 })
  const years = useMemo(() => energyByYear(found.data?.rows ?? []).slice(0, YEARS), [found.data])
  const kinds = [...new Set(years.flatMap(({ parts }) => parts.map(({ kind }) => kind)))]
  return (
    <section className="panel stack">
      <h2>{t({ zh: '年度用电来源', en: 'Sources of power by year' })}</h2>
      {found.isPending && <Skeleton lines={4} />}
      {found.data && years.length === 0 && <p className="quiet">{t({ zh: '还没有年度用电量。', en: 'No yearly energy yet.' })}</p>}
      <ul className="energy-years">
        {years.map(({ year, totalKwh, renewableShare, parts }) => (
          <li key={year}>
            <b>{year}</b>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              {parts.map(({ kind, from, share }) => (
                <rect key={kind} x={from * 100} width={share * 100} height="10" fill={COLORS[kind] ?? '#a9b0ba'} />
              ))}
            </svg>
            <span>{`${formatNumber(Math.round(totalKwh / 1_000))} MWh · ${t({ zh: '新能源 {share}', en: 'renewables {share}' }, { share: percent(renewableShare) })}`}</span>
            <span className="sr-only">{parts.map(({ kind, share }) => `${sourceName(kind)} ${percent(share)}`).join('，')}</span>
          </li>
        ))}
      </ul>
      <ul className="energy-legend" aria-hidden="true">
        {kinds.map((kind) => (
          <li key={kind}>
            <svg width="14" height="14" aria-hidden="true">
              <rect width="14" height="14" rx="3" fill={COLORS[kind] ?? '#a9b0ba'} />
            </svg>
            {sourceName(kind)}
          </li>
        ))}
      </ul>
    </section>
  )

  function sourceName(kind: string): string {
    return t(POWER_SOURCES[kind as keyof typeof POWER_SOURCES] ?? { zh: kind, en: kind })
  }
}
