import { useEffect, useRef, useState } from 'react'
import { Button } from '../Button.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { useText } from '../i18n.ts'
import { Notice, ProblemNotice } from '../Notice.tsx'
import { PageHead } from '../PageHead.tsx'
import { useQueryNamed } from '../query.ts'
import { Skeleton } from '../Skeleton.tsx'
import { useUrlState } from '../url-state.ts'
import { BulkBar } from './BulkBar.tsx'
import { ColumnSettings } from './ColumnSettings.tsx'
import { KeySheet } from './KeySheet.tsx'
import { ListTable } from './ListTable.tsx'
import { useColumns } from './list-columns.ts'
import type { BulkFailure, ListPageProps, ListRow, RowAction } from './list-declaration.ts'
import { useListKeys } from './list-keys.ts'
import { useSelection } from './list-selection.ts'
import { type ListState, listStateOf, nextSort, searchOf } from './list-state.ts'
import { Pager } from './Pager.tsx'
import { QueryArea } from './QueryArea.tsx'
import { Views } from './Views.tsx'

interface Answer<R> {
  rows: R[]
  nextCursor: string | null
  total: number
  names?: Record<string, string>
}

/** What of the address line belongs to a list; without any of it the default view of the post applies. */
const LIST_STATE = ['q', 'f', 's', 'c', 'view'] as const
const NONE: readonly never[] = []

/**
 * A list of records: head, query area, toolbar, table, pager. Its state is the address line, so a copied link shows the same rows.
 * Keyboard: j/k or arrows, x, Enter, e, n, /, ?.
 */
