import { useQueries } from '@tanstack/react-query'
import type { AnswerOf } from '#kernel/operation.ts'
import type { assessment } from '#modules/conformity/contract.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { callNamed } from '#ui/api.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { EMPTY, formatNumber, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { problemText } from '#ui/problem.ts'
import { keyOf } from '#ui/query.ts'
import { type Stat, StatTiles } from '#ui/StatTiles.tsx'
import { StatusTag } from '#ui/Tag.tsx'
import { addressWith } from '#ui/url-state.ts'
import { useSession } from '../session.ts'
import { PageCards } from './PageCards.tsx'
import './homes.css'

type Assessment = AnswerOf<typeof assessment>
const ASSESSMENT = { name: 'conformity.assessment', kind: 'query', scope: 'park' } as const
const SHOWN = ['notMet', 'unknown', 'waitingForReview', 'met'] as const
const WORST = 8

/** All parks one oversees: how they stand, where it is worst; every number leads to the requirements that make it up. */
export function SupervisorHome() {
  const t = useText()
  const place = usePlace()
  const session = useSession()
  const found = session.memberships.filter((one) => one.scopeKind === 'parks').flatMap((one) => one.parks)
  const parks = [...new Map(found.map((park) => [park.id, park])).values()].sort((a, b) => a.code.localeCompare(b.code))
  const answers = useQueries({
    queries: parks.map(({ id }) => ({
      queryKey: keyOf(ASSESSMENT, { parkId: id }),
      queryFn: ({ signal }: { signal: AbortSignal }) => callNamed<Assessment>(ASSESSMENT, { parkId: id }, { signal }),
    })),
  })
  const known = answers.flatMap(({ data }) => (data ? [data] : []))
  const sum = (outcome: (typeof SHOWN)[number]) =>
    known.length === parks.length ? formatNumber(known.reduce((all, one) => all + one.counts[outcome], 0)) : EMPTY
  const compare = pathIn(place, 'compare')
  const stats: Stat[] = [
    { key: 'parks', label: t({ zh: '在管园区', en: 'Parks' }), value: formatNumber(parks.length), to: compare },
    { key: 'notMet', label: t({ zh: '不满足条款', en: 'Not met' }), value: sum('notMet'), tone: 'bad', to: compare },
    { key: 'unknown', label: t({ zh: '缺资料条款', en: 'Records missing' }), value: sum('unknown'), tone: 'warn', to: compare },
    { key: 'waiting', label: t({ zh: '待审核条款', en: 'Waiting for review' }), value: sum('waitingForReview'), tone: 'info', to: compare },
    { key: 'met', label: t({ zh: '满足条款', en: 'Met' }), value: sum('met'), tone: 'good', to: compare },
  ]
  const address = (code: string, path: string, search: Record<string, unknown> = {}) => addressWith(pathIn(place, path), { park: code, ...search })
  const worst = parks
    .flatMap((park, at) =>
      (answers[at]?.data?.requirements ?? []).filter((row) => row.outcome === 'notMet' && !row.isRollUp && row.level === 'shall').map((row) => ({ park, row })),
    )
    .sort((a, b) => b.row.counts.notMet - a.row.counts.notMet || a.row.since.localeCompare(b.row.since))
  return (
    <>
      <PageHead
        title={{ zh: '监管驾驶舱', en: 'Supervisor cockpit' }}
        clauses={['4.1', '5.1', '7.3.2']}
        description={{ zh: '只读查看；每次查看都在园区的审计日志留痕。', en: 'Read only; every look is noted in the audit log of the park.' }}
      />
      <StatTiles label={t({ zh: '全部在管园区', en: 'All parks' })} stats={stats} />
      <div className="list-page park-rows">
        <section className="panel" aria-label={t({ zh: '在管园区', en: 'Parks' })}>
          {parks.length === 0 ? (
            <EmptyState
              kind="never"
              what={{ zh: '在管园区', en: 'park' }}
              hint={{ zh: '请联系平台管理员分配园区。', en: 'Ask the administrator to assign parks to you.' }}
            />
          ) : (
            <ParkTable parks={parks} answers={answers} address={address} />
          )}
        </section>
      </div>
      {worst.length > 0 && (
        <section className="panel stack worst-rows">
          <h2>{t({ zh: '强制条款不满足（对象最多在前）', en: 'Binding requirements not met, most subjects first' })}</h2>
          <ul className="settings-list">
            {worst.slice(0, WORST).map(({ park, row }) => (
              <li key={`${park.id} ${row.id}`}>
                <p>
                  <AppLink to={address(park.code, `conformity/${row.id}`)}>{`${row.id} ${t(row.title)}`}</AppLink>
                  <br />
                  <span className="quiet">
                    {t({ zh: park.name, en: park.nameEn })}
                    {row.worst && ` · ${row.worst.subject.name}：${t(row.worst.because)}`}
                  </span>
                </p>
                <StatusTag outcome={row.outcome} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <PageCards />
    </>
  )
}

function ParkTable({
  parks,
  answers,
  address,
}: {
  parks: readonly { id: string; code: string; name: string; nameEn: string }[]
  answers: readonly { data?: Assessment | undefined; isError: boolean; error: unknown }[]
  address: (code: string, path: string, search?: Record<string, unknown>) => string
}) {
  const t = useText()
  const titles = {
    shall: t({ zh: '强制（应）符合率', en: 'Binding met' }),
    should: t({ zh: '推荐（宜）符合率', en: 'Recommended met' }),
    ...Object.fromEntries(SHOWN.map((outcome) => [outcome, t(`outcome.${outcome}`)])),
    at: t({ zh: '判定于', en: 'Judged' }),
  }
  return (
    <table className="list">
      <caption className="sr-only">{t({ zh: '在管园区', en: 'Parks' })}</caption>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '园区', en: 'Park' })}</th>
          {Object.entries(titles).map(([key, title]) => (
            <th key={key} scope="col" className={key === 'at' ? undefined : 'number'}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parks.map((park, at) => {
          const answer = answers[at]
          const data = answer?.data
          return (
            <tr key={park.id} data-id={park.id}>
              <td>
                <AppLink className="row-link" to={address(park.code, 'conformity')}>
                  {t({ zh: park.name, en: park.nameEn })}
                </AppLink>
              </td>
              {data ? (
                <>
                  <td data-label={titles.shall} className="number share-cell">
                    <strong>{shareText(data.score.shall)}</strong>
                  </td>
                  <td data-label={titles.should} className="number share-cell">
                    {shareText(data.score.should)}
                  </td>
                  {SHOWN.map((outcome) => (
                    <td key={outcome} data-label={t(`outcome.${outcome}`)} className="number">
                      <AppLink to={address(park.code, 'conformity', { outcome })}>{formatNumber(data.counts[outcome])}</AppLink>
                    </td>
                  ))}
                  <td data-label={titles.at}>{formatTime(data.evaluatedAt)}</td>
                </>
              ) : (
                <td colSpan={Object.keys(titles).length} className="quiet">
                  {answer?.isError ? problemText(answer.error) : t('loading')}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function shareText({ share, met, applicable }: Assessment['score']['shall']): string {
  return share === null ? EMPTY : `${formatNumber(Math.floor(share * 1000) / 10)}%（${met}/${applicable}）`
}
