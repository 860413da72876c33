import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from '../Button.tsx'
import { useText } from '../i18n.ts'
import type { DialogProps } from './Dialog.tsx'

export function DialogPanel({ title, onClose, children, actions, size = 'normal', isDrawer = false, headActions }: DialogProps) {
  const t = useText()
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className={`overlay${isDrawer ? ' drawer' : ''}`}
    >
      <Modal className={`modal ${size}`}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            {headActions}
            <Button look="quiet" icon="close" aria-label={t('close')} onClick={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {actions && (
            <footer className="dialog-foot">
              <Button onClick={onClose}>{t('cancel')}</Button>
              {actions}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