export function ListPage<R extends ListRow>(props: ListPageProps<R>) {
  const { id, operation, input, conditions = [], rowActions = [], nameOf, linkOf, onEdit, onCreate, onRows } = props
  const t = useText()
  const [url, setUrl] = useUrlState()
  const state = listStateOf(url, { sort: props.defaultSort })
  const columns = useColumns(id, props.columns)
  const [failures, setFailures] = useState<{ done: number; failed: readonly (BulkFailure & { name: string })[] }>()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const previous = useRef<(string | undefined)[]>([])
  const list = useRef<HTMLDivElement>(null)

  const { search, filters, sort, limit, cursor } = state
  const query = { search: search || undefined, filters: filters.length ? filters : undefined, sort }
  const found = useQueryNamed<Answer<R>>(operation, { ...input, ...query, limit, cursor })
  const answered = found.data?.rows ?? NONE
  const { firstRow } = props
  // A new record lands where it is seen, whatever the order would say.
  const rows =
    firstRow && state.page === 1 ? [answered.find((row) => row.id === firstRow.id) ?? firstRow, ...answered.filter((row) => row.id !== firstRow.id)] : answered
  const selection = useSelection<R>(props, query)
  const change = (next: Partial<ListState>) => setUrl(searchOf(next))
  const changeRef = useRef(change)
  changeRef.current = change
  const [onSearch] = useState(() => (text: string) => changeRef.current({ search: text }))
  useEffect(() => {
    if (found.data) onRows?.(found.data.rows, found.data.names)
  }, [found.data, onRows])

  const toggle = (rowId: string) => {
    const row = rows.find((one) => one.id === rowId)
    if (row) selection.toggle(row)
  }
  const act = async (action: RowAction<R>, on: readonly R[]) => {
    const failed = (await action.run(on)) ?? []
    const failedRows = on.filter((row) => failed.some((failure) => failure.id === row.id))
    const nameOfId = new Map(failedRows.map((row) => [row.id, nameOf(row)]))
    setFailures(
      failed.length > 0
        ? { done: on.length - failed.length, failed: failed.map((failure) => ({ ...failure, name: nameOfId.get(failure.id) ?? failure.id })) }
        : undefined,
    )
    selection.keep(failedRows)
  }
  useListKeys(list, {
    onSelect: toggle,
    onEdit:
      onEdit &&
      ((rowId) => {
        const row = rows.find((one) => one.id === rowId)
        if (row) onEdit(row)
      }),
    onCreate,
    onHelp: () => setHelpOpen(true),
  })

  const bulk = rowActions.filter((action) => action.isBulk)
  const toolbar = (
    <>
      {props.onImport && (
        <Button icon="upload" onClick={props.onImport}>
          {t('list.import')}
        </Button>
      )}
      {props.onExport && (
        <Button icon="download" onClick={() => props.onExport?.({ ...query, columns: columns.visible.map((column) => column.key) } as never)}>
          {t('list.export')}
        </Button>
      )}
      {onCreate && (
        <Button look="primary" icon="plus" onClick={onCreate}>
          {t('create')}
        </Button>
      )}
    </>
  )
  return (
    <div className="list-page" ref={list}>
      {props.isEmbedded ? (
        <div className="page-actions">{toolbar}</div>
      ) : (
        <PageHead title={props.title} {...(props.description ? { description: props.description } : {})} clauses={props.clauses ?? []}>
          {toolbar}
        </PageHead>
      )}
      {props.children}
      <div className="panel">
        <div className="list-head">
          <QueryArea
            search={search}
            filters={filters}
            conditions={conditions}
            onSearch={onSearch}
            onFilters={(next) => change({ filters: next })}
            onReset={() => change({ search: '', filters: [] })}
          />
          <div className="list-tools">
            <Views
              id={id}
              current={state}
              active={typeof url.view === 'string' ? url.view : undefined}
              isUntouched={!LIST_STATE.some((key) => key in url)}
              onChoose={(view, next, how) => setUrl({ ...searchOf({ search: next.search, filters: next.filters, sort: next.sort }), view }, how)}
            />
            <ColumnSettings columns={columns} />
            <Button icon="refresh" aria-label={t('refresh')} isBusy={found.isFetching && !found.isPending} onClick={() => void found.refetch()} />
          </div>
        </div>
        {bulk.length > 0 && <BulkBar selection={selection} total={found.data?.total ?? 0} actions={bulk} onAct={act} />}
        {failures && (
          <Notice tone="bad" title={t('list.bulkResult', { done: failures.done, failed: failures.failed.length })}>
            <ul>
              {failures.failed.map((failure) => (
                <li key={failure.id}>{`${failure.name}：${failure.reason}`}</li>
              ))}
            </ul>
          </Notice>
        )}
        {found.isPending && <Skeleton lines={8} />}
        {found.isError &&
          (found.error.status === 403 ? (
            <EmptyState kind="forbidden" what={props.what} />
          ) : (
            <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
          ))}
        {found.data && rows.length === 0 && !found.isError && (
          <Nothing isFiltered={Boolean(search) || filters.length > 0} {...props} onClear={() => change({ search: '', filters: [] })} />
        )}
        {rows.length > 0 && (
          <ListTable
            caption={t(props.title)}
            rows={rows}
            columns={columns.visible}
            pinned={columns.pinned}
            widths={columns.widths}
            onWidth={columns.setWidth}
            density={columns.density}
            sort={sort}
            onSort={(column) => change({ sort: nextSort(sort, column) })}
            selected={selection.picked}
            onSelect={toggle}
            onSelectAll={() => selection.togglePage(rows)}
            canSelect={bulk.length > 0}
            linkOf={linkOf}
            nameOf={nameOf}
            actions={rowActions}
            onAction={(action, row) => void act(action, [row])}
            highlightId={props.highlightId}
            isStale={found.isPlaceholderData}
          />
        )}
        {found.data && found.data.total > 0 && (
          <Pager
            total={found.data.total}
            page={state.page}
            limit={limit}
            hasNext={found.data.nextCursor !== null}
            onLimit={(next) => change({ limit: next })}
            onNext={() => {
              previous.current[state.page] = cursor
              change({ cursor: found.data?.nextCursor ?? undefined, page: state.page + 1 })
            }}
            // A page opened from a copied link does not know the pages before it: back to the first.
            onPrevious={() => {
              const known = state.page - 1 in previous.current
              change({ cursor: previous.current[state.page - 1], page: known ? state.page - 1 : 1 })
            }}
          />
        )}
      </div>
      <KeySheet isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  )
}

function Nothing<R extends ListRow>({ isFiltered, what, onClear, onCreate, onImport }: ListPageProps<R> & { isFiltered: boolean; onClear: () => void }) {
  const t = useText()
  if (isFiltered) {
    return (
      <EmptyState kind="filtered" what={what}>
        <Button onClick={onClear}>{t('empty.clear')}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState kind="never" what={what} {...(onCreate ? {} : { hint: { zh: '录入后在这里显示。', en: 'Records appear here once entered.' } })}>
      {onCreate && (
        <Button look="primary" icon="plus" onClick={onCreate}>
          {t('create')}
        </Button>
      )}
      {onImport && (
        <Button icon="upload" onClick={onImport}>
          {t('list.import')}
        </Button>
      )}
    </EmptyState>
  )
}
