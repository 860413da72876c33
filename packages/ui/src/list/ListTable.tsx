import { type CSSProperties, type PointerEvent, useLayoutEffect, useRef } from 'react'
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
  pinned: ReadonlySet<string>
  widths: Readonly<Record<string, number>>
  onWidth: (column: string, width: number | undefined) => void
  density: Density
  sort: string | undefined
  onSort: (column: string) => void
  selected: ReadonlyMap<string, unknown>
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
  const table = useRef<HTMLTableElement>(null)
  // Each pinned column stands beside the ones pinned before it; how wide those are only the drawn table knows.
  useLayoutEffect(() => {
    let left = table.current?.querySelector<HTMLElement>('thead .select-cell')?.offsetWidth ?? 0
    for (const cell of table.current?.querySelectorAll<HTMLElement>('thead .pinned') ?? []) {
      table.current?.style.setProperty(`--pin-${cell.dataset.column}`, `${left}px`)
      left += cell.offsetWidth
    }
  })
  const isAll = rows.length > 0 && rows.every((row) => selected.has(row.id))
  return (
    <table
      ref={table}
      className={`list ${props.density}${columns.some(({ key }) => props.pinned.has(key)) ? ' has-pinned' : ''}`}
      aria-busy={props.isStale || undefined}
    >
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
              <th key={column.key} scope="col" data-column={column.key} {...cellLook(column, props)} aria-sort={direction}>
                {column.isSortable ? (
                  <button type="button" className="sort" onClick={() => props.onSort(column.key)}>
                    {t(column.title)}
                    <Icon name={direction === 'descending' ? 'arrowDown' : 'arrowUp'} size={12} />
                  </button>
                ) : (
                  t(column.title)
                )}
                <span className="resize" aria-hidden="true" onPointerDown={(event) => drag(event, (width) => props.onWidth(column.key, width))} />
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

/** Class and place of a cell by its column's kind, width and whether it is pinned. */
function cellLook<R>(column: Column<R>, { pinned, widths }: Pick<Props<ListRow>, 'pinned' | 'widths'>): { className?: string; style?: CSSProperties } {
  const width = widths[column.key]
  const isPinned = pinned.has(column.key)
  const className = [column.isNumber && 'number', width !== undefined && 'sized', isPinned && 'pinned'].filter(Boolean).join(' ')
  const style = { ...(width === undefined ? {} : { '--width': `${width}px` }), ...(isPinned ? { '--pin': `var(--pin-${column.key})` } : {}) } as CSSProperties
  return { ...(className ? { className } : {}), ...(Object.keys(style).length > 0 ? { style } : {}) }
}

/** Follows the pointer from the edge of a header; the width is kept when it is let go. Keyboards set it in the column settings. */
function drag(event: PointerEvent<HTMLElement>, onWidth: (width: number) => void): void {
  const handle = event.currentTarget
  const cell = handle.closest('th')
  if (!cell) return
  event.preventDefault()
  const start = cell.offsetWidth - event.clientX
  handle.setPointerCapture(event.pointerId)
  const widthAt = (move: globalThis.PointerEvent) => start + move.clientX
  const show = (move: globalThis.PointerEvent) => {
    cell.style.minWidth = `${widthAt(move)}px`
  }
  const end = (last: globalThis.PointerEvent) => {
    handle.removeEventListener('pointermove', show)
    cell.style.minWidth = ''
    onWidth(widthAt(last))
  }
  handle.addEventListener('pointermove', show)
  handle.addEventListener('pointerup', end, { once: true })
}

function TableRow<R extends ListRow>({ row, ...props }: Props<R> & { row: R }) {
  const { columns, selected, onSelect, canSelect, linkOf, nameOf, actions, onAction, highlightId } = props
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
        <td key={column.key} {...cellLook(column, props)} data-label={t(column.title)}>
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
