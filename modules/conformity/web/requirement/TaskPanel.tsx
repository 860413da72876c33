import { AppLink } from '#ui/AppLink.tsx'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/i18n.ts'
import type { RequirementDetail } from '../calls.ts'
import { useAddress } from '../ParkScope.tsx'
import { TaskTag } from '../tasks/TaskTag.tsx'

/** What somebody does about the gap by when. */
export function TaskPanel({ detail, onOpen }: { detail: RequirementDetail; onOpen: () => void }) {
  const t = useText()
  const address = useAddress()
  return (
    <section className="panel" id="tasks" aria-labelledby="tasks-title">
      <header className="panel-head">
        <h2 id="tasks-title">{t({ zh: '整改任务', en: 'Tasks' })}</h2>
        {detail.can.openTask && (
          <Button icon="plus" onClick={onOpen}>
            {t({ zh: '建任务', en: 'Open a task' })}
          </Button>
        )}
      </header>
      {detail.tasks.length === 0 && (
        <p className="quiet">
          {detail.can.openTask
            ? t({
                zh: '还没有任务。建立后可指派责任人和期限，差距消除时自动关闭。',
                en: 'No task yet. Give it an owner and a date; it closes when the gap is gone.',
              })
            : t({ zh: '没有整改任务。', en: 'No tasks.' })}
        </p>
      )}
      <ul className="task-list">
        {detail.tasks.map((task) => (
          <li key={task.id}>
            <TaskTag task={task} />
            <AppLink to={address('conformity/tasks', { open: task.id, ...(task.state === 'closed' ? { tab: 'closed' } : {}) })}>{task.title}</AppLink>
            <span className="quiet">
              {task.owner?.name ?? t({ zh: '待指派', en: 'not assigned' })} · {t({ zh: '期限 {on}', en: 'due {on}' }, { on: task.dueOn })}
              {task.waiver &&
                ` · ${t({ zh: '豁免至 {until}：{reason}', en: 'waived until {until}: {reason}' }, { until: task.waiver.until, reason: task.waiver.reason })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
