import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import { readArchive } from './archive.ts'
import { decode } from './decode.ts'
import type { Issue } from './issue.ts'
import { featureTypeOf } from './mapping.ts'
import type { ParkPlan } from './plan.ts'
import { type ValidateOptions, validatePlan } from './validate.ts'
import type { ZIP_LIMITS } from './zip.ts'

export interface PreviewFeature {
  type: 'Feature'
  id: string
  geometry: { type: string; coordinates: unknown }
  properties: { ledger: string; featureType: string; code: string; name: string; level: string | null; hasError: boolean }
}

/** The result of a dry run. */
export interface Inspection {
  /** No errors: the plan may be imported. */
  isImportable: boolean
  issues: Issue[]
  /** Records by ledger name. */
  counts: Record<string, number>
  /** Features kept verbatim. */
  verbatim: number
  /** Null when the archive could not be read. A plan with errors is there to be shown, not to be imported. */
  plan: ParkPlan | null
}

/** Reads, decodes and validates an archive without touching anything: the dry run before an import. */
export function inspectArchive(bytes: Uint8Array, ledgers: readonly Ledger[], options: ValidateOptions & { limits?: typeof ZIP_LIMITS } = {}): Inspection {
  const { archive, issues } = readArchive(bytes, options.limits)
  if (!archive) return { isImportable: false, issues, counts: {}, verbatim: 0, plan: null }
  const { plan, issues: decoding, files } = decode(archive, ledgers)
  const all = [...issues, ...decoding, ...validatePlan(plan, ledgers, { ...options, files })]
  const isImportable = !all.some(({ severity }) => severity === 'error')
  const counts = Object.fromEntries(Object.entries(plan.features).map(([name, records]) => [name, records.length]))
  const verbatim = Object.values(plan.passThrough.features).reduce((sum, features) => sum + features.length, 0)
  // Errors first; the sort keeps the order within.
  all.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
  return { isImportable, issues: all, counts, verbatim, plan }
}

/** What a map draws of a dry run; features whose geometry is broken are left out. */
export function previewOf({ plan, issues }: Inspection, ledgers: readonly Ledger[]): { type: 'FeatureCollection'; features: PreviewFeature[] } {
  const faulty = new Set(issues.filter(({ severity }) => severity === 'error').map(({ featureId }) => featureId))
  const features: PreviewFeature[] = []
  if (plan?.venue?.geometry) {
    const { id, name, geometry } = plan.venue
    features.push({
      type: 'Feature',
      id,
      geometry,
      properties: { ledger: 'venue', featureType: 'venue', code: '', name, level: null, hasError: faulty.has(id) },
    })
  }
  for (const ledger of ledgers) {
    for (const record of plan?.features[ledgerName(ledger)] ?? []) {
      const geometry = record.fields.geometry as PreviewFeature['geometry'] | null | undefined
      if (!geometry || !isDrawable(geometry.coordinates)) continue
      const level = typeof record.fields.level === 'string' ? record.fields.level : ledger.imdf === 'level' ? record.id : null
      const properties = {
        ledger: ledgerName(ledger),
        featureType: featureTypeOf(ledger, record),
        code: record.code,
        name: record.name,
        level,
        hasError: faulty.has(record.id),
      }
      features.push({ type: 'Feature', id: record.id, geometry, properties })
    }
  }
  return { type: 'FeatureCollection', features }
}

function isDrawable(coordinates: unknown): boolean {
  if (typeof coordinates === 'number') return Number.isFinite(coordinates)
  return Array.isArray(coordinates) && coordinates.length > 0 && coordinates.every(isDrawable)
}
