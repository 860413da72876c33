import type { AnswerOf } from '#kernel/operation.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { useFindings } from '#ui/clauses/clause-calls.ts'
import { FindingLines } from '#ui/clauses/FindingLines.tsx'
import { EMPTY, formatDate, formatField, formatNumber } from '#ui/format.ts'
import { useLocale, useText } from '#ui/i18n.ts'
import { type ListAnswer, listOf } from '#ui/ledger/ledger-calls.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import { ProblemNotice } from '#ui/Notice.tsx'
import { pathIn, recordPath, usePlace } from '#ui/park.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatTiles } from '#ui/StatTiles.tsx'
import { Tag } from '#ui/Tag.tsx'
import { addressWith } from '#ui/url-state.ts'
import { safetyEquipment } from '../../contract.ts'
import type { serviceList } from '../../contract-service.ts'
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
  const due = useQueryNamed<AnswerOf<typeof serviceList>>({ name: 'facilities.serviceList', kind: 'query', scope: 'park' }, { limit: SHOWN })
  const gaps = useFindings({ requirement: '6.1.4.2', outcomes: ['unknown'], limit: SHOWN })
  return (
    <>
      <Totals overdue={due.data?.overdue} undated={gaps.data?.total} />
      <div className="due-columns">
        <section className="panel stack">
          <h2>{t({ zh: '维保日程（逾期在前）', en: 'Services due, overdue first' })}</h2>
          {due.isPending && <Skeleton lines={8} />}
          {due.isError && <ProblemNotice problem={due.error} onRetry={() => void due.refetch()} />}
          {due.data && <Schedule rows={due.data.rows} />}
          {due.data && due.data.total > due.data.rows.length && (
            <p className="quiet">
              {t(
                { zh: '共 {total} 项，列出最近的 {n} 项。', en: 'The next {n} of {total}.' },
                { total: formatNumber(due.data.total), n: due.data.rows.length },
              )}
            </p>
          )}
        </section>
        <section className="panel stack">
          <h2>{t({ zh: '缺少维保数据（{n}）', en: 'Without service data ({n})' }, { n: formatNumber(gaps.data?.total ?? 0) })}</h2>
          {gaps.isPending ? (
            <Skeleton lines={4} />
          ) : (
            <FindingLines findings={gaps.data?.rows ?? []} empty={t({ zh: '全部设施都有维保日期。', en: 'All equipment has a date of service.' })} />
          )}
        </section>
      </div>
    </>
  )
}

function Totals({ overdue, undated }: { overdue: number | undefined; undated: number | undefined }) {
  const t = useText()
  const isFaulty = { field: 'state', op: 'eq', value: 'faulty' }
  const inUse = { field: 'state', op: 'ne', value: 'retired' }
  const all = useQueryNamed<ListAnswer>(listOf('facilities.safetyEquipment'), { filters: [inUse], limit: 1 }).data?.total
  const faulty = useQueryNamed<ListAnswer>(listOf('facilities.safetyEquipment'), { filters: [isFaulty], limit: 1 }).data?.total
  const place = usePlace()
  const list = (filters: readonly unknown[]) => addressWith(pathIn(place, 'space/safety-equipment'), { tab: 'facilities.safetyEquipment', f: filters })
  const shown = (value: number | undefined) => (value === undefined ? EMPTY : formatNumber(value))
  return (
    <StatTiles
      label={t({ zh: '设施概况', en: 'Equipment at a glance' })}
      stats={[
        { key: 'all', label: t({ zh: '在册设施', en: 'Registered' }), value: shown(all), to: list([inUse]) },
        { key: 'overdue', label: t({ zh: '维保逾期', en: 'Service overdue' }), value: shown(overdue), tone: overdue ? 'bad' : 'good' },
        { key: 'undated', label: t({ zh: '缺少维保数据', en: 'Without service data' }), value: shown(undated), tone: undated ? 'warn' : 'good' },
        { key: 'faulty', label: t({ zh: '故障', en: 'Faulty' }), value: shown(faulty), tone: faulty ? 'bad' : 'good', to: list([isFaulty]) },
      ]}
    />
  )
}

/** Days before a service from which it is shown as coming up. */
const SOON_DAYS = 30

function Schedule({ rows }: { rows: AnswerOf<typeof serviceList>['rows'] }) {
  const t = useText()
  const to = useLocale()
  const place = usePlace()
  if (rows.length === 0) return <p className="quiet">{t({ zh: '没有排定维保的设施。', en: 'No equipment with a date of service.' })}</p>
  return (
    <div className="scroll-x">
      <table className="list compact">
        <caption className="sr-only">{t({ zh: '维保日程', en: 'Services due' })}</caption>
        <thead>
          <tr>
            <th scope="col">{t({ zh: '应维保日', en: 'Due on' })}</th>
            <th scope="col">{t({ zh: '距今', en: 'From today' })}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t(safetyEquipment.fields.kind)}</th>
            <th scope="col">{t(safetyEquipment.fields.building)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{formatDate(row.dueOn)}</td>
              <td>
                <Tag tone={row.daysLeft < 0 ? 'bad' : row.daysLeft <= SOON_DAYS ? 'warn' : 'neutral'} {...(row.daysLeft < 0 ? { icon: 'clock' as const } : {})}>
                  {row.daysLeft < 0
                    ? t({ zh: '逾期 {n} 天', en: '{n} days overdue' }, { n: formatNumber(-row.daysLeft) })
                    : t({ zh: '还有 {n} 天', en: 'in {n} days' }, { n: formatNumber(row.daysLeft) })}
                </Tag>
              </td>
              <td>
                <AppLink to={recordPath(place, 'facilities.safetyEquipment', row.id)}>{row.name}</AppLink>
              </td>
              <td>{formatField(safetyEquipment.fields.kind, row.kind, to)}</td>
              <td>{row.buildingName ?? EMPTY}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
