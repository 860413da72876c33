import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Drawing, Outcome } from '#standard/finding.ts'
import { callNamed } from '../api.ts'
import { useText } from '../i18n.ts'
import { ProblemNotice } from '../Notice.tsx'
import { usePlace } from '../park.ts'
import { FloorPlan, type PlanShape } from '../plan/FloorPlan.tsx'
import { mapShapes, type ParkMapAnswer } from '../plan/map-shapes.ts'
import { keyOf, useQueryNamed } from '../query.ts'
import { Skeleton } from '../Skeleton.tsx'
import { type Finding, outcomesBy } from './clause-calls.ts'
import { FindingLines } from './FindingLines.tsx'

const MAP = { name: 'parks.map', kind: 'query', scope: 'park' } as const
const FINDINGS = { name: 'conformity.findingList', kind: 'query', scope: 'park' } as const
const MOST = 100
const NO_SHAPES: readonly PlanShape[] = []
const NO_DRAWINGS: readonly Drawing[] = []

interface Props {
  /** Ids of the requirements whose findings are shown. */
  requirements: readonly string[]
  label: string
  /** Drawn besides the park's own plan, e.g. survey points. */
  shapes?: readonly PlanShape[]
  overlays?: readonly Drawing[]
  height?: number
}

/** Findings on the park map with what the checks drew, and the gaps as a list beside it; choosing one shows its drawings alone. */
export function FindingMap({ requirements, label, shapes: extra = NO_SHAPES, overlays: cover = NO_DRAWINGS, height = 460 }: Props) {
  const t = useText()
  const { parkId } = usePlace()
  const [selected, setSelected] = useState<string>()
  const map = useQueryNamed<ParkMapAnswer>(MAP, {})
  const answers = useQueries({
    queries: requirements.map((requirement) => {
      const input = { ...(parkId ? { parkId } : {}), requirement, limit: MOST }
      return { queryKey: keyOf(FINDINGS, input), queryFn: () => callNamed<{ rows: Finding[] }>(FINDINGS, input) }
    }),
    combine: (all) => ({ findings: all.flatMap(({ data }) => data?.rows ?? []), isPending: all.some(({ isPending }) => isPending) }),
  })
  const { findings } = answers
  const gaps = useMemo(() => findings.filter(({ outcome }) => outcome === 'notMet' || outcome === 'unknown'), [findings])
  const chosen = useMemo(() => gaps.filter(({ subject }) => subject.id === selected), [gaps, selected])
  const shapes = useMemo(() => {
    if (!map.data) return []
    const outcomes: ReadonlyMap<string, Outcome> = outcomesBy(findings)
    // Names of areas would lie over those of the buildings in them.
    const plan = mapShapes(map.data, [], outcomes).map((shape) => (shape.kind === 'zone' ? { ...shape, label: '' } : shape))
    return [...plan, ...extra]
  }, [map.data, findings, extra])
  const overlays = useMemo(() => {
    if (chosen.length > 0) return [...cover, ...chosen.flatMap(({ drawings }) => drawings)]
    // All gaps at once: the figures stand in the list, on the map they would cover each other.
    return [...cover, ...gaps.flatMap(({ drawings }) => drawings.map(({ label: _, ...drawing }) => drawing))]
  }, [cover, chosen, gaps])
  if (map.isError) return <ProblemNotice problem={map.error} onRetry={() => void map.refetch()} />
  if (!map.data) return <Skeleton lines={12} />
  return (
    <div className="finding-map">
      <section className="panel" aria-label={label}>
        <FloorPlan shapes={shapes} overlays={overlays} selectedId={selected} onSelect={setSelected} label={label} height={height} />
      </section>
      <aside className="panel stack" aria-label={t({ zh: '差距', en: 'Gaps' })}>
        <h2>{t({ zh: '差距（{n}）', en: 'Gaps ({n})' }, { n: gaps.length })}</h2>
        {answers.isPending ? (
          <Skeleton lines={4} />
        ) : (
          <FindingLines
            findings={chosen.length > 0 ? chosen : gaps}
            onSelect={({ subject }) => setSelected(subject.id === selected ? undefined : subject.id)}
            empty={t({ zh: '没有不满足或未知的项。', en: 'Nothing is unmet or unknown.' })}
          />
        )}
        {chosen.length > 0 && (
          <button type="button" className="link" onClick={() => setSelected(undefined)}>
            {t({ zh: '显示全部差距', en: 'Show all gaps' })}
          </button>
        )}
      </aside>
    </div>
  )
}
