import { AppLink } from '#ui/AppLink.tsx'
import { formatDate, formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { useAsk } from '../calls.ts'
import { DueTag, daysUntil } from '../WorkRow.tsx'
import { Panel } from './Panel.tsx'

const SOON_DAYS = 7
const EXPIRING_DAYS = 30
const MOST = 5

/** What the whole park has due: rectification tasks of the next week, evidence that expires within thirty days. */
export function TodayPanel() {
  const t = useText()
  const place = usePlace()
  const tasks = useAsk('conformity.taskList')
  const evidence = useAsk('conformity.evidenceList')
  const due = (tasks.data?.rows ?? [])
    .filter((task) => task.state === 'open' && daysUntil(task.dueOn) <= SOON_DAYS)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const last = formatDate(new Date(Date.now() + EXPIRING_DAYS * 86_400_000))
  const expiring = (evidence.data?.rows ?? [])
    .filter((one) => one.decision === 'accepted' && one.validUntil <= last && one.isInDate)
    .sort((a, b) => a.validUntil.localeCompare(b.validUntil))
  return (
    <Panel title={{ zh: '今日与近期', en: 'Today and soon' }} of={tasks.isPending || tasks.error ? tasks : evidence} lines={6}>
      <h3 className="desk-part">
        {t({ zh: '整改到期（{days} 天内）', en: 'Tasks due within {days} days' }, { days: SOON_DAYS })}
        <AppLink to={pathIn(place, 'conformity/tasks')}>{t({ zh: '{n} 项', en: '{n}' }, { n: formatNumber(due.length) })}</AppLink>
      </h3>
      {due.length === 0 && <p className="quiet">{t({ zh: '近期没有到期的整改任务。', en: 'No task is due soon.' })}</p>}
      <ul className="desk-lines">
        {due.slice(0, MOST).map((task) => (
          <li key={task.id}>
            <div>
              <p>
                <AppLink className="desk-title" to={`${pathIn(place, 'conformity/tasks')}?open=${task.id}`}>
                  {task.title}
                </AppLink>
              </p>
              <p className="quiet">{task.owner?.name ?? t({ zh: '待指派', en: 'Not assigned' })}</p>
            </div>
            <DueTag item={{ dueOn: task.dueOn, isOverdue: task.isOverdue, state: 'open' }} />
          </li>
        ))}
      </ul>
      <h3 className="desk-part">
        {t({ zh: '佐证到期（{days} 天内）', en: 'Evidence expiring within {days} days' }, { days: EXPIRING_DAYS })}
        <AppLink to={pathIn(place, 'conformity/evidence')}>{t({ zh: '{n} 份', en: '{n}' }, { n: formatNumber(expiring.length) })}</AppLink>
      </h3>
      {expiring.length === 0 && <p className="quiet">{t({ zh: '近期没有到期的佐证。', en: 'No evidence expires soon.' })}</p>}
      <ul className="desk-lines">
        {expiring.slice(0, MOST).map((one) => (
          <li key={one.id}>
            <div>
              <p>
                <AppLink className="desk-title" to={`${pathIn(place, `conformity/${one.requirement}`)}#evidence`}>
                  {one.title}
                </AppLink>
              </p>
              <p className="quiet">{one.requirement}</p>
            </div>
            <DueTag item={{ dueOn: one.validUntil, isOverdue: false, state: 'open' }} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
