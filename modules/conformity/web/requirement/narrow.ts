import { useSyncExternalStore } from 'react'

/** Elder mode keeps to one column. */
function hasRoom(): boolean {
  return window.matchMedia(WIDE).matches && !document.documentElement.hasAttribute('data-elder')
}

const WIDE = '(min-width: 1180px)'

/** Whether there is room for the plan beside the table; below, it opens as a drawer. */
export function useHasRoom(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(WIDE)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    hasRoom,
    () => true,
  )
}
