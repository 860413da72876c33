import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { Button, type ButtonLook } from '../Button.tsx'
import type { IconName } from '../Icon.tsx'

const Panel = lazy(async () => ({ default: (await import('./PopupPanel.tsx')).PopupPanel }))

/** A button that opens a small panel with controls, such as the column settings. */
export function Popup({
  label,
  icon,
  look = 'default',
  text,
  children,
}: {
  label: string
  icon?: IconName
  look?: ButtonLook
  text?: string
  children: ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button
        ref={trigger}
        look={look}
        {...(icon ? { icon } : {})}
        {...(text === undefined ? { 'aria-label': label } : {})}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {text}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <Panel label={label} trigger={trigger} onClose={() => setOpen(false)}>
            {children}
          </Panel>
        </Suspense>
      )}
    </>
  )
}
