import './plan.css'
import { type CSSProperties, useMemo, useRef } from 'react'
import type { Text } from '#kernel/operation.ts'
import type { Drawing, Outcome } from '#standard/finding.ts'
import { Button } from '../Button.tsx'
import { formatNumber } from '../format.ts'
import { useText } from '../i18n.ts'
import { type Box, boxOf, frameOf, pathOf, type Shape, scaleBar } from './plan-geometry.ts'
import { useView } from './plan-view.ts'

/** Looks of the things a plan shows; `unit` kinds are filled, lines are drawn. */
export const PLAN_KINDS = {
  lodgingRoom: { zh: '居室', en: 'Lodging room' },
  corridor: { zh: '走道', en: 'Corridor' },
  stair: { zh: '楼梯间', en: 'Staircase' },
  unit: { zh: '其他空间', en: 'Other space' },
  wall: { zh: '隔墙', en: 'Partition wall' },
  door: { zh: '门', en: 'Door' },
  exit: { zh: '安全出口', en: 'Safety exit' },
  window: { zh: '窗', en: 'Window' },
  building: { zh: '建筑', en: 'Building' },
  road: { zh: '道路', en: 'Road' },
  walkway: { zh: '人行道路', en: 'Walkway' },
  parking: { zh: '停车场', en: 'Parking' },
  zone: { zh: '功能区', en: 'Zone' },
  gate: { zh: '出入口', en: 'Gate' },
  stop: { zh: '公交站点', en: 'Transit stop' },
  separation: { zh: '分隔线', en: 'Separation line' },
  facility: { zh: '设施', en: 'Facility' },
  subject: { zh: '对象', en: 'Subject' },
} as const satisfies Readonly<Record<string, Text>>
export type PlanKind = keyof typeof PLAN_KINDS

const ROLES = {
  path: { zh: '行走路线', en: 'Walking path' },
  gap: { zh: '缺口或量测处', en: 'Gap or measured width' },
  wall: { zh: '隔墙', en: 'Wall' },
  door: { zh: '门', en: 'Door' },
  window: { zh: '窗', en: 'Window' },
  exit: { zh: '安全出口', en: 'Safety exit' },
  area: { zh: '覆盖范围', en: 'Covered area' },
  uncovered: { zh: '未覆盖', en: 'Not covered' },
  subject: { zh: '判定对象', en: 'Subject' },
  distance: { zh: '距离', en: 'Distance' },
} as const satisfies Readonly<Record<Drawing['role'], Text>>

/** Own colours with a name for the legend, such as the use of a building. */
export interface PlanTheme extends Text {
  fill: string
  stroke: string
}

export interface PlanShape {
  id: string
  name: string
  kind: PlanKind
  geometry: Shape
  /** Written inside when there is room; left out: the name for filled shapes. */
  label?: string
  /** Tints the shape and adds the word to its name. */
  outcome?: Outcome
  /** Instead of the colours of the kind; an outcome wins over both. */
  theme?: PlanTheme
  /** For the 2.5D map. */
  heightM?: number | null
}

export interface PlanProps {
  shapes: readonly PlanShape[]
  overlays?: readonly Drawing[]
  selectedId?: string | undefined
  onSelect?: (id: string) => void
  label: string
  height?: number
  /** Only the drawing: no buttons, legend or list. */
  isBare?: true
}

// Points carry no outline: a gate or a stop is a small disc of this radius on the screen.
const POINT_RADIUS_PX = 6
const FILLED: ReadonlySet<string> = new Set(['Polygon', 'MultiPolygon'])

