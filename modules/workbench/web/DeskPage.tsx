import type { ReactNode } from 'react'
import { EMPTY, formatDate, formatNumber } from '#ui/format.ts'
import { useLocale, useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { type Stat, StatTiles } from '#ui/StatTiles.tsx'
import { useAsk, useSelf } from './calls.ts'
import { ConformityPanel } from './desk/ConformityPanel.tsx'
import { EquipmentPanel } from './desk/EquipmentPanel.tsx'
import { GapsPanel } from './desk/GapsPanel.tsx'
import { MessagesPanel, RecentPanel } from './desk/RecentPanel.tsx'
import { TodayPanel } from './desk/TodayPanel.tsx'
import { TodoPanel } from './desk/TodoPanel.tsx'
import { type DeskPanel, deskOrder } from './desk-order.ts'
import { useWork } from './use-work.ts'
import './workbench.css'

const PANELS: Readonly<Record<DeskPanel, () => ReactNode>> = {
  todo: TodoPanel,
  gaps: GapsPanel,
  today: TodayPanel,
  equipment: EquipmentPanel,
  conformity: ConformityPanel,
  recent: RecentPanel,
  messages: MessagesPanel,
}

/** The operator's home: what one has to do, what the park lacks, what is due. The order follows the post. */
export function DeskPage() {
  const t = useText()
  const to = useLocale()
  const place = usePlace()
  const self = useSelf()
  const { main, side } = deskOrder(place.roles)
  const weekday = new Date().toLocaleDateString(to === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long', timeZone: 'Asia/Shanghai' })
  const today = `${formatDate(new Date())} ${weekday}`
  const name = self?.displayName ?? ''
  return (
    <div className="desk">
      <PageHead
        title={{ zh: '工作台', en: 'Workbench' }}
        clauses={['4.3', '7.2.1', '7.3.1']}
        description={{ zh: `${name ? `${name}，你好。` : ''}今天是 ${today}。`, en: `${name ? `Hello ${name}. ` : ''}Today is ${today}.` }}
      />
      <Numbers />
      <div className="desk-columns">
        {[main, side].map((column) => (
          <div key={column.join()} className="stack">
            {column.map((key) => {
              const Panel = PANELS[key]
              return <Panel key={key} />
            })}
          </div>
        ))}
      </div>
      <span className="sr-only" role="status">
        {t({ zh: '工作台已打开', en: 'The workbench is open' })}
      </span>
    </div>
  )
}

/** The few numbers of the day; each leads to the list that makes it up. */
function Numbers() {
  const t = useText()
  const place = usePlace()
  const work = useWork('mine')
  const assessment = useAsk('conformity.assessment').data
  const unread = useAsk('notifications.unreadCount').data
  const shown = (value: number | undefined) => (value === undefined ? EMPTY : formatNumber(value))
  const mine = work.isPending ? undefined : work.counts.mine
  const overdue = work.isPending ? undefined : work.overdue
  const notMet = assessment?.counts.notMet
  const stats: Stat[] = [
    { key: 'mine', label: t({ zh: '待我处理', en: 'For me' }), value: shown(mine), to: pathIn(place, 'tasks'), tone: mine ? 'info' : 'neutral' },
    {
      key: 'overdue',
      label: t({ zh: '其中逾期', en: 'Overdue' }),
      value: shown(overdue),
      to: `${pathIn(place, 'tasks')}?overdue=1`,
      tone: overdue ? 'bad' : 'neutral',
    },
    {
      key: 'notMet',
      label: t({ zh: '不满足条款', en: 'Not met' }),
      value: shown(notMet),
      to: `${pathIn(place, 'conformity')}?outcome=notMet`,
      tone: notMet ? 'bad' : 'neutral',
    },
    {
      key: 'unknown',
      label: t({ zh: '缺资料条款', en: 'Records missing' }),
      value: shown(assessment?.counts.unknown),
      to: `${pathIn(place, 'conformity')}?outcome=unknown`,
      tone: assessment?.counts.unknown ? 'warn' : 'neutral',
    },
    { key: 'unread', label: t({ zh: '未读消息', en: 'Unread messages' }), value: shown(unread?.count), to: `${pathIn(place, 'messages')}?tab=unread` },
  ]
  return <StatTiles label={t({ zh: '今天的数字', en: 'Numbers of the day' })} stats={stats} />
}
