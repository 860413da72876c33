import { useQuery } from '@tanstack/react-query'
import type { Ledger } from '#kernel/ledger.ts'
import { ledgerName } from '#kernel/ledger.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { callNamed } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { EMPTY, formatTime } from '#ui/format.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { cancelTask, dismissTask, TEMPLATE_PATH, type TrayTask, taskList } from '#ui/ledger/sheet-calls.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Progress } from '#ui/Progress.tsx'
import { holds, pathIn, usePlace } from '#ui/park.ts'
import type { Problem } from '#ui/problem.ts'
import { useCommandNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { Tag } from '#ui/Tag.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { loadAllLedgers } from '../ledgers.ts'
import './homes.css'

const ASK_AGAIN_MS = 1_500
const TABS = [
  { key: 'tasks', title: { zh: '我的任务', en: 'My tasks' } },
  { key: 'templates', title: { zh: '导入模板', en: 'Import templates' } },
] as const

/** Long imports and exports of the last seven days with their results, and the templates of all registers. */
export function TransfersPage() {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const tab = TABS.find((one) => one.key === url.tab)?.key ?? 'tasks'
  return (
    <>
      <PageHead
        title={{ zh: '导入导出中心', en: 'Imports and exports' }}
        clauses={['4.3', '7.3.2']}
        description={{
          zh: '任务结果和错误文件保留 7 天。导入在各台账页面上传，导出按列表当时的筛选进行。',
          en: 'Results and error files are kept for 7 days. Upload on the page of a register; an export follows the filters of its list.',
        }}
      />
      <Tabs
        label={t({ zh: '导入导出', en: 'Imports and exports' })}
        tabs={TABS}
        selected={tab}
        onSelect={(key) => setUrl({ tab: key === 'tasks' ? undefined : key })}
      >
        {tab === 'tasks' ? <Tasks onTemplates={() => setUrl({ tab: 'templates' })} /> : <Templates />}
      </Tabs>
    </>
  )
}

interface Task extends TrayTask {
  createdAt: string
  finishedAt: string | null
  expiresAt: string
}

function isMoving({ state }: Task): boolean {
  return state === 'queued' || state === 'running'
}

function Tasks({ onTemplates }: { onTemplates: () => void }) {
  const t = useText()
  const { parkId } = usePlace()
  // The same entry as the task tray's, so that both show the same state.
  const found = useQuery<{ tasks: Task[] }, Problem>({
    queryKey: [taskList.name],
    queryFn: () => callNamed<{ tasks: Task[] }>(taskList, { parkId }),
    enabled: parkId !== undefined,
    refetchInterval: (query) => (query.state.data?.tasks.some(isMoving) ? ASK_AGAIN_MS : false),
  })
  const tasks = found.data?.tasks ?? []
  const titles = {
    state: t({ zh: '状态', en: 'State' }),
    started: t({ zh: '开始', en: 'Started' }),
    ended: t({ zh: '结束', en: 'Ended' }),
    result: t({ zh: '结果', en: 'Result' }),
    kept: t({ zh: '保留至', en: 'Kept until' }),
    actions: t('actions'),
  }
  if (found.isError) return <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
  return (
    <div className="list-page">
      <section className="panel" aria-label={t({ zh: '我的任务', en: 'My tasks' })}>
        {found.isPending && <Skeleton lines={8} />}
        {found.data && tasks.length === 0 && (
          <EmptyState
            kind="never"
            what={{ zh: '导入导出任务', en: 'import or export' }}
            hint={{
              zh: '在任一台账页面点「导入」或「导出」，进度和结果会列在这里。',
              en: 'Import or export on the page of any register; progress and result show here.',
            }}
          >
            <Button icon="download" onClick={onTemplates}>
              {t({ zh: '下载导入模板', en: 'Get a template' })}
            </Button>
          </EmptyState>
        )}
        {tasks.length > 0 && (
          <table className="list">
            <caption className="sr-only">{t({ zh: '我的任务', en: 'My tasks' })}</caption>
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
              {tasks.map((task) => (
                <tr key={task.id}>
                  <td>
                    <strong>{t(task.title)}</strong>
                  </td>
                  <td data-label={titles.state}>
                    <State task={task} />
                  </td>
                  <td data-label={titles.started}>{formatTime(task.createdAt)}</td>
                  <td data-label={titles.ended}>{task.finishedAt ? formatTime(task.finishedAt) : EMPTY}</td>
                  <td data-label={titles.result}>{task.error ? t(task.error) : task.message ? t(task.message) : EMPTY}</td>
                  <td data-label={titles.kept}>{formatTime(task.expiresAt)}</td>
                  <td data-label={titles.actions}>
                    <Actions task={task} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}

function State({ task }: { task: Task }) {
  const t = useText()
  if (isMoving(task)) return <Progress label={t({ zh: '进行中', en: 'Running' })} {...(task.percent === null ? {} : { value: task.percent })} />
  if (task.state === 'failed') {
    return (
      <Tag tone="bad" icon="notMetCircle">
        {t({ zh: '失败', en: 'Failed' })}
      </Tag>
    )
  }
  if (task.state === 'cancelled') return <Tag icon="minusCircle">{t({ zh: '已取消', en: 'Cancelled' })}</Tag>
  return (
    <Tag tone="good" icon="check">
      {t({ zh: '完成', en: 'Done' })}
    </Tag>
  )
}

function Actions({ task }: { task: Task }) {
  const t = useText()
  const cancel = useCommandNamed<{ taskId: string }, unknown>(cancelTask)
  const dismiss = useCommandNamed<{ taskId: string }, unknown>(dismissTask)
  return (
    <span className="page-actions">
      {task.fileUrl && (
        <a
          className="button default"
          href={task.fileUrl}
          download={task.fileName ?? ''}
          aria-label={t({ zh: '下载 {name}', en: 'Download {name}' }, { name: task.fileName ?? t(task.title) })}
        >
          <Icon name="download" />
          <span>{t({ zh: '下载', en: 'Download' })}</span>
        </a>
      )}
      {isMoving(task) && task.canCancel && (
        <Button isBusy={cancel.isBusy} onClick={() => void cancel.run({ taskId: task.id }).catch(() => undefined)}>
          {t('cancel')}
        </Button>
      )}
      {!isMoving(task) && (
        <Button look="quiet" isBusy={dismiss.isBusy} onClick={() => void dismiss.run({ taskId: task.id }).catch(() => undefined)}>
          {t({ zh: '移除', en: 'Dismiss' })}
        </Button>
      )}
    </span>
  )
}

const MODULES: Readonly<Record<string, { zh: string; en: string }>> = {
  parks: { zh: '园区空间', en: 'Park and space' },
  facilities: { zh: '设施', en: 'Facilities' },
  lodging: { zh: '宿舍', en: 'Dormitories' },
  planning: { zh: '规划', en: 'Planning' },
  companies: { zh: '企业', en: 'Companies' },
}

/** Every register with its template; those the user's posts may fill lead to their page as well. */
function Templates() {
  const t = useText()
  const place = usePlace()
  const found = useQuery<Ledger[]>({ queryKey: ['ledger declarations'], queryFn: loadAllLedgers, staleTime: Number.POSITIVE_INFINITY })
  if (found.isPending) return <Skeleton lines={12} />
  const modules = [...new Set((found.data ?? []).map(({ module }) => module))]
  const groups = modules.map((module) => [module, (found.data ?? []).filter((ledger) => ledger.module === module)] as const)
  return (
    <div className="transfer-groups">
      {groups.map(([module, ledgers]) => (
        <section key={module} className="panel stack">
          <h2>{t(MODULES[module] ?? { zh: module, en: module })}</h2>
          <ul className="template-list">
            {ledgers.map((ledger) => {
              const name = ledgerName(ledger)
              const title = t(ledger.title)
              return (
                <li key={name}>
                  <AppLink to={pathIn(place, `ledgers/${name}`)}>{title}</AppLink>
                  {holds(place, ledger.roles.write) ? (
                    <a
                      className="button default"
                      href={`${TEMPLATE_PATH}?${new URLSearchParams({ parkId: place.parkId ?? '', ledger: name })}`}
                      download
                      aria-label={t({ zh: '下载{name}模板', en: 'Template: {name}' }, { name: title })}
                    >
                      <Icon name="download" />
                      <span>{t({ zh: '模板', en: 'Template' })}</span>
                    </a>
                  ) : (
                    <span className="quiet">{t({ zh: '只读', en: 'Read only' })}</span>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
