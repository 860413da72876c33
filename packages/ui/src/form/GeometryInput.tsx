import { useState } from 'react'
import { useText } from '../i18n.ts'
import { FloorPlan } from '../plan/FloorPlan.tsx'
import type { BareProps } from './FieldControl.tsx'
import { errorOf } from './form-rules.ts'

interface Shape {
  type: string
  coordinates: unknown
}

function positions(of: unknown): number {
  if (!Array.isArray(of)) return 0
  return typeof of[0] === 'number' ? 1 : of.reduce((sum: number, part) => sum + positions(part), 0)
}

/** A shape as GeoJSON text with a picture of it. Shapes are usually imported; this is for looking and mending. */
export function GeometryInput({ id, field, value, onChange, onBlur, error, describedBy }: BareProps & { types: readonly string[] }) {
  const t = useText()
  const [text, setText] = useState(value ? JSON.stringify(value) : '')
  const change = (next: string) => {
    setText(next)
    if (next.trim() === '') onChange(null)
    else {
      try {
        onChange(JSON.parse(next))
      } catch {
        // Not JSON yet: hand the text on, so that sending it is refused with a message beside the field.
        onChange(next)
      }
    }
  }
  const shape = value && !errorOf(field, value, t) ? (value as Shape) : undefined
  return (
    <div className="geometry">
      {shape && <FloorPlan shapes={[{ id: 'shape', name: t(field), kind: 'subject', geometry: shape }]} label={t(field)} height={200} isBare />}
      <p className="quiet">{shape ? `${shape.type} · ${t('geometry.points', { n: positions(shape.coordinates) })}` : t('geometry.none')}</p>
      <details open={Boolean(error)}>
        <summary>{t('geometry.shape')}</summary>
        <textarea
          id={id}
          rows={5}
          spellCheck={false}
          aria-label={t('geometry.shape')}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
          value={text}
          onChange={(event) => change(event.target.value)}
          onBlur={onBlur}
        />
      </details>
    </div>
  )
}
