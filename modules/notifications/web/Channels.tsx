import { useState } from 'react'
import { newId } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/form/Form.tsx'
import type { Fields } from '#ui/form/form-rules.ts'
import { EMPTY } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tag } from '#ui/Tag.tsx'
import { toast } from '#ui/toast.ts'
import { useAct, useAsk, type Webhook } from './calls.ts'
import { StateTag } from './DeliveryLog.tsx'

const CHANNELS = {
  dingtalk: { zh: '钉钉机器人', en: 'DingTalk robot' },
  wecom: { zh: '企业微信机器人', en: 'WeCom robot' },
  feishu: { zh: '飞书机器人', en: 'Feishu robot' },
} as const
type Channel = keyof typeof CHANNELS

/** Group robots that get the park's messages too. */
export function Channels() {
  const t = useText()
  const found = useAsk('webhookList', {})
  const [edited, setEdited] = useState<Webhook | 'new'>()
  const remove = useAct('removeWebhook')
  const rows = found.data?.webhooks ?? []
  const titles = {
    channel: t({ zh: '渠道', en: 'Channel' }),
    host: t({ zh: '地址', en: 'Host' }),
    state: t({ zh: '状态', en: 'State' }),
    last: t({ zh: '最近发送', en: 'Last message' }),
    actions: t('actions'),
  }
  return (
    <div className="list-page">
      <div className="page-actions channel-actions">
        <Button look="primary" icon="plus" onClick={() => setEdited('new')}>
          {t({ zh: '添加机器人', en: 'Add a robot' })}
        </Button>
      </div>
      {remove.problem && <ProblemNotice problem={remove.problem} />}
      <section className="panel" aria-label={t({ zh: '群机器人', en: 'Group robots' })}>
        {found.isPending && <Skeleton lines={5} />}
        {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
        {found.data && rows.length === 0 && (
          <EmptyState
            kind="never"
            what={{ zh: '群机器人', en: 'robot' }}
            hint={{ zh: '添加后，园区消息会同时推送到钉钉、企业微信或飞书群。', en: 'Messages then also go to a DingTalk, WeCom or Feishu group.' }}
          />
        )}
        {rows.length > 0 && (
          <table className="list">
            <caption className="sr-only">{t({ zh: '群机器人', en: 'Group robots' })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                {Object.values(titles).map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    <strong>{row.name}</strong>
                  </td>
                  <td data-label={titles.channel}>{t(CHANNELS[row.channel])}</td>
                  <td data-label={titles.host}>{row.host}</td>
                  <td data-label={titles.state}>
                    {row.isActive ? (
                      <Tag tone="good" icon="check">
                        {t({ zh: '启用', en: 'On' })}
                      </Tag>
                    ) : (
                      <Tag>{t({ zh: '停用', en: 'Off' })}</Tag>
                    )}
                  </td>
                  <td data-label={titles.last}>
                    {row.lastState ? <StateTag state={row.lastState} /> : EMPTY} {row.lastError}
                  </td>
                  <td data-label={titles.actions}>
                    <span className="page-actions">
                      <Button onClick={() => setEdited(row)}>{t('edit')}</Button>
                      <Button look="danger" isBusy={remove.isBusy} onClick={() => void remove.run({ id: row.id }).catch(() => undefined)}>
                        {t('remove')}
                      </Button>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {edited && <RobotForm robot={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </div>
  )
}

function RobotForm({ robot, onClose }: { robot: Webhook | undefined; onClose: () => void }) {
  const t = useText()
  const save = useAct('saveWebhook')
  const [id] = useState(() => robot?.id ?? newId())
  const keep = { zh: '留空则沿用已保存的', en: 'Empty: keep what is stored' }
  const fields: Fields = {
    name: { type: 'text', zh: '名称', en: 'Name', required: true, max: 100 },
    channel: { type: 'choice', zh: '渠道', en: 'Channel', required: true, options: CHANNELS },
    url: robot
      ? { type: 'text', zh: 'Webhook 地址', en: 'Webhook address', max: 1_000, help: keep }
      : { type: 'text', zh: 'Webhook 地址', en: 'Webhook address', max: 1_000, required: true },
    secret: { type: 'text', zh: '加签密钥', en: 'Secret', max: 200, ...(robot?.hasSecret ? { help: keep } : {}) },
    isActive: { type: 'boolean', zh: '启用', en: 'In use', required: true },
  }
  const send = async (values: Record<string, unknown>) => {
    await save.run({
      id,
      name: String(values.name),
      channel: values.channel as Channel,
      isActive: values.isActive === true,
      kinds: robot?.kinds ?? [],
      ...(values.url ? { url: String(values.url) } : {}),
      ...(values.secret ? { secret: String(values.secret) } : {}),
    })
    toast({ text: t('form.saved', { what: t({ zh: '机器人', en: 'Robot' }) }) })
    onClose()
  }
  return (
    <Dialog title={robot ? robot.name : t({ zh: '添加机器人', en: 'Add a robot' })} isOpen isDrawer onClose={onClose}>
      <Form
        fields={fields}
        start={{ name: robot?.name ?? '', channel: robot?.channel ?? 'dingtalk', isActive: robot?.isActive ?? true }}
        onSubmit={send}
        onCancel={onClose}
      />
    </Dialog>
  )
}
