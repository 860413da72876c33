import { useEffect, useState } from 'react'
import { useText } from './i18n.ts'

/** True once `isWaiting` has held for 200 ms: quick answers never flash a placeholder. */
export function useSlow(isWaiting: boolean): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isWaiting) {
      setSlow(false)
      return
    }
    const timer = setTimeout(() => setSlow(true), 200)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return isSlow
}

/** Grey lines of the height of the coming text. The space is taken at once, the grey appears after 200 ms. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useText()
  const isSlow = useSlow(true)
  return (
    <div className={`skeleton${isSlow ? ' shown' : ''}`} role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholder lines have no identity
        <span key={line} />
      ))}
    </div>
  )
}
