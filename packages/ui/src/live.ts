import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'

interface LiveEvent {
  event: string
  parkId: string | null
  /** With `kernel.ledgerChanged`: the ledger that changed. */
  ledger?: string | null
}

/** The server's heart beats every four seconds; after two missed beats what is shown counts as out of date. */
const SILENCE_MS = 9_000
const TRY_AGAIN_MS = 3_000

/** The modules whose queries an event makes stale: `parks.planImported` → `parks.`, a ledger change → the ledger's module and the histories. */
export function stalePrefixes(event: Pick<LiveEvent, 'event' | 'ledger'>): string[] {
  const prefixes = [`${event.event.split('.')[0]}.`]
  if (event.ledger) prefixes.push(`${event.ledger.split('.')[0]}.`, 'audit.')
  return prefixes
}

let isStale = false
const listeners = new Set<() => void>()

function setStale(next: boolean): void {
  if (isStale === next) return
  isStale = next
  for (const listener of listeners) listener()
}

/** Whether the live stream is gone, so that numbers on the page may be out of date. */
export function useIsStale(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isStale,
  )
}

/** Keeps the cache fresh while a park is open, and notices within ten seconds when nothing comes any more. */
export function useLiveUpdates(parkId: string | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!parkId || typeof EventSource === 'undefined') return
    let source: EventSource | undefined
    let silence: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let hadConnection = false
    const waiting = new Set<string>()
    let flush: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      flush = undefined
      const prefixes = [...waiting]
      waiting.clear()
      void client.invalidateQueries({ predicate: (query) => prefixes.some((prefix) => String(query.queryKey[0]).startsWith(prefix)) })
    }
    const heard = () => {
      clearTimeout(silence)
      silence = setTimeout(() => setStale(hadConnection), SILENCE_MS)
      setStale(false)
    }
    const open = () => {
      source = new EventSource('/api/live')
      source.onopen = () => {
        heard()
        // What happened while the line was down is unknown: read everything again.
        if (hadConnection) void client.invalidateQueries()
        hadConnection = true
      }
      source.onerror = () => {
        // A refused stream is not tried again by the browser itself.
        if (source?.readyState !== EventSource.CLOSED) return
        clearTimeout(again)
        if (hadConnection) again = setTimeout(open, TRY_AGAIN_MS)
      }
      source.addEventListener('beat', heard)
      source.addEventListener('change', (message) => {
        heard()
        try {
          for (const prefix of stalePrefixes(JSON.parse(String(message.data)) as LiveEvent)) waiting.add(prefix)
          flush ??= setTimeout(refresh, 300)
        } catch {
          // A message of a newer server: nothing to refresh.
        }
      })
    }
    open()
    return () => {
      source?.close()
      clearTimeout(silence)
      clearTimeout(again)
      clearTimeout(flush)
      setStale(false)
    }
  }, [parkId, client])
}
