import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { AppLink } from './AppLink.tsx'
import { Icon, type IconName } from './Icon.tsx'

export type ButtonLook = 'default' | 'primary' | 'danger' | 'quiet'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  look?: ButtonLook
  icon?: IconName
  /** Shown as a spinner; the button stays focusable but does nothing. */
  isBusy?: boolean
  children?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A button with a text, an icon or both; an icon alone needs an `aria-label`. */
export function Button({ look = 'default', icon, isBusy = false, children, type = 'button', onClick, ref, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      className={`button ${look}${children === undefined ? ' icon-only' : ''}`}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      title={rest.title ?? (children === undefined ? rest['aria-label'] : undefined)}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {isBusy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  )
}

/** Looks like a button, is a link: for going somewhere. */
export function ButtonLink({ to, look = 'default', icon, children }: { to: string; look?: ButtonLook; icon?: IconName; children: ReactNode }) {
  return (
    <AppLink to={to} className={`button ${look}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </AppLink>
  )
}
