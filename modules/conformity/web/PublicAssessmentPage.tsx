import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { AnswerOf } from '#kernel/operation.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatDate, formatTime } from '#ui/format.ts'
import { setLocale, useLocale, useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatusTag, Tag } from '#ui/Tag.tsx'
import type { publicAssessment } from '../contract-snapshots.ts'
import { Summary } from './assessment/Summary.tsx'
import { CountsBar } from './CountsBar.tsx'
import { LEVELS } from './words.ts'
import './styles.ts'

type Published = AnswerOf<typeof publicAssessment>

/** What everybody may read about a park, without signing in: `/p/:parkCode`. */
export function PublicAssessmentPage() {
  const { parkCode = '' } = useParams({ strict: false }) as { parkCode?: string }
  const t = useText()
  const locale = useLocale()
  const found = useQueryNamed<Published>({ name: 'conformity.publicAssessment', kind: 'query', scope: 'none' }, { park: parkCode })
  useEffect(() => {
    document.title = `${found.data ? t(found.data.park.name) : t({ zh: '条款对标', en: 'Clause conformity' })} · ${t({ zh: '织园', en: 'Zhiyuan' })}`
  })
  return (
    <div className="public-page">
      <header className="public-head">
        <span className="brand">
          <span className="brand-mark" aria-hidden="true">
            织
          </span>
          {t({ zh: '织园', en: 'Zhiyuan' })}
        </span>
        <Button look="quiet" onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}>
          {locale === 'zh' ? 'English' : '中文'}
        </Button>
      </header>
      <main className="conformity">
        {found.isPending && <Skeleton lines={16} />}
        {found.isError && (found.error.status === 404 ? <NotPublished /> : <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />)}
        {found.data && <Content published={found.data} />}
      </main>
    </div>
  )
}

function NotPublished() {
  const t = useText()
  return (
    <>
      <h1>{t({ zh: '条款对标', en: 'Clause conformity' })}</h1>
      <EmptyState
        kind="never"
        what={{ zh: '公开的对标结果', en: 'published assessment' }}
        hint={{ zh: '该园区没有公开对标结果，或地址有误。', en: 'This park does not publish its assessment, or the address is wrong.' }}
      />
    </>
  )
}

function Content({ published }: { published: Published }) {
  const t = useText()
  return (
    <>
      <h1>{`${t(published.park.name)} · ${t({ zh: '条款对标', en: 'Clause conformity' })}`}</h1>
      <p className="quiet">
        {t(published.standard.title)}{' '}
        {t(
          { zh: '{version} 版 · 判定于 {at}', en: 'version {version} · judged {at}' },
          { version: published.standard.version, at: formatTime(published.evaluatedAt) },
        )}
      </p>
      <Summary counts={published.counts} score={published.score} />
      {published.chapters.map((chapter) => {
        const own = published.requirements.filter((row) => row.chapter === chapter.id)
        return own.length === 0 ? null : (
          <section key={chapter.id} className="panel public-chapter" aria-label={`${chapter.id} ${t(chapter.title)}`}>
            <h2>
              <span>
                <span className="clause-number">{chapter.id}</span> {t(chapter.title)}
              </span>
              <CountsBar counts={chapter.counts} isWide />
            </h2>
            <ul>
              {own.map((row) => (
                <li key={row.id}>
                  <span className="clause-number">{row.id}</span>
                  <span className="title">{t(row.title)}</span>
                  <Tag>{t(LEVELS[row.level])}</Tag>
                  <StatusTag outcome={row.outcome} />
                  <span className="quiet date-cell">{t({ zh: '自 {on}', en: 'since {on}' }, { on: formatDate(row.since) })}</span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <p className="quiet hash">{t({ zh: '标准文本校验值 {hash}', en: 'Hash of the standard {hash}' }, { hash: published.standard.hash.slice(0, 16) })}</p>
    </>
  )
}
