import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { usePlace } from '#ui/park.ts'

/** Opens a kept file in a new tab; images and PDFs are shown, others are downloaded. */
export function FileLink({ id, name }: { id: string; name: string }) {
  const t = useText()
  const { parkId = '' } = usePlace()
  return (
    <a className="file-link" href={`/api/files/${id}?parkId=${parkId}&inline=1`} target="_blank" rel="noreferrer">
      <Icon name="file" size={14} /> {name}
      <span className="sr-only">{t({ zh: '（新窗口打开）', en: ' (opens in a new tab)' })}</span>
    </a>
  )
}
