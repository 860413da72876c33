import { AppLink } from '#ui/AppLink.tsx'
import { formatDate } from '#ui/format.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { usePreference } from '#ui/preferences.ts'
import { StatusTag, Tag } from '#ui/Tag.tsx'
import { CountsBar } from '../CountsBar.tsx'
import type { Assessment, RequirementRow, TaskRow } from '../calls.ts'
import { useAddress } from '../ParkScope.tsx'
import { LEVELS } from '../words.ts'

interface Props {
  chapters: Assessment['chapters']
  rows: readonly RequirementRow[]
  tasks: ReadonlyMap<string, TaskRow>
  /** While a filter is on, every chapter with a hit is open. */
  isFiltered: boolean
}

const NONE: readonly string[] = []

/** Requirements by chapter; what is folded is remembered on this device. */
export function RequirementGroups({ chapters, rows, tasks, isFiltered }: Props) {
  const t = useText()
  const [folded, setFolded] = usePreference<readonly string[]>('conformity.foldedChapters', NONE)
  return (
    <>
      {chapters.map((chapter) => {
        const own = rows.filter((row) => row.chapter === chapter.id)
        if (own.length === 0) return null
        const isOpen = isFiltered || !folded.includes(chapter.id)
        const id = `chapter-${chapter.id.replaceAll('.', '-')}`
        return (
          <section key={chapter.id} className="chapter" aria-labelledby={`${id}-title`}>
            <h3 id={`${id}-title`}>
              <button
                type="button"
                aria-expanded={isOpen}
                aria-controls={id}
                onClick={() => setFolded(isOpen ? [...folded, chapter.id] : folded.filter((one) => one !== chapter.id))}
              >
                <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={14} />
                <span className="clause-number">{chapter.id}</span>
                <span>{t(chapter.title)}</span>
                <span className="count">{isFiltered ? `${own.length}/${sum(chapter.counts)}` : own.length}</span>
              </button>
              <CountsBar counts={chapter.counts} isWide />
            </h3>
            <div id={id} hidden={!isOpen} className="chapter-body">
              <RequirementTable rows={own} tasks={tasks} caption={`${chapter.id} ${t(chapter.title)}`} />
            </div>
          </section>
        )
      })}
    </>
  )
}

function sum(counts: Assessment['counts']): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}

function RequirementTable({ rows, tasks, caption }: { rows: readonly RequirementRow[]; tasks: ReadonlyMap<string, TaskRow>; caption: string }) {
  const t = useText()
  const titles = {
    clause: t({ zh: '条款', en: 'Clause' }),
    outcome: t({ zh: '结论', en: 'Outcome' }),
    level: t({ zh: '级别', en: 'Level' }),
    subjects: t({ zh: '对象（满足/适用）', en: 'Subjects met' }),
    since: t({ zh: '自', en: 'Since' }),
    task: t({ zh: '整改', en: 'Task' }),
  }
  return (
    <table className="list requirements">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{titles.clause}</th>
          <th scope="col">{t({ zh: '要求', en: 'Requirement' })}</th>
          <th scope="col">{titles.outcome}</th>
          <th scope="col">{titles.level}</th>
          <th scope="col">{titles.subjects}</th>
          <th scope="col">{titles.since}</th>
          <th scope="col">{titles.task}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} task={tasks.get(row.id)} titles={titles} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, task, titles }: { row: RequirementRow; task: TaskRow | undefined; titles: Readonly<Record<string, string>> }) {
  const t = useText()
  const address = useAddress()
  return (
    <tr data-id={row.id}>
      <td data-label={titles.clause} className="clause-cell">
        <span className="clause-number">{row.id}</span>
      </td>
      <td className="title-cell">
        <AppLink className="row-link" to={address(`conformity/${row.id}`)}>
          {t(row.title)}
        </AppLink>
        <span className="reason">
          {row.worst && row.outcome !== 'met' ? `${row.worst.subject.name}：${t(row.worst.because)}` : t(row.reason.text)}
          {!row.automatic && !row.isRollUp && <span className="by-evidence">{t({ zh: '凭佐证', en: 'by evidence' })}</span>}
        </span>
      </td>
      <td data-label={titles.outcome} className="outcome-cell">
        <StatusTag outcome={row.outcome} />
      </td>
      <td data-label={titles.level}>
        <Tag>{t(LEVELS[row.level])}</Tag>
      </td>
      <td data-label={titles.subjects}>
        <CountsBar counts={row.counts} />
      </td>
      <td data-label={titles.since} className="date-cell">
        {formatDate(row.since)}
      </td>
      <td data-label={titles.task} className="task-cell">
        {task ? (
          <AppLink to={address('conformity/tasks', { open: task.id })} title={task.title}>
            {task.owner?.name ?? t({ zh: '待指派', en: 'Not assigned' })}
            {task.isOverdue && <span className="overdue"> {t({ zh: '逾期', en: 'overdue' })}</span>}
          </AppLink>
        ) : (
          <span className="quiet">--</span>
        )}
      </td>
    </tr>
  )
}
