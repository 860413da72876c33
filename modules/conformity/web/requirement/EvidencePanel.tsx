import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/i18n.ts'
import type { EvidenceView, RequirementDetail } from '../calls.ts'
import { EvidenceForm } from '../evidence/EvidenceForm.tsx'
import { EvidenceItem } from '../evidence/EvidenceItem.tsx'
import { ReviewDialog } from '../evidence/ReviewDialog.tsx'
import { WHAT } from '../words.ts'

/** Dated documents and photos, each decided by somebody who did not hand it in. */
export function EvidencePanel({ detail }: { detail: RequirementDetail }) {
  const t = useText()
  const [isAdding, setAdding] = useState(false)
  const [reviewed, setReviewed] = useState<EvidenceView>()
  const expected = detail.evidenceExpected
  return (
    <section className="panel" id="evidence" aria-labelledby="evidence-title">
      <header className="panel-head">
        <h2 id="evidence-title">{t({ zh: '佐证', en: 'Evidence' })}</h2>
        {detail.can.submitEvidence && (
          <Button icon="upload" onClick={() => setAdding(true)}>
            {t({ zh: '上传佐证', en: 'Hand in' })}
          </Button>
        )}
      </header>
      {expected && (
        <p className="quiet">
          {detail.needsEvidence ? t({ zh: '本条需要：', en: 'Needed: ' }) : t({ zh: '可补充：', en: 'Welcome: ' })}
          {t({ zh: '{what}（{days} 天内有效）', en: '{what} (good for {days} days)' }, { what: t(expected), days: expected.validDays })}
        </p>
      )}
      {detail.evidence.length === 0 && (
        <EmptyState
          kind="never"
          what={WHAT.evidence}
          hint={
            detail.needsEvidence
              ? { zh: '上传有日期的文件或照片，由另一人审核后生效。', en: 'Hand in a dated document or photo; somebody else reviews it.' }
              : { zh: '本条由数据自动判定，佐证可选。', en: 'Live data decides; evidence is optional.' }
          }
        />
      )}
      <ul className="evidence-list">
        {detail.evidence.map((evidence) => (
          <EvidenceItem key={evidence.id} evidence={evidence} onReview={() => setReviewed(evidence)} />
        ))}
      </ul>
      {detail.evidence.some((one) => one.decision === 'pending' && !one.canReview) && detail.can.reviewEvidence && (
        <p className="quiet">{t({ zh: '自己上传的佐证须由他人审核。', en: 'What you handed in yourself is reviewed by somebody else.' })}</p>
      )}
      {isAdding && <EvidenceForm detail={detail} onClose={() => setAdding(false)} />}
      {reviewed && <ReviewDialog evidence={reviewed} onClose={() => setReviewed(undefined)} />}
    </section>
  )
}
