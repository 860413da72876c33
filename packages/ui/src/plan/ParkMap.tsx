import { lazy, Suspense, useState } from 'react'
import { useText } from '../i18n.ts'
import { Notice } from '../Notice.tsx'
import { FloorPlan, type PlanProps } from './FloorPlan.tsx'

const Map3d = lazy(async () => ({ default: (await import('./Map3d.tsx')).Map3d }))

function hasWebGl2(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

/** The park in 2.5D from its own shapes only, no outside tiles; the flat plan where the browser has no WebGL2 or the map fails. */
export function ParkMap(props: PlanProps) {
  const t = useText()
  const [canDraw, setCanDraw] = useState(hasWebGl2)
  if (!canDraw || props.shapes.length === 0) {
    return (
      <>
        {props.shapes.length > 0 && <Notice>{t('map.flat')}</Notice>}
        <FloorPlan {...props} />
      </>
    )
  }
  return (
    <Suspense fallback={<div className="plan-window" style={{ height: props.height ?? 420 }} />}>
      <Map3d {...props} onFailure={() => setCanDraw(false)} />
    </Suspense>
  )
}
