import type { Drawing } from '#standard/finding.ts'
import type { PlanKind, PlanShape } from '#ui/plan/FloorPlan.tsx'
import type { Shape } from '#ui/plan/plan-geometry.ts'
import type { Answer } from './calls.ts'

export type PlanImport = Answer<'planImport'>
export type Issue = PlanImport['issues'][number]

interface PreviewFeature {
  id: string
  geometry: Shape
  properties: { ledger: string; featureType: string; code: string; name: string; level: string | null; hasError: boolean }
}

const KINDS: Readonly<Record<string, PlanKind>> = {
  'parks.zone': 'zone',
  'parks.building': 'building',
  'parks.road': 'road',
  'parks.walkway': 'walkway',
  'parks.parkingArea': 'parking',
  'parks.gate': 'gate',
  'parks.transitStop': 'stop',
  'parks.unit': 'unit',
  'parks.opening': 'door',
  'parks.wall': 'wall',
  'parks.separationLine': 'separation',
}

export function featuresOf({ preview }: Pick<PlanImport, 'preview'>): PreviewFeature[] {
  const features = (preview as { features?: PreviewFeature[] } | null)?.features
  return Array.isArray(features) ? features : []
}

/** Levels of an archive in its own order, for choosing what the preview shows. */
export function levelsOf(features: readonly PreviewFeature[]): { id: string; name: string; errors: number }[] {
  return features
    .filter(({ properties }) => properties.ledger === 'parks.level')
    .map(({ id, properties }) => ({
      id,
      name: properties.name,
      errors: features.filter((one) => one.properties.level === id && one.properties.hasError).length,
    }))
}

/** What the archive would draw: the park without levels, or one level. What has an error is red. */
export function previewShapes(features: readonly PreviewFeature[], levelId: string | undefined): PlanShape[] {
  return features.flatMap(({ id, geometry, properties }) => {
    const isShown =
      levelId === undefined ? properties.level === null && properties.ledger !== 'venue' : properties.level === levelId && properties.ledger !== 'parks.level'
    if (!isShown) return []
    return [
      { id, name: properties.name, kind: KINDS[properties.ledger] ?? 'facility', geometry, ...(properties.hasError ? { outcome: 'notMet' as const } : {}) },
    ]
  })
}

/** Marks where issues lie, numbered as in the list. */
export function issueMarks(issues: readonly Issue[], shapes: readonly PlanShape[]): Drawing[] {
  const shown = new Set(shapes.map(({ id }) => id))
  return issues.flatMap(({ position, featureId }, at) =>
    position && (featureId === null || shown.has(featureId))
      ? [{ role: 'gap' as const, geometry: { type: 'Point', coordinates: position }, label: String(at + 1) }]
      : [],
  )
}

export type Step = 'upload' | 'check' | 'confirm' | 'run'

/** Which of the four steps an import has reached. */
export function stepOf(state: PlanImport['state'] | undefined, isConfirming: boolean): Step {
  if (state === undefined) return 'upload'
  if (state === 'checking' || state === 'checked') return isConfirming ? 'confirm' : 'check'
  return 'run'
}
