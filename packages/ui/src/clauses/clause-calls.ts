import { useQuery } from '@tanstack/react-query'
import type { Text } from '#kernel/operation.ts'
import type { Drawing, Missing, Outcome, Source, Subject } from '#standard/finding.ts'
import { callNamed } from '../api.ts'
import { formatNumber, unitText } from '../format.ts'
import type { Translate } from '../i18n.ts'
import { usePlace } from '../park.ts'
import type { Problem } from '../problem.ts'
import { keyOf, useQueryNamed } from '../query.ts'

/** What the judging module answers, as far as pages of other modules show it. */
export interface RequirementView {
  id: string
  clause: string
  title: Text
  level: 'principle' | 'shall' | 'should' | 'may'
  outcome: Outcome
  counts: Readonly<Record<Outcome, number>>
  worst: { subject: { id: string; name: string }; because: Text } | null
  reason: { text: Text }
}

interface Assessment {
  evaluatedAt: string
  isPending: boolean
  requirements: RequirementView[]
}

export type ShownText = { value: number; unit: string } | { code: string; text: Text }

export interface Finding {
  requirement: string
  check: string
  subject: Subject
  outcome: Outcome
  shortfall: number
  required: ShownText | null
  measured: ShownText | null
  because: { code: string; text: Text }
  sources: Source[]
  missing: Missing[]
  drawings: Drawing[]
}

interface FindingPage {
  rows: Finding[]
  nextCursor: string | null
  total: number
}

const ASSESSMENT = { name: 'conformity.assessment', kind: 'query', scope: 'park' } as const
const FINDINGS = { name: 'conformity.findingList', kind: 'query', scope: 'park' } as const
const PAGE = 200
/** Enough for one level of 200 rooms; a plan cannot show more either. */
const MOST_PAGES = 20

export function useAssessment() {
  return useQueryNamed<Assessment>(ASSESSMENT, {})
}

/** Requirements a page answers: `6.1.1.2` means all of the clause, `5.1.a` the requirement 5.1-a. */
export function requirementsOf(rows: readonly RequirementView[], clauses: readonly string[]): RequirementView[] {
  const asId = new Set(clauses.map((clause) => clause.replace(/\.([a-z])$/, '-$1')))
  return rows.filter((row) => asId.has(row.clause) || asId.has(row.id))
}

export interface FindingFilter {
  requirement?: string
  outcomes?: readonly Outcome[]
  subjectId?: string
  buildingId?: string
  levelId?: string
}

/** The worst findings first, one page. */
export function useFindings(filter: FindingFilter & { limit?: number }, options: { isEnabled?: boolean } = {}) {
  return useQueryNamed<FindingPage>(FINDINGS, { ...filter }, options)
}

/** All findings that meet the filter, page after page; for plans, where a part would look like the whole. */
export function useAllFindings(filter: FindingFilter, options: { isEnabled?: boolean } = {}) {
  const { parkId } = usePlace()
  const input = { ...(parkId ? { parkId } : {}), ...filter, limit: PAGE }
  return useQuery<Finding[], Problem>({
    queryKey: [...keyOf(FINDINGS, input), 'all'],
    enabled: options.isEnabled ?? true,
    placeholderData: (before, query) => (JSON.stringify(query?.queryKey[1]) === JSON.stringify(input) ? before : undefined),
    queryFn: async ({ signal }) => {
      const rows: Finding[] = []
      let cursor: string | undefined
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await callNamed<FindingPage>(FINDINGS, { ...input, ...(cursor ? { cursor } : {}) }, { signal })
        rows.push(...answer.rows)
        if (!answer.nextCursor) break
        cursor = answer.nextCursor
      }
      return rows
    },
  })
}

const WORST_FIRST: readonly Outcome[] = ['notMet', 'unknown', 'waitingForReview', 'met', 'notApplicable']

export function worstOf(outcomes: readonly Outcome[]): Outcome | undefined {
  return WORST_FIRST.find((outcome) => outcomes.includes(outcome))
}

/** The worst outcome of each subject, and of what a finding names as its building when asked so. */
export function outcomesBy(findings: readonly Finding[], keyOfSubject: (subject: Subject) => string | null | undefined = ({ id }) => id): Map<string, Outcome> {
  const worst = new Map<string, Outcome>()
  for (const { subject, outcome } of findings) {
    const key = keyOfSubject(subject)
    if (!key) continue
    const known = worst.get(key)
    if (!known || WORST_FIRST.indexOf(outcome) < WORST_FIRST.indexOf(known)) worst.set(key, outcome)
  }
  return worst
}

/** A required or measured value: a number with its unit, or words. */
export function shownText(shown: ShownText | null, t: Translate): string {
  if (!shown) return '--'
  return 'value' in shown ? `${formatNumber(shown.value)} ${unitText(shown.unit)}`.trim() : t(shown.text)
}
