import { useId, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { toast } from '#ui/toast.ts'
import { type EvidenceView, useAct } from '../calls.ts'
import { FileLink } from './FileLink.tsx'

const DECISIONS = {
  accepted: { zh: '通过：证明满足要求', en: 'Accept: it shows what is asked' },
  refuted: { zh: '认定不符合：内容表明不满足要求', en: 'Refute: it shows the contrary' },
  returned: { zh: '退回：材料不可用，请重新提交', en: 'Return: not usable, hand in another' },
} as const
type Decision = keyof typeof DECISIONS

/** A second person decides about evidence; anything but acceptance needs a reason. */
export function ReviewDialog({ evidence, onClose }: { evidence: EvidenceView; onClose: () => void }) {
  const t = useText()
  const id = useId()
  const review = useAct('reviewEvidence')
  const [decision, setDecision] = useState<Decision>('accepted')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const needsReason = decision !== 'accepted'
  const decide = async () => {
    if (needsReason && reason.trim() === '') {
      setProblem(new Error(t({ zh: '请写明理由，提交人会看到。', en: 'Give the reason; the person who handed it in will read it.' })))
      return
    }
    try {
      await review.run({ id: evidence.id, decision, reason: reason.trim() })
      toast({ text: t({ zh: '审核结论已保存', en: 'Review saved' }) })
      onClose()
    } catch (caught) {
      setProblem(caught)
    }
  }
  return (
    <Dialog
      title={t({ zh: '审核佐证', en: 'Review evidence' })}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" isBusy={review.isBusy} onClick={() => void decide()}>
          {t({ zh: '提交审核结论', en: 'Save the review' })}
        </Button>
      }
    >
      <div className="form">
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <p>
          <strong>{evidence.title}</strong> <FileLink id={evidence.fileId} name={evidence.fileName} />
        </p>
        <p className="quiet">
          {t(
            { zh: '{by} 提交；{from} 出具，有效期至 {until}', en: 'Handed in by {by}; issued {from}, valid until {until}' },
            { by: evidence.uploadedBy.name, from: evidence.issuedOn, until: evidence.validUntil },
          )}
        </p>
        {evidence.note && <p>{evidence.note}</p>}
        <fieldset className="field">
          <legend>{t({ zh: '审核结论', en: 'Decision' })}</legend>
          <div className="readings">
            {(Object.keys(DECISIONS) as Decision[]).map((key) => (
              <label key={key} className="check">
                <input type="radio" name={id} checked={decision === key} onChange={() => setDecision(key)} />
                {t(DECISIONS[key])}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="field">
          <label htmlFor={`${id}-reason`}>
            {t({ zh: '理由', en: 'Reason' })}
            {needsReason && (
              <span className="required" aria-hidden="true">
                *
              </span>
            )}
          </label>
          <textarea id={`${id}-reason`} rows={3} maxLength={500} required={needsReason} value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
      </div>
    </Dialog>
  )
}
