import { STATUS_CODES } from 'node:http'
import type { z } from 'zod'
import { type Operation, Refusal, type Text } from '../operation.ts'
import { isDatabaseAway } from './database.ts'

/** RFC 9457 problem details, with what a form needs to place errors beside its fields. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string
  details?: Record<string, unknown>
  errors?: { path: (string | number)[]; code: string; message: string }[]
}

type Language = 'zh' | 'en'

export function languageOf(header: string | undefined): Language {
  return header && /^\s*en\b/i.test(header) ? 'en' : 'zh'
}

const GENERAL: Readonly<Record<string, Text & { status: number }>> = {
  'access.not_signed_in': { status: 401, zh: '请先登录。', en: 'Sign in first.' },
  'access.forbidden': {
    status: 403,
    zh: '您的岗位没有这项权限。请联系园区管理员。',
    en: 'Your post does not have this permission. Ask the park administrator.',
  },
  'access.not_found': { status: 404, zh: '没有找到。它可能已被删除，或不在您的范围内。', en: 'Not found. It may have been removed or lie outside your scope.' },
  'access.fresh_factor_needed': {
    status: 403,
    zh: '请重新验证身份（5 分钟内有效）后再试。',
    en: 'Confirm your identity again (valid for 5 minutes), then retry.',
  },
  'access.cross_site': {
    status: 403,
    zh: '请求来源不被信任。请从本平台页面操作。',
    en: 'The origin of the request is not trusted. Use the pages of this platform.',
  },
  'request.idempotency_mismatch': {
    status: 422,
    zh: '同一个请求编号被用于不同的内容。请刷新后重试。',
    en: 'The same request key was used for different content. Reload and retry.',
  },
  'request.in_progress': { status: 409, zh: '相同的请求正在处理。', en: 'The same request is being processed.' },
  'request.too_many': { status: 429, zh: '请求过于频繁，请稍后再试。', en: 'Too many requests; try again later.' },
  'request.too_large': { status: 413, zh: '提交的内容过大。', en: 'The content sent is too large.' },
  'request.header_too_large': { status: 431, zh: '请求头过大。', en: 'The request headers are too large.' },
  'request.too_slow': { status: 408, zh: '请求发送过慢，连接已关闭。', en: 'The request came too slowly; the connection was closed.' },
  'request.not_json': { status: 415, zh: '只接受 JSON 内容。', en: 'Only JSON content is accepted.' },
  'request.invalid': { status: 400, zh: '提交的内容有误，请按提示修改。', en: 'Some values are not valid; correct them as marked.' },
  'server.away': {
    status: 503,
    zh: '数据库暂时不可用，请稍后重试；已提交的内容不会丢失。',
    en: 'The database is not available right now; retry shortly. Nothing confirmed is lost.',
  },
  'server.busy': { status: 503, zh: '系统繁忙，请稍后重试。', en: 'The system is busy; retry shortly.' },
  'server.bug': {
    status: 500,
    zh: '系统内部错误，已记录。请把编号告诉管理员。',
    en: 'Internal error, recorded. Give the request number to your administrator.',
  },
}

/** Known answers of the runner itself, thrown as refusals with a code of GENERAL. */
export function notFound(): Refusal {
  return new Refusal('access.not_found')
}

function fill(text: string, details: Record<string, unknown>): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in details ? String(details[key]) : whole))
}

const ISSUES: Readonly<Record<string, Text>> = {
  invalid_type: { zh: '请填写这一项，并检查格式。', en: 'Fill in this value in the expected form.' },
  too_small: { zh: '数值过小或内容过短。', en: 'Too small or too short.' },
  too_big: { zh: '数值过大或内容过长。', en: 'Too big or too long.' },
  invalid_format: { zh: '格式不正确。', en: 'The format is not valid.' },
  invalid_value: { zh: '请从可选项中选择。', en: 'Choose one of the allowed values.' },
  unrecognized_keys: { zh: '含有不认识的字段。', en: 'Holds fields that are not known.' },
  forbidden_characters: { zh: '含有不可见的控制字符，请重新输入。', en: 'Holds invisible control characters; type it again.' },
  date_out_of_range: { zh: '日期应在 1900 至 2199 年之间。', en: 'The date must lie between 1900 and 2199.' },
}

