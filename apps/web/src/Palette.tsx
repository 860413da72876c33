import { useRouter } from '@tanstack/react-router'
import { pinyin } from 'pinyin-pro'
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import type { Page } from '#ui/page.ts'
import { pathIn, recordPath, usePlace } from '#ui/park.ts'
import { usePreference } from '#ui/preferences.ts'
import { useQueryNamed } from '#ui/query.ts'
import { menuOf } from './menu.ts'

interface Hit {
  title: string
  subtitle: string
  /** Address inside the product, with prefix and park. */
  path: string
  kind: string
}

interface RecordHit {
  ledger: string
  ledgerTitle: { zh: string; en: string }
  id: string
  code: string
  name: string
}

const MOST = 12
const NO_RECENT: readonly Hit[] = []

function initials(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()
}

/** Pages by name, pinyin (whole or initials), page code or clause. */
function matches(page: Page, text: string): boolean {
  const wanted = text.toLowerCase().replace(/\s/g, '')
  if (wanted === '') return false
  if (/^\d+(\.\d+)*(\.[a-z])?\.?$/.test(wanted)) return page.clauses.some((clause) => clause.startsWith(wanted))
  const { zh, en } = page.title
  return [zh, en.toLowerCase().replace(/\s/g, ''), page.code.toLowerCase(), initials(zh), pinyin(zh, { toneType: 'none', type: 'array' }).join('')].some(
    (name) => name.includes(wanted),
  )
}

/** Search and jump (⌘K): pages from here, records from the server, recent ones first. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText()
  const place = usePlace()
  const router = useRouter()
  const id = useId()
  const [text, setText] = useState('')
  const [sent, setSent] = useState('')
  const [at, setAt] = useState(0)
  const [recent, setRecent] = usePreference<readonly Hit[]>('palette.recent', NO_RECENT)
  const pages = useMemo(() => menuOf(place).flatMap((entry) => entry.pages), [place])
  useEffect(() => {
    const timer = setTimeout(() => setSent(text.trim()), 150)
    return () => clearTimeout(timer)
  }, [text])
  const found = useQueryNamed<{ hits: RecordHit[] }>(
    { name: 'workbench.search', kind: 'query', scope: 'park' },
    { text: sent },
    { isEnabled: sent !== '' && place.parkId !== undefined },
  )
  const visited = useQueryNamed<{ hits: RecordHit[] }>(
    { name: 'workbench.recentList', kind: 'query', scope: 'park' },
    {},
    { isEnabled: place.parkId !== undefined },
  )
  const hitOf = (hit: RecordHit): Hit => ({ title: hit.name, subtitle: hit.code, path: recordPath(place, hit.ledger, hit.id), kind: t(hit.ledgerTitle) })
  const local: Hit[] = pages
    .filter((page) => matches(page, text))
    .map((page) => ({
      title: t(page.title),
      subtitle: `${page.code}${page.clauses.length ? ` · ${page.clauses.join(' ')}` : ''}`,
      path: pathIn(place, page.path),
      kind: t({ zh: '页面', en: 'Page' }),
    }))
  const hits = (
    text.trim()
      ? [...local, ...(sent ? (found.data?.hits ?? []).map(hitOf) : [])]
      : [...recent, ...(visited.data?.hits ?? []).map(hitOf)].filter((hit, index, all) => all.findIndex((one) => one.path === hit.path) === index)
  ).slice(0, MOST)
  const go = (hit: Hit | undefined) => {
    if (!hit) return
    setRecent([hit, ...recent.filter((one) => one.path !== hit.path)].slice(0, 8))
    onClose()
    router.history.push(hit.path)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((now) => (hits.length === 0 ? 0 : (now + step + hits.length) % hits.length))
    else if (event.key === 'Enter') go(hits[at])
    else return
    event.preventDefault()
  }
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className="overlay palette-overlay"
    >
      <Modal className="modal">
        <AriaDialog className="dialog palette" aria-label={t({ zh: '搜索或跳转', en: 'Search or jump' })}>
          <div className="palette-input">
            <Icon name="search" />
            <input
              // biome-ignore lint/a11y/noAutofocus: the palette is opened to type at once
              autoFocus
              role="combobox"
              aria-expanded={hits.length > 0}
              aria-controls={`${id}-list`}
              aria-activedescendant={hits.length > 0 ? `${id}-${at}` : undefined}
              aria-autocomplete="list"
              aria-label={t({ zh: '搜索名称、拼音首字母、编号或条款号', en: 'Search by name, code or clause' })}
              placeholder={t({ zh: '名称、拼音首字母、编号或条款号', en: 'Name, code or clause' })}
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                setAt(0)
              }}
              onKeyDown={onKey}
            />
          </div>
          <div id={`${id}-list`} role="listbox" aria-label={t({ zh: '结果', en: 'Results' })} className="menu">
            {hits.map((hit, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the box that has the focus
              // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is never focused itself
              <div
                key={`${hit.kind}-${hit.path}`}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                className="menu-item"
                data-focused={index === at || undefined}
                onClick={() => go(hit)}
                onMouseEnter={() => setAt(index)}
              >
                <span>{hit.title}</span>
                <span className="quiet">{hit.subtitle}</span>
                <span className="tag">{hit.kind}</span>
              </div>
            ))}
          </div>
          {text.trim() !== '' && hits.length === 0 && !found.isFetching && (
            <p className="quiet palette-none" role="status">
              {t({ zh: '没有找到。试试编号、拼音首字母或条款号。', en: 'Nothing found. Try a code or a clause.' })}
            </p>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
