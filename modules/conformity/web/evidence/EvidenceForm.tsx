import { useState } from 'react'
import { newId, uploadFile } from '#ui/api.ts'
import { FileDrop } from '#ui/form/FileDrop.tsx'
import { Form } from '#ui/form/Form.tsx'
import type { Fields } from '#ui/form/form-rules.ts'
import { formatDate } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { usePlace } from '#ui/park.ts'
import { toast } from '#ui/toast.ts'
import { type RequirementDetail, useAct } from '../calls.ts'

const FIELDS: Fields = {
  title: { type: 'text', zh: '名称', en: 'Title', required: true, max: 200 },
  issuedOn: { type: 'date', zh: '出具或拍摄日期', en: 'Issued or taken on', required: true },
  validUntil: {
    type: 'date',
    zh: '有效期至',
    en: 'Valid until',
    help: { zh: '不填则按标准规定的最长期限', en: 'Left out: the longest period the standard allows' },
  },
  note: { type: 'longText', zh: '说明', en: 'Note' },
}
const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.csv'

/** Hands in a dated document or photo. The file goes first; a failed hand-in does not ask for it again. */
export function EvidenceForm({ detail, onClose }: { detail: Pick<RequirementDetail, 'row' | 'evidenceExpected'>; onClose: () => void }) {
  const t = useText()
  const { parkId = '' } = usePlace()
  const submit = useAct('submitEvidence')
  const [file, setFile] = useState<File>()
  const [sent, setSent] = useState<{ file: File; id: string }>()
  const [id] = useState(newId)
  const expected = detail.evidenceExpected
  const send = async (values: Record<string, unknown>) => {
    if (!file) throw new Error(t({ zh: '请选择文件', en: 'Choose a file' }))
    const fileId = sent?.file === file ? sent.id : (await uploadFile<{ id: string }>('files/upload', file, { parkId, purpose: 'evidence' })).id
    setSent({ file, id: fileId })
    await submit.run({
      id,
      requirement: detail.row.id,
      fileId,
      fileName: file.name,
      title: String(values.title),
      issuedOn: String(values.issuedOn),
      ...(values.validUntil ? { validUntil: String(values.validUntil) } : {}),
      note: String(values.note ?? ''),
    })
    toast({ text: t({ zh: '佐证已提交，等待他人审核', en: 'Handed in; somebody else will review it' }) })
    onClose()
  }
  return (
    <Dialog title={t({ zh: '上传佐证 {id}', en: 'Hand in evidence for {id}' }, { id: detail.row.id })} isOpen isDrawer onClose={onClose}>
      <div className="stack">
        {expected && (
          <p>
            {t(
              { zh: '应提供：{what}。自出具之日起 {days} 天内有效。', en: 'Expected: {what}. Good for {days} days after its date.' },
              { what: t(expected), days: expected.validDays },
            )}
          </p>
        )}
        <FileDrop
          label={t({ zh: '选择文件（PDF、照片、表格，不超过 20 MB）', en: 'Choose a file (PDF, photo, sheet, up to 20 MB)' })}
          accept={ACCEPTED}
          file={file}
          onFile={setFile}
        />
        <Form
          fields={FIELDS}
          start={{ title: expected ? t(expected) : t(detail.row.title), issuedOn: formatDate(new Date()) }}
          onSubmit={send}
          onCancel={onClose}
          submitLabel={t({ zh: '提交审核', en: 'Hand in for review' })}
        />
      </div>
    </Dialog>
  )
}
