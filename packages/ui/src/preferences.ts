import { useCallback, useState } from 'react'

const PREFIX = 'zhiyuan.preference.'

function read<Value>(key: string, fallback: Value): Value {
  try {
    const stored = localStorage.getItem(PREFIX + key)
    return stored === null ? fallback : (JSON.parse(stored) as Value)
  } catch {
    return fallback
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // Private mode or a full store: the choice lasts for this page only.
  }
}

/** A choice of this person on this device, such as the columns of a list. */
export function usePreference<Value>(key: string, fallback: Value): [Value, (value: Value | undefined) => void] {
  const [value, setValue] = useState<Value>(() => read(key, fallback))
  const change = useCallback(
    (next: Value | undefined) => {
      setValue(next === undefined ? fallback : next)
      write(key, next)
    },
    [key, fallback],
  )
  return [value, change]
}
