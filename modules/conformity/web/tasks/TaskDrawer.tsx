import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { callNamed } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { formatTime } from '#ui/format.ts'
import { useLocale, useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { toast } from '#ui/toast.ts'
import { type Answer, useAsk } from '../calls.ts'
import { FileLink } from '../evidence/FileLink.tsx'
import { useAddress } from '../ParkScope.tsx'
import { AssignForm, CommentForm, ReopenForm, WaiveForm } from './TaskForms.tsx'
import { TaskTag } from './TaskTag.tsx'

const EVENTS: Readonly<Record<string, { zh: string; en: string }>> = {
  opened: { zh: '建立了任务', en: 'opened the task' },
  assigned: { zh: '指派给', en: 'assigned it to' },
  comment: { zh: '回复', en: 'commented' },
  waived: { zh: '豁免', en: 'waived it' },
  waiverEnded: { zh: '豁免到期，任务恢复', en: 'the waiver ended' },
  reopened: { zh: '重新打开', en: 'reopened it' },
  closed: { zh: '差距消除，任务关闭', en: 'the gap is gone, closed' },
  reminded: { zh: '已发送到期提醒', en: 'a reminder was sent' },
}

/** One task: what is to be done, what was said and done about it, and what one may do now. */
export function TaskDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText()
  const found = useAsk('task', { id })
  const detail = found.data?.task.id === id ? found.data : undefined
  return (
    <Dialog title={detail?.task.title ?? t({ zh: '整改任务', en: 'Task' })} isOpen isDrawer onClose={onClose}>
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {!detail && !found.isError && <Skeleton lines={10} />}
      {detail && <Body detail={detail} />}
    </Dialog>
  )
}

const NOTICE = { name: 'conformity.taskNotice', kind: 'command', scope: 'park' } as const

type Act = 'assign' | 'waive' | 'reopen'

function Body({ detail }: { detail: Answer<'task'> }) {
  const t = useText()
  const address = useAddress()
  const [act, setAct] = useState<Act>()
  const { task, can } = detail
  const { parkId } = usePlace()
  const language = useLocale()
  const client = useQueryClient()
  const done = () => setAct(undefined)
  const [problem, setProblem] = useState<unknown>()
  const notice = async () => {
    setProblem(undefined)
    try {
      await callNamed(NOTICE, { parkId, id: task.id, language })
      await client.invalidateQueries({ queryKey: ['workbench.taskList'] })
      toast({ text: t({ zh: '正在生成通知书，完成后在右上角任务托盘下载', en: 'Being made; download it from the task tray when done' }), tone: 'info' })
    } catch (caught) {
      setProblem(caught)
    }
  }
  return (
    <div className="stack task-detail">
      <dl className="facts">
        <Fact title={t({ zh: '状态', en: 'State' })}>
          <TaskTag task={task} />
        </Fact>
        <Fact title={t({ zh: '条款', en: 'Clause' })}>
          <AppLink to={address(`conformity/${task.requirement}`)}>{task.requirement}</AppLink>
        </Fact>
        <Fact title={t({ zh: '对象', en: 'Subject' })}>{task.subject?.name ?? t({ zh: '整条', en: 'Whole requirement' })}</Fact>
        <Fact title={t({ zh: '责任人', en: 'Owner' })}>{task.owner?.name ?? t({ zh: '待指派', en: 'Not assigned' })}</Fact>
        <Fact title={t({ zh: '期限', en: 'Due' })}>{task.dueOn}</Fact>
        <Fact title={t({ zh: '建立', en: 'Opened' })}>{`${task.openedBy.name} ${formatTime(task.openedAt)}`}</Fact>
        {task.waiver && (
          <Fact title={t({ zh: '豁免', en: 'Waiver' })}>
            {t(
              { zh: '{by} 豁免至 {until}：{reason}', en: '{by}, until {until}: {reason}' },
              { by: task.waiver.by.name, until: task.waiver.until, reason: task.waiver.reason },
            )}
          </Fact>
        )}
      </dl>
      {task.description && <p className="description">{task.description}</p>}
      <div className="page-actions">
        {can.assign && (
          <Button icon="user" aria-expanded={act === 'assign'} onClick={() => setAct('assign')}>
            {t({ zh: '指派与期限', en: 'Assign' })}
          </Button>
        )}
        {can.waive && (
          <Button icon="minusCircle" aria-expanded={act === 'waive'} onClick={() => setAct('waive')}>
            {t({ zh: '豁免', en: 'Waive' })}
          </Button>
        )}
        <Button icon="print" onClick={() => void notice()}>
          {t({ zh: '整改通知书', en: 'Rectification notice' })}
        </Button>
        {can.reopen && (
          <Button icon="undo" aria-expanded={act === 'reopen'} onClick={() => setAct('reopen')}>
            {t({ zh: '重新打开', en: 'Reopen' })}
          </Button>
        )}
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {act === 'assign' && <AssignForm task={task} onDone={done} />}
      {act === 'waive' && <WaiveForm task={task} onDone={done} />}
      {act === 'reopen' && <ReopenForm task={task} onDone={done} />}
      <section>
        <h3>{t({ zh: '经过', en: 'What happened' })}</h3>
        <Timeline
          entries={[...detail.events]
            .sort((a, b) => b.at.localeCompare(a.at))
            .map((event, at) => ({
              id: `${event.at} ${at}`,
              at: event.at,
              by: event.by ?? t({ zh: '系统', en: 'System' }),
              action: (
                <>
                  {t(EVENTS[event.kind] ?? { zh: event.kind, en: event.kind })}
                  {event.text && event.kind !== 'opened' && `${t({ zh: '：', en: ': ' })}${event.text}`}
                  {event.fileIds.map((fileId, place) => (
                    <span key={fileId}>
                      {' '}
                      <FileLink id={fileId} name={t({ zh: '附件 {n}', en: 'File {n}' }, { n: place + 1 })} />
                    </span>
                  ))}
                </>
              ),
            }))}
        />
      </section>
      {can.comment && <CommentForm task={task} />}
    </div>
  )
}

function Fact({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}
