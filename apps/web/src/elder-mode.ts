import { useState } from 'react'

const KEY = 'zhiyuan.elder'

function apply(isElder: boolean): void {
  if (isElder) document.documentElement.dataset.elder = '1'
  else delete document.documentElement.dataset.elder
}

/** Elder mode (长辈版): larger text, one column, big targets. Remembered on this device; at first as the account says. */
export function useElderMode(ofAccount: boolean): [boolean, (isElder: boolean) => void] {
  const [isElder, setElder] = useState(() => {
    let stored: string | null = null
    try {
      stored = localStorage.getItem(KEY)
    } catch {
      // Private mode: the account's choice holds.
    }
    const chosen = stored === null ? ofAccount : stored === '1'
    apply(chosen)
    return chosen
  })
  return [
    isElder,
    (next) => {
      apply(next)
      setElder(next)
      try {
        localStorage.setItem(KEY, next ? '1' : '0')
      } catch {
        // As above.
      }
    },
  ]
}
