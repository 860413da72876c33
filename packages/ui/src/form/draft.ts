import { useEffect, useRef, useState } from 'react'
import { type Callable, callNamed } from '../api.ts'
import { usePlace } from '../park.ts'
import type { Values } from './form-rules.ts'

const PREFIX = 'zhiyuan.draft.'
const SAVE_HERE_MS = 400
const SAVE_THERE_MS = 1_500

const SERVER: Readonly<Record<'read' | 'save' | 'remove', Callable>> = {
  read: { name: 'workbench.draft', kind: 'query' },
  save: { name: 'workbench.saveDraft', kind: 'command' },
  remove: { name: 'workbench.removeDraft', kind: 'command' },
}

export interface Draft {
  at: string
  values: Values
}

function read(key: string): Draft | undefined {
  try {
    const stored = localStorage.getItem(PREFIX + key)
    return stored ? (JSON.parse(stored) as Draft) : undefined
  } catch {
    return undefined
  }
}

/** False when the store is full or forbidden: the form still works, only without a draft on this device. */
function write(key: string, draft: Draft | undefined): boolean {
  try {
    if (draft) localStorage.setItem(PREFIX + key, JSON.stringify(draft))
    else localStorage.removeItem(PREFIX + key)
    return true
  } catch {
    return false
  }
}

/**
 * Saves what was typed after every change, on this device and soon after with the server, and offers what an earlier visit left
 * behind here or elsewhere. Leaving is warned about only when it could be saved in neither place.
 */
export function useDraft(key: string | undefined, values: Values, isDirty: boolean) {
  const { parkId } = usePlace()
  const [found, setFound] = useState(() => (key ? read(key) : undefined))
  const isDone = useRef(false)
  const isKept = useRef({ here: true, there: true })
  // One call after the other, so that a late save never brings back what was sent or thrown away.
  const calls = useRef(Promise.resolve())
  const call = (what: 'save' | 'remove', more: Readonly<Record<string, unknown>> = {}) => {
    if (!key || !parkId) return
    calls.current = calls.current.then(async () => {
      if (what === 'save' && isDone.current) return
      await callNamed(SERVER[what], { parkId, form: key, ...more }).then(
        () => {
          isKept.current.there = true
        },
        () => {
          isKept.current.there = false
        },
      )
    })
  }

  useEffect(() => {
    if (!key || !parkId) return
    let isOver = false
    void callNamed<{ draft: Draft | null }>(SERVER.read, { parkId, form: key }).then(
      ({ draft }) => {
        if (draft && !isOver && !isDone.current) setFound((local) => (local && local.at >= draft.at ? local : draft))
      },
      () => undefined,
    )
    return () => {
      isOver = true
    }
  }, [key, parkId])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is saved because values changed, not because the page was drawn
  useEffect(() => {
    if (!key || !isDirty || isDone.current) return
    const here = setTimeout(() => {
      isKept.current.here = write(key, { at: new Date().toISOString(), values })
    }, SAVE_HERE_MS)
    const there = setTimeout(() => call('save', { values }), SAVE_THERE_MS)
    return () => {
      clearTimeout(here)
      clearTimeout(there)
    }
  }, [key, parkId, values, isDirty])

  useEffect(() => {
    if (!key || !isDirty) return
    const warn = (event: BeforeUnloadEvent) => {
      if (!isDone.current && !isKept.current.here && !isKept.current.there) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [key, isDirty])

  const remove = () => {
    if (key) write(key, undefined)
    call('remove')
  }
  return {
    found,
    forget: () => {
      remove()
      setFound(undefined)
    },
    hide: () => setFound(undefined),
    /** The form was sent: nothing may be written any more. */
    finish: () => {
      isDone.current = true
      remove()
    },
  }
}
