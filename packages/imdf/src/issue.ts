import type { ISSUE_TEXTS } from './texts.ts'

export type IssueCode = keyof typeof ISSUE_TEXTS

/** One thing wrong with an archive or plan, named so exactly that a person can find and mend it. An `error` forbids the import. */
export interface Issue {
  severity: 'error' | 'warning'
  code: IssueCode
  /** File inside the archive; empty for the archive as a whole. */
  file: string
  featureId: string | null
  /** Name of the feature for people, when known. */
  featureName: string | null
  /** Property as the archive writes it: `zy:clear_width_m`, `level_id`, `geometry`. */
  property: string | null
  args: Record<string, string | number>
  /** Line in the file, for faults of the text itself. */
  line?: number
  /** Longitude, latitude, WGS-84. */
  position?: [number, number]
}

export interface IssueList {
  error(code: IssueCode, at: IssuePlace, args?: Issue['args']): void
  warning(code: IssueCode, at: IssuePlace, args?: Issue['args']): void
  hasErrors(): boolean
  all(): Issue[]
}

export interface IssuePlace {
  file: string
  featureId?: string
  featureName?: string
  property?: string
  line?: number
  position?: readonly number[]
}

/** Above this many issues of one code the rest is counted, not listed: a plan with swapped axes has one fault, not five thousand. */
const LISTED_PER_CODE = 100

export function issueList(): IssueList {
  const issues: Issue[] = []
  const counts = new Map<IssueCode, { severity: Issue['severity']; count: number }>()
  const add = (severity: Issue['severity'], code: IssueCode, at: IssuePlace, args: Issue['args'] = {}) => {
    const seen = counts.get(code) ?? { severity, count: 0 }
    seen.count += 1
    counts.set(code, seen)
    if (seen.count > LISTED_PER_CODE) return
    const issue: Issue = {
      severity,
      code,
      file: at.file,
      featureId: at.featureId ?? null,
      featureName: at.featureName ?? null,
      property: at.property ?? null,
      args,
    }
    if (at.line !== undefined) issue.line = at.line
    if (at.position && Number.isFinite(at.position[0]) && Number.isFinite(at.position[1])) issue.position = [Number(at.position[0]), Number(at.position[1])]
    issues.push(issue)
  }
  return {
    error: (code, at, args) => add('error', code, at, args),
    warning: (code, at, args) => add('warning', code, at, args),
    hasErrors: () => issues.some((issue) => issue.severity === 'error'),
    all: () => {
      const rest = [...counts].filter(([, { count }]) => count > LISTED_PER_CODE)
      const more = rest.map(([code, { severity, count }]): Issue => {
        return { severity, code: 'more_of_code', file: '', featureId: null, featureName: null, property: null, args: { code, count: count - LISTED_PER_CODE } }
      })
      return [...issues, ...more]
    },
  }
}
