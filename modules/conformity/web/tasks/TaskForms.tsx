import { useState } from 'react'
import { newId, uploadFile } from '#ui/api.ts'
import { FileDrop } from '#ui/form/FileDrop.tsx'
import { Form } from '#ui/form/Form.tsx'
import type { Fields } from '#ui/form/form-rules.ts'
import { formatDate } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { usePlace } from '#ui/park.ts'
import { toast } from '#ui/toast.ts'
import { type TaskRow, useAct } from '../calls.ts'
import { useColleagues } from './colleagues.ts'

interface Props {
  task: TaskRow
  onDone: () => void
}

const REASON: Fields = { reason: { type: 'longText', zh: '理由', en: 'Reason', required: true } }

export function AssignForm({ task, onDone }: Props) {
  const t = useText()
  const assign = useAct('assignTask')
  const { options, personOf } = useColleagues()
  const fields: Fields = {
    owner: { type: 'choice', zh: '责任人', en: 'Owner', required: true, options },
    dueOn: { type: 'date', zh: '完成期限', en: 'Due on', required: true },
  }
  const send = async (values: Record<string, unknown>) => {
    const owner = personOf(values.owner)
    if (!owner) throw new Error(t({ zh: '请选择责任人', en: 'Choose an owner' }))
    await assign.run({ id: task.id, version: task.version, owner, dueOn: String(values.dueOn) })
    toast({ text: t({ zh: '已指派给 {name}', en: 'Assigned to {name}' }, { name: owner.name }) })
    onDone()
  }
  return (
    <Form
      key={Object.keys(options).length}
      fields={fields}
      start={{ owner: task.owner?.id ?? null, dueOn: task.dueOn }}
      onSubmit={send}
      onCancel={onDone}
      submitLabel={t({ zh: '指派', en: 'Assign' })}
    />
  )
}

const WAIVED_DAYS = 90

export function WaiveForm({ task, onDone }: Props) {
  const t = useText()
  const waive = useAct('waiveTask')
  const fields: Fields = {
    until: {
      type: 'date',
      zh: '豁免至',
      en: 'Until',
      required: true,
      help: { zh: '到期后任务自动恢复；豁免不改变条款结论', en: 'The task comes back then; the outcome does not change' },
    },
    ...REASON,
  }
  const send = async (values: Record<string, unknown>) => {
    await waive.run({ id: task.id, until: String(values.until), reason: String(values.reason) })
    toast({ text: t({ zh: '已豁免', en: 'Waived' }) })
    onDone()
  }
  return (
    <Form
      fields={fields}
      start={{ until: formatDate(new Date(Date.now() + WAIVED_DAYS * 86_400_000)) }}
      onSubmit={send}
      onCancel={onDone}
      submitLabel={t({ zh: '豁免', en: 'Waive' })}
    />
  )
}

export function ReopenForm({ task, onDone }: Props) {
  const t = useText()
  const reopen = useAct('reopenTask')
  const send = async (values: Record<string, unknown>) => {
    await reopen.run({ id: task.id, reason: String(values.reason) })
    toast({ text: t({ zh: '已重新打开', en: 'Reopened' }) })
    onDone()
  }
  return <Form fields={REASON} start={{}} onSubmit={send} onCancel={onDone} submitLabel={t({ zh: '重新打开', en: 'Reopen' })} />
}

const COMMENT: Fields = { text: { type: 'longText', zh: '回复', en: 'Comment', required: true } }

/** What was done so far, with photos of it. */
export function CommentForm({ task }: { task: TaskRow }) {
  const t = useText()
  const { parkId = '' } = usePlace()
  const comment = useAct('commentTask')
  const [file, setFile] = useState<File>()
  const [round, setRound] = useState(newId)
  const send = async (values: Record<string, unknown>) => {
    const fileIds = file ? [(await uploadFile<{ id: string }>('files/upload', file, { parkId, purpose: 'attachment' })).id] : []
    await comment.run({ id: task.id, text: String(values.text), fileIds })
    setFile(undefined)
    setRound(newId())
  }
  return (
    <section className="stack">
      <h3>{t({ zh: '回复进展', en: 'Tell about progress' })}</h3>
      <FileDrop label={t({ zh: '附一张照片或一份文件（可选）', en: 'Add a photo or file (optional)' })} file={file} onFile={setFile} />
      <Form key={round} fields={COMMENT} start={{}} onSubmit={send} submitLabel={t({ zh: '发送', en: 'Send' })} />
    </section>
  )
}
