import { AppLink } from '../AppLink.tsx'
import { Icon } from '../Icon.tsx'
import { useText } from '../i18n.ts'
import { Menu } from '../overlay/Menu.tsx'
import type { Density } from './list-columns.ts'
import type { Column, ListRow, RowAction } from './list-declaration.ts'

interface Props<R extends ListRow> {
  caption: string
  rows: readonly R[]
  columns: readonly Column<R>[]
  density: Density
  sort: string | undefined
  onSort: (column: string) => void
  selected: ReadonlySet<string>
  onSelect: (id: string) => void
  onSelectAll: () => void
  canSelect: boolean
  linkOf: ((row: R) => string) | undefined
  nameOf: (row: R) => string
  actions: readonly RowAction<R>[]
  onAction: (action: RowAction<R>, row: R) => void
  highlightId: string | undefined
  isStale: boolean
}

/** A plain table; on phones each row becomes a card with its column titles in front of the values. */
export function ListTable<R extends ListRow>(props: Props<R>) {
  const t = useText()
  const { rows, columns, selected, sort } = props
  const isAll = rows.length > 0 && rows.every((row) => selected.has(row.id))
  return (
    <table className={`list ${props.density}`} aria-busy={props.isStale || undefined}>
      <caption className="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          {props.canSelect && (
            <th scope="col" className="select-cell">
              <input type="checkbox" aria-label={t('list.selectAll')} checked={isAll} onChange={props.onSelectAll} />
            </th>
          )}
          {columns.map((column) => {
            const direction = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined
            return (
              <th key={column.key} scope="col" className={column.isNumber ? 'number' : undefined} aria-sort={direction}>
                {column.isSortable ? (
                  <button type="button" className="sort" onClick={() => props.onSort(column.key)}>
                    {t(column.title)}
                    <Icon name={direction === 'descending' ? 'arrowDown' : 'arrowUp'} size={12} />
                  </button>
                ) : (
                  t(column.title)
                )}
              </th>
            )
          })}
          {props.actions.length > 0 && (
            <th scope="col" className="action-cell">
              <span className="sr-only">{t('actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.id} row={row} {...props} />
        ))}
      </tbody>
    </table>
  )
}

function TableRow<R extends ListRow>({ row, columns, selected, onSelect, canSelect, linkOf, nameOf, actions, onAction, highlightId }: Props<R> & { row: R }) {
  const t = useText()
  const isSelected = selected.has(row.id)
  const possible = actions.filter((action) => action.when?.(row) ?? true)
  return (
    <tr data-id={row.id} className={`${isSelected ? 'selected' : ''}${highlightId === row.id ? ' highlight' : ''}` || undefined}>
      {canSelect && (
        <td className="select-cell">
          <input type="checkbox" aria-label={t('list.selectRow', { name: nameOf(row) })} checked={isSelected} onChange={() => onSelect(row.id)} />
        </td>
      )}
      {columns.map((column, at) => (
        <td key={column.key} className={column.isNumber ? 'number' : undefined} data-label={t(column.title)}>
          {at === 0 && linkOf ? (
            <AppLink to={linkOf(row)} className="row-link">
              {column.cell(row)}
            </AppLink>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
      {actions.length > 0 && (
        <td className="action-cell">
          {possible.length > 0 && (
            <Menu
              label={t('list.rowActions', { name: nameOf(row) })}
              look="quiet"
              icon="more"
              items={possible.map((action) => ({
                key: action.key,
                label: t(action.label),
                ...(action.icon ? { icon: action.icon } : {}),
                ...(action.isDanger ? { isDanger: true } : {}),
                run: () => onAction(action, row),
              }))}
            />
          )}
        </td>
      )}
    </tr>
  )
}
