import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { type Box, fitted, zoomed } from './plan-geometry.ts'

/** Pan and zoom of a drawing by wheel, drag, pinch, buttons and keys. */
export function useView(content: Box, window: RefObject<SVGSVGElement | null>) {
  const [size, setSize] = useState({ width: 800, height: 400 })
  const [moved, setMoved] = useState<Box>()
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const wasDragged = useRef(false)
  const view = moved ?? fitted(content, size.width / size.height)

  useEffect(() => {
    const svg = window.current
    if (!svg) return
    const watch = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setSize({ width: entry.contentRect.width, height: Math.max(1, entry.contentRect.height) })
    })
    watch.observe(svg)
    return () => watch.disconnect()
  }, [window])

  const viewRef = useRef(view)
  viewRef.current = view
  useEffect(() => {
    const svg = window.current
    if (!svg) return
    // Scrolling the page must stay possible: the wheel zooms with Ctrl or once the drawing has the focus.
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && !svg.parentElement?.contains(document.activeElement)) return
      event.preventDefault()
      const rect = svg.getBoundingClientRect()
      setMoved(
        zoomed(viewRef.current, Math.exp(event.deltaY * 0.0015), {
          fx: (event.clientX - rect.left) / rect.width,
          fy: (event.clientY - rect.top) / rect.height,
        }),
      )
    }
    svg.addEventListener('wheel', wheel, { passive: false })
    return () => svg.removeEventListener('wheel', wheel)
  }, [window])

  const pan = (dx: number, dy: number) => setMoved({ ...view, x: view.x - dx * view.width, y: view.y - dy * view.height })
  const zoom = (factor: number) => setMoved(zoomed(view, factor))
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const before = pointers.current.get(event.pointerId)
    if (!before) return
    const now = { x: event.clientX, y: event.clientY }
    const others = [...pointers.current.entries()].filter(([id]) => id !== event.pointerId)
    const other = others[0]?.[1]
    if (other) {
      const distance = (point: typeof now) => Math.hypot(point.x - other.x, point.y - other.y)
      setMoved(zoomed(view, distance(before) / Math.max(1, distance(now))))
    } else pan((now.x - before.x) / size.width, (now.y - before.y) / size.height)
    if (Math.hypot(now.x - before.x, now.y - before.y) > 2) wasDragged.current = true
    pointers.current.set(event.pointerId, now)
  }
  const onPointerUp = (event: PointerEvent<SVGSVGElement>) => {
    pointers.current.delete(event.pointerId)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => pan(0.1, 0),
      ArrowRight: () => pan(-0.1, 0),
      ArrowUp: () => pan(0, 0.1),
      ArrowDown: () => pan(0, -0.1),
      '+': () => zoom(0.8),
      '=': () => zoom(0.8),
      '-': () => zoom(1.25),
      '0': () => setMoved(undefined),
    }
    const act = acts[event.key]
    if (!act || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    act()
  }
  return {
    view,
    /** Metres per pixel. */
    scale: view.width / size.width,
    zoom,
    fit: () => setMoved(undefined),
    /** A click that ended a drag chooses nothing. */
    isClick: () => !wasDragged.current,
    handlers: {
      onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
        wasDragged.current = false
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      },
      onPointerMove,
      onPointerUp,
      onPointerCancel: onPointerUp,
      onPointerLeave: onPointerUp,
    },
    onKeyDown,
  }
}
