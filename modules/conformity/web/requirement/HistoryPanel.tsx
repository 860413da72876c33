import { useText } from '#ui/i18n.ts'
import { StatusTag } from '#ui/Tag.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { RequirementDetail } from '../calls.ts'
import { causeText, ledgersIn } from '../cause-text.ts'
import { useLedgerWords } from '../ledger-words.ts'

/** When the outcome changed, from what to what, and what set it off. */
export function HistoryPanel({ detail }: { detail: RequirementDetail }) {
  const t = useText()
  const words = useLedgerWords(detail.history.flatMap(({ cause }) => ledgersIn(cause)))
  const names = {
    ledger: words.title,
    requirement: detail.row.id,
    parameter: (id: string, name: string) => (id === detail.row.id ? detail.parameters.find((one) => one.name === name) : undefined),
  }
  return (
    <section className="panel" aria-labelledby="history-title">
      <header className="panel-head">
        <h2 id="history-title">{t({ zh: '结论变化', en: 'History of the outcome' })}</h2>
      </header>
      <Timeline
        entries={detail.history.map((item, at) => ({
          id: `${item.at} ${at}`,
          at: item.at,
          by: '',
          action: (
            <span className="history-item">
              {item.before && <StatusTag outcome={item.before} />}
              {item.before && (
                <span aria-label={t({ zh: '变为', en: 'becomes' })} role="img">
                  →
                </span>
              )}
              {item.after && <StatusTag outcome={item.after} />}
              <span>{t(item.reason.text)}</span>
              <span className="quiet">{t(causeText(item.cause, names))}</span>
            </span>
          ),
        }))}
      />
    </section>
  )
}
