import type { Text } from '#kernel/operation.ts'
import { canonicalJson, sha256 } from './canonical.ts'
import type { Check, CheckContribution, Declarations, Fact, Facts, Values } from './check.ts'
import type { Finding, Outcome, Subject } from './finding.ts'
import type { Binding, Requirement, Standard } from './standard-file.ts'
import { shortfallOf } from './worst-first.ts'

/** All checks, facts, texts and declarations the modules of an installation bring. */
export interface Registry {
  facts: ReadonlyMap<string, Facts>
  checks: ReadonlyMap<string, Check>
  texts: ReadonlyMap<string, Text>
  declarations: readonly Declarations[]
}

/** @throws when two modules bring the same check or facts, or a check judges a kind nobody loads */
export function registryOf(contributions: readonly CheckContribution[]): Registry {
  const facts = new Map<string, Facts>()
  const checks = new Map<string, Check>()
  const texts = new Map<string, Text>([['standard.check_failed', { zh: '判定程序 {check} 出错：{message}', en: 'The check {check} failed: {message}' }]])
  for (const contribution of contributions) {
    for (const loader of contribution.facts) {
      if (facts.has(loader.kind)) throw new Error(`Facts of kind ${loader.kind} are declared twice`)
      facts.set(loader.kind, loader)
    }
    for (const check of contribution.checks) {
      if (checks.has(check.name)) throw new Error(`Check ${check.name} is declared twice`)
      checks.set(check.name, check)
    }
    for (const [code, text] of Object.entries(contribution.texts ?? {})) texts.set(code, text)
  }
  for (const check of checks.values())
    if (!facts.has(check.subject)) throw new Error(`Check ${check.name} judges ${check.subject}, but nobody loads such facts`)
  return { facts, checks, texts, declarations: contributions.flatMap((contribution) => contribution.declarations ?? []) }
}

/** One requirement bound to one existing check, with the values it is decided with. */
export interface BoundCheck {
  requirement: string
  check: Check
  values: Values
}

/** Override of a requirement's parameters and readings by name. */
export type Overrides = ReadonlyMap<string, Values>

/** The check's own defaults, then the standard's values, then the park's: only names the check knows. */
export function valuesFor(
  requirement: Pick<Requirement, 'id' | 'parameters' | 'readings'>,
  binding: Pick<Binding, 'values'>,
  check: Pick<Check, 'parameters'>,
  overrides: Overrides,
): Values {
  const values: Record<string, number | string | boolean> = { ...check.parameters }
  const own = overrides.get(requirement.id) ?? {}
  for (const [name, fallback] of Object.entries(check.parameters)) {
    const called = binding.values[name] ?? name
    values[name] = own[called] ?? requirement.parameters[called]?.value ?? requirement.readings[called]?.default ?? fallback
  }
  return values
}

/** Every (requirement, check) pair whose check exists, in the standard's order. */
export function bind(standard: Pick<Standard, 'requirements'>, registry: Pick<Registry, 'checks'>, overrides: Overrides): BoundCheck[] {
  return standard.requirements.flatMap((requirement) =>
    requirement.checks.flatMap((binding) => {
      const check = registry.checks.get(binding.check)
      return check ? [{ requirement: requirement.id, check, values: valuesFor(requirement, binding, check, overrides) }] : []
    }),
  )
}

/** Bindings that cannot do what the standard's author meant; an installation shows them, it does not stop. */
export function bindingProblems(standard: Pick<Standard, 'requirements'>, registry: Pick<Registry, 'checks'>): string[] {
  const problems: string[] = []
  for (const requirement of standard.requirements) {
    const bound = requirement.checks.map(({ check }) => registry.checks.get(check))
    requirement.checks.forEach(({ check }, i) => {
      if (!bound[i]) problems.push(`${requirement.id}: no module provides the check ${check}`)
    })
    if (bound.length === 0 || bound.some((check) => !check)) continue
    for (const name of [...Object.keys(requirement.parameters), ...Object.keys(requirement.readings)]) {
      if (!bound.some((check, i) => check && readNames(check, requirement.checks[i]).includes(name)))
        problems.push(`${requirement.id}: no bound check reads the parameter ${name}`)
    }
  }
  return problems
}

