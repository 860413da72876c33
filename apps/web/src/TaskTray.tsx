import { useQuery, useQueryClient } from '@tanstack/react-query'
import { callNamed } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/i18n.ts'
import { cancelTask, dismissTask, type TrayTask, taskList } from '#ui/ledger/sheet-calls.ts'
import { Popup } from '#ui/overlay/Popup.tsx'
import { Progress } from '#ui/Progress.tsx'
import { usePlace } from '#ui/park.ts'
import type { Problem } from '#ui/problem.ts'

const ASK_AGAIN_MS = 1_500

function isMoving({ state }: TrayTask): boolean {
  return state === 'queued' || state === 'running'
}

/** The person's long tasks of the last seven days: progress, cancel, result, reason of failure. Invisible while there are none. */
export function TaskTray() {
  const t = useText()
  const { parkId } = usePlace()
  const client = useQueryClient()
  const found = useQuery<{ tasks: TrayTask[] }, Problem>({
    queryKey: [taskList.name],
    queryFn: () => callNamed<{ tasks: TrayTask[] }>(taskList, { parkId }),
    enabled: parkId !== undefined,
    refetchInterval: (query) => (query.state.data?.tasks.some(isMoving) ? ASK_AGAIN_MS : false),
  })
  const tasks = found.data?.tasks ?? []
  if (tasks.length === 0) return null
  const act = async (operation: typeof cancelTask, taskId: string) => {
    await callNamed(operation, { parkId, taskId }).catch(() => undefined)
    await client.invalidateQueries({ queryKey: [taskList.name] })
  }
  const moving = tasks.filter(isMoving).length
  const label = moving > 0 ? t({ zh: '任务托盘，{n} 项进行中', en: 'Tasks, {n} running' }, { n: moving }) : t({ zh: '任务托盘', en: 'Tasks' })
  return (
    <span className="bell">
      <Popup label={label} icon="tray" look="quiet">
        <h2>{t({ zh: '任务', en: 'Tasks' })}</h2>
        <ul className="tray">
          {tasks.map((task) => (
            <li key={task.id}>
              {isMoving(task) ? (
                <Progress
                  label={t(task.title)}
                  {...(task.percent === null ? {} : { value: task.percent })}
                  {...(task.message ? { note: t(task.message) } : {})}
                />
              ) : (
                <p>{t(task.title)}</p>
              )}
              {task.error && <p className="field-error">{t(task.error)}</p>}
              {task.state === 'cancelled' && <p className="quiet">{t({ zh: '已取消', en: 'Cancelled' })}</p>}
              <div className="form-actions">
                {task.fileUrl && (
                  <a className="button default" href={task.fileUrl} download={task.fileName ?? ''}>
                    {t({ zh: '下载', en: 'Download' })}
                  </a>
                )}
                {isMoving(task) && task.canCancel && <Button onClick={() => void act(cancelTask, task.id)}>{t('cancel')}</Button>}
                {!isMoving(task) && (
                  <Button look="quiet" onClick={() => void act(dismissTask, task.id)}>
                    {t({ zh: '移除', en: 'Dismiss' })}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      </Popup>
      {moving > 0 && (
        <span className="badge" aria-hidden="true">
          {moving}
        </span>
      )}
    </span>
  )
}
