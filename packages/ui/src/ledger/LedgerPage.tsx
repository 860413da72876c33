import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import type { Text } from '#kernel/operation.ts'
import { callNamed } from '../api.ts'
import { Button } from '../Button.tsx'
import type { Values } from '../form/form-rules.ts'
import { useText } from '../i18n.ts'
import { ListPage } from '../list/ListPage.tsx'
import type { BulkFailure, Column, ListPageProps, RowAction } from '../list/list-declaration.ts'
import { ProblemNotice } from '../Notice.tsx'
import { Dialog } from '../overlay/Dialog.tsx'
import { holds, usePlace } from '../park.ts'
import { problemText } from '../problem.ts'
import { useCommandNamed, useQueryNamed } from '../query.ts'
import { Skeleton } from '../Skeleton.tsx'
import { toast } from '../toast.ts'
import { addressWith, useUrlState } from '../url-state.ts'
import { commandOf, type DetailAnswer, detailOf, listOf, type Row } from './ledger-calls.ts'
import { formFields, ledgerColumns, ledgerConditions, nounOf } from './ledger-columns.tsx'

const LedgerForm = lazy(async () => ({ default: (await import('./LedgerForm.tsx')).LedgerForm }))
const LedgerDetail = lazy(async () => ({ default: (await import('./LedgerDetail.tsx')).LedgerDetail }))
const ImportWizard = lazy(async () => ({ default: (await import('./ImportWizard.tsx')).ImportWizard }))
const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog }))

export interface LedgerPageProps {
  ledger: Ledger
  /** Left out: the ledger's own title. */
  title?: Text
  description?: Text
  /** Always-on conditions, e.g. the building whose levels are shown. */
  input?: Readonly<Record<string, unknown>>
  /** Values new records start with. */
  start?: Values
  /** Columns besides the declared ones, e.g. an outcome. */
  extraColumns?: readonly Column<Row>[]
  rowActions?: readonly RowAction<Row>[]
  /** Left out: by code. `-nextServiceOn` puts the latest first. */
  defaultSort?: string
  /** Where a row leads; left out: its record in a drawer. */
  linkOf?: (row: Row) => string
  /** Below the facts of an open record. */
  detail?: (detail: DetailAnswer) => ReactNode
  /** Between head and list: numbers, a plan, tabs. */
  children?: ReactNode
  isEmbedded?: true
}

/**
 * The whole page of a ledger from its declaration: list, drawer with one record, form, removal with undo, import and export.
 * The open record (`open`), the form (`edit`, `new`) and the wizard (`import`) are part of the address.
 */
