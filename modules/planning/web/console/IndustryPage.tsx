import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { callNamed } from '#ui/api.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ClauseStrip } from '#ui/clauses/ClauseStrip.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { EMPTY, formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { type ListAnswer, listOf, type Row } from '#ui/ledger/ledger-calls.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import type { Problem } from '#ui/problem.ts'
import { keyOf, useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatTiles } from '#ui/StatTiles.tsx'
import { addressWith } from '#ui/url-state.ts'
import { industryCodes, otherIndustries, sharesOf } from '../industry-share.ts'
import '../planning.css'

const CLAUSES = ['5.1.a', '7.4.1.1']
const PAGE = 200
const MOST_PAGES = 10
const SHOWN_OTHERS = 10

/** The code with the name its own companies carry; a wider code is named by an example. */
function nameOf(code: string, own: readonly Readonly<Record<string, unknown>>[]): string {
  const exact = own.find(({ industryCode }) => industryCode === code)
  const name = exact?.industryName ?? (own[0]?.industryName ? `${String(own[0].industryName)}…` : '')
  return `${code} ${String(name ?? '')}`.trim()
}

/** All companies, page after page: a share of a part would be no share. */
function useCompanies() {
  const { parkId } = usePlace()
  const input = { ...(parkId ? { parkId } : {}), limit: PAGE, sort: 'code' }
  return useQuery<Row[], Problem>({
    queryKey: [...keyOf(listOf('companies.company'), input), 'all'],
    queryFn: async ({ signal }) => {
      const rows: Row[] = []
      let cursor: string | undefined
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await callNamed<ListAnswer>(listOf('companies.company'), { ...input, ...(cursor ? { cursor } : {}) }, { signal })
        rows.push(...answer.rows)
        if (!answer.nextCursor) break
        cursor = answer.nextCursor
      }
      return rows
    },
  })
}

/** The industries the plan in force leads with, and how many of the park's companies belong to them. */
export function IndustryPage() {
  const t = useText()
  const place = usePlace()
  const versions = useQueryNamed<ListAnswer>(listOf('planning.planVersion'), { filters: [{ field: 'state', op: 'eq', value: 'current' }], limit: 1 })
  const companies = useCompanies()
  const plan = versions.data?.rows[0]
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
  const codes = useMemo(() => industryCodes(plan?.leadingIndustries), [plan])
  const { shares, inPark, leading, uncoded } = useMemo(() => sharesOf(codes, companies.data ?? [], today), [codes, companies.data, today])
  const others = otherIndustries(inPark, leading)
  const isPending = versions.isPending || companies.isPending
  const problem = versions.error ?? companies.error
  return (
    <>
      <PageHead title={{ zh: '产业定位', en: 'Industry positioning' }} clauses={CLAUSES}>
        <ButtonLink to={`${pathIn(place, 'planning/plans')}?tab=planning.planVersion`} icon="file">
          {t({ zh: '规划版本', en: 'Plan versions' })}
        </ButtonLink>
      </PageHead>
      <ClauseStrip clauses={CLAUSES} />
      {problem && <ProblemNotice problem={problem} />}
      {isPending && <Skeleton lines={8} />}
      {!isPending && !problem && (
        <>
          <StatTiles
            label={t({ zh: '产业概况', en: 'Industries at a glance' })}
            stats={[
              {
                key: 'leading',
                label: t({ zh: '主导产业', en: 'Leading industries' }),
                value: codes.join('、') || EMPTY,
                note: plan ? plan.name : t({ zh: '没有现行规划', en: 'no plan in force' }),
              },
              {
                key: 'companies',
                label: t({ zh: '在园企业', en: 'Companies in the park' }),
                value: formatNumber(inPark.length),
                to: pathIn(place, 'companies'),
              },
              {
                key: 'share',
                label: t({ zh: '属于主导产业', en: 'In leading industries' }),
                value: inPark.length > 0 && codes.length > 0 ? `${formatNumber((leading.length / inPark.length) * 100, 1)}%` : EMPTY,
                note: t({ zh: '{n} 家', en: '{n} companies' }, { n: leading.length }),
              },
              {
                key: 'uncoded',
                label: t({ zh: '未填行业代码', en: 'Without an industry code' }),
                value: formatNumber(uncoded.length),
                tone: uncoded.length > 0 ? 'warn' : 'neutral',
                to: addressWith(pathIn(place, 'companies'), { f: [{ field: 'industryCode', op: 'empty' }] }),
              },
            ]}
          />
          {codes.length === 0 ? (
            <EmptyState
              kind="never"
              what={{ zh: '主导产业', en: 'leading industries' }}
              hint={{ zh: '在现行规划版本中填写主导产业的 GB/T 4754 代码。', en: 'Enter GB/T 4754 codes in the plan version in force.' }}
            />
          ) : (
            <div className="columns-2">
              <section className="panel stack">
                <h2>{t({ zh: '主导产业企业', en: 'Companies in leading industries' })}</h2>
                <Bars
                  rows={shares.map(({ code, companies: own }) => ({
                    name: nameOf(code, own),
                    count: own.length,
                  }))}
                  total={inPark.length}
                  className="leading"
                />
              </section>
              <section className="panel stack">
                <h2>{t({ zh: '其他行业', en: 'Other industries' })}</h2>
                <Bars
                  rows={others.slice(0, SHOWN_OTHERS).map(({ name, count }) => ({ name: name || t({ zh: '未填', en: 'Not recorded' }), count }))}
                  total={inPark.length}
                  className="other"
                />
                {others.length > SHOWN_OTHERS && (
                  <p className="quiet">{t({ zh: '另有 {n} 个行业。', en: '{n} more industries.' }, { n: others.length - SHOWN_OTHERS })}</p>
                )}
                {others.length === 0 && <p className="quiet">{t({ zh: '全部在园企业都属于主导产业。', en: 'All companies belong to leading industries.' })}</p>}
              </section>
            </div>
          )}
        </>
      )}
    </>
  )
}

function Bars({ rows, total, className }: { rows: readonly { name: string; count: number }[]; total: number; className: string }) {
  const t = useText()
  return (
    <ul className={`industry-bars ${className}`}>
      {rows.map(({ name, count }) => (
        <li key={name}>
          <span>{name}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width={total > 0 ? (count / total) * 100 : 0} height="10" />
          </svg>
          <span className="number">{t({ zh: '{n} 家', en: '{n}' }, { n: formatNumber(count) })}</span>
        </li>
      ))}
    </ul>
  )
}
