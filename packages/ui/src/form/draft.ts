import { useEffect, useRef, useState } from 'react'
import type { Values } from './form-rules.ts'

const PREFIX = 'zhiyuan.draft.'

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

function write(key: string, draft: Draft | undefined): void {
  try {
    if (draft) localStorage.setItem(PREFIX + key, JSON.stringify(draft))
    else localStorage.removeItem(PREFIX + key)
  } catch {
    // Full or forbidden store: the form still works, only without a draft.
  }
}

/** Saves what was typed on this device after every change, and offers what an earlier visit left behind. */
export function useDraft(key: string | undefined, values: Values, isDirty: boolean) {
  const [found, setFound] = useState(() => (key ? read(key) : undefined))
  const isDone = useRef(false)
  useEffect(() => {
    if (!key || !isDirty || isDone.current) return
    const timer = setTimeout(() => write(key, { at: new Date().toISOString(), values }), 400)
    return () => clearTimeout(timer)
  }, [key, values, isDirty])
  return {
    found,
    forget: () => {
      if (key) write(key, undefined)
      setFound(undefined)
    },
    hide: () => setFound(undefined),
    /** The form was sent: nothing may be written any more. */
    finish: () => {
      isDone.current = true
      if (key) write(key, undefined)
    },
  }
}
