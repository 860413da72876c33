import { useSyncExternalStore } from 'react'

const KEY = 'zhiyuan.elder'
const listeners = new Set<() => void>()
let chosen: boolean | undefined

function stored(): boolean | undefined {
  try {
    const text = localStorage.getItem(KEY)
    return text === null ? undefined : text === '1'
  } catch {
    // Private mode: the account's choice holds.
    return undefined
  }
}

function apply(isElder: boolean): void {
  chosen = isElder
  if (isElder) document.documentElement.dataset.elder = '1'
  else delete document.documentElement.dataset.elder
}

function change(next: boolean): void {
  apply(next)
  try {
    localStorage.setItem(KEY, next ? '1' : '0')
  } catch {
    // As above.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Elder mode (长辈版): larger text, one column, big targets. Remembered on this device; at first as the account says. */
export function useElderMode(ofAccount: boolean): [boolean, (isElder: boolean) => void] {
  const isElder = useSyncExternalStore(subscribe, () => {
    if (chosen === undefined) apply(stored() ?? ofAccount)
    return chosen ?? false
  })
  return [isElder, change]
}
