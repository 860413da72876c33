import { translate } from './i18n.ts'
import { locale } from './locale.ts'

export interface FieldProblem {
  /** `record.areaM2` */
  path: string
  message: string
}

/** What the server said when it did not do what was asked (RFC 9457), or that it could not be reached (status 0). */
export class Problem extends Error {
  override name = 'Problem'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly FieldProblem[]
  readonly requestId: string | undefined
  /** Details of the refusal, such as the record as it now stands. */
  readonly extras: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const title = text(body.title) ?? translate('problem.server')
    super(title)
    this.status = status
    this.code = text(body.code) ?? `http.${status}`
    this.title = title
    this.detail = text(body.detail) ?? ''
    this.errors = Array.isArray(body.errors) ? body.errors.map(fieldProblem) : []
    this.requestId = text(body.requestId)
    this.extras = body
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function fieldProblem(raw: unknown): FieldProblem {
  const of = (raw ?? {}) as Record<string, unknown>
  const path = Array.isArray(of.path)
    ? of.path.join('.')
    : (text(of.path) ??
      text(of.field) ??
      text(of.pointer)
        ?.replace(/^[#/]+/, '')
        .replaceAll('/', '.') ??
      '')
  return { path, message: text(of.message) ?? text(of.detail) ?? text(of.code) ?? '' }
}

/** One sentence to show: what happened and why; the number of the request last. */
export function problemText(problem: unknown): string {
  if (!(problem instanceof Problem)) return problem instanceof Error ? problem.message : String(problem)
  const text = problem.detail || problem.title
  return problem.requestId && problem.status >= 500 ? `${text}（${translate('problem.number', locale(), { id: problem.requestId })}）` : text
}
