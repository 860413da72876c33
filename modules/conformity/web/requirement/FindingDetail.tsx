import { Button } from '#ui/Button.tsx'
import { formatDate, formatTime } from '#ui/format.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { StatusTag } from '#ui/Tag.tsx'
import type { FindingView, ParameterView } from '../calls.ts'
import { useLedgerWords } from '../ledger-words.ts'
import { subjectKindText } from '../words.ts'
import { FindingPlan } from './FindingPlan.tsx'
import { MissingLink, RecordLink } from './RecordLinks.tsx'
import { shownText, valueText } from './shown.ts'

interface Props {
  finding: FindingView
  parameters: readonly ParameterView[]
  onSelect: (subjectId: string) => void
  /** Offered where there is a gap and the user may open tasks. */
  onTask?: (() => void) | undefined
}

/** One subject: what was demanded, what was found, why, on which records it rests, what is missing, and where it is. */
export function FindingDetail({ finding, parameters, onSelect, onTask }: Props) {
  const t = useText()
  const words = useLedgerWords([finding.subject.ledger, ...finding.sources.map(({ ledger }) => ledger), ...finding.missing.map(({ ledger }) => ledger)])
  const used = Object.entries(finding.values)
  return (
    <article className="finding" aria-label={finding.subject.name}>
      <header>
        <h3>
          <RecordLink ledger={finding.subject.ledger} id={finding.subject.id}>
            {finding.subject.name}
          </RecordLink>{' '}
          <span className="quiet">{t(subjectKindText(finding.subject.kind))}</span>
        </h3>
        <StatusTag outcome={finding.outcome} />
        {onTask && (
          <Button icon="plus" onClick={onTask}>
            {t({ zh: '建整改任务', en: 'Open a task' })}
          </Button>
        )}
      </header>
      <dl className="measured">
        <div>
          <dt>{t({ zh: '应为', en: 'Required' })}</dt>
          <dd>{shownText(finding.required, t)}</dd>
        </div>
        <div className={finding.outcome}>
          <dt>{t({ zh: '实测', en: 'Found' })}</dt>
          <dd>{shownText(finding.measured, t)}</dd>
        </div>
        <div className="wide">
          <dt>{t({ zh: '原因', en: 'Because' })}</dt>
          <dd>{t(finding.because.text)}</dd>
        </div>
      </dl>
      {finding.missing.length > 0 && (
        <section className="missing">
          <h4>{t({ zh: '缺少的数据', en: 'Missing data' })}</h4>
          <ul>
            {finding.missing.map((missing) => (
              <li key={`${missing.ledger} ${missing.id} ${missing.field}`}>
                <Icon name={missing.stale ? 'clock' : 'edit'} size={14} />
                <MissingLink missing={missing} title={words.title(missing.ledger)} field={words.field(missing.ledger, missing.field)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <FindingPlan finding={finding} onSelect={onSelect} />
      {finding.sources.length > 0 && (
        <section>
          <h4>{t({ zh: '依据的记录', en: 'Records it rests on' })}</h4>
          <ul className="sources">
            {finding.sources.map((source) => (
              <li key={`${source.ledger} ${source.id}`}>
                <RecordLink ledger={source.ledger} id={source.id}>
                  {source.label}
                </RecordLink>
                <span className="quiet">{t(words.title(source.ledger) ?? { zh: source.ledger, en: source.ledger })}</span>
                <span className="quiet">{source.on ? formatDate(source.on) : t({ zh: '未注明日期', en: 'no date' })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="quiet">
        {used.length > 0 &&
          `${t({ zh: '所用取值', en: 'Values used' })}：${used.map(([name, value]) => usedText(name, value)).join(t({ zh: '；', en: '; ' }))}。`}
        {t({ zh: '该结论自 {at} 起。', en: 'So since {at}.' }, { at: formatTime(finding.since) })}
      </p>
    </article>
  )

  function usedText(name: string, value: number | string | boolean): string {
    // A check may call a figure otherwise than the requirement does; its value tells which one it is.
    const parameter = parameters.find((one) => one.name === name) ?? parameters.find((one) => one.value === value)
    return parameter ? `${t(parameter)} ${valueText(parameter, value, t)}` : `${name} ${String(value)}`
  }
}
