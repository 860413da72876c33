import type { Text } from '#kernel/operation.ts'
import type { Finding, Source, Subject } from './finding.ts'

/** Parameter values by name as a check receives them: numbers in the declared unit, readings as their chosen option. */
export type Values = Readonly<Record<string, number | string | boolean>>

/** Database handle as loaders need it; `any` because every module's loader narrows it to its own published tables. */
// biome-ignore lint/suspicious/noExplicitAny: the tables differ from module to module
export type FactDatabase = import('kysely').Kysely<any>

/** One subject with the facts its checks read. `today` is the park's date (Asia/Shanghai) the facts are judged on. */
export interface Fact {
  subject: Subject
  today: string
}

/**
 * Loads the facts of one kind of subject, set-based. One loader feeds many checks.
 * `load` returns every subject of the park, or only those in `ids`; with the same data both give equal facts for equal ids.
 */
export interface Facts<F extends Fact = Fact> {
  kind: string
  title: Text
  load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<F[]>
  /** Ledgers whose changes can change these facts. */
  reads: readonly string[]
  /** Which subjects a change of those ledger records touches; `all` re-evaluates the kind. Called with removed records too. */
  affected?(db: FactDatabase, parkId: string, ledger: string, ids: readonly string[]): Promise<readonly string[] | 'all'>
}

export function facts<F extends Fact>(definition: Facts<F>): Facts<F> {
  return definition
}

/**
 * Decides one demand for one subject: a pure function of facts and parameter values. It never touches the database or the clock.
 * Returns null where the demand does not concern the subject at all (it is then not listed).
 */
export interface Check<F extends Fact = Fact> {
  /** `lodging.corridorClearWidth`; a standard binds requirements to checks by this name. */
  name: `${string}.${string}`
  subject: string
  /** Parameter names with the value used when the standard gives none. */
  parameters: Values
  decide(fact: F, values: Values): Finding | null
}

export function check<F extends Fact>(definition: Check<F>): Check<F> {
  return definition
}

/**
 * What the park's dated and signed profile says of a facility or trait a standard makes applicability depend on, e.g. `dormitory`,
 * `pitchedRoof`, `largeLogistics`, `governmentLed`. `exists: false` makes the requirements that name the category not applicable.
 */
export interface Declaration {
  category: string
  exists: boolean
  declaredOn: string
  reason: string | null
  source: Source
}

/** Loads the declarations that are in force on `today`; what is undated, unsigned or expired is left out. */
export interface Declarations {
  reads: readonly string[]
  load(db: FactDatabase, parkId: string, today: string): Promise<readonly Declaration[]>
}

/** What a module contributes to the evaluation of standards. `texts` translates its finding codes; `{name}` stands for an argument. */
export interface CheckContribution {
  // biome-ignore lint/suspicious/noExplicitAny: a registry holds checks over different facts
  facts: readonly Facts<any>[]
  // biome-ignore lint/suspicious/noExplicitAny: as above
  checks: readonly Check<any>[]
  texts?: Readonly<Record<string, Text>>
  declarations?: Declarations
}
