import { type RefObject, useEffect } from 'react'

export interface ListKeys {
  onOpen?: (() => void) | undefined
  onSelect: (id: string) => void
  onEdit?: ((id: string) => void) | undefined
  onCreate?: (() => void) | undefined
  onHelp: () => void
}

/** Whether a key belongs to something else: a field, an input method that is composing, an open dialog, a shortcut of the browser. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true
  const target = event.target as HTMLElement | null
  if (target?.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=menu], [role=listbox], [role=tablist]')) return true
  return document.querySelector('.overlay, .popover') !== null
}

/** j/k or ↓/↑ move over the rows' links, x selects, e edits, n creates, / searches, ? explains. Enter opens, being on a link. */
export function useListKeys(list: RefObject<HTMLElement | null>, keys: ListKeys): void {
  useEffect(() => {
    const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('tbody tr[data-id]') ?? [])]
    const current = () => document.activeElement?.closest<HTMLElement>('tr[data-id]') ?? null
    const move = (step: 1 | -1) => {
      const all = rows()
      const now = current()
      const at = now ? all.indexOf(now) : -1
      const next = all[at === -1 ? (step === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))]
      const target = next?.querySelector<HTMLElement>('.row-link') ?? next?.querySelector<HTMLElement>('input')
      target?.focus()
      next?.scrollIntoView({ block: 'nearest' })
    }
    const act = (event: KeyboardEvent): boolean => {
      const id = current()?.dataset.id
      switch (event.key) {
        case 'j':
        case 'ArrowDown':
          move(1)
          return true
        case 'k':
        case 'ArrowUp':
          move(-1)
          return true
        case 'x':
          if (id) keys.onSelect(id)
          return id !== undefined
        case 'e':
          if (id) keys.onEdit?.(id)
          return id !== undefined
        case 'n':
          keys.onCreate?.()
          return keys.onCreate !== undefined
        case '/':
          list.current?.querySelector<HTMLElement>('input[type=search]')?.focus()
          return true
        case '?':
          keys.onHelp()
          return true
        default:
          return false
      }
    }
    const listen = (event: KeyboardEvent) => {
      if (!isTaken(event) && act(event)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}
