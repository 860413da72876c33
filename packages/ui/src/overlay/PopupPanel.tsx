import type { ReactNode, RefObject } from 'react'
import { Dialog, Popover } from 'react-aria-components'

export function PopupPanel({
  label,
  trigger,
  onClose,
  children,
}: {
  label: string
  trigger: RefObject<HTMLButtonElement | null>
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      placement="bottom end"
      className="popover"
    >
      <Dialog aria-label={label} className="popup">
        {children}
      </Dialog>
    </Popover>
  )
}
