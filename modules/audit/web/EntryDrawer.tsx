import { useQuery } from '@tanstack/react-query'
import { columnOf, type Ledger } from '#kernel/ledger.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { CopyableId } from '#ui/CopyableId.tsx'
import { EMPTY, formatField, formatTime } from '#ui/format.ts'
import { useLocale, useText } from '#ui/i18n.ts'
import { ledgerNamed } from '#ui/ledger/ledger-source.ts'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { recordPath, usePlace } from '#ui/park.ts'
import type { Entry } from './AuditPage.tsx'
import { actionText } from './action-words.ts'
import { differencesOf } from './audit-filters.ts'

/** One entry: who, from where, why, and the values before and after. */
export function EntryDrawer({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useText()
  const place = usePlace()
  const name = entry.ledger
  const ledger = useQuery({
    queryKey: ['ledger declaration', name],
    queryFn: async () => (name ? ((await ledgerNamed(name)) ?? null) : null),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const record =
    name && entry.recordId && place.surface === 'operator' && entry.action !== 'delete' ? (
      <AppLink to={recordPath(place, name, entry.recordId)}>{entry.recordId}</AppLink>
    ) : (
      shownId(entry.recordId)
    )
  const facts: { title: string; value: React.ReactNode }[] = [
    { title: t({ zh: '时间', en: 'Time' }), value: formatTime(entry.at, 'second') },
    {
      title: t({ zh: '操作人', en: 'Who' }),
      value: `${entry.actorName ?? t({ zh: '系统', en: 'System' })}${entry.actorRoles ? `（${entry.actorRoles}）` : ''}`,
    },
    { title: t({ zh: '动作', en: 'Action' }), value: t(actionText(entry.action)) },
    { title: t({ zh: '操作名', en: 'Operation' }), value: entry.operation ?? EMPTY },
    { title: t({ zh: '理由', en: 'Reason' }), value: entry.reason ?? EMPTY },
    { title: t({ zh: '来源地址', en: 'Address' }), value: entry.address ?? EMPTY },
    { title: t({ zh: '请求编号', en: 'Request' }), value: shownId(entry.requestId) },
    { title: t({ zh: '数据表', en: 'Table' }), value: entry.table ?? EMPTY },
    { title: t({ zh: '记录', en: 'Record' }), value: record },
  ]
  return (
    <Dialog title={t({ zh: '日志详情', en: 'Entry' })} isOpen isDrawer onClose={onClose}>
      <div className="stack">
        <dl className="facts">
          {facts.map(({ title, value }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Differences entry={entry} ledger={ledger.data ?? undefined} />
      </div>
    </Dialog>
  )
}

function shownId(id: string | null): React.ReactNode {
  return id ? <CopyableId text={id} /> : EMPTY
}

function Differences({ entry, ledger }: { entry: Entry; ledger: Ledger | undefined }) {
  const t = useText()
  const to = useLocale()
  const fields = new Map(Object.entries(ledger?.fields ?? {}).map(([key, field]) => [columnOf(key), field]))
  const rows = differencesOf(entry.before, entry.after)
  if (rows.length === 0) return <p className="quiet">{t({ zh: '没有字段变化。', en: 'No field changed.' })}</p>
  const shown = (column: string, value: unknown) => {
    if (value === null || value === undefined || value === '') return EMPTY
    const field = fields.get(column)
    if (field && field.type !== 'geometry') return formatField(field, value, to)
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  const title = (column: string) => {
    const field = fields.get(column)
    if (field) return t(field)
    if (column === 'code' || column === 'name') return t(column)
    return column
  }
  const heads = { before: t({ zh: '改动前', en: 'Before' }), after: t({ zh: '改动后', en: 'After' }) }
  return (
    <table className="list compact audit-differences">
      <caption className="sr-only">{t({ zh: '改动前后', en: 'Before and after' })}</caption>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '字段', en: 'Field' })}</th>
          <th scope="col">{heads.before}</th>
          <th scope="col">{heads.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.field}>
            <td>{title(row.field)}</td>
            <td data-label={heads.before}>{shown(row.field, row.before)}</td>
            <td data-label={heads.after}>{shown(row.field, row.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
