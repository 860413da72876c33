import { useText } from '#ui/i18n.ts'
import { Tag } from '#ui/Tag.tsx'
import type { TaskRow } from '../calls.ts'

/** Open, overdue, waived or closed. */
export function TaskTag({ task }: { task: Pick<TaskRow, 'state' | 'isOverdue' | 'closeReason'> }) {
  const t = useText()
  if (task.isOverdue)
    return (
      <Tag tone="bad" icon="warning">
        {t({ zh: '逾期', en: 'Overdue' })}
      </Tag>
    )
  if (task.state === 'waived')
    return (
      <Tag tone="neutral" icon="minusCircle">
        {t({ zh: '已豁免', en: 'Waived' })}
      </Tag>
    )
  if (task.state === 'closed')
    return (
      <Tag tone="good" icon="check">
        {task.closeReason === 'notApplicable'
          ? t({ zh: '已关闭（不适用）', en: 'Closed (not applicable)' })
          : t({ zh: '已关闭（已满足）', en: 'Closed (met)' })}
      </Tag>
    )
  return (
    <Tag tone="info" icon="clock">
      {t({ zh: '整改中', en: 'Open' })}
    </Tag>
  )
}
