import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { CheckContribution } from '#standard/check.ts'
import type { Ledger } from '../ledger.ts'
import type { AnswerOf, InputOf, ModuleEvent, Operation, OutputOf, Role, SentInputOf } from '../operation.ts'
import type { Db, ScopeSettings } from './database.ts'
import type { HttpContext } from './http.ts'

type Schema = z.core.$ZodType

/** Who acts: one user in one membership, never a union of several. */
export interface Actor {
  userId: string
  userName: string
  displayName: string
  sessionId: string | null
  membershipId: string | null
  /** platform, parks, park, company, provider, person, self or system. */
  scopeKind: string
  roles: readonly Role[]
  parkIds: readonly string[]
  companyId: string | null
  personId: string | null
  address: string | null
  requestId: string
  /** When the second factor was last given; null when never in this session. */
  freshUntil: Date | null
}

export interface Context {
  db: Db
  actor: Actor
  now: Date
  /** Stores the event in the outbox of the same transaction; it is delivered after commit. */
  emit<P extends Schema>(event: ModuleEvent<P>, payload: z.input<P>): Promise<void>
  /** Asks another module's operation in the same transaction and scope; the caller's own permission covers it. */
  call<I extends Schema, O extends Schema>(operation: Operation<I, O>, input: SentInputOf<Operation<I, O>>): Promise<AnswerOf<Operation<I, O>>>
}

/** `parkId` is filled in by the runner for operations in a park. */
type Filled<I> = I extends { parkId?: string | undefined } ? Omit<I, 'parkId'> & { parkId: string } : I
export type Handler<Op> = (input: Filled<InputOf<Op>>, context: Context) => Promise<OutputOf<Op>>

export interface Route {
  operation: Operation
  // biome-ignore lint/suspicious/noExplicitAny: a list of routes holds handlers of different inputs
  handle: (input: any, context: Context) => Promise<unknown>
  /** For the few operations that work with the connection itself (cookies at sign-in): answers instead of the runner. */
  respond?: (request: FastifyRequest, reply: FastifyReply, input: unknown, server: HttpContext) => Promise<unknown>
}

/** An operation answered at the edge, outside a scope: sign-in and sign-out. */
export function edgeRoute(operation: Operation, respond: NonNullable<Route['respond']>): Route {
  return {
    operation,
    respond,
    handle: async () => {
      throw new Error(`${operation.name} is answered at the edge only`)
    },
  }
}

export function route<I extends Schema, O extends Schema>(operation: Operation<I, O>, handle: Handler<Operation<I, O>>): Route {
  return { operation, handle }
}

export interface SubscriptionContext {
  /** System role with the event's park as scope: it may read and write across the park. */
  db: Db
  now: Date
  eventId: string
  /** The actor whose change caused the event, as the audit trail names it. */
  cause: Readonly<Record<string, unknown>>
  emit: Context['emit']
}

export interface Subscription {
  subscriber: string
  event: ModuleEvent
  // biome-ignore lint/suspicious/noExplicitAny: as in Route
  handle: (payload: any, context: SubscriptionContext) => Promise<void>
}

/** Delivered at least once; the runner remembers event ids, so a handler that commits sees each event once. */
export function on<P extends Schema>(
  subscriber: string,
  event: ModuleEvent<P>,
  handle: (payload: z.output<P>, context: SubscriptionContext) => Promise<void>,
): Subscription {
  return { subscriber, event, handle }
}

export interface JobContext {
  /** Runs work in one transaction under the system role, with these parks as scope (all jobs name their parks). */
  inParks<T>(parkIds: readonly string[], work: (db: Db) => Promise<T>, actor?: Readonly<Record<string, unknown>>): Promise<T>
  /** Runs work in one transaction under the scope of a user, bound by row-level security as the user's own requests are. */
  inScope<T>(scope: ScopeSettings, work: (db: Db) => Promise<T>): Promise<T>
  now(): Date
  log: { info(data: object, text?: string): void; error(data: object, text?: string): void }
  signal: AbortSignal
  /** Folder for the installation's files. */
  dataDir: string
  /** Derives a key for one purpose from the installation's master key. */
  key(purpose: string): Buffer
}

export interface Job {
  name: `${string}.${string}`
  /** Five-field cron in Asia/Shanghai; left out for jobs that are only queued. */
  schedule?: string
  // biome-ignore lint/suspicious/noExplicitAny: as in Route
  run: (payload: any, context: JobContext) => Promise<void>
}

export interface Module {
  name: string
  ledgers?: readonly Ledger[]
  routes?: readonly Route[]
  subscriptions?: readonly Subscription[]
  jobs?: readonly Job[]
  checks?: CheckContribution
  /** HTTP routes that are no operations: uploads, downloads, streams. */
  http?: (app: FastifyInstance, server: HttpContext) => void
}
