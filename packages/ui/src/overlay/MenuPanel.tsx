import type { RefObject } from 'react'
import { MenuItem as AriaItem, Menu, Popover } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import type { MenuItem } from './Menu.tsx'

export function MenuPanel({
  label,
  items,
  trigger,
  isOpen,
  onOpenChange,
}: {
  label: string
  items: readonly MenuItem[]
  trigger: RefObject<HTMLButtonElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}) {
  return (
    <Popover aria-label={label} triggerRef={trigger} isOpen={isOpen} onOpenChange={onOpenChange} placement="bottom end" className="popover">
      <Menu
        aria-label={label}
        className="menu"
        autoFocus="first"
        onClose={() => onOpenChange(false)}
        onAction={(key) => items.find((item) => item.key === key)?.run()}
      >
        {items.map((item) => (
          <AriaItem key={item.key} id={item.key} textValue={item.label} className={`menu-item${item.isDanger ? ' danger' : ''}`}>
            {item.icon && <Icon name={item.icon} />}
            <span>{item.label}</span>
            {item.note && <span className="quiet">{item.note}</span>}
            {item.isChosen && <Icon name="check" />}
          </AriaItem>
        ))}
      </Menu>
    </Popover>
  )
}
