import { useMemo, useRef } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/i18n.ts'
import { useListKeys } from '#ui/list/list-keys.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { Failure } from './AssessmentPage.tsx'
import { TextBox } from './assessment/RequirementFilters.tsx'
import { ConformityTabs } from './ConformityTabs.tsx'
import { type TaskRow, useAsk } from './calls.ts'
import { ParkScope, useAddress, useSessionView } from './ParkScope.tsx'
import { TaskDrawer } from './tasks/TaskDrawer.tsx'
import { TaskTag } from './tasks/TaskTag.tsx'
import { WHAT } from './words.ts'

/** Who does what about which gap by when. */
export function TasksPage() {
  return (
    <ParkScope>
      <TasksOfPark />
    </ParkScope>
  )
}

const TABS = [
  { key: 'open', title: { zh: '整改中', en: 'Open' } },
  { key: 'mine', title: { zh: '我负责的', en: 'Mine' } },
  { key: 'overdue', title: { zh: '逾期', en: 'Overdue' } },
  { key: 'waived', title: { zh: '已豁免', en: 'Waived' } },
  { key: 'closed', title: { zh: '已关闭', en: 'Closed' } },
] as const
type TabKey = (typeof TABS)[number]['key']

function isIn(tab: TabKey, task: TaskRow, userId: string | undefined): boolean {
  if (tab === 'mine') return task.state === 'open' && task.owner !== null && task.owner.id === userId
  if (tab === 'overdue') return task.isOverdue
  return task.state === tab
}

function TasksOfPark() {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const list = useRef<HTMLDivElement>(null)
  const userId = useSessionView().data?.user.id
  const found = useAsk('taskList', {})
  const all = found.data?.rows
  const counts = useMemo(() => Object.fromEntries(TABS.map(({ key }) => [key, (all ?? []).filter((task) => isIn(key, task, userId)).length])), [all, userId])
  const tab = TABS.find(({ key }) => key === url.tab)?.key ?? 'open'
  const text = url.q === undefined ? '' : String(url.q)
  const wanted = text.toLowerCase()
  const rows = (all ?? []).filter(
    (task) =>
      isIn(tab, task, userId) && `${task.requirement} ${task.title} ${task.subject?.name ?? ''} ${task.owner?.name ?? ''}`.toLowerCase().includes(wanted),
  )
  const open = typeof url.open === 'string' ? url.open : undefined
  useListKeys(list, { onSelect: (id) => setUrl({ open: id }), onHelp: () => undefined })
  return (
    <div className="conformity">
      <PageHead
        title={{ zh: '整改任务', en: 'Rectification tasks' }}
        description={{
          zh: '每项差距由谁在何时前消除。差距消除后任务自动关闭；豁免只影响任务，不改变结论。',
          en: 'Who mends which gap by when. Tasks close by themselves once the gap is gone; a waiver changes the task, not the outcome.',
        }}
      />
      <ConformityTabs current="conformity/tasks" />
      <div className="list-page" ref={list}>
        <section className="panel task-page">
          <Tabs
            label={t({ zh: '任务状态', en: 'State' })}
            tabs={TABS.map((one) => ({ ...one, count: counts[one.key] ?? 0 }))}
            selected={tab}
            onSelect={(key) => setUrl({ tab: key === 'open' ? undefined : key })}
          >
            <div className="list-head">
              <search className="query-area">
                <TextBox
                  text={text}
                  onChange={(q) => setUrl({ q: q || undefined }, { replace: true })}
                  label={t({ zh: '搜索条款、任务、对象或责任人', en: 'Clause, task, subject or owner' })}
                />
              </search>
            </div>
            {found.isError && !found.data && <Failure problem={found.error} onRetry={() => void found.refetch()} />}
            {found.isPending && <Skeleton lines={10} />}
            {all && rows.length === 0 && <Nothing isFiltered={text !== ''} hasAny={all.length > 0} onClear={() => setUrl({ q: undefined })} />}
            {rows.length > 0 && <TaskTable rows={rows} />}
          </Tabs>
        </section>
      </div>
      {open && <TaskDrawer id={open} onClose={() => setUrl({ open: undefined })} />}
    </div>
  )
}

function Nothing({ isFiltered, hasAny, onClear }: { isFiltered: boolean; hasAny: boolean; onClear: () => void }) {
  const t = useText()
  const address = useAddress()
  if (isFiltered) {
    return (
      <EmptyState kind="filtered" what={WHAT.task}>
        <Button onClick={onClear}>{t('empty.clear')}</Button>
      </EmptyState>
    )
  }
  if (hasAny) return <EmptyState kind="finished" hint={{ zh: '这一类没有任务。', en: 'No tasks of this kind.' }} />
  return (
    <EmptyState kind="never" what={WHAT.task} hint={{ zh: '在有差距的条款页面建立任务。', en: 'Open tasks from the page of a requirement with a gap.' }}>
      <AppLink className="button primary" to={address('conformity', { outcome: 'gap' })}>
        {t({ zh: '查看差距', en: 'See the gaps' })}
      </AppLink>
    </EmptyState>
  )
}

function TaskTable({ rows }: { rows: readonly TaskRow[] }) {
  const t = useText()
  const address = useAddress()
  const [{ park: _, ...url }] = useUrlState()
  const titles = {
    clause: t({ zh: '条款', en: 'Clause' }),
    subject: t({ zh: '对象', en: 'Subject' }),
    owner: t({ zh: '责任人', en: 'Owner' }),
    due: t({ zh: '期限', en: 'Due' }),
    state: t({ zh: '状态', en: 'State' }),
  }
  return (
    <table className="list">
      <caption className="sr-only">{t({ zh: '整改任务', en: 'Tasks' })}</caption>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '任务', en: 'Task' })}</th>
          {Object.values(titles).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((task) => (
          <tr key={task.id} data-id={task.id}>
            <td>
              <AppLink className="row-link" to={address('conformity/tasks', { ...url, open: task.id })}>
                {task.title}
              </AppLink>
            </td>
            <td data-label={titles.clause}>
              <AppLink className="clause-number" to={address(`conformity/${task.requirement}`)}>
                {task.requirement}
              </AppLink>
            </td>
            <td data-label={titles.subject}>{task.subject?.name ?? t({ zh: '整条', en: 'Whole requirement' })}</td>
            <td data-label={titles.owner}>{task.owner?.name ?? <span className="quiet">{t({ zh: '待指派', en: 'Not assigned' })}</span>}</td>
            <td data-label={titles.due} className="date-cell">
              {task.dueOn}
            </td>
            <td data-label={titles.state}>
              <TaskTag task={task} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