function issueList(error: z.core.$ZodError, language: Language): NonNullable<Problem['errors']> {
  return error.issues.slice(0, 100).map((issue) => {
    const own = issue.code === 'custom' ? issue.message : issue.code
    const text = ISSUES[own] ?? { zh: '内容不正确。', en: 'Not valid.' }
    const limit = 'minimum' in issue ? `（≥ ${String(issue.minimum)}）` : 'maximum' in issue ? `（≤ ${String(issue.maximum)}）` : ''
    return { path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)), code: own, message: text[language] + limit }
  })
}

/** Marks input that the parser refused, so that it is told from a broken answer of our own. */
export class InvalidInput extends Error {
  readonly issues: z.core.$ZodError
  constructor(issues: z.core.$ZodError) {
    super('invalid input')
    this.issues = issues
  }
}

/** Turns anything thrown into the answer the caller may see. `isBug` asks for the full stack in the log. */
export function problemOf(
  error: unknown,
  operation: Operation | undefined,
  language: Language,
  requestId: string,
): { problem: Problem; isBug: boolean; retryAfter?: number } {
  const general = (code: string, extra: Partial<Problem> = {}, retryAfter?: number) => {
    const text = GENERAL[code] ?? (GENERAL['server.bug'] as Text & { status: number })
    const problem: Problem = {
      type: `urn:zhiyuan:problem:${code}`,
      title: text[language],
      status: text.status,
      detail: text[language],
      code,
      requestId,
      ...extra,
    }
    return { problem, isBug: code === 'server.bug', ...(retryAfter ? { retryAfter } : {}) }
  }
  if (error instanceof InvalidInput) return general('request.invalid', { errors: issueList(error.issues, language) })
  if (error instanceof Refusal) {
    const own = operation?.refusals?.[error.code]
    if (own) {
      const title = fill(own[language], error.details)
      return {
        problem: {
          type: `urn:zhiyuan:problem:${error.code}`,
          title,
          status: own.status ?? 409,
          detail: title,
          code: error.code,
          requestId,
          details: error.details,
        },
        isBug: false,
        ...(own.status === 429 ? { retryAfter: Number(error.details.retryAfter ?? error.details.seconds ?? 60) } : {}),
      }
    }
    if (error.code in GENERAL) {
      const retryAfter = error.code === 'request.too_many' ? Number(error.details.retryAfter ?? 30) : undefined
      return general(error.code, Object.keys(error.details).length ? { details: error.details } : {}, retryAfter)
    }
    return general('server.bug')
  }
  if (isDatabaseAway(error)) return general('server.away', {}, 5)
  const code = (error as { code?: unknown } | null)?.code
  // lock_timeout, statement_timeout, serialization failure, deadlock: the same request may well pass in a moment.
  if (code === '55P03' || code === '57014' || code === '40001' || code === '40P01') return general('server.busy', {}, 2)
  // A row outside the scope: the same answer as a row that does not exist.
  if (code === '42501') return general('access.not_found')
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  if (status === 413) return general('request.too_large')
  if (status === 415) return general('request.not_json')
  if (status === 400) return general('request.invalid')
  if (status === 404) return general('access.not_found')
  return general('server.bug')
}

/** The whole answer to what the HTTP parser refuses before any route is known: too large, too slow or no HTTP at all. */
export function parserAnswer(code: string | undefined, requestId: string): string {
  const refusal = code === 'HPE_HEADER_OVERFLOW' ? 'request.header_too_large' : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request.too_slow' : 'request.invalid'
  const { problem } = problemOf(new Refusal(refusal), undefined, 'zh', requestId)
  const body = JSON.stringify(problem)
  const head = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}`
  return `${head}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`
}
