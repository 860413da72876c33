import { useEffect, useRef, useState } from 'react'
import { Button } from '../Button.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { formatNumber } from '../format.ts'
import { useText } from '../i18n.ts'
import { Notice, ProblemNotice } from '../Notice.tsx'
import { PageHead } from '../PageHead.tsx'
import { useQueryNamed } from '../query.ts'
import { Skeleton } from '../Skeleton.tsx'
import { useUrlState } from '../url-state.ts'
import { ColumnSettings } from './ColumnSettings.tsx'
import { KeySheet } from './KeySheet.tsx'
import { ListTable } from './ListTable.tsx'
import { useColumns } from './list-columns.ts'
import type { BulkFailure, ListPageProps, ListRow, RowAction } from './list-declaration.ts'
import { useListKeys } from './list-keys.ts'
import { type ListState, listStateOf, nextSort, searchOf } from './list-state.ts'
import { Pager } from './Pager.tsx'
import { QueryArea } from './QueryArea.tsx'
import { Views } from './Views.tsx'

interface Answer<R> {
  rows: R[]
  nextCursor: string | null
  total: number
}

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
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [failures, setFailures] = useState<{ done: number; failed: readonly BulkFailure[] }>()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const previous = useRef<(string | undefined)[]>([])
  const list = useRef<HTMLDivElement>(null)

  const { search, filters, sort, limit, cursor } = state
  const query = { search: search || undefined, filters: filters.length ? filters : undefined, sort }
  const found = useQueryNamed<Answer<R>>(operation, { ...input, ...query, limit, cursor })
  const rows = found.data?.rows ?? []
  const change = (next: Partial<ListState>) => setUrl(searchOf(next))
  const changeRef = useRef(change)
  changeRef.current = change
  const [onSearch] = useState(() => (text: string) => changeRef.current({ search: text }))
  useEffect(() => {
    if (found.data) onRows?.(found.data.rows)
  }, [found.data, onRows])

  const toggle = (rowId: string) =>
    setSelected((before) => (before.has(rowId) ? new Set([...before].filter((one) => one !== rowId)) : new Set([...before, rowId])))
  const act = async (action: RowAction<R>, on: readonly R[]) => {
    const failed = (await action.run(on)) ?? []
    setFailures(failed.length > 0 ? { done: on.length - failed.length, failed } : undefined)
    setSelected(new Set(failed.map((failure) => failure.id)))
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
  const chosen = rows.filter((row) => selected.has(row.id))
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
              onChoose={(view, next) => setUrl({ ...searchOf({ search: next.search, filters: next.filters, sort: next.sort }), view })}
            />
            <ColumnSettings columns={columns} />
            <Button icon="refresh" aria-label={t('refresh')} isBusy={found.isFetching && !found.isPending} onClick={() => void found.refetch()} />
          </div>
        </div>
        {chosen.length > 0 && bulk.length > 0 && (
          <section className="bulk-bar" aria-label={t('list.selected', { n: chosen.length })}>
            <strong>{t('list.selected', { n: formatNumber(chosen.length) })}</strong>
            {bulk.map((action) => (
              <Button
                key={action.key}
                look={action.isDanger ? 'danger' : 'default'}
                {...(action.icon ? { icon: action.icon } : {})}
                onClick={() => void act(action, chosen)}
              >
                {t(action.label)}
              </Button>
            ))}
            <Button look="quiet" onClick={() => setSelected(new Set())}>
              {t('list.clearSelection')}
            </Button>
          </section>
        )}
        {failures && (
          <Notice tone="bad" title={t('list.bulkResult', { done: failures.done, failed: failures.failed.length })}>
            <ul>
              {failures.failed.map((failure) => (
                <li key={failure.id}>{`${nameOf(rows.find((row) => row.id === failure.id) ?? ({ id: failure.id } as R))}：${failure.reason}`}</li>
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
            density={columns.density}
            sort={sort}
            onSort={(column) => change({ sort: nextSort(sort, column) })}
            selected={selected}
            onSelect={toggle}
            onSelectAll={() => setSelected(rows.every((row) => selected.has(row.id)) ? new Set() : new Set(rows.map((row) => row.id)))}
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
