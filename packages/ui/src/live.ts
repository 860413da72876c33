import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

interface LiveEvent {
  event: string
  parkId: string | null
  /** With `kernel.ledgerChanged`: the ledger that changed. */
  ledger?: string | null
}

/** The module whose queries an event makes stale: `parks.ledgerChanged` → `parks.`, a ledger change → the ledger's module. */
export function stalePrefixes(event: Pick<LiveEvent, 'event' | 'ledger'>): string[] {
  const prefixes = [`${event.event.split('.')[0]}.`]
  if (event.ledger) prefixes.push(`${event.ledger.split('.')[0]}.`)
  return prefixes
}

/** Keeps the cache fresh while a park is open. Answers whether the stream has been gone for more than ten seconds. */
export function useLiveUpdates(parkId: string | undefined): { isLost: boolean } {
  const client = useQueryClient()
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    if (!parkId || typeof EventSource === 'undefined') return
    const source = new EventSource('/api/live')
    let timer: ReturnType<typeof setTimeout> | undefined
    let hadConnection = false
    const waiting = new Set<string>()
    let flush: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      flush = undefined
      const prefixes = [...waiting]
      waiting.clear()
      void client.invalidateQueries({ predicate: (query) => prefixes.some((prefix) => String(query.queryKey[0]).startsWith(prefix)) })
    }
    source.onopen = () => {
      clearTimeout(timer)
      timer = undefined
      setLost(false)
      // What happened while the line was down is unknown: read everything again.
      if (hadConnection) void client.invalidateQueries()
      hadConnection = true
    }
    source.onerror = () => {
      timer ??= setTimeout(() => setLost(hadConnection), 10_000)
      // A refused stream (signed out, another server) is not retried by the browser; it stays closed.
    }
    source.addEventListener('change', (message) => {
      try {
        for (const prefix of stalePrefixes(JSON.parse(String(message.data)) as LiveEvent)) waiting.add(prefix)
        flush ??= setTimeout(refresh, 300)
      } catch {
        // A keep-alive or a message of a newer server: nothing to refresh.
      }
    })
    return () => {
      source.close()
      clearTimeout(timer)
      clearTimeout(flush)
    }
  }, [parkId, client])
  return { isLost }
}
