import { type ExpressionSpecification, LngLatBounds, Map as MapLibre, Marker, type StyleSpecification, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useEffect, useRef } from 'react'
import { Button } from '../Button.tsx'
import { useText } from '../i18n.ts'
import type { PlanKind, PlanProps, PlanShape } from './FloorPlan.tsx'

setWorkerUrl(workerUrl)

const FILL: Readonly<Partial<Record<PlanKind, string>>> = { building: '#b9c7dc', parking: '#d9dee6', zone: '#e4ecf7', facility: '#c7d8c9', unit: '#dfe5ee' }
const LINE: Readonly<Partial<Record<PlanKind, string>>> = { road: '#9aa3b0', walkway: '#7c8fa8', separation: '#8b5e00' }
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
        color: (shape.outcome && OUTCOME_FILL[shape.outcome]) ?? FILL[shape.kind] ?? LINE[shape.kind] ?? '#c5ccd6',
        height: shape.kind === 'building' ? (shape.heightM ?? UNKNOWN_HEIGHT_M) : 0,
      },
    })),
  }
}

const isKind = (...kinds: PlanKind[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]

function styleOf(shapes: readonly PlanShape[]): StyleSpecification {
  return {
    version: 8,
    sources: { plan: { type: 'geojson', data: featuresOf(shapes) as never } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f4f6f9' } },
      {
        id: 'areas',
        type: 'fill',
        source: 'plan',
        filter: ['all', ['==', ['geometry-type'], 'Polygon'], ['!', isKind('building')]],
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
        id: 'buildings',
        type: 'fill-extrusion',
        source: 'plan',
        filter: isKind('building'),
        paint: { 'fill-extrusion-color': ['get', 'color'], 'fill-extrusion-height': ['get', 'height'], 'fill-extrusion-opacity': 0.9 },
      },
      {
        id: 'points',
        type: 'circle',
        source: 'plan',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: { 'circle-radius': 6, 'circle-color': '#0f55c9', 'circle-stroke-color': '#fff', 'circle-stroke-width': 2 },
      },
    ],
  }
}

function boundsOf(shapes: readonly PlanShape[]): LngLatBounds {
  const bounds = new LngLatBounds()
  const add = (of: unknown): void => {
    if (!Array.isArray(of)) return
    if (typeof of[0] === 'number' && typeof of[1] === 'number') bounds.extend([of[0], of[1]])
    else of.forEach(add)
  }
  for (const shape of shapes) add(shape.geometry.coordinates)
  return bounds
}

export function Map3d({ shapes, selectedId, onSelect, label, height = 420, onFailure }: PlanProps & { onFailure: () => void }) {
  const t = useText()
  const window = useRef<HTMLDivElement>(null)
  const map = useRef<MapLibre>(undefined)
  const act = useRef({ onSelect, onFailure })
  act.current = { onSelect, onFailure }

  useEffect(() => {
    if (!window.current) return
    let made: MapLibre
    try {
      made = new MapLibre({
        container: window.current,
        style: styleOf(shapes),
        bounds: boundsOf(shapes),
        fitBoundsOptions: { padding: 40 },
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
    for (const shape of shapes.filter((one) => one.kind === 'building')) {
      const text = document.createElement('span')
      text.className = 'map-label'
      text.textContent = shape.name
      new Marker({ element: text }).setLngLat(boundsOf([shape]).getCenter()).addTo(made)
    }
    made.on('click', (event) => {
      const id: unknown = made.queryRenderedFeatures(event.point)[0]?.properties.id
      if (typeof id === 'string') act.current.onSelect?.(id)
    })
    return () => {
      map.current = undefined
      made.remove()
    }
  }, [shapes])

  return (
    <div className="plan">
      <div className="plan-window" style={{ height }}>
        <div ref={window} className="map" role="application" aria-label={label} />
        <div className="plan-buttons">
          <Button icon="plus" aria-label={t('plan.zoomIn')} onClick={() => map.current?.zoomIn()} />
          <Button aria-label={t('plan.zoomOut')} onClick={() => map.current?.zoomOut()}>
            －
          </Button>
          <Button onClick={() => map.current?.fitBounds(boundsOf(shapes), { padding: 40 })}>{t('plan.fit')}</Button>
        </div>
      </div>
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
