import { useState } from 'react'
import { newId } from '#ui/api.ts'
import { Form } from '#ui/form/Form.tsx'
import type { Fields } from '#ui/form/form-rules.ts'
import { formatDate } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { toast } from '#ui/toast.ts'
import { type FindingView, type RequirementRow, useAct } from '../calls.ts'
import { useColleagues } from './colleagues.ts'

const DAYS = 30

/** Opens a rectification task for a requirement, or for one of its subjects. */
export function TaskForm({ row, finding, onClose }: { row: Pick<RequirementRow, 'id' | 'title'>; finding?: FindingView | undefined; onClose: () => void }) {
  const t = useText()
  const open = useAct('openTask')
  const [id] = useState(newId)
  const { options, personOf } = useColleagues()
  const fields: Fields = {
    title: { type: 'text', zh: '任务', en: 'Task', required: true, max: 200 },
    owner: { type: 'choice', zh: '责任人', en: 'Owner', options, help: { zh: '可以先不指定', en: 'May be given later' } },
    dueOn: { type: 'date', zh: '完成期限', en: 'Due on', required: true },
    description: { type: 'longText', zh: '整改要求', en: 'What is to be done' },
  }
  const start = {
    title: finding ? t({ zh: '整改 {name}', en: 'Mend {name}' }, { name: finding.subject.name }) : t(row.title),
    description: finding ? t(finding.because.text) : '',
    dueOn: formatDate(new Date(Date.now() + DAYS * 86_400_000)),
  }
  const send = async (values: Record<string, unknown>) => {
    const owner = personOf(values.owner)
    await open.run({
      id,
      requirement: row.id,
      title: String(values.title),
      description: String(values.description ?? ''),
      dueOn: String(values.dueOn),
      ...(owner ? { owner } : {}),
      ...(finding ? { subject: { kind: finding.subject.kind, id: finding.subject.id } } : {}),
    })
    toast({ text: t({ zh: '已建立整改任务；条款满足后自动关闭', en: 'Task opened; it closes by itself once the gap is mended' }) })
    onClose()
  }
  return (
    <Dialog title={t({ zh: '建立整改任务 {id}', en: 'Open a task for {id}' }, { id: row.id })} isOpen isDrawer onClose={onClose}>
      <Form fields={fields} start={start} onSubmit={send} onCancel={onClose} submitLabel={t({ zh: '建立任务', en: 'Open the task' })} />
    </Dialog>
  )
}
