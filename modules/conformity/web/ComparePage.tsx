import { useQueries } from '@tanstack/react-query'
import { AppLink } from '#ui/AppLink.tsx'
import { callNamed } from '#ui/api.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { problemText } from '#ui/problem.ts'
import { keyOf } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { addressWith } from '#ui/url-state.ts'
import { CountsBar } from './CountsBar.tsx'
import type { Assessment, Scores } from './calls.ts'
import { useOverseenParks } from './ParkScope.tsx'

const ASSESSMENT = { name: 'conformity.assessment', kind: 'query', scope: 'park' } as const

/** The parks of a supervisor side by side: per applicable requirement, unknown shown as what it is. */
export function ComparePage() {
  const t = useText()
  const place = usePlace()
  const { parks, isPending } = useOverseenParks()
  const answers = useQueries({
    queries: parks.map(({ id }) => ({
      queryKey: keyOf(ASSESSMENT, { parkId: id }),
      queryFn: ({ signal }: { signal: AbortSignal }) => callNamed<Assessment>(ASSESSMENT, { parkId: id }, { signal }),
    })),
  })
  const titles = {
    shall: t({ zh: '强制（应）符合率', en: 'Binding met' }),
    should: t({ zh: '推荐（宜）符合率', en: 'Recommended met' }),
    counts: t({ zh: '条款结论', en: 'Outcomes' }),
    notMet: t('outcome.notMet'),
    unknown: t('outcome.unknown'),
    at: t({ zh: '判定于', en: 'Judged' }),
  }
  return (
    <div className="conformity">
      <PageHead
        title={{ zh: '多园对比', en: 'Compare parks' }}
        clauses={['5.1', '7.2.5']}
        description={{
          zh: '按适用条款比较，不排名。“未知”多说明资料缺失，不代表做得好。',
          en: 'Compared per applicable requirement, not ranked. Many unknowns mean missing records, not a good park.',
        }}
      />
      <div className="list-page">
        <section className="panel">
          {isPending && <Skeleton lines={6} />}
          {!isPending && parks.length === 0 && (
            <EmptyState
              kind="never"
              what={{ zh: '在管园区', en: 'park' }}
              hint={{ zh: '请联系平台管理员分配园区。', en: 'Ask the administrator to assign parks to you.' }}
            />
          )}
          {parks.length > 0 && (
            <table className="list">
              <caption className="sr-only">{t({ zh: '多园对比', en: 'Compare parks' })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t({ zh: '园区', en: 'Park' })}</th>
                  {Object.entries(titles).map(([key, title]) => (
                    <th key={key} scope="col" className={key === 'counts' || key === 'at' ? undefined : 'number'}>
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {parks.map((park, at) => {
                  const answer = answers[at]
                  const assessment = answer?.data
                  const to = (search: Record<string, unknown> = {}) => addressWith(pathIn(place, 'conformity'), { park: park.code, ...search })
                  return (
                    <tr key={park.id} data-id={park.id}>
                      <td>
                        <AppLink className="row-link" to={to()}>
                          {t({ zh: park.name, en: park.nameEn })}
                        </AppLink>
                      </td>
                      {assessment ? (
                        <>
                          <td data-label={titles.shall} className="number">
                            <strong>{shareText(assessment.score.shall)}</strong>
                          </td>
                          <td data-label={titles.should} className="number">
                            {shareText(assessment.score.should)}
                          </td>
                          <td data-label={titles.counts}>
                            <CountsBar counts={assessment.counts} isWide />
                          </td>
                          <td data-label={titles.notMet} className="number">
                            <AppLink to={to({ outcome: 'notMet' })}>{formatNumber(assessment.counts.notMet)}</AppLink>
                          </td>
                          <td data-label={titles.unknown} className="number">
                            <AppLink to={to({ outcome: 'unknown' })}>{formatNumber(assessment.counts.unknown)}</AppLink>
                          </td>
                          <td data-label={titles.at} className="date-cell">
                            {formatTime(assessment.evaluatedAt)}
                          </td>
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
          )}
        </section>
      </div>
    </div>
  )
}

function shareText({ share, met, applicable }: Scores['shall']): string {
  return share === null ? '--' : `${formatNumber(Math.floor(share * 1000) / 10)}%（${met}/${applicable}）`
}
