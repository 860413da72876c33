import type { Ledger } from '#kernel/ledger.ts'
import { isCategoryCurrent, LANGUAGE, propertyOf, standardProperties } from './mapping.ts'
import { type ImdfFeature, type PlanRecord, sameJson } from './plan.ts'

/**
 * How `extra` holds what no field holds: unknown properties under their own name and, under these reserved keys, what has no name of
 * its own.
 */
export const EXTRA = {
  /** Names in further languages. */
  labels: 'imdf:labels',
  /** Language of the name when it is not zh-Hans. */
  nameLanguage: 'imdf:name_language',
  /** Foreign members of the feature, such as `bbox`. */
  members: 'imdf:members',
  /** Further buildings of a level. */
  buildingIds: 'imdf:building_ids',
  /** Id, properties and members of a building's footprint when they are not the generated ones. */
  footprint: 'imdf:footprint',
} as const

const RESERVED: ReadonlySet<string> = new Set(Object.values(EXTRA))

/** Carries extra values whose name is taken by another property. */
const OVERFLOW = 'zy:extra'

/** The property names reading takes for itself; everything else is extra. */
export function ownProperties(ledger: Ledger | null): Set<string> {
  const names = ['zy:code', 'zy:ledger', 'zy:feature_type', OVERFLOW, 'name']
  for (const key of Object.keys(ledger?.fields ?? {})) names.push(propertyOf(ledger as Ledger, key))
  return new Set(names)
}

/** Own properties, IMDF's standard ones and the extra ones, together the properties of a feature. */
export function withExtra(type: string, record: PlanRecord, own: Record<string, unknown>, taken: ReadonlySet<string>): Record<string, unknown> {
  const defaults = standardProperties(type, record)
  const properties: Record<string, unknown> = { ...defaults, ...own }
  const overflow: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(record.extra)) {
    if (RESERVED.has(key)) continue
    const isDefault = Object.hasOwn(defaults, key) && sameJson(defaults[key], value)
    const isStale = key === 'category' && Object.hasOwn(defaults, key) && !isCategoryCurrent(type, value, record)
    if (taken.has(key) || isDefault || isStale) overflow[key] = value
    else properties[key] = value
  }
  if (Object.keys(overflow).length > 0) properties[OVERFLOW] = overflow
  return properties
}

/** The properties of a feature that are neither own nor at their default. The inverse of `withExtra`. */
export function extraOf(type: string, record: PlanRecord, properties: Record<string, unknown>, taken: ReadonlySet<string>): Record<string, unknown> {
  const defaults = standardProperties(type, record)
  const extra: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(properties)) {
    if (!taken.has(key) && !(Object.hasOwn(defaults, key) && sameJson(defaults[key], value))) extra[key] = value
  }
  const overflow = properties[OVERFLOW]
  return typeof overflow === 'object' && overflow !== null ? { ...extra, ...overflow } : extra
}

/** Members of a feature which GeoJSON and IMDF do not define. */
export function foreignMembers(feature: ImdfFeature): Record<string, unknown> | null {
  const { id, type, feature_type, geometry, properties, ...members } = feature
  return Object.keys(members).length > 0 ? members : null
}

export interface Label {
  name: string
  extra: Record<string, unknown>
}

/** The name among labels by language: Chinese before the archive's own language before any. `null` for no labels, 'invalid' for others. */
export function readLabels(value: unknown, language: string): Label | null | 'invalid' {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object' || Array.isArray(value) || !Object.values(value).every((text) => typeof text === 'string')) return 'invalid'
  const labels = value as Record<string, string>
  const chosen = [LANGUAGE, 'zh-CN', 'zh', language, ...Object.keys(labels)].find((key) => labels[key]?.trim())
  if (chosen === undefined) return null
  const { [chosen]: name, ...others } = labels
  const extra: Record<string, unknown> = {}
  if (Object.keys(others).length > 0) extra[EXTRA.labels] = others
  if (chosen !== LANGUAGE) extra[EXTRA.nameLanguage] = chosen
  return { name: name as string, extra }
}

export function writeLabels(name: string, extra: Record<string, unknown>): Record<string, unknown> {
  const language = typeof extra[EXTRA.nameLanguage] === 'string' ? (extra[EXTRA.nameLanguage] as string) : LANGUAGE
  return { ...(extra[EXTRA.labels] as Record<string, unknown> | undefined), [language]: name }
}
