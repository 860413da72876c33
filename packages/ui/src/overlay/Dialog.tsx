import { lazy, type ReactNode, Suspense } from 'react'

const Panel = lazy(async () => ({ default: (await import('./DialogPanel.tsx')).DialogPanel }))

export interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** At the bottom right, before 取消. */
  actions?: ReactNode
  size?: 'normal' | 'wide'
  /** At the right edge and full height: for a record beside its list. */
  isDrawer?: boolean
  /** Beside the title of a drawer. */
  headActions?: ReactNode
}

/** A modal dialog or drawer. Focus goes in, Esc closes, focus returns to the opener. Loaded when first opened. */
export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  )
}

/** Fetches the dialog code before it is needed. */
export function warmDialogs(): void {
  void import('./DialogPanel.tsx')
}