export function LedgerPage(props: LedgerPageProps) {
  const { ledger } = props
  const t = useText()
  const place = usePlace()
  const name = ledgerName(ledger)
  const noun = nounOf(ledger)
  const [url, setUrl] = useUrlState()
  const [brought, setBrought] = useState<Readonly<Record<string, string>>>()
  const [highlightId, setHighlight] = useState<string>()
  const [made, setMade] = useState<DetailAnswer>()
  const [exported, setExported] = useState<Readonly<Record<string, unknown>>>()
  const names = { ...made?.names, ...brought }
  const canWrite = holds(place, ledger.roles.write)
  const close = useCallback(() => setUrl({ open: undefined, edit: undefined, new: undefined, import: undefined }), [setUrl])
  const onRows = useCallback((_: readonly Row[], found?: Readonly<Record<string, string>>) => setBrought(found), [])
  const saved = async (id: string, isNew: boolean) => {
    if (isNew) {
      setMade(await callNamed<DetailAnswer>(detailOf(name), { ...(place.parkId ? { parkId: place.parkId } : {}), id }).catch(() => undefined))
    }
    setHighlight(id)
    setTimeout(() => setHighlight(undefined), 2_800)
    close()
  }
  const remove = useRemoval(ledger)
  const removal: typeof remove = (rows) => {
    if (rows.some((row) => row.id === made?.record.id)) setMade(undefined)
    return remove(rows)
  }
  const actions: RowAction<Row>[] = [
    {
      key: 'open',
      label: { zh: '打开', en: 'Open' },
      icon: 'eye',
      run: ([row]) => {
        setUrl({ open: row?.id })
        return undefined
      },
    },
    ...(canWrite
      ? [
          {
            key: 'edit',
            label: { zh: '编辑', en: 'Edit' },
            icon: 'edit' as const,
            run: ([row]: readonly Row[]) => {
              setUrl({ edit: row?.id })
              return undefined
            },
          },
          { key: 'remove', label: { zh: '删除', en: 'Remove' }, icon: 'trash' as const, isDanger: true, isBulk: true, run: removal },
        ]
      : []),
    ...(props.rowActions ?? []),
  ]
  const list: ListPageProps<Row> = {
    id: listOf(name).name,
    title: props.title ?? ledger.title,
    what: noun,
    clauses: ledger.clauses,
    operation: listOf(name),
    columns: [...ledgerColumns(ledger, names), ...(props.extraColumns ?? [])],
    conditions: ledgerConditions(ledger),
    defaultSort: props.defaultSort ?? 'code',
    linkOf: props.linkOf ?? ((row) => addressWith(window.location.pathname, { ...url, open: row.id })),
    nameOf: (row) => row.name ?? row.id,
    rowActions: actions,
    onRows,
    highlightId,
    firstRow: made?.record,
    ...(props.description ? { description: props.description } : {}),
    ...(props.input ? { input: props.input } : {}),
    ...(props.isEmbedded ? { isEmbedded: true } : {}),
    ...(canWrite ? { onCreate: () => setUrl({ new: 1 }), onEdit: (row: Row) => setUrl({ edit: row.id }), onImport: () => setUrl({ import: 1 }) } : {}),
    onExport: setExported,
  }
  const open = typeof url.open === 'string' ? url.open : undefined
  const edit = typeof url.edit === 'string' ? url.edit : undefined
  return (
    <>
      <ListPage {...list}>{props.children}</ListPage>
      {open && !edit && <RecordDrawer {...props} id={open} onClose={close} onEdit={() => setUrl({ edit: open })} onRemoved={close} remove={removal} />}
      {edit && <EditDrawer ledger={ledger} id={edit} onSaved={(id) => void saved(id, false)} onClose={() => setUrl({ edit: undefined })} />}
      {url.new !== undefined && canWrite && (
        <Dialog title={`${t('create')}${t({ zh: '', en: ' ' })}${t(noun)}`} isOpen onClose={close} isDrawer>
          <Suspense fallback={<Skeleton lines={8} />}>
            <LedgerForm ledger={ledger} {...(props.start ? { start: props.start } : {})} onSaved={(id) => void saved(id, true)} onCancel={close} />
          </Suspense>
        </Dialog>
      )}
      {url.import !== undefined && canWrite && (
        <Dialog title={t('import.title', { what: t(noun) })} isOpen onClose={close} size="wide">
          <Suspense fallback={<Skeleton lines={8} />}>
            <ImportWizard ledger={name} fields={formFields(ledger)} onDone={close} />
          </Suspense>
        </Dialog>
      )}
      {exported && (
        <Suspense fallback={null}>
          <ExportDialog ledger={name} query={{ ...exported, ...props.input }} onClose={() => setExported(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function RecordDrawer({
  ledger,
  id,
  detail: below,
  onClose,
  onEdit,
  onRemoved,
  remove,
}: LedgerPageProps & { id: string; onClose: () => void; onEdit: () => void; onRemoved: () => void; remove: RowAction<Row>['run'] }) {
  const t = useText()
  const found = useQueryNamed<DetailAnswer>(detailOf(ledgerName(ledger)), { id })
  const detail = found.data?.record.id === id ? found.data : undefined
  const can = detail?.can
  const { parkId } = usePlace()
  const name = ledgerName(ledger)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per opened record, not per refreshed answer
  useEffect(() => {
    // For the recent records of the palette; nothing depends on it, so a failure is not worth a word.
    if (detail) void callNamed({ name: 'workbench.noteVisit', kind: 'command' }, { parkId, ledger: name, id }).catch(() => undefined)
  }, [detail !== undefined, parkId, name, id])
  return (
    <Dialog
      title={detail?.record.name ?? t(ledger.title)}
      isOpen
      onClose={onClose}
      isDrawer
      headActions={
        <>
          {can?.save && (
            <Button icon="edit" onClick={onEdit}>
              {t('edit')}
            </Button>
          )}
          {can?.remove && (
            <Button
              look="quiet"
              icon="trash"
              aria-label={t('remove')}
              onClick={() => {
                if (detail)
                  void Promise.resolve(remove([detail.record])).then((failed) => {
                    if (!failed?.length) onRemoved()
                  })
              }}
            />
          )}
        </>
      }
    >
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {!detail && !found.isError && <Skeleton lines={10} />}
      {detail && (
        <Suspense fallback={<Skeleton lines={10} />}>
          <LedgerDetail ledger={ledger} detail={detail} />
          {below?.(detail)}
        </Suspense>
      )}
    </Dialog>
  )
}

function EditDrawer({ ledger, id, onSaved, onClose }: { ledger: Ledger; id: string; onSaved: (id: string) => void; onClose: () => void }) {
  const t = useText()
  const found = useQueryNamed<DetailAnswer>(detailOf(ledgerName(ledger)), { id })
  // What the user started from stays, even when fresher data arrives: the server tells about conflicts when saving.
  const [started, setStarted] = useState<DetailAnswer>()
  if (!started && found.data?.record.id === id && !found.isPlaceholderData) setStarted(found.data)
  return (
    <Dialog title={`${t('edit')} ${started?.record.name ?? ''}`} isOpen onClose={onClose} isDrawer>
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {!started && !found.isError && <Skeleton lines={8} />}
      {started && (
        <Suspense fallback={<Skeleton lines={8} />}>
          <LedgerForm ledger={ledger} detail={started} onSaved={onSaved} onCancel={onClose} />
        </Suspense>
      )}
    </Dialog>
  )
}

/** Removes at once and offers to take it back; what cannot be removed is told with its reason. */
function useRemoval(ledger: Ledger): (rows: readonly Row[]) => Promise<readonly BulkFailure[]> {
  const t = useText()
  const name = ledgerName(ledger)
  const remove = useCommandNamed<{ id: string }, { id: string }>(commandOf('remove', name))
  const restore = useCommandNamed<{ id: string }, { id: string }>(commandOf('restore', name))
  return async (rows) => {
    const failed: BulkFailure[] = []
    const done: string[] = []
    for (const row of rows) {
      try {
        await remove.run({ id: row.id })
        done.push(row.id)
      } catch (error) {
        failed.push({ id: row.id, reason: problemText(error) })
      }
    }
    if (done.length > 0) {
      const what = done.length === 1 ? (rows.find((row) => row.id === done[0])?.name ?? t(nounOf(ledger))) : t('list.selected', { n: done.length })
      toast({
        text: t('form.removed', { what }),
        undo: async () => {
          try {
            for (const id of done) await restore.run({ id })
            toast({ text: t('form.restored', { what }) })
          } catch (error) {
            toast({ text: problemText(error), tone: 'bad' })
          }
        },
      })
    }
    if (failed.length === 1 && rows.length === 1) toast({ text: failed[0]?.reason ?? '', tone: 'bad' })
    return failed
  }
}
