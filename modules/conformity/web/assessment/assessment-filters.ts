import type { Outcome } from '#standard/finding.ts'
import type { SearchState } from '#ui/url-state.ts'
import type { Level, RequirementRow } from '../calls.ts'

export const OUTCOMES: readonly Outcome[] = ['notMet', 'unknown', 'waitingForReview', 'met', 'notApplicable']
const LEVELS: readonly Level[] = ['principle', 'shall', 'should', 'may']

/** Which requirements are shown; lives in the address line. */
export interface AssessmentFilter {
  outcome: Outcome | 'gap' | undefined
  level: Level | undefined
  module: string | undefined
  decidedBy: 'checks' | 'evidence' | undefined
  chapter: string | undefined
  text: string
}

/** Reads the filter from the address line; what is malformed counts as not given. */
export function filterOf(url: SearchState): AssessmentFilter {
  const text = (key: string) => (url[key] === undefined ? undefined : String(url[key]))
  const outcome = text('outcome')
  return {
    outcome: outcome === 'gap' ? 'gap' : OUTCOMES.find((one) => one === outcome),
    level: LEVELS.find((one) => one === text('level')),
    module: text('module'),
    decidedBy: text('by') === 'checks' ? 'checks' : text('by') === 'evidence' ? 'evidence' : undefined,
    chapter: text('chapter'),
    text: text('q') ?? '',
  }
}

export const NO_FILTER = { outcome: undefined, level: undefined, module: undefined, by: undefined, chapter: undefined, q: undefined }

export function isFiltered(filter: AssessmentFilter): boolean {
  return Boolean(filter.outcome || filter.level || filter.module || filter.decidedBy || filter.chapter || filter.text)
}

export function isGap(outcome: Outcome): boolean {
  return outcome === 'notMet' || outcome === 'unknown' || outcome === 'waitingForReview'
}

/** A text that reads as a clause number (`6.3`, `6.3.1.3-a`) finds that clause and all below it; other text searches titles. */
export function matchesText(row: Pick<RequirementRow, 'id' | 'clause' | 'title'>, raw: string): boolean {
  const text = raw.trim().toLowerCase()
  if (text === '') return true
  if (/^\d+(\.\d+)*\.?(-?[a-z])?$/.test(text)) {
    const wanted = text.replace(/\.$/, '')
    const within = (id: string) => id === wanted || id.startsWith(`${wanted}.`) || id.startsWith(`${wanted}-`)
    return within(row.id.toLowerCase()) || within(row.clause.toLowerCase())
  }
  return `${row.title.zh} ${row.title.en}`.toLowerCase().includes(text)
}

export function matches(row: RequirementRow, filter: AssessmentFilter): boolean {
  if (filter.outcome === 'gap' ? !isGap(row.outcome) : filter.outcome && row.outcome !== filter.outcome) return false
  if (filter.level && row.level !== filter.level) return false
  if (filter.module && row.module !== filter.module) return false
  if (filter.chapter && row.chapter !== filter.chapter) return false
  if (filter.decidedBy && (filter.decidedBy === 'checks') !== row.automatic) return false
  return matchesText(row, filter.text)
}
