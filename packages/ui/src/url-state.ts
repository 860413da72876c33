import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'

export type SearchState = Readonly<Record<string, unknown>>

/** The part after `?` as state: what is set here survives reload, back and a copied link. `undefined` removes a key. */
export function useUrlState(): [SearchState, (change: SearchState, how?: { replace?: boolean }) => void] {
  const search = useLocation({ select: (location) => location.search }) as unknown as SearchState
  const navigate = useNavigate()
  const change = useCallback(
    (next: SearchState, how: { replace?: boolean } = {}) => {
      const merge = (before: SearchState) =>
        Object.fromEntries(Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined && value !== ''))
      void navigate({ to: '.', search: merge as never, replace: how.replace ?? false, resetScroll: false })
    },
    [navigate],
  )
  return [search, change]
}

/** The address of the current page with other search state, for links. */
export function addressWith(pathname: string, search: SearchState): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  // As the router writes it: texts that read as JSON are quoted, everything else that is no text is JSON.
  const text = (value: unknown) => (typeof value === 'string' ? (isJson(value) ? JSON.stringify(value) : value) : JSON.stringify(value))
  return pairs.length === 0 ? pathname : `${pathname}?${new URLSearchParams(pairs.map(([key, value]) => [key, text(value)]))}`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
