import { z } from 'zod'

type Schema = z.core.$ZodType

/** A text in the two languages every text of the platform exists in. */
export interface Text {
  zh: string
  en: string
}

/**
 * Roles by post (岗位). A membership gives a user one or more of them in one scope. `anonymous` needs no sign-in;
 * `self` is every signed-in user, for operations on the user's own account.
 */
export const ROLES = [
  'anonymous',
  'self',
  'platformAdmin',
  'securityAdmin',
  'auditReader',
  'supervisor',
  'parkDirector',
  'investmentOfficer',
  'financeMaker',
  'financeApprover',
  'safetyOfficer',
  'safetyDeputy',
  'propertyOfficer',
  'serviceDesk',
  'dormitoryManager',
  'informationOfficer',
  'parkAuditor',
  'companyAdmin',
  'companyClerk',
  'providerStaff',
  'worker',
  'resident',
] as const
export type Role = (typeof ROLES)[number]

/** The posts of a park's operator: everyone who may read what the park's own desks show. */
export const PARK_POSTS = [
  'parkDirector',
  'investmentOfficer',
  'financeMaker',
  'financeApprover',
  'safetyOfficer',
  'safetyDeputy',
  'propertyOfficer',
  'serviceDesk',
  'dormitoryManager',
  'informationOfficer',
  'parkAuditor',
] as const satisfies readonly Role[]

/**
 * What the caller's scope must be.
 * - `none`: no park data is touched, no scope is set
 * - `self`: the signed-in user's own account rows
 * - `platform`: installation settings
 * - `park`: one park; the input carries `parkId` (left out: the park of the active membership)
 * - `parks`: all parks of the active membership (supervisor, platform)
 */
export type Scope = 'none' | 'self' | 'platform' | 'park' | 'parks'

/** What a client may ask of a module. The name is also the URL, the permission and the audit action. */
export interface Operation<Input extends Schema = Schema, Output extends Schema = Schema> {
  name: `${string}.${string}`
  kind: 'command' | 'query'
  title: Text
  input: Input
  output: Output
  /** Roles that hold the permission by default. Shown as `x-roles` in the OpenAPI document. */
  roles: readonly Role[]
  scope: Scope
  /** Refusal codes this operation may answer with and their texts; `{name}` stands for a detail of the refusal. */
  refusals?: Readonly<Record<string, Text & { status?: 403 | 404 | 409 | 413 | 422 | 423 | 429 }>>
  /** Largest request body in bytes; left out: 1 MiB. */
  maxBytes?: number
  /** A fresh second factor (≤ 5 min) is needed, e.g. to reveal personal data. */
  fresh?: true
  /** The answer shows a secret once (a token, a password): it is not kept for repeated requests. */
  showsSecret?: true
}

/** A field nobody knows is refused, never dropped: a misspelt name must not look like a value that was kept. */
function strict<S extends Schema>(input: S): S {
  return input instanceof z.ZodObject ? (input.strict() as unknown as S) : input
}

/** Declares a command: changes something, `POST /api/<name>`. */
export function command<I extends Schema, O extends Schema>(definition: Omit<Operation<I, O>, 'kind'>): Operation<I, O> {
  return { ...definition, input: strict(definition.input), kind: 'command' }
}

/** Declares a query: changes nothing, `GET /api/<name>?…`, list and object parameters as JSON. */
export function query<I extends Schema, O extends Schema>(definition: Omit<Operation<I, O>, 'kind'>): Operation<I, O> {
  return { ...definition, input: strict(definition.input), kind: 'query' }
}

export type InputOf<Op> = Op extends Operation<infer I, Schema> ? z.output<I> : never
export type SentInputOf<Op> = Op extends Operation<infer I, Schema> ? z.input<I> : never
export type OutputOf<Op> = Op extends Operation<Schema, infer O> ? z.input<O> : never
export type AnswerOf<Op> = Op extends Operation<Schema, infer O> ? z.output<O> : never

/** The `parkId` of operations whose scope is `park`. The runner fills it in before the handler sees it. */
export const inPark = { parkId: z.uuid().optional() }

/** A business "no", safe to show to the caller. Anything else that is thrown is a bug and becomes a 500. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: string
  readonly details: Record<string, unknown>
  constructor(code: `${string}.${string}`, details: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** A fact a module announces after it happened. Other modules subscribe to it by importing this constant. */
export interface ModuleEvent<Payload extends Schema = Schema> {
  name: `${string}.${string}`
  payload: Payload
}

export function event<P extends Schema>(definition: ModuleEvent<P>): ModuleEvent<P> {
  return definition
}
