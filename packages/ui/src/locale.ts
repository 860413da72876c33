import { useSyncExternalStore } from 'react'

export type Locale = 'zh' | 'en'

const KEY = 'zhiyuan.locale'
const listeners = new Set<() => void>()
let current: Locale = stored() === 'en' ? 'en' : 'zh'

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function locale(): Locale {
  return current
}

/** Switches the language of the whole page, remembers it on this device and tells assistive technology. */
export function setLocale(next: Locale): void {
  current = next
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // Private mode: the choice lasts for this page only.
  }
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  for (const listener of listeners) listener()
}

export function useLocale(): Locale {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    locale,
    locale,
  )
}
