import { useState } from 'react'
import { Icon } from './Icon.tsx'
import { useText } from './i18n.ts'

/** A code or number that one click copies. */
export function CopyableId({ text }: { text: string }) {
  const t = useText()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    // The clipboard needs https; on plain-http intranets the text stays selectable.
    await navigator.clipboard?.writeText(text).catch(() => undefined)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <span className="copyable">
      <code>{text}</code>
      <button type="button" aria-label={`${t('copy')} ${text}`} onClick={() => void copy()}>
        <Icon name={isCopied ? 'check' : 'copy'} size={13} />
      </button>
      <span className="sr-only" role="status">
        {isCopied ? t('copied') : ''}
      </span>
    </span>
  )
}
