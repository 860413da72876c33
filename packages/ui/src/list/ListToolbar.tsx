import { useState } from 'react'
import { Button } from '../Button.tsx'
import { useText } from '../i18n.ts'
import { Dialog } from '../overlay/Dialog.tsx'
import { Menu } from '../overlay/Menu.tsx'
import { Popup } from '../overlay/Popup.tsx'
import { usePreference } from '../preferences.ts'
import type { Density, useColumns } from './list-columns.ts'
import { isSameQuery, type ListState } from './list-state.ts'

type Query = Pick<ListState, 'search' | 'filters' | 'sort'>
type SavedView = Query & { name: string }

const NO_VIEWS: readonly SavedView[] = []

/** Saved views: the current conditions under a name. A dot tells of changes that are not saved. */
export function Views({
  id,
  current,
  active,
  onChoose,
}: {
  id: string
  current: Query
  active: string | undefined
  onChoose: (view: string | undefined, query: Query) => void
}) {
  const t = useText()
  const [views, setViews] = usePreference<readonly SavedView[]>(`views.${id}`, NO_VIEWS)
  const [isNaming, setNaming] = useState(false)
  const [name, setName] = useState('')
  const view = views.find((one) => one.name === active)
  const isChanged = view ? !isSameQuery(view, current) : current.search !== '' || current.filters.length > 0
  const store = (as: string) => {
    const { search, filters, sort } = current
    setViews([...views.filter((one) => one.name !== as), { name: as, search, filters, sort }])
    onChoose(as, current)
  }
  return (
    <>
      <Menu
        label={t('list.views')}
        icon="list"
        items={[
          { key: '', label: t('list.allRecords'), isChosen: !view, run: () => onChoose(undefined, { search: '', filters: [], sort: undefined }) },
          ...views.map((one) => ({ key: one.name, label: one.name, isChosen: one === view, run: () => onChoose(one.name, one) })),
          ...(view && isChanged
            ? [
                { key: '!save', label: t('list.updateView'), icon: 'check' as const, run: () => store(view.name) },
                { key: '!revert', label: t('list.revertView'), icon: 'undo' as const, run: () => onChoose(view.name, view) },
              ]
            : []),
          { key: '!new', label: t('list.saveView'), icon: 'plus', run: () => setNaming(true) },
          ...(view
            ? [
                {
                  key: '!remove',
                  label: t('list.removeView'),
                  icon: 'trash' as const,
                  isDanger: true,
                  run: () => {
                    setViews(views.filter((one) => one !== view))
                    onChoose(undefined, current)
                  },
                },
              ]
            : []),
        ]}
      >
        {view?.name ?? t('list.views')}
        {isChanged && <span className="dot" title={t('list.viewChanged')} />}
      </Menu>
      <Dialog
        title={t('list.saveView')}
        isOpen={isNaming}
        onClose={() => setNaming(false)}
        actions={
          <Button
            look="primary"
            onClick={() => {
              if (name.trim()) {
                store(name.trim())
                setNaming(false)
                setName('')
              }
            }}
          >
            {t('save')}
          </Button>
        }
      >
        <div className="field">
          <label htmlFor="view-name">{t('list.viewName')}</label>
          <input id="view-name" value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        </div>
      </Dialog>
    </>
  )
}

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
