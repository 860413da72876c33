import { Refusal } from '#kernel/operation.ts'
import { canonicalJson, sha256 } from '#standard/canonical.ts'
import { type BoundCheck, bind, type Overrides, type Registry } from '#standard/evaluate.ts'
import type { Requirement, Standard } from '#standard/standard-file.ts'

/** What an installation judges by: the checks of all modules and the standards it loaded. */
export interface Engine {
  registry: Registry
  standards: readonly LoadedStandard[]
}

export interface LoadedStandard {
  standard: Standard
  id: string
  version: string
  /** Canonical JSON and its SHA-256: what is frozen on publication. */
  content: string
  hash: string
  requirements: ReadonlyMap<string, Requirement>
}

export function engineOf(registry: Registry, standards: readonly Standard[]): Engine {
  const ids = standards.map(({ standard }) => standard.id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice) throw new Error(`The standard ${twice} is loaded twice`)
  return {
    registry,
    standards: standards.map((standard) => {
      const content = canonicalJson(standard)
      return {
        standard,
        id: standard.standard.id,
        version: standard.standard.version,
        content,
        hash: sha256(content),
        requirements: new Map(standard.requirements.map((r) => [r.id, r])),
      }
    }),
  }
}

/** The asked standard, or the first of the installation. */
export function standardOf(engine: Engine, id: string | undefined): LoadedStandard {
  const loaded = id === undefined ? engine.standards[0] : engine.standards.find((s) => s.id === id)
  if (!loaded) throw new Refusal('conformity.standard_not_found')
  return loaded
}

export function requirementOf(loaded: LoadedStandard, id: string): Requirement {
  const requirement = loaded.requirements.get(id)
  if (!requirement) throw new Refusal('conformity.requirement_not_found', { requirement: id })
  return requirement
}

export function boundOf(engine: Engine, loaded: LoadedStandard, overrides: Overrides): BoundCheck[] {
  return bind(loaded.standard, engine.registry, overrides)
}

/** Every subject kind that some bound check of some standard judges. */
export function judgedKinds(engine: Engine): Set<string> {
  const kinds = new Set<string>()
  for (const { standard } of engine.standards)
    for (const { checks } of standard.requirements)
      for (const { check } of checks) {
        const found = engine.registry.checks.get(check)
        if (found) kinds.add(found.subject)
      }
  return kinds
}

/** The date in Asia/Shanghai, which has no summer time. */
export function todayAt(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
