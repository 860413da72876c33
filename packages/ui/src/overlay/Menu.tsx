import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { Button, type ButtonLook } from '../Button.tsx'
import type { IconName } from '../Icon.tsx'

const Panel = lazy(async () => ({ default: (await import('./MenuPanel.tsx')).MenuPanel }))

export interface MenuItem {
  key: string
  label: string
  icon?: IconName
  note?: string
  isDanger?: boolean
  isChosen?: boolean
  run: () => void
}

/** A button that opens a list of actions. The list's code is loaded at the first opening. */
export function Menu({
  label,
  icon,
  look = 'default',
  items,
  onOpen,
  children,
}: {
  label: string
  icon?: IconName
  look?: ButtonLook
  items: readonly MenuItem[]
  /** Called when the list is opened, e.g. to fetch what it shows. */
  onOpen?: () => void
  children?: ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button
        ref={trigger}
        look={look}
        {...(icon ? { icon } : {})}
        {...(children === undefined ? { 'aria-label': label } : {})}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => {
          setWasOpen(true)
          if (!isOpen) onOpen?.()
          setOpen(!isOpen)
        }}
      >
        {children}
      </Button>
      {wasOpen && (
        <Suspense fallback={null}>
          <Panel label={label} items={items} trigger={trigger} isOpen={isOpen} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  )
}
