import type { Text } from '#kernel/operation.ts'
import type { Outcome } from '#standard/finding.ts'
import type { Language } from '../oscal/words.ts'

/** In the order reports count them. */
export const OUTCOMES: readonly Outcome[] = ['met', 'notMet', 'unknown', 'waitingForReview', 'notApplicable']

export const OUTCOME_WORDS: Readonly<Record<Outcome, Text>> = {
  met: { zh: '满足', en: 'Met' },
  notMet: { zh: '不满足', en: 'Not met' },
  unknown: { zh: '未知', en: 'Unknown' },
  waitingForReview: { zh: '待审核', en: 'Waiting for review' },
  notApplicable: { zh: '不适用', en: 'Not applicable' },
}

export const LEVEL_WORDS: Readonly<Record<string, Text>> = {
  principle: { zh: '原则', en: 'Principle' },
  shall: { zh: '应', en: 'Shall' },
  should: { zh: '宜', en: 'Should' },
  may: { zh: '可', en: 'May' },
}

export const DECISION_WORDS: Readonly<Record<string, Text>> = {
  pending: { zh: '待审核', en: 'Pending' },
  accepted: { zh: '已采纳', en: 'Accepted' },
  refuted: { zh: '证明不满足', en: 'Shows a failure' },
  returned: { zh: '已退回', en: 'Sent back' },
}

export const STATE_WORDS: Readonly<Record<string, Text>> = {
  open: { zh: '整改中', en: 'Open' },
  waived: { zh: '已豁免', en: 'Waived' },
  closed: { zh: '已关闭', en: 'Closed' },
}

export const OVERDUE: Text = { zh: '已超期', en: 'Overdue' }
export const DEFAULT_OWNER: Text = { zh: '未指派', en: 'Nobody yet' }

const UNITS: Readonly<Record<string, Text>> = {
  person: { zh: '人', en: 'people' },
  people: { zh: '人', en: 'people' },
  day: { zh: '天', en: 'days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
  bed: { zh: '床', en: 'beds' },
  household: { zh: '户', en: 'households' },
  place: { zh: '个', en: 'places' },
  piece: { zh: '件', en: 'pieces' },
  '1': { zh: '', en: '' },
}

/** What the report says of a missing value, as everywhere in the platform. */
export const EMPTY = '--'

export function unitWord(unit: string | null | undefined, language: Language): string {
  return unit ? (UNITS[unit]?.[language] ?? unit) : ''
}

export function numberText(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 })
}

/** A required or measured value: a number with its unit, or words. */
export function shownWords(shown: { value: number; unit: string } | { code: string; text: Text } | null, language: Language): string {
  if (!shown) return EMPTY
  return 'value' in shown ? `${numberText(shown.value)} ${unitWord(shown.unit, language)}`.trim() : shown.text[language]
}

export function percentText(share: number | null): string {
  return share === null ? EMPTY : `${(share * 100).toFixed(1)}%`
}

/** Minutes of a time, on the clock of the park (Asia/Shanghai, no summer time). */
export function minuteOf(at: Date | string): string {
  const local = new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}

/** A date in words: 2026年11月23日. */
export function dayWords(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number)
  return language === 'zh' ? `${year}年${month}月${day}日` : date
}
