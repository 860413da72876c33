import { EmptyState } from '#ui/EmptyState.tsx'
import { EMPTY, formatNumber, formatTime } from '#ui/format.ts'
import type { IconName } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tag, type Tone } from '#ui/Tag.tsx'
import { useAsk } from './calls.ts'

const STATES = {
  pending: { zh: '等待发送', en: 'Waiting', tone: 'info', icon: 'clock' },
  sent: { zh: '已发送', en: 'Sent', tone: 'good', icon: 'check' },
  failed: { zh: '失败，将重试', en: 'Failed, will retry', tone: 'warn', icon: 'warning' },
  dead: { zh: '已放弃', en: 'Given up', tone: 'bad', icon: 'notMetCircle' },
} as const satisfies Readonly<Record<string, { zh: string; en: string; tone: Tone; icon: IconName }>>

export function StateTag({ state }: { state: keyof typeof STATES }) {
  const t = useText()
  const look = STATES[state]
  return (
    <Tag tone={look.tone} icon={look.icon}>
      {t(look)}
    </Tag>
  )
}

/** What was sent over mail and robots, the latest first. */
export function DeliveryLog() {
  const t = useText()
  const found = useAsk('deliveryLog', { limit: 100 })
  const rows = found.data?.deliveries ?? []
  const titles = {
    channel: t({ zh: '渠道', en: 'Channel' }),
    target: t({ zh: '发往', en: 'To' }),
    at: t({ zh: '时间', en: 'Time' }),
    attempts: t({ zh: '次数', en: 'Tries' }),
    state: t({ zh: '状态', en: 'State' }),
    reason: t({ zh: '失败原因', en: 'Reason' }),
  }
  return (
    <div className="list-page">
      <section className="panel" aria-label={t({ zh: '发送记录', en: 'Sent' })}>
        {found.isPending && <Skeleton lines={6} />}
        {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
        {found.data && rows.length === 0 && (
          <EmptyState
            kind="never"
            what={{ zh: '发送记录', en: 'delivery' }}
            hint={{ zh: '邮件和群机器人的发送结果会列在这里。', en: 'What goes out by mail and robots is listed here.' }}
          />
        )}
        {rows.length > 0 && (
          <table className="list">
            <caption className="sr-only">{t({ zh: '发送记录', en: 'Sent' })}</caption>
            <thead>
              <tr>
                <th scope="col">{t({ zh: '消息', en: 'Message' })}</th>
                {Object.entries(titles).map(([key, title]) => (
                  <th key={key} scope="col" className={key === 'attempts' ? 'number' : undefined}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{t(row.title)}</td>
                  <td data-label={titles.channel}>{row.channel}</td>
                  <td data-label={titles.target}>{row.target}</td>
                  <td data-label={titles.at}>{formatTime(row.sentAt ?? row.createdAt)}</td>
                  <td data-label={titles.attempts} className="number">
                    {formatNumber(row.attempts)}
                  </td>
                  <td data-label={titles.state}>
                    <StateTag state={row.state} />
                  </td>
                  <td data-label={titles.reason}>{row.lastError ?? EMPTY}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}
