import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { useText } from './i18n.ts'
import { dismissToast, useToasts } from './toast.ts'

const ICONS = { good: 'metCircle', bad: 'notMetCircle', info: 'info' } as const

/** The live region for notes; mounted once by the shell. */
export function Toasts() {
  const t = useText()
  const notes = useToasts()
  return (
    <div className="toasts" role="status" aria-live="polite">
      {notes.map((note) => (
        <div key={note.id} className={`toast ${note.tone}`}>
          <Icon name={ICONS[note.tone]} />
          <span>{note.text}</span>
          {note.undo && (
            <Button
              look="quiet"
              icon="undo"
              onClick={() => {
                void note.undo?.()
                dismissToast(note.id)
              }}
            >
              {t('undo')}
            </Button>
          )}
          <Button look="quiet" icon="close" aria-label={t('close')} onClick={() => dismissToast(note.id)} />
        </div>
      ))}
    </div>
  )
}
