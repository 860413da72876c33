import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

/** A real link that changes page without reloading. `to` is a path with optional search: `/o/zl/space?view=all`. */
export function AppLink({ to, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) {
  const router = useRouter({ warn: false })
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !isPlain || rest.target === '_blank' || !router) return
    event.preventDefault()
    router.history.push(to)
  }
  const warm = () => {
    if (router && to.startsWith('/')) void router.preloadRoute({ to: to.split('?')[0] ?? to }).catch(() => undefined)
  }
  return <a {...rest} href={to} onClick={follow} onMouseEnter={warm} onFocus={warm} />
}
