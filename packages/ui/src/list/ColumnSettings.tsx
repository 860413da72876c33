import { Button } from '../Button.tsx'
import { useText } from '../i18n.ts'
import { Popup } from '../overlay/Popup.tsx'
import { type Density, NARROWEST, type useColumns, WIDEST } from './list-columns.ts'

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
            <input
              type="number"
              className="column-width"
              min={NARROWEST}
              max={WIDEST}
              step={10}
              placeholder={t({ zh: '自动', en: 'auto' })}
              aria-label={t('list.width', { name: t(column.title) })}
              value={columns.widths[column.key] ?? ''}
              onChange={(event) => columns.setWidth(column.key, event.target.value === '' ? undefined : Number(event.target.value))}
            />
            <Button
              look="quiet"
              icon="pin"
              aria-label={t('list.pin', { name: t(column.title) })}
              aria-pressed={columns.pinned.has(column.key)}
              onClick={() => columns.pin(column.key)}
            />
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