function readNames(check: Check, binding: Binding | undefined): string[] {
  return Object.keys(check.parameters).map((name) => binding?.values[name] ?? name)
}

/** One check's finding on one subject for one requirement, ready to be stored and compared. */
export interface FindingRow {
  requirement: string
  check: string
  subject: Subject
  outcome: Outcome
  shortfall: number
  /** Canonical JSON of subject, finding and values: equal facts give equal bytes. */
  body: string
  hash: string
}

export interface FindingBody extends Finding {
  subject: Subject
  values: Values
}

/** Key of a finding within one park and standard. */
export function findingKey(row: { requirement: string; check: string; subject: Pick<Subject, 'kind' | 'id'> }): string {
  return `${row.requirement}\u0000${row.check}\u0000${row.subject.kind}\u0000${row.subject.id}`
}

/**
 * Applies bound checks to facts. Pure: the same facts and values give the same rows in the same order.
 * @param factsOf the facts of one subject kind
 */
export function evaluate(bound: readonly BoundCheck[], factsOf: (kind: string) => readonly Fact[]): FindingRow[] {
  return sortRows(bound.flatMap((one) => evaluateCheck(one, factsOf(one.check.subject))))
}

/**
 * The rows of one bound check, in the order of the facts.
 * A check that throws is a bug of its module: its subject is unknown with the error as the reason, all others are judged as ever.
 */
export function evaluateCheck({ requirement, check, values }: BoundCheck, facts: readonly Fact[]): FindingRow[] {
  const valuesJson = canonicalJson(values)
  const rows: FindingRow[] = []
  for (const fact of facts) {
    const row = judged(check, fact, values, valuesJson)
    if (row !== null) rows.push({ requirement, check: check.name, subject: fact.subject, ...row })
  }
  return rows
}

function judged(check: Check, fact: Fact, values: Values, valuesJson: string): Pick<FindingRow, 'outcome' | 'shortfall' | 'body' | 'hash'> | null {
  try {
    const finding = check.decide(fact, values)
    if (finding === null) return null
    return rowOf(finding, fact.subject, valuesJson)
  } catch (error) {
    const args = { check: check.name, message: String(error).slice(0, 200) }
    return rowOf(
      { outcome: 'unknown', required: null, measured: null, because: { code: 'standard.check_failed', args }, sources: [], missing: [] },
      fact.subject,
      valuesJson,
    )
  }
}

function rowOf(finding: Finding, subject: Subject, valuesJson: string) {
  const body = bodyOf(finding, subject, valuesJson)
  return { outcome: finding.outcome, shortfall: shortfallOf(finding), body, hash: sha256(body) }
}

function bodyOf(finding: Finding, subject: Subject, valuesJson: string): string {
  const { outcome, required, measured, because, sources, missing, drawings } = finding
  // The members are written in sorted order so that the values need not be serialised again for every subject.
  const parts = [`"because":${canonicalJson(because)}`]
  if (drawings && drawings.length > 0) parts.push(`"drawings":${canonicalJson(drawings)}`)
  parts.push(`"measured":${canonicalJson(measured)}`, `"missing":${canonicalJson(missing)}`, `"outcome":"${outcome}"`, `"required":${canonicalJson(required)}`)
  parts.push(`"sources":${canonicalJson(sources)}`, `"subject":${subjectJson(subject)}`, `"values":${valuesJson}`)
  return `{${parts.join(',')}}`
}

// One subject is judged by many checks.
const subjects = new WeakMap<Subject, string>()

function subjectJson(subject: Subject): string {
  const known = subjects.get(subject)
  if (known !== undefined) return known
  const json = canonicalJson(subject)
  subjects.set(subject, json)
  return json
}

function sortRows(rows: FindingRow[]): FindingRow[] {
  const keyed = rows.map((row) => ({ row, key: findingKey(row) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ row }) => row)
}

/** Hash over findings: SHA-256 of `key hash` lines in key order. Two evaluations with equal findings have equal hashes. */
export function hashFindings(rows: Iterable<{ key: string; hash: string }>): string {
  const lines = [...rows].map(({ key, hash }) => `${key} ${hash}`)
  lines.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return sha256(lines.join('\n'))
}
