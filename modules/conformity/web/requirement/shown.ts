import { formatNumber, unitText } from '#ui/format.ts'
import type { Translate } from '#ui/i18n.ts'
import type { FindingView, ParameterView } from '../calls.ts'

/** A required or measured value: a number with its unit, or words. */
export function shownText(shown: FindingView['required'], t: Translate): string {
  if (!shown) return '--'
  return 'value' in shown ? `${formatNumber(shown.value)} ${unitText(shown.unit)}`.trim() : t(shown.text)
}

/** The value of a parameter, or the reading that was chosen. */
export function valueText(parameter: Pick<ParameterView, 'unit' | 'options'>, value: number | string | boolean | null, t: Translate): string {
  if (value === null) return '--'
  if (typeof value === 'number') return `${formatNumber(value)} ${unitText(parameter.unit ?? undefined)}`.trim()
  const option = parameter.options?.[String(value)]
  return option ? t(option) : String(value)
}
