import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/form/Form.tsx'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tag } from '#ui/Tag.tsx'
import { toast } from '#ui/toast.ts'
import { useAct, useAsk } from './calls.ts'
import { parseDays } from './ladder-days.ts'

/** On which days before and after a due day the people concerned are reminded. */
export function Reminders({ canSave }: { canSave: boolean }) {
  const t = useText()
  const found = useAsk('ladder', {})
  const save = useAct('saveLadder')
  const [isOpen, setOpen] = useState(false)
  if (found.isError) return <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton lines={5} />
  const { days, isDefault } = found.data
  const name = (day: number) =>
    day > 0
      ? t({ zh: '提前 {n} 天', en: '{n} days before' }, { n: day })
      : day === 0
        ? t({ zh: '到期当天', en: 'On the day' })
        : t({ zh: '逾期 {n} 天', en: '{n} days after' }, { n: -day })
  const store = async (next: number[] | null) => {
    await save.run({ days: next })
    toast({ text: t({ zh: '提醒阶梯已保存', en: 'Reminders saved' }) })
    setOpen(false)
  }
  const send = async (values: Record<string, unknown>) => {
    const next = parseDays(String(values.days ?? ''))
    if (!next) throw new Error(t({ zh: '请填写 -90 到 365 之间的整数，用逗号分开。', en: 'Enter whole numbers from -90 to 365, separated by commas.' }))
    await store(next)
  }
  return (
    <section className="panel stack">
      <h2>{t({ zh: '提醒阶梯', en: 'Reminder ladder' })}</h2>
      <p className="quiet">
        {t({
          zh: '待办、佐证和设施维保在这些天提醒责任人；有邮箱或群机器人的同时推送。',
          en: 'On these days people are reminded of to-dos, evidence and services, by mail and robots too where set up.',
        })}
      </p>
      <ul className="ladder">
        {days.map((day) => (
          <li key={day}>
            <Tag tone={day < 0 ? 'bad' : day <= 1 ? 'warn' : 'info'}>{name(day)}</Tag>
          </li>
        ))}
        {days.length === 0 && <li className="quiet">{t({ zh: '不提醒', en: 'No reminders' })}</li>}
        {isDefault && <li className="quiet">{t({ zh: '默认设置', en: 'The default' })}</li>}
      </ul>
      {canSave && !isOpen && (
        <div className="page-actions">
          <Button icon="edit" onClick={() => setOpen(true)}>
            {t({ zh: '修改', en: 'Change' })}
          </Button>
          {!isDefault && (
            <Button isBusy={save.isBusy} onClick={() => void store(null).catch(() => undefined)}>
              {t('list.resetColumns')}
            </Button>
          )}
        </div>
      )}
      {isOpen && (
        <Form
          fields={{
            days: {
              type: 'text',
              zh: '提醒日',
              en: 'Days',
              help: {
                zh: '正数为提前几天，0 为当天，负数为逾期后几天，例如 30, 7, 1, 0, -1, -7',
                en: 'Positive: days before; 0: the day; negative: days after. E.g. 30, 7, 1, 0, -1, -7',
              },
            },
          }}
          start={{ days: days.join(', ') }}
          onSubmit={send}
          onCancel={() => setOpen(false)}
        />
      )}
      {!canSave && <p className="quiet">{t({ zh: '由园长或信息员修改。', en: 'The director or the information officer may change it.' })}</p>}
    </section>
  )
}
