import type { Operation } from '#kernel/operation.ts'
import { translate } from './i18n.ts'
import { locale } from './locale.ts'
import { Problem } from './problem.ts'

/** What is needed to call an operation; a declared `Operation` is one. */
export type Callable = Pick<Operation, 'name' | 'kind'> & { scope?: Operation['scope'] }

interface CallOptions {
  signal?: AbortSignal
  /** Idempotency-Key of a command. */
  key?: string
}

let membership: string | undefined
let onSignedOut: () => void = () => {}

/** The membership all calls act under; the server falls back to the session's own. */
export function actAs(membershipId: string | undefined): void {
  membership = membershipId
}

let confirmIdentity: () => Promise<boolean> = async () => false

/** Asked when an operation needs a fresh proof of identity; true means proved, and the call is made again. */
export function whenProofNeeded(ask: () => Promise<boolean>): void {
  confirmIdentity = ask
}

/** Called when the server answers that nobody is signed in. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

function headers(): Record<string, string> {
  return {
    accept: 'application/json',
    'x-requested-with': 'zhiyuan',
    'accept-language': locale() === 'zh' ? 'zh-CN' : 'en',
    ...(membership ? { 'x-membership': membership } : {}),
  }
}

function queryString(input: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(input).filter(([, value]) => value !== undefined && value !== null)
  if (pairs.length === 0) return ''
  return `?${new URLSearchParams(pairs.map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)]))}`
}

async function answerOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => ({}))
  if (response.ok) return body
  if (response.status === 401) onSignedOut()
  throw new Problem(response.status, (body ?? {}) as Record<string, unknown>)
}

async function send(path: string, init: RequestInit): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new Problem(0, { code: 'http.unreachable', title: translate('problem.network'), detail: translate('problem.networkHint') })
  }
  return answerOf(response)
}

/** Random v4 identifier; `crypto.randomUUID` is missing on plain-http intranets. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The same for operations known only by name (another module's ledger, say); the caller states the shape of the answer. */
export async function callNamed<Answer>(op: Callable, input: Readonly<Record<string, unknown>>, how: CallOptions = {}): Promise<Answer> {
  try {
    return await callOnce<Answer>(op, input, how)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'access.fresh_factor_needed' || !(await confirmIdentity())) throw error
    return callOnce<Answer>(op, input, how)
  }
}

async function callOnce<Answer>(op: Callable, input: Readonly<Record<string, unknown>>, how: CallOptions): Promise<Answer> {
  if (op.kind === 'query') {
    const url = `/api/${op.name}${queryString(input)}`
    // Long filters do not fit an address line; the server takes queries by POST as well.
    if (url.length < 4_000) return (await send(url, { headers: headers(), signal: how.signal ?? null })) as Answer
  }
  return (await send(`/api/${op.name}`, {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json', ...(op.kind === 'command' ? { 'idempotency-key': how.key ?? newId() } : {}) },
    body: JSON.stringify(input),
    signal: how.signal ?? null,
  })) as Answer
}

/** Uploads a file as multipart form data to an operation of its own; the answer's shape is the caller's. */
export async function uploadFile<Answer>(name: string, file: File, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append('file', file, file.name)
  return (await send(`/api/${name}`, { method: 'POST', headers: { ...headers(), 'idempotency-key': newId() }, body: form })) as Answer
}
