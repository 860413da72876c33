import { useRef } from 'react'
import type { AnswerOf } from '#kernel/operation.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { EMPTY, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tag } from '#ui/Tag.tsx'
import { addressWith, useUrlState } from '#ui/url-state.ts'
import type { entryList } from '../contract.ts'
import { AuditFilterBar } from './AuditFilterBar.tsx'
import { actionText } from './action-words.ts'
import { filtersOf } from './audit-filters.ts'
import { EntryDrawer } from './EntryDrawer.tsx'
import './audit.css'

type Answer = AnswerOf<typeof entryList>
export type Entry = Answer['rows'][number]

const LIMIT = 50
const NO_FILTER = { from: undefined, until: undefined, actorId: undefined, action: undefined, operation: undefined, ledger: undefined, recordId: undefined }

/** The trail of the park. */
export function ParkAuditPage() {
  return <AuditPage operation="audit.entryList" />
}

/** Accounts, permissions and settings: what belongs to no park. */
export function PlatformAuditPage() {
  return <AuditPage operation="audit.platformEntryList" />
}

function AuditPage({ operation }: { operation: 'audit.entryList' | 'audit.platformEntryList' }) {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const isPark = operation === 'audit.entryList'
  const cursor = typeof url.c === 'string' || typeof url.c === 'number' ? String(url.c) : undefined
  const filters = filtersOf(url)
  const found = useQueryNamed<Answer>({ name: operation, kind: 'query', scope: isPark ? 'park' : 'platform' }, { ...filters, cursor, limit: LIMIT })
  const before = useRef<(string | undefined)[]>([])
  const rows = found.data?.rows ?? []
  const open = rows.find((row) => row.id === String(url.open ?? ''))
  const isFiltered = Object.keys(filters).length > 0
  const page = Math.max(1, Number(url.p) || 1)
  return (
    <div className="list-page">
      <PageHead
        title={isPark ? { zh: '操作审计日志', en: 'Audit log' } : { zh: '平台审计日志', en: 'Audit log of the platform' }}
        clauses={isPark ? ['7.4.3.4', '7.3.1'] : []}
        description={{
          zh: '每次改动和查看都留痕，不能修改或删除；几秒内串入防篡改链。',
          en: 'Every change and every look leaves a trace that cannot be altered; within seconds it joins a tamper-evident chain.',
        }}
      />
      <section className="panel" aria-label={t({ zh: '日志', en: 'Entries' })}>
        <AuditFilterBar
          url={url}
          isPark={isPark}
          onChange={(change) => setUrl({ ...change, c: undefined, p: undefined })}
          onReset={() => setUrl({ ...NO_FILTER, c: undefined, p: undefined })}
        />
        {found.isPending && <Skeleton lines={12} />}
        {found.isError &&
          (found.error.status === 403 ? <EmptyState kind="forbidden" /> : <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />)}
        {found.data && rows.length === 0 && (
          <EmptyState
            kind={isFiltered ? 'filtered' : 'never'}
            what={{ zh: '日志', en: 'entry' }}
            {...(isFiltered ? {} : { hint: { zh: '发生操作后在这里显示。', en: 'What happens shows here.' } })}
          >
            {isFiltered && <Button onClick={() => setUrl({ ...NO_FILTER, c: undefined, p: undefined })}>{t('empty.clear')}</Button>}
          </EmptyState>
        )}
        {rows.length > 0 && <EntryTable rows={rows} isStale={found.isPlaceholderData} />}
        {found.data && (found.data.nextCursor !== null || page > 1) && (
          <nav className="pager" aria-label={t({ zh: '分页', en: 'Pages' })}>
            <Button
              icon="chevronLeft"
              aria-label={t('list.previousPage')}
              disabled={page === 1}
              onClick={() => setUrl({ c: before.current[page - 1], p: page - 1 in before.current && page > 2 ? page - 1 : undefined })}
            />
            <span>{t('list.page', { n: page })}</span>
            <Button
              icon="chevronRight"
              aria-label={t('list.nextPage')}
              disabled={found.data.nextCursor === null}
              onClick={() => {
                before.current[page] = cursor
                setUrl({ c: found.data?.nextCursor ?? undefined, p: page + 1 })
              }}
            />
          </nav>
        )}
      </section>
      {open && <EntryDrawer entry={open} onClose={() => setUrl({ open: undefined })} />}
    </div>
  )
}

function EntryTable({ rows, isStale }: { rows: readonly Entry[]; isStale: boolean }) {
  const t = useText()
  const [url] = useUrlState()
  const titles = {
    who: t({ zh: '操作人', en: 'Who' }),
    action: t({ zh: '动作', en: 'Action' }),
    what: t({ zh: '对象', en: 'What' }),
    operation: t({ zh: '操作名', en: 'Operation' }),
    address: t({ zh: '来源地址', en: 'Address' }),
    sealed: t({ zh: '防篡改链', en: 'Chain' }),
  }
  const path = pathIn(usePlace(), 'audit')
  return (
    <table className="list compact audit-table" aria-busy={isStale || undefined}>
      <caption className="sr-only">{t({ zh: '审计日志', en: 'Audit log' })}</caption>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '时间', en: 'Time' })}</th>
          {Object.values(titles).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-id={row.id}>
            <td>
              <AppLink className="row-link" to={addressWith(path, { ...url, open: row.id })}>
                {formatTime(row.at, 'second')}
              </AppLink>
            </td>
            <td data-label={titles.who}>{row.actorName ?? t({ zh: '系统', en: 'System' })}</td>
            <td data-label={titles.action}>{t(actionText(row.action))}</td>
            <td data-label={titles.what}>
              {row.ledgerTitle ? t(row.ledgerTitle) : (row.table ?? EMPTY)}
              {nameIn(row) && <span className="quiet"> {nameIn(row)}</span>}
            </td>
            <td data-label={titles.operation}>{row.operation ? <code>{row.operation}</code> : EMPTY}</td>
            <td data-label={titles.address}>{row.address ?? EMPTY}</td>
            <td data-label={titles.sealed}>
              {row.isSealed ? (
                <Tag tone="good" icon="check">
                  {t({ zh: '已入链', en: 'Sealed' })}
                </Tag>
              ) : (
                <Tag icon="clock">{t({ zh: '待入链', en: 'Waiting' })}</Tag>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the record is called, as far as the trail holds it. */
function nameIn({ before, after }: Entry): string {
  const values = after ?? before
  return [values?.code, values?.name ?? values?.title ?? values?.user_name].filter((one) => typeof one === 'string').join(' ')
}
