import { Button } from '#ui/Button.tsx'
import { formatTime } from '#ui/format.ts'
import type { IconName } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { Tag, type Tone } from '#ui/Tag.tsx'
import type { EvidenceView } from '../calls.ts'
import { FileLink } from './FileLink.tsx'

export const STATES = {
  pending: { zh: '待审核', en: 'Waiting for review', tone: 'info', icon: 'clock' },
  accepted: { zh: '已通过', en: 'Accepted', tone: 'good', icon: 'metCircle' },
  refuted: { zh: '认定不符合', en: 'Refuted', tone: 'bad', icon: 'notMetCircle' },
  returned: { zh: '已退回', en: 'Returned', tone: 'warn', icon: 'undo' },
} as const satisfies Readonly<Record<EvidenceView['decision'], { zh: string; en: string; tone: Tone; icon: IconName }>>

/** One piece of evidence: the file, its dates, who handed it in, who decided what. */
export function EvidenceItem({ evidence, onReview, children }: { evidence: EvidenceView; onReview?: (() => void) | undefined; children?: React.ReactNode }) {
  const t = useText()
  const state = STATES[evidence.decision]
  return (
    <li className="evidence-item">
      <div className="evidence-body">
        <p>
          <Tag tone={state.tone} icon={state.icon}>
            {t(state)}
          </Tag>{' '}
          {!evidence.isInDate && (
            <Tag tone="warn" icon="clock">
              {t({ zh: '已过期', en: 'Expired' })}
            </Tag>
          )}{' '}
          <strong>{evidence.title}</strong>
        </p>
        <p className="evidence-links">
          {children}
          <FileLink id={evidence.fileId} name={evidence.fileName} />
        </p>
        <p className="quiet">
          {t(
            { zh: '{from} 出具，有效期至 {until} · {by} {at} 提交', en: 'Issued {from}, valid until {until} · handed in by {by}, {at}' },
            { from: evidence.issuedOn, until: evidence.validUntil, by: evidence.uploadedBy.name, at: formatTime(evidence.uploadedAt) },
          )}
        </p>
        {evidence.note && <p>{evidence.note}</p>}
        {evidence.decidedBy && (
          <p className="quiet">
            {t({ zh: '{by} {at} 审核', en: 'Reviewed by {by}, {at}' }, { by: evidence.decidedBy.name, at: formatTime(evidence.decidedAt) })}
            {evidence.reason && `${t({ zh: '：', en: ': ' })}${evidence.reason}`}
          </p>
        )}
      </div>
      {onReview && evidence.canReview && evidence.decision === 'pending' && (
        <Button look="primary" onClick={onReview} aria-label={`${t({ zh: '审核', en: 'Review' })} ${evidence.title}`}>
          {t({ zh: '审核', en: 'Review' })}
        </Button>
      )}
    </li>
  )
}
