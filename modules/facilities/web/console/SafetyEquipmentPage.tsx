import { AppLink } from '#ui/AppLink.tsx'
import { useFindings } from '#ui/clauses/clause-calls.ts'
import { FindingLines } from '#ui/clauses/FindingLines.tsx'
import { EMPTY, formatDate, formatField, formatNumber } from '#ui/format.ts'
import { useLocale, useText } from '#ui/i18n.ts'
import { type ListAnswer, listOf } from '#ui/ledger/ledger-calls.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import { useReferenceNames } from '#ui/ledger/reference-names.ts'
import { recordPath, usePlace } from '#ui/park.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatTiles } from '#ui/StatTiles.tsx'
import { safetyEquipment } from '../../contract.ts'
import { useFacilityMap } from '../facility-calls.ts'
import '../facilities.css'

const SHOWN = 50

/** Fire and flood equipment: what is overdue first, then what is due next, then the register. */
export function SafetyEquipmentPage() {
  return (
    <RegisterPage
      title={{ zh: '消防防汛设施台账与维保', en: 'Fire and flood equipment' }}
      clauses={['6.1.4.1', '6.1.4.2']}
      tabs={[
        { key: 'due', title: { zh: '逾期与到期', en: 'Overdue and due' }, body: <Due /> },
        { ledger: safetyEquipment, defaultSort: 'nextServiceOn' },
      ]}
    />
  )
}

function Due() {
  const t = useText()
  const gaps = useFindings({ requirement: '6.1.4.2', outcomes: ['notMet', 'unknown'], limit: SHOWN })
  return (
    <>
      <Totals />
      <div className="columns-2">
        <section className="panel stack">
          <h2>{t({ zh: '逾期与不明（{n}）', en: 'Overdue or unknown ({n})' }, { n: formatNumber(gaps.data?.total ?? 0) })}</h2>
          {gaps.isPending ? (
            <Skeleton lines={6} />
          ) : (
            <FindingLines findings={gaps.data?.rows ?? []} empty={t({ zh: '没有逾期或缺数据的设施。', en: 'Nothing is overdue or lacks data.' })} />
          )}
          {gaps.data && gaps.data.total > SHOWN && (
            <p className="quiet">{t({ zh: '仅列出前 {n} 项，逾期最久在前。', en: 'The first {n}, longest overdue first.' }, { n: SHOWN })}</p>
          )}
        </section>
        <Upcoming />
      </div>
    </>
  )
}

function Totals() {
  const t = useText()
  const found = useFacilityMap()
  const sum = (key: 'total' | 'faulty' | 'overdue') => (found.data?.equipment ?? []).reduce((all, one) => all + one[key], 0)
  const overdue = sum('overdue')
  const faulty = sum('faulty')
  return (
    <StatTiles
      label={t({ zh: '建筑内设施', en: 'Equipment in buildings' })}
      stats={[
        { key: 'total', label: t({ zh: '建筑内在册设施', en: 'In buildings' }), value: found.data ? formatNumber(sum('total')) : EMPTY },
        {
          key: 'overdue',
          label: t({ zh: '其中维保逾期', en: 'Service overdue' }),
          value: found.data ? formatNumber(overdue) : EMPTY,
          tone: overdue > 0 ? 'bad' : 'good',
        },
        { key: 'faulty', label: t({ zh: '其中故障', en: 'Faulty' }), value: found.data ? formatNumber(faulty) : EMPTY, tone: faulty > 0 ? 'warn' : 'good' },
      ]}
    />
  )
}

function Upcoming() {
  const t = useText()
  const to = useLocale()
  const place = usePlace()
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
  const found = useQueryNamed<ListAnswer>(listOf('facilities.safetyEquipment'), {
    filters: [
      { field: 'nextServiceOn', op: 'gte', value: today },
      { field: 'state', op: 'ne', value: 'retired' },
    ],
    sort: 'nextServiceOn',
    limit: SHOWN,
  })
  const rows = found.data?.rows ?? []
  const names = useReferenceNames(safetyEquipment, rows, found.data?.names)
  return (
    <section className="panel stack">
      <h2>{t({ zh: '接下来的维保', en: 'Next services' })}</h2>
      {found.isPending && <Skeleton lines={6} />}
      {found.data && rows.length === 0 && (
        <p className="quiet">{t({ zh: '没有登记下次维保日期的设施。', en: 'No equipment with a date for its next service.' })}</p>
      )}
      {rows.length > 0 && (
        <div className="scroll-x">
          <table className="list compact due-table">
            <caption className="sr-only">{t({ zh: '接下来的维保', en: 'Next services' })}</caption>
            <thead>
              <tr>
                <th scope="col">{t(safetyEquipment.fields.nextServiceOn)}</th>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t(safetyEquipment.fields.kind)}</th>
                <th scope="col">{t(safetyEquipment.fields.building)}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{formatDate(String(row.nextServiceOn))}</td>
                  <td>
                    <AppLink to={recordPath(place, 'facilities.safetyEquipment', row.id)}>{row.name}</AppLink>
                  </td>
                  <td>{formatField(safetyEquipment.fields.kind, row.kind, to)}</td>
                  <td>{formatField(safetyEquipment.fields.building, row.building, to, names)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
