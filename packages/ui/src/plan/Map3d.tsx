import { type ExpressionSpecification, type GeoJSONSource, LngLatBounds, Map as MapLibre, Marker, type StyleSpecification, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useEffect, useRef } from 'react'
import type { Drawing } from '#standard/finding.ts'
import { Button } from '../Button.tsx'
import { useText } from '../i18n.ts'
import { Legend, type PlanKind, type PlanProps, type PlanShape } from './FloorPlan.tsx'
import type { Shape } from './plan-geometry.ts'

setWorkerUrl(workerUrl)

const FILL: Readonly<Partial<Record<PlanKind, string>>> = { building: '#b9c7dc', parking: '#d9dee6', zone: '#e9f0e6', facility: '#c7d8c9', unit: '#dfe5ee' }
const LINE: Readonly<Partial<Record<PlanKind, string>>> = { road: '#9aa3b0', walkway: '#7c8fa8', separation: '#8b5e00' }
const POINT: Readonly<Partial<Record<PlanKind, string>>> = { gate: '#14713d', facility: '#3f8f63' }
const OTHER_POINT = '#0f55c9'
const ACCENT = '#0f55c9'
const OVERLAY: Readonly<Record<Drawing['role'], string>> = {
  path: '#0f55c9',
  gap: '#b3261e',
  wall: '#3c4450',
  door: '#a0692c',
  window: '#2a86c7',
  exit: '#14713d',
  area: '#14713d',
  uncovered: '#b3261e',
  subject: ACCENT,
  distance: '#6a3fa0',
}
const NO_OVERLAYS: readonly Drawing[] = []
const OUTCOME_FILL: Readonly<Record<string, string>> = {
  met: '#7fbf9a',
  notMet: '#e48a8a',
  unknown: '#e6c27a',
  waitingForReview: '#8fb0e6',
  notApplicable: '#c9ced6',
}
/** Buildings without a recorded height are drawn low, so that they are not taken for measured. */
const UNKNOWN_HEIGHT_M = 3

function featuresOf(shapes: readonly PlanShape[]) {
  return {
    type: 'FeatureCollection' as const,
    features: shapes.map((shape) => ({
      type: 'Feature' as const,
      geometry: shape.geometry as never,
      properties: {
        id: shape.id,
        kind: shape.kind,
        color: (shape.outcome && OUTCOME_FILL[shape.outcome]) ?? shape.theme?.fill ?? FILL[shape.kind] ?? LINE[shape.kind] ?? '#c5ccd6',
        point: shape.theme?.stroke ?? POINT[shape.kind] ?? OTHER_POINT,
        height: shape.kind === 'building' ? (shape.heightM ?? UNKNOWN_HEIGHT_M) : 0,
      },
    })),
  }
}

function overlaysOf(overlays: readonly Drawing[]) {
  return {
    type: 'FeatureCollection' as const,
    features: overlays.map(({ role, geometry }) => ({ type: 'Feature' as const, geometry: geometry as never, properties: { color: OVERLAY[role] } })),
  }
}

const isKind = (...kinds: PlanKind[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]

const isChosen = (id: string | undefined): ExpressionSpecification => ['==', ['get', 'id'], id ?? '']

function buildingColor(id: string | undefined): ExpressionSpecification {
  return ['case', isChosen(id), ACCENT, ['get', 'color']]
}

function styleOf(shapes: readonly PlanShape[], overlays: readonly Drawing[], selectedId: string | undefined): StyleSpecification {
  return {
    version: 8,
    sources: { plan: { type: 'geojson', data: featuresOf(shapes) as never }, overlays: { type: 'geojson', data: overlaysOf(overlays) as never } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f4f6f9' } },
      {
        id: 'areas',
        type: 'fill',
        source: 'plan',
        filter: ['all', ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]], ['!', isKind('building')]],
        paint: { 'fill-color': ['get', 'color'], 'fill-opacity': 0.7 },
      },
      {
        id: 'roads',
        type: 'line',
        source: 'plan',
        filter: isKind('road'),
        layout: { 'line-cap': 'round' },
        paint: { 'line-color': ['get', 'color'], 'line-width': 6 },
      },
      {
        id: 'lines',
        type: 'line',
        source: 'plan',
        filter: isKind('walkway', 'separation'),
        paint: { 'line-color': ['get', 'color'], 'line-width': 2, 'line-dasharray': [2, 1] },
      },
      {
        id: 'overlay-areas',
        type: 'fill',
        source: 'overlays',
        filter: ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]],
        paint: { 'fill-color': ['get', 'color'], 'fill-opacity': 0.14 },
      },
      { id: 'overlay-lines', type: 'line', source: 'overlays', paint: { 'line-color': ['get', 'color'], 'line-width': 2 } },
      {
        id: 'chosen',
        type: 'line',
        source: 'plan',
        filter: isChosen(selectedId),
        paint: { 'line-color': ACCENT, 'line-width': 4 },
      },
      {
        id: 'buildings',
        type: 'fill-extrusion',
        source: 'plan',
        filter: isKind('building'),
        paint: { 'fill-extrusion-color': buildingColor(selectedId), 'fill-extrusion-height': ['get', 'height'], 'fill-extrusion-opacity': 0.9 },
      },
      {
        id: 'points',
        type: 'circle',
        source: 'plan',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: { 'circle-radius': 6, 'circle-color': ['get', 'point'], 'circle-stroke-color': '#fff', 'circle-stroke-width': 2 },
      },
    ],
  }
}