/** Plan of a level or a park in local metres, as SVG: pan and zoom, selection, overlays of findings, legend, list of names. */
export function FloorPlan({ shapes, overlays = [], selectedId, onSelect, label, height = 420, isBare }: PlanProps) {
  const t = useText()
  const svg = useRef<SVGSVGElement>(null)
  const drawn = useMemo(() => {
    const geometries = [...shapes.map((shape) => shape.geometry), ...overlays.map((overlay) => overlay.geometry as Shape)]
    const frame = frameOf(geometries)
    if (!frame) return undefined
    return {
      content: boxOf(frame, geometries),
      shapes: shapes.map((shape) => ({ shape, path: pathOf(frame, shape.geometry), box: boxOf(frame, [shape.geometry]) })),
      overlays: overlays.map((overlay) => ({ overlay, path: pathOf(frame, overlay.geometry as Shape), box: boxOf(frame, [overlay.geometry as Shape]) })),
    }
  }, [shapes, overlays])
  const { view, scale, zoom, fit, isClick, handlers, onKeyDown } = useView(drawn?.content ?? { x: -10, y: -10, width: 20, height: 20 }, svg)
  if (!drawn) return <p className="plan-empty">{t('plan.empty')}</p>
  const middle = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
  const nameOf = (shape: PlanShape) => (shape.outcome ? `${shape.name}（${t(`outcome.${shape.outcome}`)}）` : shape.name)
  const fontSize = 12 * scale
  const bar = scaleBar(view.width)
  return (
    <div className="plan">
      {/* biome-ignore lint/a11y/useSemanticElements: a window onto a drawing, no group of form fields */}
      <div
        className="plan-window"
        style={{ height }}
        role="group"
        aria-label={`${label}。${isBare ? '' : t('plan.help')}`}
        tabIndex={isBare ? -1 : 0}
        onKeyDown={onKeyDown}
      >
        <svg
          ref={svg}
          viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
          preserveAspectRatio="xMidYMid slice"
          role="img"
          aria-label={label}
          {...handlers}
        >
          {drawn.shapes.map(({ shape, path, box }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the same choice is offered by the buttons of the list of names
            <g
              key={shape.id}
              className={`shape ${shape.kind} ${FILLED.has(shape.geometry.type) ? 'filled' : 'line'} ${shape.outcome ?? ''}${shape.id === selectedId ? ' selected' : ''}`}
              style={themeStyle(shape)}
              onClick={() => {
                if (isClick()) onSelect?.(shape.id)
              }}
            >
              <title>{nameOf(shape)}</title>
              {path ? <path d={path} fillRule="evenodd" /> : <circle cx={middle(box).x} cy={middle(box).y} r={POINT_RADIUS_PX * scale} />}
            </g>
          ))}
          {drawn.shapes
            .filter(({ shape, path }) => shape.id === selectedId && path)
            .map(({ shape, path }) => (
              // Neighbours drawn later must not cover the outline of what is chosen.
              <g key={shape.id} className="shape outline selected">
                <path d={path} />
              </g>
            ))}
          {drawn.overlays.map(({ overlay, path, box }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: overlays of a finding have no identity and are replaced as a whole
            <g key={at} className={`overlay-shape ${overlay.role} ${FILLED.has(overlay.geometry.type) ? 'filled' : 'line'}`}>
              {path ? <path d={path} fillRule="evenodd" /> : <circle cx={middle(box).x} cy={middle(box).y} r={POINT_RADIUS_PX * scale} />}
              {overlay.label && <Label at={labelPlace(overlay.role, box, fontSize)} text={overlay.label} size={fontSize} />}
            </g>
          ))}
          {drawn.shapes.map(({ shape, box }) => {
            const text = shape.label ?? (FILLED.has(shape.geometry.type) ? shape.name : '')
            const fits = box.width > [...text].length * fontSize * 0.9 && box.height > fontSize * 1.4
            return text && (fits || shape.id === selectedId) ? <Label key={shape.id} at={middle(box)} text={text} size={fontSize} /> : null
          })}
        </svg>
        {!isBare && (
          <>
            <div className="plan-buttons">
              <Button icon="plus" aria-label={t('plan.zoomIn')} onClick={() => zoom(0.7)} />
              <Button aria-label={t('plan.zoomOut')} onClick={() => zoom(1.4)}>
                －
              </Button>
              <Button onClick={fit}>{t('plan.fit')}</Button>
            </div>
            <div className="scale-bar" style={{ width: bar / scale }} aria-hidden="true">{`${formatNumber(bar)} m`}</div>
          </>
        )}
      </div>
      {!isBare && <Legend shapes={shapes} overlays={overlays} />}
      {!isBare && (
        <details className="plan-names">
          <summary>{`${t('plan.list')}（${formatNumber(shapes.length)}）`}</summary>
          <ul>
            {shapes.map((shape) => (
              <li key={shape.id}>
                {onSelect ? (
                  <button type="button" aria-pressed={shape.id === selectedId} onClick={() => onSelect(shape.id)}>
                    {nameOf(shape)}
                  </button>
                ) : (
                  nameOf(shape)
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function themeStyle({ theme, outcome }: PlanShape): CSSProperties | undefined {
  return theme && !outcome ? ({ '--fill': theme.fill, '--stroke': theme.stroke } as CSSProperties) : undefined
}

/** Figures stand beside what they measure: routes above their end, widths below, the rest in the middle. */
function labelPlace(role: Drawing['role'], box: Box, size: number): { x: number; y: number } {
  if (role === 'path' || role === 'distance') return { x: box.x + box.width * 0.75, y: box.y + box.height / 2 - size }
  if (role === 'gap') return { x: box.x + box.width / 2, y: box.y + box.height + size }
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

function Label({ at, text, size }: { at: { x: number; y: number }; text: string; size: number }) {
  return (
    <text x={at.x} y={at.y} fontSize={size} strokeWidth={size * 0.25} textAnchor="middle" dominantBaseline="central">
      {text}
    </text>
  )
}

export function Legend({ shapes, overlays }: { shapes: readonly PlanShape[]; overlays: readonly Drawing[] }) {
  const t = useText()
  const kinds = [...new Set(shapes.filter((shape) => !shape.theme).map((shape) => shape.kind))]
  const themes = [...new Map(shapes.flatMap(({ theme, outcome }) => (theme && !outcome ? [[theme.zh, theme] as const] : []))).values()]
  const roles = [...new Set(overlays.map((overlay) => overlay.role))]
  const outcomes = [...new Set(shapes.flatMap((shape) => (shape.outcome ? [shape.outcome] : [])))]
  return (
    <ul className="legend" aria-label={t('plan.legend')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={`swatch ${kind}`} />
          {t(PLAN_KINDS[kind])}
        </li>
      ))}
      {themes.map((theme) => (
        <li key={theme.zh}>
          <span className="swatch" style={{ '--fill': theme.fill, '--stroke': theme.stroke } as CSSProperties} />
          {t(theme)}
        </li>
      ))}
      {outcomes.map((outcome) => (
        <li key={outcome}>
          <span className={`swatch outcome ${outcome}`} />
          {t(`outcome.${outcome}`)}
        </li>
      ))}
      {roles.map((role) => (
        <li key={role}>
          <span className={`swatch role ${role}`} />
          {t(ROLES[role])}
        </li>
      ))}
    </ul>
  )
}
