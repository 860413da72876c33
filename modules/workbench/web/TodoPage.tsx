import { useEffect, useRef, useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { EMPTY, formatNumber, formatTime } from '#ui/format.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { KeySheet } from '#ui/list/KeySheet.tsx'
import { useListKeys } from '#ui/list/list-keys.ts'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { forgetOpened, lastOpened, noteOpened } from './next-item.ts'
import { useWork } from './use-work.ts'
import { addressOf, DueTag } from './WorkRow.tsx'
import { TABS, type TodoTab, type WorkItem } from './work-items.ts'
import './workbench.css'

const TITLES: Readonly<Record<TodoTab, { zh: string; en: string }>> = {
  mine: { zh: '待我处理', en: 'For me' },
  done: { zh: '我已处理', en: 'Done by me' },
  raised: { zh: '我发起的', en: 'Raised by me' },
  copied: { zh: '抄送我的', en: 'Copied to me' },
}
const WHAT = { zh: '待办', en: 'to-do' }

/** Everything one has to do, has done, has asked of others or is told about. */
export function TodoPage() {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const list = useRef<HTMLDivElement>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const tab = TABS.find((one) => one === url.tab) ?? 'mine'
  const search = url.q === undefined ? '' : String(url.q)
  const work = useWork(tab, search)
  const kinds = [...new Set(work.items.map((item) => item.kind.zh))]
  const kind = kinds.includes(String(url.kind)) ? String(url.kind) : undefined
  const isOverdueOnly = url.overdue === 1 && tab === 'mine'
  const rows = work.items.filter((item) => (!kind || item.kind.zh === kind) && (!isOverdueOnly || item.isOverdue))
  const isFiltered = search !== '' || kind !== undefined || isOverdueOnly
  useListKeys(list, { onSelect: () => undefined, onHelp: () => setHelpOpen(true) })
  return (
    <div className="list-page" ref={list}>
      <PageHead
        title={{ zh: '待办中心', en: 'To-do centre' }}
        clauses={['7.2.1', '7.4.1.2', '7.4.3.4']}
        description={{ zh: '办完一项后回到这里，接着办下一项。', en: 'Come back after each item to go on with the next.' }}
      />
      {tab === 'mine' && search === '' && !work.isPending && <LeadOn items={work.items} />}
      <section className="panel todo-page" aria-label={t(TITLES[tab])}>
        <Tabs
          label={t({ zh: '待办分类', en: 'Kinds of to-dos' })}
          tabs={TABS.map((key) => ({ key, title: TITLES[key], ...(key === 'done' && tab !== 'done' ? {} : { count: work.counts[key] }) }))}
          selected={tab}
          onSelect={(key) => setUrl({ tab: key === 'mine' ? undefined : key, kind: undefined, overdue: undefined })}
        >
          <search className="list-head todo-filters">
            <SearchBox text={search} onChange={(q) => setUrl({ q: q || undefined }, { replace: true })} />
            {kinds.length > 1 && (
              <span className="select">
                <select
                  aria-label={t({ zh: '事项类型', en: 'Kind' })}
                  value={kind ?? ''}
                  onChange={(event) => setUrl({ kind: event.target.value || undefined })}
                >
                  <option value="">{t({ zh: '全部类型', en: 'All kinds' })}</option>
                  {kinds.map((one) => (
                    <option key={one} value={one}>
                      {t(work.items.find((item) => item.kind.zh === one)?.kind ?? WHAT)}
                    </option>
                  ))}
                </select>
                <Icon name="chevronDown" size={14} />
              </span>
            )}
            {tab === 'mine' && (
              <Button aria-pressed={isOverdueOnly} onClick={() => setUrl({ overdue: isOverdueOnly ? undefined : 1 })}>
                {t({ zh: '逾期 {n}', en: 'Overdue {n}' }, { n: formatNumber(work.overdue) })}
              </Button>
            )}
            {isFiltered && (
              <Button look="quiet" onClick={() => setUrl({ q: undefined, kind: undefined, overdue: undefined })}>
                {t('list.reset')}
              </Button>
            )}
          </search>
          {work.problem ? <ProblemNotice problem={work.problem} onRetry={work.retry} /> : null}
          {work.isPending && <Skeleton lines={8} />}
          {!work.isPending && !work.problem && rows.length === 0 && (
            <Nothing tab={tab} isFiltered={isFiltered} onClear={() => setUrl({ q: undefined, kind: undefined, overdue: undefined })} />
          )}
          {rows.length > 0 && <TodoTable rows={rows} tab={tab} />}
        </Tabs>
      </section>
      <KeySheet isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  )
}

/** After the opened item was dealt with: what comes next. */
function LeadOn({ items }: { items: readonly WorkItem[] }) {
  const t = useText()
  const place = usePlace()
  const [opened] = useState(() => lastOpened(place.parkId))
  const isDone = opened !== undefined && !items.some((item) => item.id === opened.id)
  useEffect(() => {
    if (isDone) forgetOpened(place.parkId)
  }, [isDone, place.parkId])
  if (!isDone) return null
  const next = items[0]
  const to = next && addressOf(place, next)
  return (
    <Notice
      tone="good"
      title={t({ zh: '「{name}」已办完', en: '“{name}” is done' }, { name: opened.title })}
      actions={
        to && (
          <ButtonLink to={to} look="primary">
            {t({ zh: '办下一项', en: 'Next item' })}
          </ButtonLink>
        )
      }
    >
      <p>{next ? t({ zh: '下一项：{name}', en: 'Next: {name}' }, { name: t(next.title) }) : t({ zh: '没有其他待办了。', en: 'Nothing else is waiting.' })}</p>
    </Notice>
  )
}

function TodoTable({ rows, tab }: { rows: readonly WorkItem[]; tab: TodoTab }) {
  const t = useText()
  const place = usePlace()
  const titles = {
    kind: t({ zh: '类型', en: 'Kind' }),
    by: t({ zh: '发起人', en: 'Raised by' }),
    at: tab === 'done' ? t({ zh: '办结时间', en: 'Done' }) : t({ zh: '发起时间', en: 'Raised' }),
    due: t({ zh: '期限', en: 'Due' }),
    state: t({ zh: '状态', en: 'State' }),
  }
  return (
    <table className="list">
      <caption className="sr-only">{t(TITLES[tab])}</caption>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '事项', en: 'Item' })}</th>
          {Object.values(titles).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((item) => {
          const to = addressOf(place, item)
          return (
            <tr key={item.id} data-id={item.id}>
              <td>
                <span className="todo-item">
                  {to ? (
                    <AppLink
                      className="row-link"
                      to={to}
                      onClick={() => {
                        // Only what waits for me can be dealt with.
                        if (tab === 'mine') noteOpened(place.parkId, { id: item.id, title: t(item.title) })
                      }}
                    >
                      {t(item.title)}
                    </AppLink>
                  ) : (
                    t(item.title)
                  )}
                  {item.detail && <span className="todo-detail">{t(item.detail)}</span>}
                </span>
              </td>
              <td data-label={titles.kind}>{t(item.kind)}</td>
              <td data-label={titles.by}>{item.by ?? t({ zh: '系统', en: 'System' })}</td>
              <td data-label={titles.at}>{formatTime(tab === 'done' ? (item.closedAt ?? item.at) : item.at)}</td>
              <td data-label={titles.due}>{item.dueOn ?? EMPTY}</td>
              <td data-label={titles.state}>
                <DueTag item={item} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Nothing({ tab, isFiltered, onClear }: { tab: TodoTab; isFiltered: boolean; onClear: () => void }) {
  const t = useText()
  if (isFiltered) {
    return (
      <EmptyState kind="filtered" what={WHAT}>
        <Button onClick={onClear}>{t('empty.clear')}</Button>
      </EmptyState>
    )
  }
  if (tab === 'mine') return <EmptyState kind="finished" hint={{ zh: '目前没有需要你处理的事项。', en: 'Nothing waits for you.' }} />
  const hints: Readonly<Record<Exclude<TodoTab, 'mine'>, { zh: string; en: string }>> = {
    done: { zh: '你办结的事项会留在这里。', en: 'What you finish stays here.' },
    raised: { zh: '你交给别人办的事项会列在这里。', en: 'What you ask of others is listed here.' },
    copied: { zh: '抄送给你知晓的事项会列在这里。', en: 'What you are told about is listed here.' },
  }
  return <EmptyState kind="never" what={WHAT} hint={hints[tab]} />
}

/** Applies 300 ms after the last letter, never while an input method is composing. */
function SearchBox({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useText()
  const [draft, setDraft] = useState(text)
  const [isComposing, setComposing] = useState(false)
  useEffect(() => setDraft(text), [text])
  useEffect(() => {
    if (isComposing || draft === text) return
    const timer = setTimeout(() => onChange(draft.trim()), 300)
    return () => clearTimeout(timer)
  }, [draft, text, isComposing, onChange])
  const label = t({ zh: '搜索事项、对象或发起人', en: 'Item, subject or person' })
  return (
    <span className="search-box">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </span>
  )
}