function boundsOf(geometries: readonly Shape[]): LngLatBounds {
  const bounds = new LngLatBounds()
  const add = (of: unknown): void => {
    if (!Array.isArray(of)) return
    if (typeof of[0] === 'number' && typeof of[1] === 'number') bounds.extend([of[0], of[1]])
    else of.forEach(add)
  }
  for (const geometry of geometries) add(geometry.coordinates)
  return bounds
}

/** What the view is fitted to: areas and buildings; through roads lead far out of the park. */
function groundOf(shapes: readonly PlanShape[]): Shape[] {
  const ground = shapes.filter(({ kind }) => kind === 'building' || kind === 'zone' || kind === 'parking')
  return (ground.length > 0 ? ground : shapes).map(({ geometry }) => geometry)
}

function labelsOf(shapes: readonly PlanShape[]): Marker[] {
  return shapes
    .filter((one) => one.kind === 'building')
    .map((shape) => {
      const text = document.createElement('span')
      text.className = 'map-label'
      text.textContent = shape.name
      return new Marker({ element: text }).setLngLat(boundsOf([shape.geometry]).getCenter())
    })
}

type Drawn = Pick<PlanProps, 'shapes' | 'overlays' | 'selectedId'>

export function Map3d({ shapes, overlays = NO_OVERLAYS, selectedId, onSelect, label, height = 420, onFailure }: PlanProps & { onFailure: () => void }) {
  const t = useText()
  const window = useRef<HTMLDivElement>(null)
  const map = useRef<MapLibre>(undefined)
  const act = useRef({ onSelect, onFailure })
  act.current = { onSelect, onFailure }
  const drawn = useRef<Drawn>({ shapes, overlays, selectedId })
  drawn.current = { shapes, overlays, selectedId }

  useEffect(() => {
    if (!window.current) return
    let made: MapLibre
    const start = drawn.current
    try {
      made = new MapLibre({
        container: window.current,
        style: styleOf(start.shapes, start.overlays ?? NO_OVERLAYS, start.selectedId),
        bounds: boundsOf(groundOf(start.shapes)),
        fitBoundsOptions: { padding: 56 },
        pitch: 50,
        bearing: -15,
        attributionControl: false,
        cooperativeGestures: false,
      })
    } catch {
      act.current.onFailure()
      return
    }
    map.current = made
    made.on('click', (event) => {
      const ids = made.queryRenderedFeatures(event.point).flatMap(({ properties }) => (typeof properties.id === 'string' ? [properties.id] : []))
      if (ids[0] !== undefined) act.current.onSelect?.(ids[0])
    })
    return () => {
      map.current = undefined
      made.remove()
    }
  }, [])

  // Layers come and go without moving the view.
  useEffect(() => {
    const made = map.current
    if (!made) return
    const put = () => {
      made.getSource<GeoJSONSource>('plan')?.setData(featuresOf(shapes) as never)
      made.getSource<GeoJSONSource>('overlays')?.setData(overlaysOf(overlays) as never)
    }
    if (made.isStyleLoaded()) put()
    else made.once('load', put)
    const labels = labelsOf(shapes)
    for (const one of labels) one.addTo(made)
    return () => {
      made.off('load', put)
      for (const one of labels) one.remove()
    }
  }, [shapes, overlays])

  useEffect(() => {
    const made = map.current
    if (!made) return
    const put = () => {
      made.setFilter('chosen', isChosen(selectedId))
      made.setPaintProperty('buildings', 'fill-extrusion-color', buildingColor(selectedId))
    }
    if (made.isStyleLoaded()) put()
    else made.once('load', put)
    return () => {
      made.off('load', put)
    }
  }, [selectedId])

  return (
    <div className="plan">
      <div className="plan-window" style={{ height }}>
        <div ref={window} className="map" role="application" aria-label={label} />
        <div className="plan-buttons">
          <Button icon="plus" aria-label={t('plan.zoomIn')} onClick={() => map.current?.zoomIn()} />
          <Button aria-label={t('plan.zoomOut')} onClick={() => map.current?.zoomOut()}>
            －
          </Button>
          <Button onClick={() => map.current?.fitBounds(boundsOf(groundOf(shapes)), { padding: 56 })}>{t('plan.fit')}</Button>
        </div>
      </div>
      <Legend shapes={shapes} overlays={overlays} />
      <details className="plan-names">
        <summary>{`${t('plan.list')}（${shapes.length}）`}</summary>
        <ul>
          {shapes.map((shape) => (
            <li key={shape.id}>
              <button type="button" aria-pressed={shape.id === selectedId} onClick={() => onSelect?.(shape.id)}>
                {shape.name}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
