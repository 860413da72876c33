import { useText, type Word } from '../i18n.ts'
import { Dialog } from '../overlay/Dialog.tsx'

const KEYS: readonly [string, Word][] = [
  ['j / k / ↓ / ↑', 'keys.move'],
  ['x', 'keys.select'],
  ['Enter', 'keys.open'],
  ['e', 'keys.edit'],
  ['n', 'keys.new'],
  ['/', 'keys.search'],
  ['Ctrl K / ⌘ K', 'keys.palette'],
  ['?', 'keys.help'],
]

export function KeySheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText()
  return (
    <Dialog title={t('list.keys')} isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([key, word]) => (
          <div key={word}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
