import { AppLink } from '#ui/AppLink.tsx'
import { useText } from '#ui/i18n.ts'
import { addressIn, type Place, pathIn } from '#ui/park.ts'
import { Tag } from '#ui/Tag.tsx'
import type { WorkItem } from './work-items.ts'

/** Where an item is worked on. */
export function addressOf(place: Place, { path }: WorkItem): string | undefined {
  if (path === null) return undefined
  if (path.startsWith('/')) return addressIn(place, path)
  const [before = '', search] = path.split('?')
  // The pages of clauses stand in the operator's door; on a phone it opens there.
  return `${pathIn({ ...place, surface: 'operator' }, before)}${search ? `?${search}` : ''}`
}

/** How much time is left, in words and colour. */
export function DueTag({ item }: { item: Pick<WorkItem, 'dueOn' | 'isOverdue' | 'state'> }) {
  const t = useText()
  if (item.state === 'closed') {
    return (
      <Tag tone="good" icon="check">
        {t({ zh: '已办结', en: 'Done' })}
      </Tag>
    )
  }
  if (item.dueOn === null) return <Tag>{t({ zh: '不限期', en: 'No date' })}</Tag>
  const days = daysUntil(item.dueOn)
  if (item.isOverdue) {
    return (
      <Tag tone="bad" icon="warning">
        {t({ zh: '逾期 {n} 天', en: '{n} days overdue' }, { n: -days })}
      </Tag>
    )
  }
  const text = days === 0 ? t({ zh: '今天到期', en: 'Due today' }) : t({ zh: '剩 {n} 天', en: '{n} days left' }, { n: days })
  return days <= 3 ? (
    <Tag tone="warn" icon="clock">
      {text}
    </Tag>
  ) : (
    <Tag>{text}</Tag>
  )
}

/** Whole days from today to a day, both by the Shanghai calendar. */
export function daysUntil(day: string): number {
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
}

/** One item in a short list. */
export function WorkLine({ item, place, onOpen }: { item: WorkItem; place: Place; onOpen?: () => void }) {
  const t = useText()
  const to = addressOf(place, item)
  return (
    <li>
      <div>
        <p>
          {to ? (
            <AppLink className="desk-title" to={to} {...(onOpen ? { onClick: onOpen } : {})}>
              {t(item.title)}
            </AppLink>
          ) : (
            <strong>{t(item.title)}</strong>
          )}
        </p>
        <p className="quiet">
          {t(item.kind)}
          {item.detail && ` · ${t(item.detail)}`}
        </p>
      </div>
      <DueTag item={item} />
    </li>
  )
}
