import type { Outcome } from '#standard/finding.ts'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { StatusTag } from '#ui/Tag.tsx'
import type { FindingView } from '../calls.ts'
import { subjectKindText } from '../words.ts'
import { shownText } from './shown.ts'

export function findingKey(finding: Pick<FindingView, 'check' | 'subject'>): string {
  return `${finding.subject.kind} ${finding.subject.id} ${finding.check}`
}

interface Props {
  findings: readonly FindingView[]
  caption: string
  selected: string | undefined
  onSelect: (key: string) => void
  isStale: boolean
  placeOf: (finding: FindingView) => string
}

/** Every subject that was checked: choosing one shows it beside the table. */
export function FindingTable({ findings, caption, selected, onSelect, isStale, placeOf }: Props) {
  const t = useText()
  const titles = {
    outcome: t({ zh: '结论', en: 'Outcome' }),
    required: t({ zh: '应为', en: 'Required' }),
    measured: t({ zh: '实测', en: 'Found' }),
    because: t({ zh: '原因', en: 'Because' }),
    place: t({ zh: '位置', en: 'Place' }),
  }
  return (
    <table className="list compact findings" aria-busy={isStale || undefined}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '对象', en: 'Subject' })}</th>
          <th scope="col">{titles.outcome}</th>
          <th scope="col">{titles.required}</th>
          <th scope="col">{titles.measured}</th>
          <th scope="col">{titles.because}</th>
          <th scope="col" className="place-cell">
            {titles.place}
          </th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => {
          const key = findingKey(finding)
          return (
            <tr key={key} data-id={key} className={key === selected ? 'selected' : undefined}>
              <td>
                <button type="button" className="row-link" aria-pressed={key === selected} onClick={() => onSelect(key)}>
                  {finding.subject.name}
                </button>
                <span className="quiet kind">{t(subjectKindText(finding.subject.kind))}</span>
              </td>
              <td data-label={titles.outcome}>
                <StatusTag outcome={finding.outcome} />
              </td>
              <td data-label={titles.required}>{shownText(finding.required, t)}</td>
              <td data-label={titles.measured} className="measured-cell">
                {shownText(finding.measured, t)}
              </td>
              <td data-label={titles.because} className="because-cell">
                {t(finding.because.text)}
              </td>
              <td data-label={titles.place} className="place-cell">
                {placeOf(finding)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface ChipProps {
  counts: Readonly<Record<Outcome, number>>
  chosen: Outcome | undefined
  onChoose: (outcome: Outcome | undefined) => void
}

const CHIPS: readonly Outcome[] = ['notMet', 'unknown', 'waitingForReview', 'met', 'notApplicable']

/** Filters findings by outcome; the numbers are those of the whole requirement. */
export function OutcomeChips({ counts, chosen, onChoose }: ChipProps) {
  const t = useText()
  const total = CHIPS.reduce((sum, outcome) => sum + counts[outcome], 0)
  return (
    <fieldset className="chips">
      <legend className="sr-only">{t({ zh: '按结论筛选', en: 'Filter by outcome' })}</legend>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}>
        {t({ zh: '全部', en: 'All' })} <span className="count">{formatNumber(total)}</span>
      </button>
      {CHIPS.filter((outcome) => counts[outcome] > 0 || chosen === outcome).map((outcome) => (
        <button key={outcome} type="button" aria-pressed={chosen === outcome} onClick={() => onChoose(chosen === outcome ? undefined : outcome)}>
          {t(`outcome.${outcome}`)} <span className="count">{formatNumber(counts[outcome])}</span>
        </button>
      ))}
    </fieldset>
  )
}
