import { useState } from 'react'
import { Button } from '../Button.tsx'
import { formatField } from '../format.ts'
import { useLocale, useText } from '../i18n.ts'
import { Dialog } from '../overlay/Dialog.tsx'
import type { Difference, Fields, Values } from './form-rules.ts'

/** Two people changed the same record: for each field where they disagree, mine or theirs. */
export function ConflictDialog({
  fields,
  found,
  names,
  onChoose,
  onCancel,
}: {
  fields: Fields
  found: readonly Difference[]
  names: Readonly<Record<string, string>>
  onChoose: (values: Values) => void
  onCancel: () => void
}) {
  const t = useText()
  const to = useLocale()
  const [keeps, setKeeps] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>(() => Object.fromEntries(found.map((one) => [one.key, one.keeps])))
  const save = () => onChoose(Object.fromEntries(found.map((one) => [one.key, keeps[one.key] === 'theirs' ? one.theirs : one.mine])))
  return (
    <Dialog
      title={t('conflict.title')}
      isOpen
      onClose={onCancel}
      size="wide"
      actions={
        <Button look="primary" onClick={save}>
          {t('conflict.save')}
        </Button>
      }
    >
      <p>{t('conflict.hint')}</p>
      <table className="conflict">
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => {
            const field = fields[one.key]
            if (!field) return null
            return (
              <tr key={one.key}>
                <th scope="row">{t(field)}</th>
                {(['mine', 'theirs'] as const).map((side) => (
                  <td key={side}>
                    <label className="check">
                      <input
                        type="radio"
                        name={`conflict-${one.key}`}
                        aria-label={`${t(field)}: ${t(`conflict.${side}`)}`}
                        checked={keeps[one.key] === side}
                        onChange={() => setKeeps((before) => ({ ...before, [one.key]: side }))}
                      />
                      {formatField(field, one[side], to, names)}
                    </label>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Dialog>
  )
}
