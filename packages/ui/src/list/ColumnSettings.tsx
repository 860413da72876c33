import { Button } from '../Button.tsx'
import { useText } from '../i18n.ts'
import { Popup } from '../overlay/Popup.tsx'
import type { Density, useColumns } from './list-columns.ts'

const DENSITIES: readonly Density[] = ['compact', 'normal', 'loose']

/** Which columns are shown, their order and the height of rows. */
export function ColumnSettings<R>({ columns }: { columns: ReturnType<typeof useColumns<R>> }) {
  const t = useText()
  return (
    <Popup label={t('list.columns')} icon="columns">
      <h2>{t('list.columns')}</h2>
      <ul className="column-list">
        {columns.all.map((column) => (
          <li key={column.key}>
            <label className="check">
              <input type="checkbox" checked={columns.visible.includes(column)} onChange={() => columns.toggle(column.key)} />
              {t(column.title)}
            </label>
            <Button look="quiet" icon="arrowUp" aria-label={t('list.moveUp', { name: t(column.title) })} onClick={() => columns.move(column.key, -1)} />
            <Button look="quiet" icon="arrowDown" aria-label={t('list.moveDown', { name: t(column.title) })} onClick={() => columns.move(column.key, 1)} />
          </li>
        ))}
      </ul>
      <fieldset className="densities">
        <legend>{t('list.density')}</legend>
        {DENSITIES.map((density) => (
          <label key={density} className="check">
            <input type="radio" name="density" checked={columns.density === density} onChange={() => columns.setDensity(density)} />
            {t(`list.density.${density}`)}
          </label>
        ))}
      </fieldset>
      <Button onClick={columns.reset}>{t('list.resetColumns')}</Button>
    </Popup>
  )
}
