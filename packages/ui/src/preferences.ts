import { useCallback, useSyncExternalStore } from 'react'

const PREFIX = 'zhiyuan.preference.'
const SAVE_AFTER_MS = 800

type Save = (key: string, value: unknown) => void

const values = new Map<string, unknown>()
const listeners = new Set<() => void>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
let save: Save = () => {}

function read(key: string): unknown {
  if (values.has(key)) return values.get(key)
  let stored: unknown
  try {
    const text = localStorage.getItem(PREFIX + key)
    stored = text === null ? undefined : JSON.parse(text)
  } catch {
    // Private mode or a mangled entry: the default holds.
  }
  values.set(key, stored)
  return stored
}

function write(key: string, value: unknown): void {
  values.set(key, value)
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // Private mode or a full store: the choice lasts for this page only.
  }
  for (const listener of listeners) listener()
}

/** Where choices are kept for the person's other devices; set by the shell after sign-in. */
export function keepPreferences(keeper: Save): void {
  save = keeper
}

/** Takes over what the person chose on another device. */
export function applyPreferences(chosen: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(chosen)) if (!timers.has(key)) write(key, value ?? undefined)
}

/** A choice of this person, such as the columns of a list: at once on this device, soon after on all others. `undefined` goes back to the default. */
export function usePreference<Value>(key: string, fallback: Value): [Value, (value: Value | undefined) => void] {
  const value = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => read(key),
  )
  const change = useCallback(
    (next: Value | undefined) => {
      write(key, next)
      clearTimeout(timers.get(key))
      timers.set(
        key,
        setTimeout(() => {
          timers.delete(key)
          save(key, next ?? null)
        }, SAVE_AFTER_MS),
      )
    },
    [key],
  )
  return [(value as Value | undefined) ?? fallback, change]
}
